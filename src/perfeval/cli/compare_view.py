"""Comparisons on a terminal: side by side, then what moved between one and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.cells import cells
from perfeval.cli.table import GUTTER, Column, Row, draw
from perfeval.i18n.use_words import say
from perfeval.reports.followup import comparing, movements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.cli.page import Page
    from perfeval.followup.moves import Comparison, Movement
    from perfeval.reports.followup.comparing import Line

MOST = 6  # projects beside one another; more are rows
LABEL = 14


def put_comparison(page: Page, comparison: Comparison, lang: str) -> None:
    labels = comparing.labels(comparison)
    overview = comparing.overview(comparison, lang)
    if len(comparison.years) > MOST:
        _turned(page, labels, overview, lang)
    else:
        _side_by_side(page, say("overview", lang), labels, overview, lang)
        branches = comparing.branches(comparison, lang)
        if branches:
            page.gap()
            _side_by_side(page, say("branches", lang), labels, branches, lang)
        if not comparison.movements:
            page.gap()
            _indicators(page, comparison, labels, lang)
    notes = [*comparing.year_notes(comparison, lang), *comparing.singles(comparison, lang)]
    for text in notes:
        page.gap()
        page.paragraph(text, 0, 2, "dim")
    for move in comparison.movements:
        page.gap()
        _movement(page, comparison, move, lang)
    note = movements.order_note(comparison, lang)
    if note:
        page.gap()
        page.paragraph(note, 0, 2, "dim")


def _side_by_side(
    page: Page, title: str, labels: Sequence[str], lines: Sequence[Line], lang: str
) -> None:
    page.line((title, "bold"))
    none = say("none", lang)
    columns = [Column("", "<", 8, LABEL), *(Column(label, ">", 8, 10) for label in labels)]
    rows = [Row((line.label, *(cell or none for cell in line.cells))) for line in lines]
    draw(page, columns, rows)


def _turned(page: Page, labels: Sequence[str], lines: Sequence[Line], lang: str) -> None:
    """Projects as rows: what is said of each stands in columns."""
    page.line((say("overview", lang), "bold"))
    none = say("none", lang)
    columns = [
        Column(say("c.project", lang), "<", 10, LABEL),
        *(Column(line.label, ">", 6, 8) for line in lines),
    ]
    rows = [
        Row((label, *(line.cells[index] or none for line in lines)))
        for index, label in enumerate(labels)
    ]
    draw(page, columns, rows)


def _indicators(page: Page, comparison: Comparison, labels: Sequence[str], lang: str) -> None:
    lines = [comparing.Line(one.name, one.scores) for one in comparing.indicators(comparison, lang)]
    if lines:
        _side_by_side(page, say("indicators", lang), labels, lines, lang)


def _movement(page: Page, comparison: Comparison, move: Movement, lang: str) -> None:
    first, second = movements.ends(comparison, move)
    page.line((movements.headed(comparison, move, lang), "bold"))
    for text in movements.told(move, comparison, lang):
        page.paragraph(text, 2, 2)
    lines = movements.moved(move, lang)
    if not lines:
        return
    columns = [
        Column(say("c.indicator", lang), "<", 10, LABEL),
        Column(_headed(first, lang), "<", 8, 12), Column(_headed(second, lang), "<", 8, 12),
        Column(say("c.points", lang), ">"), Column(say("c.why", lang), "<", 12, 16),
    ]  # fmt: skip
    none = say("none", lang)
    rows = [
        Row((line.name, line.old or none, line.new or none, line.change, line.why or none))
        for line in lines
    ]
    rows.append(Row((say("c.total", lang), *movements.totals(move), ""), "bold"))
    draw(page, columns, rows, 1, 2)


def _headed(label: str, lang: str) -> str:
    """Actual and target of a year, as the cells have them."""
    inner = (
        f"{say('c.actual', lang)}（{say('c.target', lang)}）" if lang == "zh" else "actual (target)"
    )
    return f"{label} {inner}" if cells(label) <= LABEL - GUTTER * 2 else label
