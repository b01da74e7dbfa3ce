"""What names there are behind names, for checking a template without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Shape(NamedTuple):
    """A value's names (`fields`), and the shape of its items; None where nothing is known."""

    fields: dict[str, Shape] | None = None
    item: Shape | None = None
    data: bool = False  # its keys are data: a name that is no key may be one elsewhere
    finished: bool = False


ANY = Shape()
TEXT = Shape({})


def shape_of(value: Any) -> Shape:
    """The shape of plain data."""
    if isinstance(value, dict):
        return Shape({key: shape_of(one) for key, one in value.items()})
    if isinstance(value, (list, tuple)):
        item: Shape | None = None
        for one in value:
            item = shape_of(one) if item is None else merged(item, shape_of(one))
        return Shape({}, item or ANY)
    return Shape({}, finished=hasattr(value, "__html__"))


def merged(one: Shape, other: Shape) -> Shape:
    """What either knows."""
    fields: dict[str, Shape] | None = None
    if one.fields is not None or other.fields is not None:
        fields = dict(one.fields or {})
        for key, shape in (other.fields or {}).items():
            fields[key] = merged(fields[key], shape) if key in fields else shape
    item = merged(one.item, other.item) if one.item and other.item else one.item or other.item
    return Shape(fields, item, one.data or other.data, one.finished or other.finished)


def by_contract(paths: Iterable[str], real: Mapping[str, Any]) -> Shape:
    """The shape of the contract's names; where a name is data (`*`), the keys that are real."""
    shape = Shape({})
    for path in paths:
        shape = merged(shape, _of_path(path.split("."), real))
    return shape


def _of_path(names: list[str], real: Any) -> Shape:
    if not names:
        return TEXT
    name, rest = names[0], names[1:]
    if name == "*":
        keys = real if isinstance(real, dict) else {}
        fields = {str(key): _of_path(rest, value) for key, value in keys.items()}
        return Shape(fields, data=not fields)
    if name.endswith("[]"):
        name = name[:-2]
        items = real.get(name) if isinstance(real, dict) else None
        sample = _united(items) if items else None
        return Shape({name: Shape({}, _of_path(rest, sample))})
    inner = real.get(name) if isinstance(real, dict) else None
    if name in ("xml", "md") and not rest:
        return Shape({name: Shape({}, finished=True)})
    return Shape({name: _of_path(rest, inner)})


def _united(items: Any) -> Any:
    """One item with the keys of all, so that a key of any counts."""
    first = items[0]
    if not isinstance(first, dict):
        return first
    cells = [one["cells"] for one in items if isinstance(one.get("cells"), dict)]
    if not cells:
        return first
    return {**first, "cells": {key: value for one in cells for key, value in one.items()}}
