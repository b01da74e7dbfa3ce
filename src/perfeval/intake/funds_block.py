"""Rows of the fund table: what kind of money, and its amounts by the columns of their heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.fund_misfits import fund_misfits
from perfeval.intake.headwords import fund_key
from perfeval.intake.labels import HEADER, SECTIONS, TEXTS, is_achieved, is_expected
from perfeval.intake.moneys import PART, fund_role
from perfeval.intake.values import is_blank, is_number
from perfeval.intake.wording import plain
from perfeval.model.form import FundRow, Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.headings import Heading
    from perfeval.intake.page import Page, Slot

MONEY_WORDS = re.compile(
    r"资金|拨款|经费|财政|中央|支出|收入|结转|债|补助|专户|自筹|自有|贷款|合计|总额|其他|其它|省|市|县|区|乡|镇|州|级|投资|配套|预算|来源|公益金|小计"
)

BRACKETED_WEIGHT = re.compile(r"\((\d+(?:\.\d+)?)分")


def is_fund_row(page: Page, i: int, heading: Heading) -> bool:
    """Whether a row goes on with the fund table: a kind of money, or nothing but amounts."""
    label = _label(page, i, heading)
    figures = _figures(page, i, heading)
    if not figures:
        return False
    numbers = [s for s in figures if is_number(s.text)]
    texts = [s for s in figures if not is_blank(s.text) and not is_number(s.text)]
    if label is None or not label.text:
        return bool(numbers) and len(texts) <= 1
    if fund_role(label.word.base) and not is_known(label.word.base):
        return True
    return bool(MONEY_WORDS.search(label.text)) and (bool(numbers) or len(texts) <= 1)


def is_known(base: str) -> bool:
    """A label of a value of its own, not a kind of money."""
    return base in HEADER or base in TEXTS or is_expected(base) or is_achieved(base)


def read_row(page: Page, i: int, heading: Heading, fields: Fields) -> None:
    label = _label(page, i, heading)
    cells: dict[str, Value] = {}
    for column in heading.columns:
        slot = page.at(i, column.first)
        if slot is None or (label is not None and slot.cell is label.cell) or column.key in cells:
            continue
        if not slot.own and (slot.cell.row, slot.cell.column) in page.used:
            continue  # one cell for all rows, read with the first
        cells[column.key] = page.value(slot.cell, column.unit)
    if label is not None:
        named = page.value(label.cell)
    else:
        first = page.slots(i)[0].cell
        named = Value("", page.place(first))
    for slot in page.own(i):
        if slot.first < heading.start and slot.word.base in SECTIONS:
            page.use(slot.cell)
    base = label.word.base if label is not None else ""
    role = (
        fund_role(base.removeprefix("其中").lstrip(":"))
        if base
        else ("" if fields.funds else "total")
    )
    part = bool(PART.match(plain(named.text))) or (bool(fields.funds) and role != "total")
    if not fields.funds and "weight" not in cells:
        weight = _weight(page, i, heading)
        if weight is not None:
            cells["weight"] = weight
    row = FundRow(named, role, part, cells)
    told = fund_misfits(row, fields.fund_columns)
    fields.findings.extend(told.findings)
    if told.row is not None:
        fields.funds.append(told.row)


def _weight(page: Page, i: int, heading: Heading) -> Value | None:
    """The weight that the block's own name or the heading of the scores carries in brackets."""
    score = heading.of("score")
    cells = [s.cell for s in page.slots(i) if s.last < heading.start and s.text]
    for cell in (*cells, *((score.cell,) if score else ())):
        found = BRACKETED_WEIGHT.search(plain(cell.text))
        if found:
            return Value(found[1], page.place(cell))
    return None


def _label(page: Page, i: int, heading: Heading) -> Slot | None:
    """The text next to the amounts; the block's own name further left is none."""
    left = [s for s in page.slots(i) if s.last < heading.start]
    own = [s for s in left if s.own and s.text]
    return own[-1] if own else (left[-1] if left and left[-1].own else None)


def _figures(page: Page, i: int, heading: Heading) -> list[Slot]:
    return [
        s
        for c in heading.columns
        if (s := page.at(i, c.first)) is not None and s.own and s.first >= heading.start
    ]


def read_pairs(page: Page, i: int, fields: Fields) -> bool:
    """Amounts behind their labels in one row: 预算数 | 100 | 执行数 | 95 | 执行率 | 95%."""
    slots = [s for s in page.slots(i) if s.own]
    cells: dict[str, Value] = {}
    labels: list[Slot] = []
    taken: list[Slot] = []
    n = 0
    while n + 1 < len(slots):
        key = fund_key(slots[n].word.base) if slots[n].text else ""
        after = slots[n + 1]
        if key and (is_blank(after.text) or is_number(after.text)):
            if key not in cells:
                cells[key] = Value(
                    after.text, page.place(after.cell), slots[n].word.unit, after.cell.notes
                )
                taken.append(after)
            labels.append(slots[n])
            n += 2
        else:
            n += 1
    if len(cells) < 2 or not {"budget", "spent", "initial_budget", "arrived"} & set(cells):
        return False
    page.use_all(labels)
    page.use_all(taken)
    before = [s for s in slots if s.text and s.first < labels[0].first]
    label = before[-1] if before else labels[0]
    fields.funds.append(
        FundRow(
            page.value(label.cell),
            "total" if not fields.funds else fund_role(label.word.base),
            bool(fields.funds),
            cells,
        )
    )
    return True
