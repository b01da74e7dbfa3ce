"""What a reviewer would ask about a number beside its target, of a leaf or of a part of one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, ONE
from perfeval.model.results import Result
from perfeval.model.rounding import percent
from perfeval.scoring.numbers import is_met
from perfeval.scoring.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model import scorecard as s
    from perfeval.model.finding import Span


def without_operator(card: s.Scorecard) -> Iterator[Finding]:
    """Targets without a sign: one finding for the project, at the first of them."""
    yield from signless(list(signless_of(card)))


def signless(bare: list[tuple[str, Span | None]]) -> Iterator[Finding]:
    """The finding about targets without a sign, given their names and places."""
    if bare:
        params = {"n": str(len(bare)), "names": "、".join(name for name, _ in bare)}
        yield Finding("PE431", bare[0][1], params)


def signless_of(card: s.Scorecard) -> Iterator[tuple[str, Span | None]]:
    """The names of targets without a sign, and where they stand."""
    for leaf in card.leaves:
        for one, _ in numbers_of(leaf, leaf.result or Result()):
            if _bare(one):
                own = one.result.at.get("target") if one.result else None
                node = one.indicator
                yield node.name, own or node.at.get("target", node.span)


def numbers_of(leaf: s.LeafScore, result: Result) -> Iterator[tuple[s.LeafScore, Result]]:
    """The leaf with its result; a blend's parts in its place, under its reason."""
    if not leaf.parts:
        yield leaf, result
    for part in leaf.parts:
        own = part.result or Result(span=result.place("parts"))
        yield from numbers_of(part, own._replace(reason=own.reason or result.reason))


def about_numbers(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """Findings about the leaf's numbers, which may be those of its parts."""
    if leaf.parts:
        yield from _assumed(leaf, result)
        yield from unread(leaf, result)
    for one, own in numbers_of(leaf, result):
        yield from _assumed(one, own)
        yield from _over(one, own)
        yield from _no_ratio(one, own)
        yield from _share_for_percent(one, own)
        yield from _without_multiple(one, own)
        yield from _sample(one, own)
        yield from unread(one, own)


def _assumed(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    if result.assumed:
        params = {"name": leaf.indicator.name, "key": "", "why": result.assumed}
        yield Finding("PE453", result.at.get("assumed"), params, leaf.indicator.path)


def _bare(leaf: s.LeafScore) -> bool:
    target = leaf.target
    if target is None or target.kind != NUMBER or target.op:
        return False
    return leaf.inputs is not None and leaf.inputs.lo is not None and leaf.indicator.score.kind in (
        "completion", "steps", "cases", "formula", "none",
    )  # fmt: skip


def _over(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    use, v = leaf.indicator.score, leaf.inputs
    if use.kind != "completion" or v is None or v.x is None or v.r is None:
        return
    over = use.params.over
    if over.action == "none" or not v.r > over.beyond:
        return
    params = {
        "rate": percent(v.r), "beyond": percent(over.beyond),
        "target": leaf.target.text if leaf.target else "", "actual": leaf.measured.value.text,
        "reason": "given" if result.reason else "",
    }  # fmt: skip
    code = "PE441" if over.action == "explain" else "PE442"
    severity = "info" if result.reason else None
    place = result.place("actual", "part", "current", "survey", "panel", "items")
    yield Finding(code, place, params, leaf.indicator.path, severity)


def _no_ratio(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """A target of 0 or a negative number has no ratio: the points are all or nothing."""
    use, v = leaf.indicator.score, leaf.inputs
    if use.kind != "completion" or v is None or v.x is None or v.lo is None or v.dates or v.flag:
        return
    place = result.place("actual", "part", "current")
    if v.hi <= 0 and use.params.amplify is None and leaf.target is not None:
        own = result.at.get("target") or leaf.indicator.at.get("target") or place
        yield Finding("PE456", own, {"target": leaf.target.text}, leaf.indicator.path)
    elif v.x < 0 and not is_met(v) and leaf.measured.value is not None:
        params = {"actual": leaf.measured.value.text}
        yield Finding("PE457", place, params, leaf.indicator.path)


def _share_for_percent(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """0.95 beside a target of 90% is read as 0.95%; spreadsheets mean 95% by it."""
    items = result.items if isinstance(result.items, tuple) else ()
    pairs = [(result.actual, leaf.target, result.place("actual"))]
    pairs += [(i.actual, i.target or leaf.target, i.at.get("actual", i.span)) for i in items]
    for given, target, place in pairs:
        if given is None or target is None or not given.is_bare or target.scale == ONE:
            continue
        if 0 < given.lo <= 1 and target.lo >= Fraction(1, 10):
            params = {"actual": given.text, "target": target.text, "rate": percent(given.lo)}
            yield Finding("PE458", place, params, leaf.indicator.path)


def _without_multiple(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """6 beside 8万元 is compared as 6元."""
    given, target = result.actual, leaf.target
    if given is None or target is None or not given.is_bare or not target.is_number:
        return
    if given.lo == given.hi == 0:
        return
    if target.unit and target.scale == ONE and {"千", "万", "亿"} & set(target.text):
        params = {"actual": given.text, "target": target.text, "peer": ""}
        yield Finding("PE461", result.place("actual"), params, leaf.indicator.path)


def _sample(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """Counted answers without a word on how many were asked."""
    groups = result.survey
    if groups and all(g.valid is None and g.sent is None and g.returned is None for g in groups):
        name, path = leaf.indicator.name, leaf.indicator.path
        yield Finding("PE607", result.place("survey"), {"name": name}, path)
