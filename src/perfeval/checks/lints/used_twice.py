"""The same number stands for two indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, mantissa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore

CODE = "PE467"
FEWER = 2
TELLING = 4  # significant digits that two different counts hardly share


def check(look: CardLook, p: None) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], LeafScore] = {}
    for leaf in look.leaves:
        given = leaf.result.actual if leaf.result else None
        if leaf.result is None or given is None or given.kind != NUMBER:
            continue
        for key in _keys(leaf, given):
            first = seen.setdefault(key, leaf)
            if first is not leaf and first.indicator.path[:-1] != leaf.indicator.path[:-1]:
                params = {
                    "name": leaf.indicator.name, "other": "/".join(first.indicator.path),
                    "actual": given.text,
                }  # fmt: skip
                yield Finding(CODE, leaf.result.place("actual"), params, leaf.indicator.path)
                break


def _keys(leaf: LeafScore, given: Quantity) -> Iterator[tuple[object, ...]]:
    if leaf.target is not None:
        yield plain(leaf.indicator.name), leaf.target.lo, leaf.target.hi, given.lo, given.unit
    digits = mantissa(given.text).replace(".", "").strip("0+-")
    if given.unit in ("", "%"):
        return
    if len(digits) >= TELLING and given.unit != "元":
        yield given.lo, given.unit
    # fewer digits tell as much where the target is the same and the names end alike
    if leaf.target is not None and len(digits) >= FEWER:
        ending = plain(leaf.indicator.name).removesuffix("数")[-1:]
        yield ending, leaf.target.lo, leaf.target.hi, given.lo, given.unit
