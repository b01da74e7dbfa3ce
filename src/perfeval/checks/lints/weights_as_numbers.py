"""Weights typed in the column of targets or of actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore

CODE = "PE465"
LEAST = 3


def check(look: CardLook, p: None) -> Iterator[Finding]:
    columns: tuple[tuple[str, Callable[[LeafScore], Quantity | None]], ...] = (
        ("target", lambda leaf: leaf.result.target if leaf.result else None),
        ("actual", lambda leaf: leaf.result.actual if leaf.result else None),
    )
    found: dict[str, list[LeafScore]] = {}
    for column, of in columns:
        given = [
            (leaf, value)
            for leaf in look.leaves
            if leaf.weight and (value := of(leaf)) is not None and value.kind == NUMBER
        ]
        if len(given) >= LEAST and all(_is_weight(leaf, value) for leaf, value in given):
            found[column] = [leaf for leaf, _ in given]
    for column, leaves in found.items():
        first = leaves[0]
        names = "、".join(leaf.indicator.name for leaf in leaves)
        place = first.result.place(column) if first.result else first.indicator.span
        yield Finding(
            CODE, place, {"n": str(len(leaves)), "columns": "、".join(found), "names": names}
        )
        return


def _is_weight(leaf: LeafScore, value: Quantity) -> bool:
    return value.is_bare and not value.op and value.lo == leaf.indicator.weight
