"""The head of a form: labels with their values, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.forms.grid import WHOLE, Cell, Line, label, line
from perfeval.reports.forms.saying import said

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.forms.frame import Frame
    from perfeval.reports.forms.profile import Facts, Ticks
    from perfeval.reports.words import Words

TICKED, OPEN = "☑", "□"


def facts(frame: Frame, block: Facts) -> list[Line]:
    card, words = frame.card, frame.words
    found = []
    for row in block.rows:
        cells: list[Cell] = []
        for fact in row:
            text = value(card, fact.field, words)
            cells += [label(said(fact.label, words), fact.width), Cell(text, fact.value)]
        found.append(line(*cells))
    return found


def value(card: Scorecard, field: str, words: Words) -> str:
    """A field of the project's header as printed; several of them joined by a blank."""
    header = card.project.header
    if field in ("date", "as_of"):
        return figures.day(getattr(header, field), words)
    parts = (str(getattr(header, name)) for name in field.split())
    return "　".join(part for part in parts if part)


def ticks(frame: Frame, block: Ticks) -> list[Line]:
    card, words = frame.card, frame.words
    nature = card.project.header.nature.lower()
    gap = "　　" if words.lang == "zh" else "  "
    boxes = [
        f"{n}. {said(option.label, words)} "
        + (TICKED if any(sign in nature for sign in option.signs) else OPEN)
        for n, option in enumerate(block.options, 1)
    ]
    return [
        line(
            label(said(block.label, words), block.width), Cell(gap.join(boxes), WHOLE - block.width)
        )
    ]
