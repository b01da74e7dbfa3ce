"""The year's objectives: what was expected and what was achieved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.header_block import kind_of
from perfeval.intake.labels import is_achieved, is_expected
from perfeval.model.form import Objective

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.headings import Heading
    from perfeval.intake.page import Page


def read_row(page: Page, i: int, heading: Heading, fields: Fields) -> bool:
    """What stands under 预期目标 and 实际完成情况; `False` when the row is something else."""
    left, right = heading.columns
    expected, achieved = page.at(i, left.first), page.at(i, right.first)
    if expected is None or achieved is None or expected.cell is achieved.cell:
        return False
    if not (expected.own and achieved.own) or expected.first < left.first:
        return False
    own = page.own(i)
    if any(s.first > left.first and s.cell is not achieved.cell for s in own):
        return False
    if (
        own
        and own[0].first < left.first
        and kind_of(own[0].word.base) in ("header", "text", "grade")
    ):
        return False
    between = [s for s in own if s.last < left.first]
    name = (
        page.value(between[-1].cell)
        if between and kind_of(between[-1].word.base) != "section"
        else None
    )
    page.use_all(between)
    fields.objectives.append(Objective(name, page.value(expected.cell), page.value(achieved.cell)))
    return True


def read_alone(page: Page, i: int, fields: Fields) -> bool:
    """ "年度目标 | text", "目标完成情况 | text" in a row of their own."""
    slots = [s for s in page.slots(i) if s.own]
    said = [s for s in slots if s.text]
    if not said or len(said) > 3:
        return False
    label = next((s for s in said if is_expected(s.word.base) or is_achieved(s.word.base)), None)
    if label is None:
        return False
    after = [s for s in slots if s.first > label.last]
    if not after or any(
        is_expected(s.word.base) or is_achieved(s.word.base) for s in after if s.text
    ):
        return False
    page.use_all(s for s in said if s.first <= label.first)
    filled = next((s for s in after if s.text), after[0])
    value = page.value(filled.cell)
    if is_expected(label.word.base):
        fields.objectives.append(Objective(None, value, None))
    elif fields.objectives and fields.objectives[-1].achieved is None:
        fields.objectives[-1] = fields.objectives[-1]._replace(achieved=value)
    else:
        fields.objectives.append(Objective(None, None, value))
    return True
