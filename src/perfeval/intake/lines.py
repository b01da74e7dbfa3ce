"""Rows of one text: a title, a year, a unit, a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake import header_block, notes, totals
from perfeval.intake.cues import BAND, names_a_form
from perfeval.intake.wording import plain

if TYPE_CHECKING:
    from perfeval.intake.page import Page, Slot
    from perfeval.intake.reading import Reading


def read_line(reading: Reading, page: Page, slot: Slot) -> bool:
    """A row of one text: a title, a year, a unit, a remark."""
    fields = reading.fields
    text = slot.text
    indicators = reading.open is not None and reading.open.kind == "indicators"
    if indicators and BAND.search(slot.word.base):
        return False
    wide = slot.last - slot.first + 1 >= max(2, page.width - 2) or slot.first == page.first
    if notes.is_title(text) and wide:
        if fields.is_whole() and names_a_form(text):
            reading.flush()
            fields = reading.fields
        if fields.title is None or (fields.title_above and not fields.has_blocks()):
            # the title in the table is the form's own, that in a paragraph may be a chapter's
            if fields.title is not None:
                fields.notes.append(fields.title)
            fields.title, fields.title_above = page.value(slot.cell), False
            fields.year = notes.year_of(text) or fields.year
        else:
            fields.notes.append(page.value(slot.cell))
        return True
    if fields.rows and reading.block is not None and totals.INLINE_TOTAL.match(text):
        return False
    if notes.is_year(text) or notes.read_line(text, page.place(slot.cell), fields):
        fields.year = fields.year or notes.year_of(text)
        page.use(slot.cell)
        return True
    if not _in_table(reading, slot) and (
        notes.is_note(text) or (notes.is_listed(text) and fields.has_blocks())
    ):
        fields.notes.append(page.value(slot.cell))
        return True
    if notes.is_head(text) and not _in_table(reading, slot):
        fields.notes.append(page.value(slot.cell))
        return True
    if header_block.UNIT_LABEL.match(plain(text)):
        return header_block.read_inline(page, slot, fields)
    edge = slot.first == page.first and not header_block.kind_of(slot.word.base)
    if (
        edge
        and reading.open is None
        and fields.is_whole()
        and not header_block.read_inline(page, slot, fields)
    ):
        fields.notes.append(page.value(slot.cell))
        return True
    if (
        edge
        and fields.title is None
        and fields.is_empty()
        and len(text) < 60
        and not header_block.COLON.search(text)
    ):
        fields.title = page.value(slot.cell)
        fields.year = fields.year or notes.year_of(text)
        return True
    return False


def _in_table(reading: Reading, slot: Slot) -> bool:
    """A lone text in the columns of the open table, not over all of them."""
    if reading.open is None or reading.open.kind not in (
        "indicators",
        "statements",
        "tasks",
        "funds",
    ):
        return False
    last = max(c.last for c in reading.open.columns)
    return slot.last < last and not (slot.first <= reading.open.start and notes.is_note(slot.text))
