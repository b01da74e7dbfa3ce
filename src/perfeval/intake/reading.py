"""Going through the tables of a file row by row, and which block each row belongs to."""

from __future__ import annotations

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
from perfeval.intake.belonging import adopt, is_strange, restore, snapshot
from perfeval.intake.cues import (
    BAND,
    is_remark,
    is_working,
    money_unit,
    names_a_form,
    placed,
    speaks,
)
from perfeval.intake.fields import Fields
from perfeval.intake.headings import Heading, heading
from perfeval.intake.kinds import kind_of_form
from perfeval.intake.labels import HEADER
from perfeval.intake.lines import read_line
from perfeval.intake.unread import (
    beside,
    headless,
    hidden,
    ignored,
    leftover,
    twice,
    unknown_headings,
    unread,
)

if TYPE_CHECKING:
    from perfeval.intake.page import Page, Slot
    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.model.grid import Grid


class Reading:
    """The forms read so far, and the one that is being read."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.fields = Fields()
        self.open: Heading | None = None
        self.block: indicator_block.Block | None = None
        self.heading: Heading | None = None  # of the indicators, and its page
        self.page: Page | None = None
        self.last_page: Page | None = None  # where the total stands
        self.above = indicator_block.Above()
        self.width = 0
        self.sheet = ""
        self.earlier: list[Fields] = []  # what stood in tables before that of the form
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
        if self.fields.is_whole() and any(names_a_form(text) for text in grid.above[-8:]):
            self.flush()
        if grid.sheet != self.sheet and not self.fields.has_blocks():
            if not self.fields.is_empty() or self.fields.title is not None:
                self.earlier.append(self.fields)
            self.fields = Fields()
        other = grid.sheet != self.sheet
        self.sheet = grid.sheet
        kept, fields = snapshot(self.fields), self.fields
        size = self.size()
        if is_working(page):
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
        goes_on = other and fields is self.fields and any(kept.blocks)
        if goes_on and is_strange(fields, kept, grid.sheet):
            restore(fields, kept)
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
        if page is self.page and set(placed(found)) <= set(placed(self.heading)):
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
            self.flush()
        if found.kind == "funds" and fields.funds and fields.rows:
            self.flush()
        fields = self.fields
        page.use_all(
            s for k in range(found.height) for s in page.own(i + k) if s not in found.unknown
        )
        fields.findings.extend(unknown_headings(page, found))
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
            fields.unit = money_unit(page, i, found)

    def _said(self, page: Page, i: int, own: list[Slot]) -> None:
        fields = self.fields
        opened = self.open
        first = own[0]
        if len(own) == 1 and read_line(self, page, first):
            return
        if len(own) <= 3 and all(notes.read_line(s.text, page.place(s.cell), fields) for s in own):
            page.use_all(own)
            return
        if self._new_form(own):
            self.flush()
            fields, opened = self.fields, None
        kind = opened.kind if opened is not None else ""
        if opened is not None and kind == "funds" and funds_block.is_fund_row(page, i, opened):
            funds_block.read_row(page, i, opened, fields)
            return
        ended = fields.ended and opened is None and page is not self.last_page
        if self.block is not None and totals.is_total(page, i) and kind != "funds" and not ended:
            self.last_page = page
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
        if opened is None and not any(speaks(s.text) for s in own):
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
            if len(own) == 1 and first.first <= block.start and is_remark(first, block):
                self.fields.notes.append(page.value(first.cell))
                return True
        elif not any(s.text for s in page.slots(i)):
            return False
        indicator_block.read_row(page, i, block, self.above, self.fields)
        return True

    def flush(self) -> None:
        """Ends the form that is being read."""
        fields = self.fields
        named = fields.header.keys() & {"name", "unit_name"}
        if self.forms and fields.has_blocks() and not fields.is_whole() and not named:
            # money or objectives beside a whole form, without a project of their own
            self.ignored.extend(beside(fields))
            self.fields = Fields()
        elif fields.has_blocks():
            self.ignored.extend(adopt(fields, self.earlier))
            self.earlier = []
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
        self.flush()
        if not self.forms:
            return ()
        told = list(self.ignored)
        last = self.forms[-1]
        if not left.has_blocks():
            own = not last.rows or last.rows[-1].name.span.sheet == self.sheet
            told += [*left.findings, *leftover(left)] if own else list(beside(left))
        for one in self.earlier:
            told += beside(one)
        if told:
            self.forms[-1] = last._replace(findings=(*last.findings, *told))
        return tuple(self.forms)
