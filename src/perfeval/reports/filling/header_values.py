"""The facts at the head of a form: names, people, boxes to tick, the year."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.finding import SheetFile, Span
from perfeval.model.form import Value
from perfeval.reports.filling.names import name_of
from perfeval.reports.filling.slots import is_year, loose, with_year
from perfeval.reports.forms.facts_block import value
from perfeval.reports.forms.saying import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.form import Form
    from perfeval.model.grid import Grid
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.filling.slots import Slots
    from perfeval.reports.words import Words

HEADER = ("name", "code", "department", "central_department", "implementer", "manager", "phone", "contact", "filled_by", "nature", "date")  # fmt: skip
TICKED = ("nature", "attribute", "category", "type")  # where offices ask for it with boxes
_BOX = re.compile(r"[□☐]\s*([^□☐\s]+)")


def fill_header(
    card: Scorecard, form: Form, grids: Sequence[Grid], slots: Slots, words: Words
) -> None:
    year = year_of(card, words)
    given = {key: value(card, key, words) for key in HEADER}
    given["year"] = year
    _units(card, form, given, words)
    nature = _tick(form, given["nature"], slots)
    for key in dict.fromkeys((*HEADER, *form.header)):
        slot, text = form.header.get(key), given.get(key, "")
        both = key == "manager" and slot is not None and "phone" not in form.header
        if both and slot is not None and "电话" in _beside(slot, grids):
            text, given["phone"] = f"{text} {given['phone']}".strip(), ""
        if key in nature:
            continue
        if slot is not None or (text and key != "date"):
            slots.put(slot, text, name_of(key, words.lang))
    if not year:
        return
    done = False
    for grid in grids:
        for row in grid.rows[:12]:
            for cell in dict.fromkeys(row):
                if done or not is_year(cell.text):
                    continue
                done = True
                place = Span(SheetFile(grid.file, grid.sheet), cell.row, cell.column)
                number = re.sub(r"\D", "", year)[:4]
                slots.put(
                    Value("", place), with_year(cell.text, number), name_of("year", words.lang)
                )


def _units(card: Scorecard, form: Form, given: dict[str, str], words: Words) -> None:
    """单位名称 is the project's name only in the form of a whole department."""
    slot = form.header.get("name")
    if slot is not None and "单位" in slot.label and form.kind != "department":
        given["name"], given["implementer"] = given["implementer"] or given["department"], ""
    if "unit_name" in form.header:
        own = value(card, "name", words) if form.kind == "department" else ""
        given["unit_name"] = own or given["implementer"] or given["department"]


def _tick(form: Form, nature: str, slots: Slots) -> tuple[str, ...]:
    """Ticks the box that the project's nature names; the fields that are done."""
    done: list[str] = []
    for key in TICKED:
        slot = form.header.get(key)
        if slot is None or not nature or slot.label:
            continue
        own = [one for one in _BOX.finditer(slot.text) if _means(one[1], nature)]
        if len(own) == 1:
            at = own[0].start()
            slots.tick(slot, slot.text[:at] + "☑" + slot.text[at + 1 :], name_of(key, slots.lang))
            done += [key, "nature"]
    return tuple(done)


def _means(option: str, nature: str) -> bool:
    own, wanted = (loose(text).removesuffix("项目") for text in (option, nature))
    return bool(own) and own == wanted


def _beside(slot: Value, grids: Sequence[Grid]) -> str:
    """The printed text to the left of a cell."""
    for grid in grids:
        for line in grid.rows if grid.sheet == slot.span.sheet else ():
            for left, cell in pairwise(line):
                if (cell.row, cell.column) == (slot.span.line, slot.span.column) and left != cell:
                    return left.text
    return slot.label
