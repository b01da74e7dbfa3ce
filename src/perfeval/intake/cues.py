"""What a row or a text of a table looks like, before it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake import header_block, notes
from perfeval.intake.headings import Heading, heading
from perfeval.intake.headwords import FUNDS
from perfeval.intake.labels import is_achieved, is_expected
from perfeval.intake.unread import LEVEL_NAMES
from perfeval.intake.values import is_number
from perfeval.intake.wording import MONEY_UNIT, plain, word
from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.indicator_block import Block
    from perfeval.intake.page import Page, Slot

REMARK = re.compile(r"[。；;=]|[:：].{6}|.{25}")  # what no name of a level has
WORKING = re.compile(r"(计算|图表|图表数据|数据)表?$")  # how the titles of such sheets end
BAND = re.compile(
    r"^.{0,10}(指标|目标|效益|满意度|产出|过程|决策|投入|管理|成本)$"
)  # a level over all columns


def is_working(page: Page) -> bool:
    """A sheet of workings or of the figures of charts, which says again what the form says.

    A form may have such a title as well (项目绩效数据表): with headings of indicators it is one.
    """
    if any(
        (found := heading(page, i)) is not None and found.kind == "indicators"
        for i in range(min(page.height, 60))
    ):
        return False
    for i in range(min(page.height, 5)):
        own = page.own(i)
        if own:
            return bool(WORKING.search(plain(own[0].text[:80])))
    return False


def names_a_form(text: str) -> bool:
    return notes.is_title(text) and "续" not in text


def speaks(text: str) -> bool:
    """Whether a text may be a label, or one with its value."""
    if ":" in text or "：" in text or "单位" in text:
        return True
    base = word(text).base
    return bool(base) and (
        base in FUNDS
        or bool(header_block.kind_of(base))
        or is_expected(base)
        or is_achieved(base)
        or base in LEVEL_NAMES
    )


def is_remark(slot: Slot, block: Block) -> bool:
    """A lone text at the left edge that is no level: a sentence, a rule, or left of the levels."""
    text = slot.text
    if slot.first < block.start:
        return not is_number(text)
    return bool(REMARK.search(text) or notes.RULE.search(text))


def placed(found: Heading | None) -> list[tuple[str, int]]:
    """What a heading says over which column."""
    return [(word(c.cell.text).base, c.first) for c in found.columns] if found is not None else []


def money_unit(page: Page, i: int, found: Heading) -> Value | None:
    if found.kind not in ("funds", "tasks"):
        return None
    for slot in page.slots(i):
        said = MONEY_UNIT.search(plain(slot.text)) if slot.text else None
        if said:
            return Value(said[1], page.place(slot.cell))
    return None
