"""The fund-management items of a transfer payment, each with what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.header_block import kind_of
from perfeval.model.form import Statement

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.headings import Heading
    from perfeval.intake.page import Page


def read_row(page: Page, i: int, heading: Heading, fields: Fields) -> bool:
    """One item: its name left of 情况说明; `False` when the row is something else."""
    said, wrong = heading.columns
    item = [s for s in page.slots(i) if s.own and s.text and s.last < said.first]
    if (
        not item
        or kind_of(item[-1].word.base) in ("header", "section", "grade")
        or not (
            "性" in item[-1].text
            or "情况" in item[-1].text
            or "资金" in item[-1].text
            or len(item[-1].text) <= 12
        )
    ):
        return False
    text, problem = page.at(i, said.first), page.at(i, wrong.first)
    page.use_all(item)
    if text is None:
        return False
    same = problem is None or problem.cell is text.cell
    fields.statements.append(
        Statement(
            page.value(item[-1].cell),
            page.value(text.cell),
            None if same or problem is None else page.value(problem.cell),
        )
    )
    return True
