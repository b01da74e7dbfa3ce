"""The money of a form: the total and the printed rows, to which the project's lines are assigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import achieved, figures, money_tables
from perfeval.reports.forms.fund_rows import AMOUNTS, TOTAL, FormRow, assigned
from perfeval.reports.forms.grid import Cell, Line, beside, label, line
from perfeval.reports.forms.parts import of_the_year
from perfeval.reports.forms.saying import said, unit_of
from perfeval.reports.period_funds import of_the_period, spans
from perfeval.reports.score_table import reason_text

if TYPE_CHECKING:
    from perfeval.model.scorecard import FundsSummary, LeafScore, Scorecard
    from perfeval.reports.forms.frame import Frame
    from perfeval.reports.forms.profile import Column, FundBlock
    from perfeval.reports.words import Words

POINTS = ("weight", "score")


def lines(frame: Frame, block: FundBlock) -> list[Line]:
    """The head, the total, the rows; every column of amounts adds up."""
    card, words, leaf = frame.card, frame.words, frame.execution
    of_period = of_the_year(leaf)
    funds = of_the_period(card) if of_period else card.funds
    weight = figures.short(leaf.weight) if leaf is not None else ""
    points = words("form.points", weight=weight) if weight else ""
    values = {
        "unit": unit_of(card, words), "weight": points,
        "product": words("form.product", weight=weight) if weight else "",
    }  # fmt: skip
    whole = spans(card) and not of_period
    head = line(
        label(said(block.name_label, words, **values), block.name),
        *(label(_heading(c, whole, words, values), c.width) for c in block.columns), head=True,
    )  # fmt: skip
    total = FormRow(TOTAL, said(block.total, words), funds.total if funds is not None else None)
    dash = words("none") if block.dash == "—" else block.dash
    below = assigned(funds, block.rows, words) if block.parts else []
    found = [head, _line(total, block, _texts(card, total, funds, leaf, words))]
    for at, row in enumerate(below):
        texts = _texts(card, row, funds, leaf, words) | dict.fromkeys(POINTS, dash)
        found.append(_line(row, block, texts, len(below) if at == 0 else 0))
    return beside(said(block.label, words, **values), block.side, found)


def _line(row: FormRow, block: FundBlock, texts: dict[str, str], blank: int = 1) -> Line:
    """One row; its cell of reasons is `blank` rows high, 0 below the row that has it."""
    cells = []
    for c in block.columns:
        rows, align, ref = 1, c.align, {"of": "funds", "line": row.key, "field": c.field}
        if c.field == "reason" and row.key != TOTAL:
            if not blank:
                continue
            rows, align = blank, "left"
        cells.append(Cell(texts.get(c.field, ""), c.width, rows, align, False, ref))
    align = "center" if row.key == TOTAL else "left"
    return line(Cell(row.name, block.name, 1, align, True), *cells)


def _heading(column: Column, whole: bool, words: Words, values: dict[str, str]) -> str:
    """The label of a column; amounts that reach back behind the year are called so."""
    if whole and column.field in ("budget", "spent"):
        return words(f"col.{column.field}_all")
    return said(column.label, words, **values)


def _texts(
    card: Scorecard, row: FormRow, funds: FundsSummary | None, leaf: LeafScore | None,
    words: Words,
) -> dict[str, str]:  # fmt: skip
    found: dict[str, str] = {}
    if row.line is not None and funds is not None:
        digits = money_tables.decimals(funds)
        for key in AMOUNTS:
            found[key] = figures.money(getattr(row.line, key), funds.factor, digits)
        found["execution"] = figures.rate(row.line.execution)
    if row.key != TOTAL:
        return found
    if leaf is None:
        return found | dict.fromkeys(POINTS, words("none"))
    score = achieved.score_text(leaf, card.indicator_set) or words.pick("status", leaf.status)
    return found | {
        "weight": achieved.weight_text(leaf) or words("none"), "score": score,
        "reason": reason_text(card, leaf, words),
    }  # fmt: skip


def remark(card: Scorecard, leaf: LeafScore, words: Words) -> list[str]:
    """Why the money was not spent, where the form has no cell for it."""
    why = reason_text(card, leaf, words)
    return [leaf.indicator.name + words("colon") + why] if why else []
