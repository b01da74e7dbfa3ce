"""Labels and their values: left of it, above it, or both in one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.labels import GRADE_WORDS, GRADES, HEADER, SECTIONS, TEXTS, TOTALS
from perfeval.intake.values import is_number
from perfeval.intake.wording import plain
from perfeval.model.form import Value
from perfeval.model.money_units import ALTERNATIVES

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.page import Page, Slot
    from perfeval.model.finding import Span

COLON = re.compile(r"[:：]")
UNIT_LABEL = re.compile(
    rf"^\(?(?:金额|计量|货币|资金|数据|预算)?单位[:为]?\(?(?:人民币)?({ALTERNATIVES})\)?\)?$"
)
_MONEY = re.compile(rf"(?:人民币)?(?:{ALTERNATIVES})(?:$|[\s()（），,;；、。])")
YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:年度|年|预算年度)")
INLINE = re.compile(
    r"(?:^|(?<=[\s\u3000;；，,、。)）]))([一-鿿（）()/、 \u3000]{2,24}?)\s*[:：]\s*"
)


def kind_of(base: str) -> str:
    """What a label names: header, text, grade or section; "" for everything else."""
    if base in HEADER:
        return "header"
    if base in TEXTS:
        return "text"
    if base in GRADES or base in TOTALS:
        return "grade"
    return "section" if base in SECTIONS else ""


def read_pairs(page: Page, i: int, fields: Fields, *, grades: bool = True) -> bool:
    """All labels of a row with the values to their right; whether there was one."""
    slots = [s for s in page.slots(i) if s.own]
    done = False
    n = 0
    while n < len(slots):
        slot = slots[n]
        n += 1
        if not slot.text:
            continue
        base = _base(slot)
        kind = kind_of(base)
        if (
            base in TOTALS
            and sum(1 for s in slots[n:] if s.text) > 1
            and not kind_of(_base(next(s for s in slots[n + 1 :] if s.text)))
        ):
            continue  # several numbers and no heading to tell the weight from the score
        if kind in ("header", "text") or (kind == "grade" and grades):
            after = _value_slot(slots, n)
            if after is None and not _inline_only(slot):
                below = _below(page, i, slot)
                if below is None:
                    continue
                page.use(slot.cell)
                put(page, fields, kind, base, below)
                done = True
                continue
            if (
                after is not None
                and kind != "header"
                and len(after.text) < 30
                and read_inline(page, after, fields)
            ):
                page.use(slot.cell)
                n = slots.index(after) + 1
                done = True
                continue
            if after is not None:
                page.use(slot.cell)
                put(page, fields, kind, base, after)
                n = slots.index(after) + 1
                done = True
                continue
        if read_inline(page, slot, fields):
            done = True
    return done


def _base(slot: Slot) -> str:
    return slot.word.base.replace("/", "").replace("及代码", "")


def _value_slot(slots: list[Slot], n: int) -> Slot | None:
    """The cell to the right that belongs to a label: the first that is no label itself."""
    if n >= len(slots):
        return None
    following = slots[n]
    if not following.text:
        # an empty slot, unless the value stands further right before the next label
        for other in slots[n:]:
            if other.text:
                return following if kind_of(_base(other)) or COLON.search(other.text) else other
        return following
    if kind_of(_base(following)) in ("header", "text") and _base(following) not in ("其他", "说明"):
        return None
    return following


def _below(page: Page, i: int, slot: Slot) -> Slot | None:
    """The cell under a label when the whole row is labels and the next one is not."""
    if i + 1 >= page.height:
        return None
    here = page.own(i)
    if len(here) < 2 or not all(kind_of(_base(s)) for s in here):
        return None
    under = page.at(i + 1, slot.first)
    if under is None or not under.own or kind_of(_base(under)):
        return None
    return under


def _inline_only(slot: Slot) -> bool:
    return bool(COLON.search(slot.text.strip()[:-1]))


def put(page: Page, fields: Fields, kind: str, base: str, slot: Slot) -> None:
    """A value into its field; a second one of the same label stays where it can be found."""
    value = page.value(slot.cell)
    assign(fields, kind, base, value)


def assign(fields: Fields, kind: str, base: str, value: Value) -> None:
    text = value.text
    if kind == "header":
        _header(fields, base, value)
        return
    if kind == "text":
        key = TEXTS[base]
        if key == "conclusion" and plain(text) in GRADE_WORDS and fields.grade is None:
            fields.grade = value
            return
        _keep(fields.texts, key, value)
        return
    if plain(text) in GRADE_WORDS or GRADES.get(base) == "grade":
        if fields.grade is None or not fields.grade.text:
            fields.grade = value
    elif base in TOTALS or GRADES.get(base) == "score":
        if "score" not in fields.total or not fields.total["score"].text:
            fields.total["score"] = value
        elif text:
            _keep(fields.texts, "score", value)


def _header(fields: Fields, base: str, value: Value) -> None:
    key = HEADER[base]
    if key == "year":
        found = re.search(r"(19|20)\d\d", value.text)
        fields.year = fields.year or (found[0] if found else "")
    _keep(fields.header, key, value)


def _keep(fields: dict[str, Value], key: str, value: Value) -> None:
    """Under its key, or under the next free one ("department_2") when that is taken."""
    old = fields.get(key)
    if old is None or (not old.text and value.text):
        fields[key] = value
        return
    n = 2
    while f"{key}_{n}" in fields:
        n += 1
    fields[f"{key}_{n}"] = value


def read_inline(page: Page, slot: Slot, fields: Fields) -> bool:
    """ "项目名称：甲  主管部门：乙" in one cell, also the unit of money and the year."""
    if ":" not in slot.text and "：" not in slot.text and "单位" not in slot.text:
        return False
    done = inline(slot.text, page.place(slot.cell), fields)
    if done:
        page.use(slot.cell)
    return done


def inline(text: str, span: Span, fields: Fields) -> bool:
    """Labels with their values in one text; whether all of it was understood."""
    unit = UNIT_LABEL.match(plain(text))
    if unit:
        fields.unit = fields.unit or Value(unit[1], span)
        return True
    found: list[tuple[int, int, str, str]] = []
    for match in INLINE.finditer(text):
        base = plain(match[1]).strip("()")
        base = re.sub(r"\([^()]*\)", "", base).replace("/", "").replace("、", "")
        kind = kind_of(base)
        if not kind and base.endswith("单位") and _MONEY.match(text, match.end()):
            kind = "unit"
        if base == "单位" and _MONEY.match(text, match.end()):
            kind = "unit"
        if kind in ("header", "text", "grade", "unit"):
            found.append((match.start(1), match.end(), kind, base))
    if not found or text[: found[0][0]].strip(" \u3000(（"):
        return False
    for n, (_, start, kind, base) in enumerate(found):
        end = found[n + 1][0] if n + 1 < len(found) else len(text)
        said = text[start:end].strip(" \u3000;；，,\n\t")
        if kind == "unit":
            money = re.match(rf"(?:人民币)?({ALTERNATIVES})", plain(said))
            if money:
                fields.unit = fields.unit or Value(money[1], span)
            continue
        if kind == "grade":
            number = re.match(r"[\d.]+(?=\s*分?$)", said)
            said = number[0] if number and is_number(number[0]) else said
        label = text[found[n][0] : start].strip()
        assign(fields, kind, base, Value(said, span, label=label))
    return True
