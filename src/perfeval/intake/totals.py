"""The total row: weight and score in their columns, or one number behind its label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.header_block import assign, kind_of
from perfeval.intake.labels import GRADE_WORDS, TOTALS
from perfeval.intake.values import is_blank, is_number
from perfeval.intake.wording import plain
from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.indicator_block import Block
    from perfeval.intake.page import Page, Slot

INLINE_TOTAL = re.compile(r"^\s*([一-鿿 ]{2,10}?)\s*[:：]\s*(\d+(?:\.\d+)?)\s*分?\s*$")


def is_total(page: Page, i: int) -> bool:
    """Whether the first words of a row say that it is the sum."""
    own = page.own(i)
    return bool(own) and _word(own[0]) in TOTALS


def _word(slot: Slot) -> str:
    inline = INLINE_TOTAL.match(slot.text)
    return "".join(inline[1].split()) if inline else slot.word.base


def read_total(page: Page, i: int, block: Block | None, fields: Fields) -> None:
    own = [s for s in page.slots(i) if s.own]
    label = next(s for s in own if s.text)
    page.use(label.cell)
    inline = INLINE_TOTAL.match(label.text)
    if inline:
        fields.total.setdefault("score", Value(inline[2], page.place(label.cell)))
    rest = [s for s in own if s is not label and s.first > label.first]
    columns = {column.first: key for key, column in block.figures} if block else {}
    placed: set[int] = set()
    for slot in rest:
        key = next(
            (
                k
                for first, k in columns.items()
                if slot.first <= first <= slot.last and k in ("weight", "score", "review")
            ),
            "",
        )
        several = sum(
            1
            for first, k in columns.items()
            if slot.first <= first <= slot.last and k in ("weight", "score")
        )
        if (
            key
            and several == 1
            and (not slot.text or is_number(slot.text) or is_blank(slot.text))
            and key not in fields.total
        ):
            fields.total[key] = page.value(slot.cell)
            placed.add(slot.first)
    loose = [s for s in rest if s.first not in placed and s.text]
    n = 0
    while n < len(loose):
        slot = loose[n]
        n += 1
        kind = kind_of(slot.word.base)
        if kind == "grade" and n < len(loose):
            page.use(slot.cell)
            assign(fields, "grade", slot.word.base, page.value(loose[n].cell))
            n += 1
        elif plain(slot.text) in GRADE_WORDS and fields.grade is None:
            fields.grade = page.value(slot.cell)
        elif is_blank(slot.text):
            page.use(slot.cell)
        elif is_number(slot.text) and not (
            fields.total.get("score") and fields.total["score"].text
        ):
            _number(page, slot, loose, fields)
    fields.ended = True


def _number(page: Page, slot: Slot, loose: list[Slot], fields: Fields) -> None:
    """A number under no column of its own: with two of them, the weight stands first."""
    numbers = [s for s in loose if is_number(s.text)]
    key = (
        "weight"
        if len(numbers) == 2 and slot is numbers[0] and not fields.total.get("weight")
        else "score"
    )
    fields.total[key] = page.value(slot.cell)
