"""PE736-PE737: rows that are the sum of the rows below them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import NUMBER, BadNumber, Quantity, quantity
from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.form import Row
    from perfeval.rechecking.look import Look

_PARENT = re.compile(r"[一二三四五六七八九十]+\s*[、.．]")
_CHILD = re.compile(r"(?:\d+\s*[、.．)）]|[（(]\d+[)）])(?!\d)")
LEAST = 2


class Family(NamedTuple):
    parent: Row
    children: tuple[Row, ...]


def families(rows: Sequence[Row]) -> list[Family]:
    """Rows numbered 一、 with the rows numbered 1、 that follow them."""
    found: list[Family] = []
    parent: Row | None = None
    children: list[Row] = []
    for row in (*rows, None):
        name = row.name.text if row is not None else ""
        if row is not None and parent is not None and _CHILD.match(name):
            children.append(row)
            continue
        if parent is not None and len(children) >= LEAST:
            found.append(Family(parent, tuple(children)))
        parent = row if row is not None and _PARENT.match(name) else None
        children = []
    return found


def check(look: Look) -> Iterator[Finding]:
    for family in families(look.rows):
        name = family.parent.name.text
        for key in ("score", "weight"):
            whole, parts = _values(family, key)
            if whole is not None and parts is not None and sum(q.lo for q in parts) == whole.lo:
                params = {"name": name, "n": str(len(parts)), "sum": plain(whole.lo), "what": key}
                yield at("PE736", family.parent.cells[key].span, **params)
                break
        for key in ("target", "actual"):
            whole, parts = _values(family, key)
            if whole is None or parts is None or whole.scale != 1 or not _one_unit(whole, parts):
                continue
            added = sum((q.lo for q in parts), Fraction(0))
            if added != whole.lo:
                params = {"name": name, "what": key, "whole": plain(whole.lo), "sum": plain(added)}
                yield at("PE737", family.parent.cells[key].span, **params)


def _values(family: Family, key: str) -> tuple[Quantity | None, list[Quantity] | None]:
    whole = _number(family.parent, key)
    parts = [_number(row, key) for row in family.children]
    known = [q for q in parts if q is not None]
    return whole, known if len(known) == len(parts) else None


def _number(row: Row, key: str) -> Quantity | None:
    text = row.cells[key].text if key in row.cells else ""
    found = quantity(text) if text else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER:
        return None
    unit = row.cells["unit"].text if "unit" in row.cells else row.cells[key].unit
    return found._replace(unit=found.unit or unit)


def _one_unit(whole: Quantity, parts: list[Quantity]) -> bool:
    return all(q.unit == whole.unit and q.scale == whole.scale for q in parts)
