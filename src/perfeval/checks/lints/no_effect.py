"""A parameter that changes no score. (PE263)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding
from perfeval.model.quantity import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.finding import Span

CODE = "PE263"
Idle = tuple[str, str, "Span | None"]
CUTS = ("cut_fixed", "cut_deviation", "inverse", "zero")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        checker = CHECKERS.get(use.score.kind)
        for key, why, place in checker(use, use.params) if checker is not None else ():
            params = {"name": use.leaf.name, "key": key, "why": why}
            yield Finding(CODE, place or use.place(), params, use.leaf.path)


def _completion(use: Use, p: Any) -> Iterator[Idle]:
    at, target = use.score.at, use.leaf.target
    if p.below == "share" and target is not None and not _downward(target):
        yield "below", "upward", at.get("below")
    if p.above == "rescaled" and p.pass_line is None:
        yield "above", "no-pass-line", at.get("above")
    if p.above == "rescaled" and p.pass_line == 1:
        yield "above", "full-pass-line", at.get("above")
    if p.amplify is not None and p.above == "rescaled" and p.pass_line is not None:
        yield "amplify", "rescaled", at.get("amplify")
    if target is not None and (target.op in ("<=", "<", "=", "~") or target.kind == DATE):
        if p.over.action in CUTS:
            yield "over", "never-beyond", at.get("over")
        if use.score.cap is not None and use.score.cap.value > 1:
            yield "cap", "never-beyond", at.get("cap")
    if p.over.action != "cut_fixed" and (p.over.amount is not None or p.over.points is not None):
        yield (
            "over.amount" if p.over.amount is not None else "over.points",
            "not-fixed",
            at.get("over"),
        )


def _downward(target: Any) -> bool:
    return target.op in ("<=", "<") or (target.kind == DATE and not target.op)


def _steps(use: Use, p: Any) -> Iterator[Idle]:
    if p.bonus is None:
        return
    place = use.score.at.get("bonus")
    op = use.leaf.target.op if use.leaf.target is not None else ""
    cap, w = use.score.cap, use.weight
    if p.side == "both" or (not p.side and op in ("=", "~")):
        yield "bonus", "both-sides", place
    elif cap is not None and w and use.worth(cap) <= w * p.start:
        yield "bonus", "capped", place


def _count(use: Use, p: Any) -> Iterator[Idle]:
    if p.table and p.first is not None:
        yield "first", "table", use.score.at.get("first")


def _checklist(use: Use, p: Any) -> Iterator[Idle]:
    if p.mode.kind == "share":
        return
    if any(not e.gate and (e.points is not None or e.share is not None) for e in p.items):
        key = next("points" if e.points is not None else "share" for e in p.items
                   if e.points is not None or e.share is not None)  # fmt: skip
        yield key, p.mode.kind, use.score.at.get("mode")


def _blend(use: Use, p: Any) -> Iterator[Idle]:
    if p.combine == "sum":
        return
    for part in p.parts:
        for key in ("share", "points"):
            if getattr(part, key) is not None:
                yield key, f"combine-{p.combine}", part.at.get(key, part.span)


CHECKERS = {
    "completion": _completion, "steps": _steps, "count": _count, "checklist": _checklist,
    "blend": _blend,
}  # fmt: skip
