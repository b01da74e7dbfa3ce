"""Nodes for what a cell says, every one standing where its cell stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.intake.drafting_texts import decimal, line, prose
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Span
    from perfeval.model.form import Value

Pair = tuple[str, "Node | None"]


def text(words: str, at: Span) -> Scalar:
    """Words, whatever they look like."""
    return Scalar(words, False, at.file, at.line, at.column)


def number(digits: str, at: Span) -> Scalar:
    """A decimal."""
    return Scalar(digits, True, at.file, at.line, at.column)


def own(words: str, at: Span) -> Scalar:
    """A word of ours, which no cell says; it stands where what it rests on stands."""
    return Scalar(words, True, at.file, at.line, at.column, exact=False)


def said(value: Value | None) -> Scalar | None:
    """A cell's text on one line; None where it says nothing."""
    words = line(value.text) if value is not None else ""
    return text(words, value.span) if value is not None and words else None


def told(value: Value | None) -> Scalar | None:
    """A cell's text with its lines; None where it says nothing."""
    words = prose(value.text) if value is not None else ""
    return text(words, value.span) if value is not None and words else None


def mapping(at: Span, pairs: Iterable[Pair]) -> Mapping:
    """The pairs that have a value; a key stands where its value does."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in pairs:
        if value is not None:
            entries[key] = (Scalar(key, True, value.file, value.line, value.column), value)
    return Mapping(entries, at.file, at.line, at.column)


def filled(at: Span, pairs: Iterable[Pair]) -> Mapping | None:
    """The same, or None when no pair has a value."""
    made = mapping(at, pairs)
    return made if made.entries else None


def sequence(at: Span, items: Iterable[Node | None]) -> Sequence:
    return Sequence([item for item in items if item is not None], at.file, at.line, at.column)


def listed(at: Span, items: Iterable[Node | None]) -> Sequence | None:
    """The items that are there; None when there are none."""
    made = sequence(at, items)
    return made if made.items else None


# columns in words, by the keys of a form's cells
COLUMNS = {
    "target": ("指标值", "Target"), "actual": ("完成值", "Actual"), "weight": ("分值", "Weight"),
    "score": ("得分", "Score"), "review": ("复核得分", "Reviewed score"), "rate": ("执行率", "Rate"),
    "unit": ("金额单位", "Unit of money"), "date": ("日期", "Date"),
    "initial_budget": ("年初预算数", "Initial budget"), "budget": ("预算数", "Budget"),
    "arrived": ("到位资金", "Money arrived"), "spent": ("执行数", "Spending"),
}  # fmt: skip
_NUMBER = ("一个数", "a number")
WANTED = {
    "unit": ("元、万元这样的单位", "a unit such as 元 or 万元"),
    "date": ("日期", "a date"),
    "actual": ("完成值", "a value"),
    "target": ("指标值", "a value"),
}
LONGEST = 40


def short(words: str) -> str:
    """A printed text as a message shows it."""
    shown = line(words)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


class Remarks:
    """What the drafting has to say, in order."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self, code: str, at: Span, column: str = "", severity: str | None = None, **params: str
    ) -> None:
        """A finding; `column` is a key of the form's cells."""
        if column:
            zh, en = COLUMNS.get(column, (column, column))
            params |= {"column_zh": zh, "column_en": en}
        self.findings.append(Finding(code, at, params, severity=severity))

    def unread(self, value: Value, column: str) -> None:
        """A cell that does not hold what its column wants."""
        zh, en = WANTED.get(column, _NUMBER)
        words = {"text": short(value.text), "wanted_zh": zh, "wanted_en": en}
        self.add("PE070", value.span, column, **words)

    def fraction(self, value: Value) -> None:
        """A bare number up to 1 beside a % sign, which the contract reads in percent."""
        digits = decimal(value.text) or ""
        meant = percent(Fraction(digits), 4) if digits else ""
        self.add("PE073", value.span, text=short(value.text), meant=meant)
