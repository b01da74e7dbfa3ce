"""The year's tasks of a whole department: content, budget and spending of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.header_block import kind_of
from perfeval.intake.unread import short
from perfeval.model.finding import Finding
from perfeval.model.form import Task, Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.headings import Heading
    from perfeval.intake.page import Page


SUM = re.compile(r"^(金额|资金|任务|项目|支出)?(合计|小计|总计)(金额|数)?$")  # of all tasks


def read_row(page: Page, i: int, heading: Heading, fields: Fields) -> bool:
    """One task by the columns of the heading; `False` when the row is something else."""
    column = heading.of("name")
    if column is None:
        return False
    name = page.at(i, column.first)
    if name is None or not name.own:
        return False
    own = page.own(i)
    if SUM.search(name.word.base):
        page.use_all(own)
        text = short(" ".join(s.text for s in own))
        told = Finding("PE060", page.place(name.cell), {"text": text})
        fields.findings.append(told._replace(severity="info"))
        return True
    if (
        own[0].first <= column.first
        and kind_of(own[0].word.base) in ("header", "text", "grade")
        and len(own) <= 4
    ):
        return False
    cells: dict[str, Value] = {}
    for other in heading.columns:
        slot = page.at(i, other.first)
        if other.key == "name" or other.key in cells or slot is None or slot.cell is name.cell:
            continue
        cells[other.key] = page.value(slot.cell, other.unit)
    if not name.text and not any(v.text for v in cells.values()):
        return False
    fields.tasks.append(Task(page.value(name.cell), cells))
    for slot in own:
        if slot.last < column.first and kind_of(slot.word.base) == "section":
            page.use(slot.cell)
    return True
