"""Fonts and sizes of lines held against those that a pack names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.word.look import CJK, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.layout import Line

Found = tuple["Line", dict[str, str]]


def fonts(lines: Iterable[Line], wanted: tuple[str, ...]) -> Iterator[Found]:
    """Lines with Chinese text in another font; text without a font of its own is told elsewhere."""
    known = {name.casefold() for name in wanted}
    for line in lines:
        used = {p.face.east for p in line.pieces if CJK.search(p.text) and p.face.east}
        other = sorted(name for name in used if name.casefold() not in known)
        if other:
            yield line, {"found": "、".join(other), "expected": wanted[0]}


def sizes(lines: Iterable[Line], low: float, high: float) -> Iterator[Found]:
    """Lines with text smaller or larger than it should be."""
    expected = plain(low) if low == high else f"{plain(low)}–{plain(high)}"
    for line in lines:
        used = {p.face.size for p in line.pieces if p.text.strip()}
        other = sorted(size for size in used if not low - 0.01 <= size <= high + 0.01)
        if other:
            yield line, {"found": "、".join(plain(size) for size in other), "expected": expected}
