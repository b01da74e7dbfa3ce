"""Printed execution rates as the nodes of a project's rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.drafting_amounts import yuan
from perfeval.intake.drafting_nodes import mapping, own, short, text
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.model.printed_rates import AMOUNTS as BY_AMOUNTS
from perfeval.model.printed_rates import PrintedRate, printed_rate
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.intake.drafting_amounts import Unit
    from perfeval.intake.drafting_nodes import Remarks
    from perfeval.model.form import FundRow
    from perfeval.source.node import Mapping


def read_rate(row: FundRow, base: str, unit: Unit) -> PrintedRate | None:
    """The printed rate of a row beside its amounts; None where none is printed or readable."""
    value = row.cells.get("rate")
    if value is None or is_blank(value):
        return None
    given, spent = yuan(row.cells.get(base), unit), yuan(row.cells.get("spent"), unit)
    computed = spent / given if spent is not None and given else None
    heading = usual(value.unit).strip("()（） ")
    return printed_rate(usual(line(value.text)), computed, "%" if heading == "%" else "")


def told_rate(row: FundRow, found: PrintedRate | None, remarks: Remarks) -> None:
    """What is to be said about the reading of a row's rate."""
    value = row.cells.get("rate")
    if value is None or is_blank(value):
        return
    if found is None:
        remarks.unread(value, "rate")
    elif found.by == BY_AMOUNTS:
        remarks.add(
            "PE073", value.span, "info", text=short(value.text), read=found.text, low="", high=""
        )
    elif found.ratio is None:
        remarks.fraction(value)


def rate_node(
    row: FundRow, found: PrintedRate | None, key: str, base: str, label: str, alone: bool
) -> Mapping | None:
    """The printed rate of a line; None without amounts that it could be compared with."""
    value = row.cells.get("rate")
    if value is None or found is None or found.ratio is None or found.fits is None:
        return None
    at = value.span
    return mapping(
        at,
        [
            ("name", own(f"{label}执行率", at)),
            ("rate", own("execution", at)),
            ("base", own(base, at) if base != "budget" else None),
            ("lines", own(key, at) if not alone else None),
            ("reported", text(found.text, at)),
        ],
    )
