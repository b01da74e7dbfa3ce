"""What looks like a number in a row and may be none: months, slips of the hand, bare shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_nodes import Remarks, short, text
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.intake.drafting_units import unit_of
from perfeval.model.quantity import NUMBER, TEXT, BadNumber, Quantity, is_month, quantity
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.model.form import Cells, Value
    from perfeval.source.node import Scalar

_DAYS = frozenset(
    ("", "年", "月", "年月", "日", "年月日", "时间", "日期", "前", "底", "底前", "月底", "月底前")
)
# a letter typed for a digit: 1O, l0
_LOOKALIKE = re.compile(r"[\d.,]*[OoIlΟО][\d.,OoIl]*")
_ERRORS = re.compile(r"#(?:DIV/0!|N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
ABOUT = re.compile(r"[余多]|.*(?:左右|上下|约)")


class Said(NamedTuple):
    """A target or an actual as a node; `quantity` is what the contract reads in it."""

    node: Scalar | None
    quantity: Quantity | None
    note: str = ""  # a printed text that the key can't take
    bare: bool = False  # a bare number up to 1 beside the unit %
    open: bool = False  # printed, but nothing may be computed with it

    @property
    def is_text(self) -> bool:
        return self.quantity is not None and self.quantity.kind == TEXT


NOTHING = Said(None, None)


def settled(target: Said, cells: Cells, remarks: Remarks) -> Said:
    """The target, taken out where it alone is a share beside %: 0.95 with an actual of 96%."""
    value = cells.get("actual")
    if not target.bare or value is None or is_blank(value):
        return target
    found = quantity(line(value.text))
    if isinstance(found, BadNumber) or found.kind != NUMBER or found.unit not in ("", "%"):
        return target
    if is_fraction(found, "%") or found.lo == 0:
        return target
    remarks.fraction(cells["target"])
    return Said(None, None, line(cells["target"].text), open=True)


def month_is_actual(cells: Cells, target: Said) -> bool:
    """Whether what was achieved is a year with a month, which no target can be compared with."""
    value = cells.get("actual")
    if value is None or is_blank(value):
        return False
    found, shown = quantity(line(value.text)), line(value.text)
    unit = unit_of(cells, "actual") or (target.quantity.unit if target.quantity is not None else "")
    number = isinstance(found, Quantity) and found.kind == NUMBER and found.unit in _DAYS
    return number and is_month(shown) and unit in _DAYS


def no_number(
    value: Value, shown: str, found: Quantity | BadNumber, unit: str, column: str, remarks: Remarks
) -> Said | None:
    """What looks like a number and is none: a year with a month, an error of a spreadsheet, a
    letter typed for a digit."""
    if _ERRORS.fullmatch(shown):
        remarks.unread(value, column)
        return Said(None, None, shown, open=True)
    if isinstance(found, BadNumber) or found.kind != NUMBER:
        return None
    if is_month(shown) and unit in _DAYS and found.unit in _DAYS:
        remarks.add("PE070", value.span, text=short(shown), column=f"{column}_day")
        return Said(text(shown, value.span), None, open=True)
    if _LOOKALIKE.fullmatch(usual(shown).lstrip("≥≤<>=").strip()):
        remarks.unread(value, column)
        return Said(None, None, shown, open=True)
    return None


def is_fraction(found: Quantity, unit: str) -> bool:
    return unit == "%" and found.is_bare and found.kind == NUMBER and 0 < abs(found.lo) <= 1
