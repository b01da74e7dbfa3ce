"""A rule that rewards the wrong side. (PE262)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_samples import sampled
from perfeval.checks.lints.rule_slopes import HIGHER, LOWER, NEITHER, rewarded
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use

CODE = "PE262"
BY_TARGET = {">=": HIGHER, ">": HIGHER, "<=": LOWER, "<": LOWER}
# measures whose number is better in one direction whatever it is about
BY_MEASURE = {"survey": HIGHER, "panel": HIGHER, "schedule": LOWER}
PLACES = ("side", "anchors", "bands", "points", "table", "expr", "cases")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        leaf = use.leaf
        if leaf.score.span is None and leaf.measure.span is None:
            continue  # the usual rule follows the target
        found = _found(use)
        if found is not None:
            yield found


def _found(use: Use) -> Finding | None:
    leaf, kind = use.leaf, use.score.kind
    if kind in ("none", "judged", "tiers", "checklist", "blend", "yes_no"):
        return None
    given = sampled(use) if kind in ("formula", "cases") else rewarded(use)
    natural = BY_MEASURE.get(leaf.measure.kind, NEITHER)
    target = leaf.target
    wanted = BY_TARGET.get(target.op, NEITHER) if target is not None else NEITHER
    if kind == "bands" and use.params.input == "completion":
        return _finding(use, "completion", HIGHER, "") if given == LOWER else None
    if given * wanted == -1 and target is not None:
        return _finding(use, "target", wanted, target.text)
    if given * natural == -1:
        return _finding(use, leaf.measure.kind, natural, "")
    if target is not None and not given and natural and _asks(use, wanted) * natural == -1:
        place = leaf.at.get("target", leaf.span)
        return _finding(use, leaf.measure.kind, natural, target.text)._replace(span=place)
    return None


def _asks(use: Use, wanted: int) -> int:
    """The direction a rule takes from the target; a bare number stands for ≥."""
    target = use.leaf.target
    if use.score.kind not in ("completion", "steps") or target is None or use.score.at.get("side"):
        return NEITHER
    if target.kind == "number" and not target.op:
        return HIGHER
    return wanted


def _finding(use: Use, why: str, better: int, target: str) -> Finding:
    params = {
        "name": use.leaf.name, "why": why, "target": target,
        "better": "higher" if better == HIGHER else "lower",
    }  # fmt: skip
    return Finding(CODE, use.place(*PLACES), params, use.leaf.path)
