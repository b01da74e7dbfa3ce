"""What the drop-downs of a sheet offer, and which rows and columns nobody sees."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from perfeval.reports.filling.references import corners
from perfeval.reports.filling.sheet import S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.reports.filling.sheet import Sheet

Area = tuple[int, int, int, int]
_ON = ("1", "true")


class Choices:
    """The drop-downs of a sheet whose entries stand in the rule itself."""

    def __init__(self, sheet: Sheet) -> None:
        self.rules: list[tuple[list[Area], tuple[str, ...]]] = []
        for rule in sheet.root.iter(S + "dataValidation"):
            formula = rule.find(S + "formula1")
            text = (formula.text or "").strip() if formula is not None else ""
            if rule.get("type") == "list" and len(text) > 2 and text[0] == text[-1] == '"':
                offered = tuple(one.strip() for one in text[1:-1].split(","))
                self.rules.append(([corners(a) for a in rule.get("sqref", "").split()], offered))

    def at(self, row: int, column: int) -> tuple[str, ...]:
        """The entries for a cell; () where it takes anything."""
        for areas, offered in self.rules:
            if any(a <= row <= c and b <= column <= d for a, b, c, d in areas):
                return offered
        return ()


def spelled(text: str, offered: Sequence[str]) -> str | None:
    """A text as a list spells it; None when the list does not have it."""
    wide = _plain(text)
    return next((one for one in offered if _plain(one) == wide), None)


def hidden_columns(sheet: Sheet) -> list[tuple[int, int]]:
    found = [one for one in sheet.root.iter(S + "col") if one.get("hidden") in _ON]
    return [(int(one.get("min", "0")), int(one.get("max", "0"))) for one in found]


def unseen(rows: Mapping[int, Any], columns: list[tuple[int, int]], row: int, column: int) -> bool:
    line = rows.get(row)
    gone = line is not None and line.get("hidden") in _ON
    return gone or any(low <= column <= high for low, high in columns)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
