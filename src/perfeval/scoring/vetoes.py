"""Gates (一票否决) and adjusters (加减分): which apply, and where."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.indicators import Adjuster, Gate, IndicatorSet, Path, walk
from perfeval.model.rounding import plain
from perfeval.model.scorecard import AdjustmentScore, GateFired
from perfeval.scoring.conditions import holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.formula.algebra import Value
    from perfeval.model.project import Project


class Placed(NamedTuple):
    """A gate or adjuster with the node it stands on (empty path: the set)."""

    path: Path
    what: Any
    id: str = ""


def _gates(indicator_set: IndicatorSet) -> list[Placed]:
    found = [Placed((), gate) for gate in indicator_set.gates]
    for top in indicator_set.indicators:
        found += [Placed(node.path, gate, node.id) for node in walk(top) for gate in node.gates]
    return found


def _adjusters(indicator_set: IndicatorSet) -> list[Placed]:
    found = [Placed((), adjuster) for adjuster in indicator_set.adjust]
    for top in indicator_set.indicators:
        branches = (node for node in walk(top) if not node.is_leaf)
        found += [Placed(node.path, one) for node in branches for one in node.adjust]
    return found


def _at(placed: Placed, at: str) -> bool:
    return not at or at in ("/".join(placed.path), *placed.path[-1:], placed.id)


def fired(
    indicator_set: IndicatorSet,
    project: Project,
    values: Mapping[str, Value],
    findings: list[Finding],
) -> list[GateFired]:
    """Gates that fire by themselves or that the project lists."""
    gates = _gates(indicator_set)
    found: dict[tuple[Path, str], GateFired] = {}
    for placed in gates:
        gate: Gate = placed.what
        if gate.when is None:
            continue
        truth, why = holds(gate.when, values)
        if truth is None:
            params = {"name": gate.name, "expr": gate.when_text, "why": why}
            findings.append(Finding("PE447", gate.when.span, params, placed.path))
        elif truth:
            found[(placed.path, gate.name)] = _fire(placed, gate.when_text)
    for call in project.gates:
        fits = [p for p in gates if p.what.name == call.name and _at(p, call.at)]
        if not fits:
            elsewhere = any(p.what.name == call.name for p in gates)
            params = {
                "name": call.name,
                "at": call.at if elsewhere else "",
                "known": "、".join(dict.fromkeys(p.what.name for p in gates)),
            }
            place = call.places.get("at" if elsewhere else "name", call.span)
            findings.append(Finding("PE314", place, params))
            continue
        if len(fits) > 1:
            params = {
                "name": call.name,
                "paths": "、".join("/".join(p.path) or indicator_set.title for p in fits),
            }
            findings.append(Finding("PE316", call.span, params))
            continue
        if not call.reason:
            findings.append(Finding("PE449", call.span, {"name": call.name}, fits[0].path))
        found[(fits[0].path, call.name)] = _fire(fits[0], call.reason)
    return list(found.values())


def _fire(placed: Placed, reason: str) -> GateFired:
    gate: Gate = placed.what
    return GateFired(gate.name, gate.effect, placed.path, reason, gate.cap, gate.grade)


def adjustments(
    indicator_set: IndicatorSet,
    project: Project,
    values: Mapping[str, Value],
    findings: list[Finding],
) -> list[AdjustmentScore]:
    """Adjusters claimed by the project, kept within their bounds and conditions."""
    known = _adjusters(indicator_set)
    sums: dict[str, tuple[Placed, Fraction, list[str], Any]] = {}
    for claim in project.adjust:
        placed = next((p for p in known if p.what.name == claim.name), None)
        if placed is None:
            params = {"name": claim.name, "known": "、".join(p.what.name for p in known)}
            findings.append(Finding("PE315", claim.at.get("name", claim.span), params))
            continue
        adjuster: Adjuster = placed.what
        if adjuster.when is not None:
            truth, why = holds(adjuster.when, values)
            if truth is None:
                params = {"name": adjuster.name, "expr": adjuster.when_text, "why": why}
                findings.append(Finding("PE447", adjuster.when.span, params, placed.path))
                continue
            if not truth:
                params = {"name": adjuster.name, "expr": adjuster.when_text}
                findings.append(Finding("PE450", claim.span, params, placed.path))
                continue
        if not claim.reason:
            findings.append(Finding("PE449", claim.span, {"name": claim.name}, placed.path))
        _, value, reasons, _ = sums.get(claim.name, (placed, Fraction(0), [], None))
        last = claim.at.get("value", claim.span)
        sums[claim.name] = (placed, value + claim.value, [*reasons, claim.reason], last)
    return [_bounded(name, *entry, findings) for name, entry in sums.items()]


def _bounded(
    name: str,
    placed: Placed,
    value: Fraction,
    reasons: list[str],
    span: Any,
    findings: list[Finding],
) -> AdjustmentScore:
    adjuster: Adjuster = placed.what
    kept = value
    if adjuster.max is not None:
        kept = min(kept, adjuster.max)
    if adjuster.min is not None:
        kept = max(kept, adjuster.min)
    if kept != value:
        params = {
            "name": name, "value": plain(value), "kept": plain(kept),
            "min": "" if adjuster.min is None else plain(adjuster.min),
            "max": "" if adjuster.max is None else plain(adjuster.max),
        }  # fmt: skip
        findings.append(Finding("PE448", span, params, placed.path))
    return AdjustmentScore(name, kept, "；".join(r for r in reasons if r), placed.path)
