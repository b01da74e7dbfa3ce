"""Nodes for what a cell says, every one standing where its cell stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.intake.drafting_texts import decimal, line, prose
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.source.node import Added, Mapping, Node, Scalar, Sequence

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
    return Added(words, True, at.file, at.line, at.column, exact=False)


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


LONGEST = 40


def short(words: str) -> str:
    """A printed text as a message shows it."""
    shown = line(words)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


class Remarks:
    """What the drafting has to say, in order."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, code: str, at: Span, severity: str | None = None, **params: str) -> None:
        self.findings.append(Finding(code, at, params, severity=severity))

    def unread(self, value: Value, column: str) -> None:
        """A cell that does not hold what its column wants; `column` is a key of a form's cells."""
        self.add("PE070", value.span, text=short(value.text), column=column)

    def fraction(self, value: Value) -> None:
        """A bare number up to 1 beside a % sign, which the contract reads in percent."""
        digits = decimal(value.text) or ""
        meant = percent(Fraction(digits), 4) if digits else ""
        self.add("PE073", value.span, text=short(value.text), meant=meant)
