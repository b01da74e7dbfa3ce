"""Rows of headings: which block of a form begins, and which column holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.headwords import FUNDS, MONEY, TASKS, fund_key, indicator_key
from perfeval.intake.labels import SAID, SECTIONS, WRONG, is_achieved, is_expected
from perfeval.intake.moneys import fund_role
from perfeval.intake.stacks import Stack, depth, resolve, stack
from perfeval.intake.values import is_blank, is_number
from perfeval.intake.wording import word

if TYPE_CHECKING:
    from perfeval.intake.page import Page, Slot
    from perfeval.model.grid import Cell

LEVELS = ("level1", "level2", "level3", "level4")
PLACED = frozenset((*LEVELS, "name", "item", "group"))
FIGURES = frozenset(
    ("target", "actual", "weight", "score", "rule", "completion", "signs", "operator")
)
COUNTED = ("target", "actual", "previous", "forecast")  # in the indicators' own units
SUMS = frozenset(("total", "fiscal", "other"))


class Column(NamedTuple):
    """A column, or several side by side under one heading; counted from 0."""

    key: str
    first: int
    last: int
    cell: Cell
    unit: str = ""


class Heading(NamedTuple):
    """`kind` is the block: indicators, funds, tasks, objectives or statements."""

    kind: str
    height: int
    columns: tuple[Column, ...]
    unknown: tuple[Slot, ...] = ()

    @property
    def start(self) -> int:
        """The first column that has a heading."""
        return min((c.first for c in self.columns), default=0)

    def of(self, key: str) -> Column | None:
        return next((c for c in self.columns if c.key == key), None)


def heading(page: Page, i: int) -> Heading | None:
    """The heading that begins in a row, if one does; of at most three rows."""
    own = page.own(i)
    if len(own) < 2:
        return None
    if any(s.text.isascii() and is_number(s.text) for s in own):
        return None
    bases = [s.word.base for s in own]
    if not any(
        b and (indicator_key(b) or b in TASKS or b in FUNDS or b in SAID or is_expected(b))
        for b in bases
    ):
        return None
    height = depth(page, i)
    stacks = stack(page, i, height)
    found = _indicators(page, i, own, stacks) or _tasks(stacks)
    if found is not None:
        return found._replace(height=height)
    return _statements(own) or _objectives(own) or _funds(page, i, own)


def _indicators(page: Page, i: int, own: list[Slot], stacks: list[Stack]) -> Heading | None:
    keys = [resolve(s, indicator_key) for s in stacks]
    placed = [k for k in keys if k in PLACED]
    figures = {k for k in keys if k in FIGURES}
    levels = [k for k in placed if k in LEVELS or k == "name"]
    points = "points" in keys and len(figures) >= 2
    if not ((levels and figures) or (placed and len(figures) >= 2) or points):
        return None
    if any(is_number(s.text) for s in own):
        return None
    if not levels and "item" in placed and sum(fund_key(s.word.base) in MONEY for s in own) >= 2:
        return None
    columns: list[Column] = []
    unknown: list[Slot] = []
    groups: list[Slot] = []
    for one in stacks:
        key = resolve(one, indicator_key, patterns=True)
        slot = one.low
        if key == "group":
            groups.append(slot)
        elif key:
            unit = one.counted if key in COUNTED else one.unit
            columns.append(Column(key, slot.first, slot.last, slot.cell, unit))
        elif one.cells:
            unknown.append(one.cells[-1])
    columns.extend(_grouped(groups, columns))
    columns = _named(columns)
    columns.sort(key=lambda c: c.first)
    left = min((c.first for c in columns if c.key in PLACED), default=0)
    # what stands left of the levels names the block
    columns = [
        c for c in columns if c.first >= left or c.key == "serial" or not _names_block(page, i, c)
    ]
    unknown = [s for s in unknown if s.first >= left]
    return Heading("indicators", 1, tuple(columns), tuple(unknown))


def _names_block(page: Page, i: int, column: Column) -> bool:
    """Whether a heading at the left edge is the block's name: merged downwards, or an objective."""
    base = word(column.cell.text).base
    under = page.at(min(i + 1, page.height - 1), column.first)
    return (
        is_expected(base) or base in SECTIONS or (under is not None and under.cell is column.cell)
    )


def _named(columns: list[Column]) -> list[Column]:
    """Of several columns that could hold the name the last does; those before it are levels."""
    placed = [c for c in columns if c.key in (*LEVELS, "name", "item")]
    placed.sort(key=lambda c: c.first)
    if not placed or all(c.key in LEVELS for c in placed):
        return columns
    numbered = [c for c in placed if c.key in LEVELS]
    last = next((c for c in reversed(placed) if c.key == "name"), None)
    if last is None or (numbered and numbered[-1].first > last.first):
        last = placed[-1] if not numbered else numbered[-1]
    made = []
    for column in columns:
        if column in placed and column.key not in LEVELS:
            if column is last:
                column = column._replace(key="name")
            elif column.first < last.first:
                column = column._replace(key=LEVELS[min(placed.index(column), 3)])
            else:
                column = column._replace(key="explain")
        made.append(column)
    return made


def _grouped(groups: list[Slot], columns: list[Column]) -> list[Column]:
    """Columns under one heading 绩效指标 without headings of their own."""
    made: list[Column] = []
    have = any(c.key in LEVELS or c.key == "name" for c in columns)
    for slot in groups:
        wide = slot.last - slot.first + 1
        if have:
            last = max((c.first for c in columns if c.key in LEVELS), default=slot.first)
            if wide == 1 and slot.first > last and not any(c.key == "name" for c in columns):
                made.append(Column("name", slot.first, slot.last, slot.cell))
            continue
        if wide == 1:
            if slot is groups[-1]:
                made.append(Column("name", slot.first, slot.last, slot.cell))
            continue
        for n in range(wide - 1):
            made.append(Column(LEVELS[min(n, 3)], slot.first + n, slot.first + n, slot.cell))
        made.append(Column("name", slot.last, slot.last, slot.cell))
    return made


def _tasks(stacks: list[Stack]) -> Heading | None:
    keys = {TASKS.get(s.word.base, "") for one in stacks for s in one.cells}
    if (
        "name" not in keys
        or not keys & {"content", "budget"}
        or not keys & {"budget", "spent", "done"}
    ):
        return None
    columns: list[Column] = []
    unknown: list[Slot] = []
    for one in stacks:
        if not one.cells:
            continue
        last, first = one.cells[-1].word.base, one.cells[0].word.base
        key = TASKS.get(last, "") or fund_key(last)
        if len(one.cells) > 1 and key in SUMS:
            upper = TASKS.get(first, "") or fund_key(first, patterns=True)
            key = upper if key == "total" else f"{upper}_{key}"
        if not key or key in SUMS:
            unknown.append(one.cells[-1])
            continue
        columns.append(Column(key, one.low.first, one.low.last, one.cells[-1].cell, one.unit))
    names = [c for c in columns if c.key == "name"]
    if not names:
        return None
    columns = [c for c in columns if c.key != "name" or c is names[-1]]
    unknown = [s for s in unknown if s.first > names[-1].first]
    return Heading("tasks", 1, tuple(columns), tuple(unknown))


def _statements(own: list[Slot]) -> Heading | None:
    said = [s for s in own if s.word.base in SAID]
    wrong = [s for s in own if s.word.base in WRONG]
    if not said or not wrong:
        return None
    columns = (
        Column("text", said[-1].first, said[-1].last, said[-1].cell),
        Column("problem", wrong[-1].first, wrong[-1].last, wrong[-1].cell),
    )
    return Heading("statements", 1, columns)


def _objectives(own: list[Slot]) -> Heading | None:
    achieved = [s for s in own if is_achieved(s.word.base)]
    if not achieved or len(own) > 4:
        return None
    end = achieved[-1]
    expected = [s for s in own if is_expected(s.word.base) and s.first < end.first]
    if not expected or any(s.first > end.first for s in own):
        return None
    start = expected[-1]
    columns = (
        Column("expected", start.first, start.last, start.cell),
        Column("achieved", end.first, end.last, end.cell),
    )
    return Heading("objectives", 1, columns)


def _funds(page: Page, i: int, own: list[Slot]) -> Heading | None:
    # the cell at the left edge names the block or heads the kinds of money
    own = [
        s
        for s in own
        if s.word.base not in SECTIONS and (s.first > page.first or _over_figures(page, i, s))
    ]
    money = [
        s for s in own if fund_key(s.word.base, patterns=True) in (*MONEY, "rate", "arrival_rate")
    ]
    sure = [s for s in own if fund_key(s.word.base) in (*MONEY, "rate", "arrival_rate")]
    if len(money) < 2 or not sure or any(is_number(s.text) for s in own):
        return None
    if _over_labels(page, i, money[0]):
        own = [s for s in own if s is not money[0]]
        money = money[1:]
        if len(money) < 2:
            return None
    start = money[0].first
    columns: list[Column] = []
    unknown: list[Slot] = []
    for slot in own:
        if slot.first < start:
            continue
        w = slot.word
        key = fund_key(w.base, patterns=True)
        if key:
            columns.append(Column(key, slot.first, slot.last, slot.cell, w.unit))
        else:
            unknown.append(slot)
    return Heading("funds", 1, tuple(columns), tuple(unknown))


def _over_labels(page: Page, i: int, slot: Slot) -> bool:
    """Whether kinds of money stand under a heading: 年度预算数（万元） above 总额, 其中：财政资金."""
    for k in range(i + 1, min(page.height, i + 5)):
        under = page.at(k, slot.first)
        if under is None or not under.own or not under.text:
            continue
        if under.first < slot.first or under.last > slot.last:
            return False
        return (
            bool(fund_role(under.word.base))
            and not is_number(under.text)
            and not (fund_key(under.word.base) or any(c.isdigit() for c in under.text))
        )
    return False


def _over_figures(page: Page, i: int, slot: Slot) -> bool:
    """Whether figures or blanks stand under a heading at the left edge, no kinds of money."""
    if slot.word.base not in FUNDS or i + 1 >= page.height:
        return False
    under = page.at(i + 1, slot.first)
    if under is None or not under.own or not (is_blank(under.text) or is_number(under.text)):
        return False
    after = [s.first for s in page.own(i) if s.first > slot.first]
    return not any(
        slot.first < s.first < min(after, default=0) and not is_number(s.text)
        for s in page.own(i + 1)
    )
