"""PE713: the weight printed beside a level and those of its rows."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.quantity import NUMBER, BadNumber, quantity
from perfeval.model.rounding import plain
from perfeval.rechecking.look import at
from perfeval.rechecking.remarks.parents import families

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.model.form import Value
    from perfeval.rechecking.look import Look

_PRINTED = re.compile(r"[（(]\s*(\d{1,15}(?:\.\d{1,10})?)\s*分\s*[)）]\s*$")


def check(look: Look) -> Iterator[Finding]:
    if "PE201" in look.known:
        return
    children = {id(row) for family in families(look.rows) for row in family.children}
    below: dict[tuple[str, ...], list[Fraction | None]] = {}
    levels: dict[tuple[str, ...], Value] = {}
    for row in look.rows:
        if id(row) in children:
            continue
        weight = number(row.cells["weight"].text) if "weight" in row.cells else None
        names = tuple(level.text for level in row.levels)
        for depth, level in enumerate(row.levels, 1):
            key = names[:depth]  # the cell may be printed again on every row
            levels.setdefault(key, level)
            below.setdefault(key, []).append(weight)
    for key, level in levels.items():
        printed = _PRINTED.search(level.text)
        known = [weight for weight in below[key] if weight is not None]
        if printed is None or len(known) != len(below[key]):
            continue
        total = sum(known, Fraction(0))
        if total != Fraction(printed.group(1)):
            name = level.text[: printed.start()].strip()
            yield at("PE713", level.span, name=name, printed=printed.group(1), sum=plain(total))


def number(text: str) -> Fraction | None:
    found = quantity(text) if text else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER:
        return None
    return found.lo
