"""Cells that found no field; each of them is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.header_block import kind_of
from perfeval.intake.values import is_blank
from perfeval.intake.wording import plain, unknown_unit, word, words
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.intake.fields import Fields
    from perfeval.intake.headings import Column, Heading
    from perfeval.intake.page import Page, Slot
    from perfeval.model.grid import Cell

LONGEST = 40
LEVEL_NAMES = words(
    "产出指标 效益指标 满意度指标 成本指标 数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标"
    " 服务对象满意度指标 经济成本指标 社会成本指标 生态环境成本指标"
)
MOST = 200  # single cells named for one table; more of them are counted


def unread(page: Page) -> Iterator[Finding]:
    """All cells with a text that was put nowhere, but the form's own labels and dashes."""
    used = page.used
    first, last = page.first, page.last + 1
    count = 0
    more: Cell | None = None
    for row in page.grid.rows:
        for cell in row[first:last]:
            if not cell.text or (cell.row, cell.column) in used:
                continue
            used.add((cell.row, cell.column))
            if is_blank(cell.text) or _label(cell):
                continue
            count += 1
            if count <= MOST:
                yield Finding("PE060", page.place(cell), {"text": short(cell.text)})
            elif more is None:
                more = cell
    if more is not None:
        yield Finding("PE061", page.place(more), {"count": str(count - MOST)})


def _label(cell: Cell) -> bool:
    return bool(kind_of(word(cell.text).base) == "section")


def unknown_headings(page: Page, heading: Heading) -> Iterator[Finding]:
    """Headings that name no field we know; the cells below them are named one by one."""
    for slot in heading.unknown:
        page.use(slot.cell)
        yield Finding("PE062", page.place(slot.cell), {"text": short(slot.text)})
    if heading.kind == "indicators":
        for column in heading.columns:
            said = unknown_unit(column.cell.text) if column.key in ("target", "actual") else ""
            if said:
                yield Finding("PE060", page.place(column.cell), {"text": f"（{said}）"})


def twice(page: Page, figures: tuple[tuple[str, Column], ...]) -> Iterator[Finding]:
    """Columns whose heading says the same as that of another one."""
    for key, column in figures:
        if "_" in key and key.rsplit("_", 1)[1].isdigit():
            yield Finding("PE069", page.place(column.cell), {"field": short(column.cell.text)})


def ignored(page: Page) -> list[Finding]:
    """One finding for a table of which nothing belongs to a form; none for an empty one."""
    for i in range(page.height):
        own = page.own(i)
        if own:
            grid = page.grid
            name = grid.sheet if not grid.sheet.startswith("#") else short(own[0].text)
            return [Finding("PE067", page.place(own[0].cell), {"sheet": name})]
    return []


def beside(fields: Fields) -> Iterator[Finding]:
    """One finding for each sheet that holds something like a form, though none of its own."""
    values = [*fields.fund_columns.values(), *fields.columns.values()]
    values += [row.label for row in fields.funds]
    for said in (fields.header, fields.texts, fields.total):
        values.extend(said.values())
    told: set[str] = set()
    for value in values:
        sheet = value.span.sheet
        if sheet not in told:
            told.add(sheet)
            name = sheet if not sheet.startswith("#") else short(value.text)
            yield Finding("PE067", value.span, {"sheet": name})


def leftover(fields: Fields) -> Iterator[Finding]:
    """Labels with values that belong to no table: what began as a form and never became one."""
    values = [fields.title, fields.grade, *fields.notes]
    for said in (fields.header, fields.texts, fields.total):
        values.extend(said.values())
    for value in values:
        if value is not None and value.text:
            yield Finding("PE060", value.span, {"text": short(value.text)})


def headless(page: Page, own: list[Slot]) -> list[Finding]:
    """A row that begins as indicators do though no heading says what its columns hold."""
    if len(own) < 3 or not any(plain(s.text) in LEVEL_NAMES for s in own[:3]):
        return []
    return [Finding("PE068", page.place(own[0].cell), {"text": short(own[0].text)})]


def hidden(page: Page) -> Iterator[Finding]:
    """Hidden rows and columns with texts: they are read, and the user is told so."""
    grid = page.grid
    if grid.hidden:
        return  # the reader of the file has said so of the whole sheet
    for number in sorted(grid.hidden_rows):
        row = number - grid.first
        if 0 <= row < grid.height:
            said = next((s for s in page.own(row)), None)
            if said is not None:
                yield Finding("PE065", page.place(said.cell), {"what": "row", "what_zh": "行"})
    for number in sorted(grid.hidden_columns):
        said_cell = next(
            (c for row in grid.rows for c in row if c.column == number and c.text), None
        )
        if said_cell is not None:
            yield Finding("PE065", page.place(said_cell), {"what": "column", "what_zh": "列"})


def short(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
