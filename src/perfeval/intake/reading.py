"""Going through the tables of a file row by row, and which block each row belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake import (
    funds_block,
    header_block,
    indicator_block,
    notes,
    objectives,
    statements,
    tasks,
    totals,
)
from perfeval.intake.fields import Fields
from perfeval.intake.headings import Heading, heading
from perfeval.intake.headwords import FUNDS
from perfeval.intake.kinds import kind_of_form
from perfeval.intake.labels import HEADER, is_achieved, is_expected
from perfeval.intake.unread import (
    LEVEL_NAMES,
    beside,
    headless,
    hidden,
    ignored,
    leftover,
    twice,
    unknown_headings,
    unread,
)
from perfeval.intake.values import is_number
from perfeval.intake.wording import MONEY_UNIT, plain, word
from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.page import Page, Slot
    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.model.grid import Grid

REMARK = re.compile(r"[。；;=]|[:：].{6}|.{25}")  # what no name of a level has
WORKING = re.compile(r"(计算|图表|图表数据|数据)表?$")  # how the titles of such sheets end
BAND = re.compile(
    r"^.{0,10}(指标|目标|效益|满意度|产出|过程|决策|投入|管理|成本)$"
)  # a level over all columns


class Reading:
    """The forms read so far, and the one that is being read."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.fields = Fields()
        self.open: Heading | None = None
        self.block: indicator_block.Block | None = None
        self.heading: Heading | None = None  # of the indicators, and its page
        self.page: Page | None = None
        self.above = indicator_block.Above()
        self.width = 0
        self.ignored: list[Finding] = []  # of tables that are no forms
        self.headless: set[str] = set()

    def grid(self, grid: Grid) -> None:
        """Reads one table, as the start of a form or as what goes on from the one before."""
        from perfeval.intake.joining import parts

        for page in parts(grid):
            self._page(page)

    def _page(self, page: Page) -> None:
        grid = page.grid
        if not (grid.sheet.startswith("#") and page.width == self.width):
            self.open = None
        self.width = page.width
        if self.fields.is_whole() and any(_names_a_form(text) for text in grid.above[-8:]):
            self._flush()
        size = self.size()
        if _is_working(page):
            self.ignored.extend(ignored(page))
            return
        notes.read_above(grid, self.fields)
        i = 0
        while i < page.height:
            i += self._row(page, i)
        if grid.below:
            notes.read_below(grid.below, grid, self.fields)
        if self.size() == size:
            self.ignored.extend(ignored(page))
            return
        self.fields.findings.extend(unread(page))
        self.fields.findings.extend(hidden(page))

    def size(self) -> tuple[int, int]:
        """Grows with everything that belongs to a form."""
        return len(self.forms), self.fields.size()

    def _row(self, page: Page, i: int) -> int:
        """Reads a row; how many rows were read."""
        own = page.own(i)
        found = heading(page, i) if len(own) > 1 else None
        if found is not None and not self._repeated(page, i, found):
            self._begin(page, i, found)
            return found.height
        if found is not None:
            page.use_all(s for k in range(found.height) for s in page.own(i + k))
            self.open = found
            return found.height
        if not own:
            if (
                self.open is not None
                and self.open.kind == "objectives"
                and not self.fields.objectives
            ):
                objectives.read_row(page, i, self.open, self.fields)
            if self.open is not None and self.open.kind == "indicators" and self.block is not None:
                self._indicator(page, i)
            return 1
        self._said(page, i, own)
        return 1

    def _repeated(self, page: Page, i: int, found: Heading) -> bool:
        """The same heading again: the table goes on on the next page."""
        block = self.block
        if found.kind != "indicators" or block is None or self.fields.ended or not self.fields.rows:
            return False
        if page is self.page and set(_placed(found)) <= set(_placed(self.heading)):
            return True
        again = indicator_block.block(found, page, i)
        if [k for k, _ in again.figures] != [k for k, _ in block.figures]:
            return False
        self.block = again
        return True

    def _begin(self, page: Page, i: int, found: Heading) -> None:
        fields = self.fields
        if (
            found.kind == "indicators"
            and fields.rows
            and (fields.ended or page.grid.sheet[:1] != "#")
        ):
            self._flush()
        if found.kind == "funds" and fields.funds and fields.rows:
            self._flush()
        fields = self.fields
        page.use_all(
            s for k in range(found.height) for s in page.own(i + k) if s not in found.unknown
        )
        fields.findings.extend(unknown_headings(page, i, found))
        self.open = found
        target = fields.fund_columns if found.kind == "funds" else fields.columns
        if found.kind in ("funds", "indicators"):
            for column in found.columns:
                target.setdefault(column.key, page.value(column.cell, column.unit))
        if found.kind == "indicators":
            self.page, self.heading = page, found
            self.block = indicator_block.block(found, page, i)
            self.above = indicator_block.Above()
            for key, column in self.block.figures:
                target[key] = page.value(column.cell, column.unit)
            fields.findings.extend(twice(page, self.block.figures))
        if fields.unit is None:
            fields.unit = _unit(page, i, found)

    def _said(self, page: Page, i: int, own: list[Slot]) -> None:
        fields = self.fields
        opened = self.open
        first = own[0]
        if len(own) == 1 and self._line(page, i, first):
            return
        if self._new_form(own):
            self._flush()
            fields, opened = self.fields, None
        kind = opened.kind if opened is not None else ""
        if opened is not None and kind == "funds" and funds_block.is_fund_row(page, i, opened):
            funds_block.read_row(page, i, opened, fields)
            return
        if self.block is not None and totals.is_total(page, i) and kind != "funds":
            totals.read_total(page, i, self.block, fields)
            self.open = None
            return
        if opened is not None and kind == "indicators" and self._indicator(page, i):
            return
        if (
            opened is not None
            and kind == "statements"
            and statements.read_row(page, i, opened, fields)
        ):
            return
        if opened is not None and kind == "tasks" and tasks.read_row(page, i, opened, fields):
            return
        if (
            opened is not None
            and kind == "objectives"
            and objectives.read_row(page, i, opened, fields)
        ):
            return
        if opened is None and not any(_speaks(s.text) for s in own):
            return
        if funds_block.read_pairs(page, i, fields) or objectives.read_alone(page, i, fields):
            return
        if header_block.read_pairs(page, i, fields):
            if kind == "funds":
                self.open = None
            return
        if kind != "indicators" and page.grid.sheet not in self.headless:
            told = headless(page, own)
            fields.findings.extend(told)
            if told:
                self.headless.add(page.grid.sheet)

    def _line(self, page: Page, i: int, slot: Slot) -> bool:
        """A row of one text: a title, a year, a unit, a remark."""
        fields = self.fields
        text = slot.text
        indicators = self.open is not None and self.open.kind == "indicators"
        if indicators and BAND.search(slot.word.base):
            return False
        wide = slot.last - slot.first + 1 >= max(2, page.width - 2) or slot.first == page.first
        if notes.is_title(text) and wide:
            if fields.is_whole() and _names_a_form(text):
                self._flush()
                fields = self.fields
            if fields.title is None:
                fields.title = page.value(slot.cell)
                fields.year = fields.year or notes.year_of(text)
            else:
                fields.notes.append(page.value(slot.cell))
            return True
        if notes.is_year(text):
            fields.year = fields.year or notes.year_of(text)
            page.use(slot.cell)
            return True
        if not self._in_table(slot) and (
            notes.is_note(text) or (notes.is_listed(text) and fields.has_blocks())
        ):
            fields.notes.append(page.value(slot.cell))
            return True
        if notes.is_head(text) and not self._in_table(slot):
            fields.notes.append(page.value(slot.cell))
            return True
        if header_block.UNIT_LABEL.match(plain(text)):
            return header_block.read_inline(page, slot, fields)
        edge = slot.first == page.first and not header_block.kind_of(slot.word.base)
        if (
            edge
            and self.open is None
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

    def _in_table(self, slot: Slot) -> bool:
        """A lone text in the columns of the open table, not over all of them."""
        if self.open is None or self.open.kind not in (
            "indicators",
            "statements",
            "tasks",
            "funds",
        ):
            return False
        last = max(c.last for c in self.open.columns)
        return slot.last < last and not (slot.first <= self.open.start and notes.is_note(slot.text))

    def _new_form(self, own: list[Slot]) -> bool:
        """A project's name when the form before has its table already."""
        fields = self.fields
        if not (fields.rows or fields.ended):
            return False
        return any(HEADER.get(s.word.base) == "name" for s in own[:2]) and not (
            self.open is not None and self.open.kind == "indicators" and len(own) > 4
        )

    def _indicator(self, page: Page, i: int) -> bool:
        """A row of the indicator table, unless it is a label with its value."""
        block = self.block
        if block is None:
            return False
        own = page.own(i)
        if own:
            first = own[0]
            base = first.word.base
            label = (
                header_block.kind_of(base) in ("header", "text", "grade")
                and first.first <= block.start
            )
            if label and len(own) <= 4:
                self.open = None
                return False
            if (
                first.first <= block.start
                and first.last >= max(c.last for c in block.levels)
                and len(own) == 1
            ):
                if header_block.read_inline(page, first, self.fields):
                    return True
                if notes.is_note(first.text) or len(first.text) > 60:
                    self.fields.notes.append(page.value(first.cell))
                    return True
            if indicator_block.is_sum(page, i, block):
                self.fields.findings.append(indicator_block.told_sum(page, i))
                return True
            wide = first.last >= max(c.last for c in block.levels) and first.last > first.first
            if (
                len(own) == 1
                and first.first <= block.start
                and wide
                and BAND.search(first.word.base)
            ):
                self.above.band = page.value(first.cell)
                return True
            if len(own) == 1 and first.first <= block.start and _is_remark(first, block):
                self.fields.notes.append(page.value(first.cell))
                return True
        elif not any(s.text for s in page.slots(i)):
            return False
        indicator_block.read_row(page, i, block, self.above, self.fields)
        return True

    def _flush(self) -> None:
        """Ends the form that is being read."""
        fields = self.fields
        named = fields.header.keys() & {"name", "unit_name"}
        if self.forms and fields.has_blocks() and not fields.is_whole() and not named:
            # money or objectives beside a whole form, without a project of their own
            self.ignored.extend(beside(fields))
            self.fields = Fields()
        elif fields.has_blocks():
            self.forms.append(fields.form(kind_of_form(fields)))
            self.fields = Fields()
        else:
            kept = fields.findings
            self.fields = Fields()
            self.fields.findings.extend(kept)
        self.open = None
        self.block = None

    def done(self) -> tuple[Form, ...]:
        """All forms; what was left over of a beginning one is told with the last."""
        left = self.fields
        self._flush()
        if not self.forms:
            return ()
        told = list(self.ignored)
        if not left.has_blocks():
            told += [*left.findings, *leftover(left)]
        if told:
            last = self.forms[-1]
            self.forms[-1] = last._replace(findings=(*last.findings, *told))
        return tuple(self.forms)


def _is_working(page: Page) -> bool:
    """A sheet of workings or of the figures of charts, which says again what the form says."""
    for i in range(min(page.height, 5)):
        own = page.own(i)
        if own:
            return bool(WORKING.search(plain(own[0].text[:80])))
    return False


def _names_a_form(text: str) -> bool:
    return notes.is_title(text) and "续" not in text


def _speaks(text: str) -> bool:
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


def _is_remark(slot: Slot, block: indicator_block.Block) -> bool:
    """A lone text at the left edge that is no level: a sentence, a rule, or left of the levels."""
    text = slot.text
    if slot.first < block.start:
        return not is_number(text)
    return bool(REMARK.search(text) or notes.RULE.search(text))


def _placed(found: Heading | None) -> list[tuple[str, int]]:
    """What a heading says over which column."""
    return [(word(c.cell.text).base, c.first) for c in found.columns] if found is not None else []


def _unit(page: Page, i: int, found: Heading) -> Value | None:
    if found.kind not in ("funds", "tasks"):
        return None
    for slot in page.slots(i):
        said = MONEY_UNIT.search(plain(slot.text)) if slot.text else None
        if said:
            return Value(said[1], page.place(slot.cell))
    return None
