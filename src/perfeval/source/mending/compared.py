"""Two readings of a file, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from perfeval.source.node import Node


def same(
    one: Node | None, other: Node | None, mended: MappingOf[int, str], seen: set[int] | None = None
) -> bool:
    """Whether both are the same tree; `mended` are the texts that scalars of `one`, by identity,
    have now, quoted or not."""
    seen = set() if seen is None else seen
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        if id(one) in mended:
            return other.text == mended[id(one)]
        return (one.text, one.plain) == (other.text, other.plain)
    if id(one) in seen:
        return True
    seen.add(id(one))
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(
            same(a, b, mended, seen) for a, b in zip(one.items, other.items, strict=True)
        )
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return len(one.entries) == len(other.entries) and all(
            same(a[0], b[0], {}, seen) and same(a[1], b[1], mended, seen)
            for a, b in zip(one.entries.values(), other.entries.values(), strict=True)
        )
    return False
