"""Values that can't be what their column says: they are named and not taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.several import are_numbers, is_several
from perfeval.intake.unread import short
from perfeval.intake.values import is_blank, is_number, is_sign, is_zero
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.form import Row, Value

TARGET = re.compile(r"^[≥≤<>=＝＞＜≧≦]\s*[\d０-９]")
NUMBERS = ("weight", "score", "review")
WORDS = ("reason", "improvement", "rule", "explain")
UNITS = ("%", "元", "万元", "亿元", "分")


def is_misfit(key: str, text: str) -> bool:
    """Whether a text can't stand in a column: a weight that is no number, a reason that is one."""
    if is_blank(text):
        return False
    if key in NUMBERS:
        return not is_number(text) or is_several(text)
    if key in WORDS:
        return is_number(text)
    if key == "operator":
        return is_number(text)
    if key == "unit":
        return (is_number(text) and text not in UNITS) or (is_sign(text) and "定" not in text)
    if key in ("target", "actual"):
        return are_numbers(text)
    return False


def is_no_name(text: str) -> bool:
    return bool(text) and (is_number(text) or is_sign(text) or bool(TARGET.match(text)))


def without_misfits(row: Row, columns: Mapping[str, Value]) -> tuple[Row, list[Finding]]:
    """A row without the single cells that can't be read, and these named.

    A reason of 0 says that nothing deviates: it stays as it is printed.
    """
    wrong = [
        (k, v)
        for k, v in row.cells.items()
        if is_misfit(k, v.text) and not (k in WORDS and is_zero(v.text))
    ]
    if not wrong:
        return row, []
    keys = {k for k, _ in wrong}
    kept = {k: v for k, v in row.cells.items() if k not in keys}
    told = [misfit(value, key, columns) for key, value in wrong]
    return row._replace(cells=kept), told


def misfit(
    value: Value, key: str, columns: Mapping[str, Value], cells: Iterable[Value] = ()
) -> Finding:
    """One finding for a value that does not fit, with every cell that was therefore not read."""
    heading = columns.get(key)
    name = "".join(heading.text.split()) if heading is not None else FIELDS.get(key, key)
    said = [_cell(v) for v in (*cells,) or (value,) if v.text]
    return Finding(
        "PE064",
        value.span,
        {"text": short(value.text), "field": short(name), "cells": "、".join(said)},
    )


FIELDS = {"name": "指标名称"}


def _cell(value: Value) -> str:
    """A cell by its letter and number, where it has one, and its text."""
    place = "" if value.span.sheet[:1] in ("#", "") else f"{value.span.cell} "
    return place + short(value.text)
