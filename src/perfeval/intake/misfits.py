"""Values that can't be what their column says: the cells of the row have moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.unread import short
from perfeval.intake.values import is_blank, is_number, is_sign
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.form import FundRow, Row, Value

TARGET = re.compile(r"^[≥≤<>=＝＞＜≧≦]\s*[\d０-９]")
NUMBERS = ("weight", "score", "review")
WORDS = ("reason", "improvement", "rule", "explain")


def misfits(row: Row, columns: Mapping[str, Value]) -> Iterator[Finding]:
    """Weights and scores that are no numbers, names and reasons that are nothing else."""
    for key in NUMBERS:
        value = row.cells.get(key)
        if value is not None and not is_blank(value.text) and not is_number(value.text):
            yield _misfit(value, key, columns)
    for key in WORDS:
        value = row.cells.get(key)
        if value is not None and value.text and is_number(value.text) and not is_blank(value.text):
            yield _misfit(value, key, columns)
    operator = row.cells.get("operator")
    if operator is not None and is_number(operator.text):
        yield _misfit(operator, "operator", columns)
    unit = row.cells.get("unit")
    if (
        unit is not None
        and unit.text not in ("%", "元", "万元", "亿元", "分")
        and is_number(unit.text)
    ):
        yield _misfit(unit, "unit", columns)
    if row.name.text and (
        is_number(row.name.text) or is_sign(row.name.text) or TARGET.match(row.name.text)
    ):
        yield _misfit(row.name, "name", columns)


def fund_misfits(row: FundRow, columns: Mapping[str, Value]) -> Iterator[Finding]:
    """Money, rates, weights and scores that are no numbers."""
    for key, value in row.cells.items():
        if key in ("reason", "note"):
            if value.text and is_number(value.text) and not is_blank(value.text):
                yield _misfit(value, key, columns)
        elif not is_blank(value.text) and not is_number(value.text):
            yield _misfit(value, key, columns)


def _misfit(value: Value, key: str, columns: Mapping[str, Value]) -> Finding:
    heading = columns.get(key)
    name = "".join(heading.text.split()) if heading is not None else key
    return Finding("PE064", value.span, {"text": short(value.text), "field": name})
