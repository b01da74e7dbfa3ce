"""Are names and ids distinct, and do policies name what is there? (PE205, PE210, PE216, PE290,
PE291, PE293, PE295)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.model.indicators import (
    Adjuster,
    Gate,
    Indicator,
    IndicatorSet,
    Path,
    Policy,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def name_faults(indicator_set: IndicatorSet) -> Iterator[Finding]:
    nodes = [node for top in indicator_set.indicators for node in walk(top)]
    yield from _siblings(indicator_set.indicators, "")
    for node in nodes:
        yield from _siblings(node.children, node.name)
    yield from _ids(nodes)
    yield from _adjusters(indicator_set, nodes)
    yield from _gates(indicator_set, nodes)
    place = indicator_set.at.get("not_applicable", indicator_set.span)
    yield from _policy(indicator_set.policy, place, (), nodes)
    for node in nodes:
        if node.policy is not None:
            place = node.at.get("not_applicable", node.span)
            yield from _policy(node.policy, place, node.path, nodes)


def _siblings(children: Sequence[Indicator], parent: str) -> Iterator[Finding]:
    seen: dict[str, Indicator] = {}
    for child in children:
        first = seen.setdefault(child.name, child)
        if first is child:
            continue
        line = _line(first.span, child.span)
        params = {"name": child.name, "parent": parent, "line": line}
        yield Finding("PE205", child.at.get("name", child.span), params, child.path)


def _line(first: Span | None, second: Span | None) -> str:
    """The first one's line, where both stand in one file."""
    if first is None or second is None or first.file != second.file:
        return ""
    return str(first.line)


def _ids(nodes: Sequence[Indicator]) -> Iterator[Finding]:
    seen: dict[str, Indicator] = {}
    for node in nodes:
        if not node.id:
            continue
        first = seen.setdefault(node.id, node)
        if first is not node:
            params = {"id": node.id, "first": "/".join(first.path), "second": "/".join(node.path)}
            yield Finding("PE210", node.at.get("id", node.span), params, node.path)
    yield from _ids_as_names(nodes)


def _ids_as_names(nodes: Sequence[Indicator]) -> Iterator[Finding]:
    """An id that another leaf has for a name: a project that names it means both."""
    if not any(node.id for node in nodes):
        return
    named: dict[str, Indicator] = {}
    for node in nodes:
        if node.is_leaf:
            named.setdefault(node.name, node)
    for node in nodes:
        other = named.get(node.id) if node.id and node.is_leaf else None
        if other is not None and other is not node:
            params = {"id": node.id, "name": node.name, "other": "/".join(other.path)}
            yield Finding("PE295", node.at.get("id", node.span), params, node.path)


def _gates(indicator_set: IndicatorSet, nodes: Sequence[Indicator]) -> Iterator[Finding]:
    """Projects call a gate by its name and place, so a second one there is never called."""
    owners: list[tuple[Path, tuple[Gate, ...]]] = [((), indicator_set.gates)]
    owners += [(node.path, node.gates) for node in nodes if node.gates]
    for path, gates in owners:
        seen: set[str] = set()
        for gate in gates:
            if gate.name in seen:
                params = {"name": gate.name, "at": path[-1] if path else ""}
                yield Finding("PE293", gate.at.get("name", gate.span), params, path)
            seen.add(gate.name)


def _adjusters(indicator_set: IndicatorSet, nodes: Sequence[Indicator]) -> Iterator[Finding]:
    """A project claims an adjuster by its name alone, so a second one could never be meant."""
    seen: set[str] = set()
    owners: list[tuple[Path, tuple[Adjuster, ...]]] = [((), indicator_set.adjust)]
    for node in nodes:
        if node.is_leaf and node.adjust:
            place = node.at.get("adjust", node.span)
            yield Finding("PE291", place, {"name": node.name}, node.path)
    owners += [(node.path, node.adjust) for node in nodes]
    for path, adjusters in owners:
        for one in adjusters:
            if one.name in seen:
                yield Finding("PE290", one.at.get("name", one.span), {"name": one.name}, path)
            seen.add(one.name)


def _policy(
    policy: Policy, span: Span | None, path: tuple[str, ...], nodes: Sequence[Indicator]
) -> Iterator[Finding]:
    if policy.kind != "to":
        return
    known = {key for node in nodes for key in (node.name, "/".join(node.path))}
    if policy.to not in known:
        yield Finding("PE216", span, {"to": policy.to, "near": closest(policy.to, known)}, path)


def closest(name: str, known: set[str], cutoff: float = 0.5) -> str:
    """The known name that is most like this one, or ""."""
    from difflib import get_close_matches

    found = get_close_matches(name, sorted(known), n=1, cutoff=cutoff)
    return found[0] if found else ""
