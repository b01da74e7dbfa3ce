"""The total row: weight and score in their columns, or one number behind its label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.header_block import assign, kind_of
from perfeval.intake.labels import GRADE_WORDS, GRADES, TOTALS
from perfeval.intake.misfits import misfit
from perfeval.intake.several import is_several
from perfeval.intake.values import is_blank, is_number
from perfeval.intake.wording import plain
from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.indicator_block import Block
    from perfeval.intake.page import Page, Slot

POINTS = ("weight", "score", "review", "converted", "completion")
FIGURES = ("target", "actual", "previous", "reason", "operator", "unit", "rule")
INLINE_TOTAL = re.compile(
    r"^\s*([一-鿿 ]{2,10}?)\s*[:：]\s*(\d+(?:\.\d+)?)\s*分?\s*"
    r"(?:[,，;；、\s]\s*([一-鿿]{2,8})\s*[:：]\s*([一-鿿]{1,6})\s*)?$"
)


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
        if inline[3] and GRADES.get(inline[3]) == "grade" and fields.grade is None:
            fields.grade = Value(inline[4], page.place(label.cell))
    rest = [s for s in own if s is not label and s.first > label.first]
    columns = {column.first: key for key, column in block.figures} if block else {}
    off = _off(page, rest, columns, label)
    if off:
        said = [page.value(s.cell) for s in rest if is_number(s.text)]
        fields.findings.append(misfit(off[0], off[1], fields.columns, said))
        fields.ended = True
        return
    placed: set[int] = set()
    for slot in rest:
        under = [k for first, k in columns.items() if slot.first <= first <= slot.last]
        keys = [k for k in under if k in ("weight", "score", "review")]
        key = keys[0] if len([k for k in keys if k != "review"]) == 1 or keys == ["review"] else ""
        if key and key not in fields.total and _plain(slot.text):
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


def _plain(text: str) -> bool:
    return is_blank(text) or (is_number(text) and not is_several(text))


def _off(
    page: Page, rest: list[Slot], columns: dict[int, str], label: Slot
) -> tuple[Value, str] | None:
    """A number under a column of something else, which shows that the row has moved.

    A single number behind its label is no such one: 总分 | 96.5.
    """
    numbers = [s for s in rest if is_number(s.text) or is_several(s.text)]
    if not columns or (
        len(numbers) == 1
        and numbers[0].first == label.last + 1
        and not any(
            k in FIGURES for c, k in columns.items() if numbers[0].first <= c <= numbers[0].last
        )
    ):
        return None
    for slot in numbers:
        under = [k for c, k in columns.items() if slot.first <= c <= slot.last]
        points = [k for k in under if k.startswith(POINTS)]
        if points and not is_several(slot.text):
            continue
        key = next(iter(under), "score")
        return Value(slot.text, page.place(slot.cell)), key
    return None


def _number(page: Page, slot: Slot, loose: list[Slot], fields: Fields) -> None:
    """A number under no column of its own: with two of them, the weight stands first."""
    numbers = [s for s in loose if is_number(s.text)]
    key = (
        "weight"
        if len(numbers) == 2 and slot is numbers[0] and not fields.total.get("weight")
        else "score"
    )
    fields.total[key] = page.value(slot.cell)
