"""Tables whose columns hold at any width: flexible columns wrap, the others keep their size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.cli.cells import cells, clean, pad, wrap

if TYPE_CHECKING:
    from perfeval.cli.page import Page, Span

GUTTER = 2


class Column(NamedTuple):
    """A column; with a `least` width it may be narrowed down to that and wraps.

    A column is narrowed to its `soft` width before those without one give way.
    """

    title: str
    align: str = "<"
    least: int = 0
    soft: int = 0


class Row(NamedTuple):
    """Cells in order; `indent` shifts the first; `styles` colour single cells by their number."""

    cells: tuple[str, ...]
    style: str = ""
    indent: int = 0
    styles: tuple[tuple[int, str], ...] = ()


def draw(
    page: Page, columns: list[Column], rows: list[Row], foot: int = 0, indent: int = 0
) -> None:
    """The table; the last `foot` rows stand under a rule of their own."""
    rows = [row._replace(cells=tuple(clean(text) for text in row.cells)) for row in rows]
    widths = _widths(columns, rows, page.width - indent)
    head = Row(tuple(column.title for column in columns), "bold")
    whole = sum(widths) + GUTTER * (len(widths) - 1)
    _put(page, columns, widths, head, indent)
    _rule(page, whole, indent)
    for index, row in enumerate(rows):
        if foot and index == len(rows) - foot:
            _rule(page, whole, indent)
        _put(page, columns, widths, row, indent)


def _rule(page: Page, whole: int, indent: int) -> None:
    page.line((" " * indent + page.rule_mark * whole, "dim"))


def _widths(columns: list[Column], rows: list[Row], room: int) -> list[int]:
    """Natural widths, the flexible columns narrowed (the widest first) until all fit."""
    widths = [cells(column.title) for column in columns]
    for row in rows:
        for index, text in enumerate(row.cells):
            widths[index] = max(widths[index], cells(text) + (row.indent if index == 0 else 0))
    excess = sum(widths) + GUTTER * (len(widths) - 1) - room
    excess = _narrow(
        widths, {i: max(c.soft, c.least) for i, c in enumerate(columns) if c.soft}, excess
    )
    _narrow(widths, {i: c.least for i, c in enumerate(columns) if c.least}, excess)
    return widths


def _narrow(widths: list[int], least: dict[int, int], excess: int) -> int:
    """Takes the excess off the columns of `least`, the widest first; what is left of it."""
    while excess > 0:
        open_ = [i for i in least if widths[i] > least[i]]
        if not open_:
            break
        widest = max(open_, key=lambda i: widths[i])
        others = [widths[i] for i in open_ if widths[i] < widths[widest]]
        down = max(max(others, default=0), least[widest])
        step = min(excess, max(widths[widest] - down, 1))
        widths[widest] -= step
        excess -= step
    return excess


def _put(page: Page, columns: list[Column], widths: list[int], row: Row, indent: int) -> None:
    styles = dict(row.styles)
    blocks = []
    for index, text in enumerate(row.cells):
        shift = row.indent if index == 0 else 0
        blocks.append([" " * shift + line for line in wrap(text, max(4, widths[index] - shift))])
    for number in range(max(len(block) for block in blocks)):
        spans: list[Span] = [(" " * indent, "")] if indent else []
        for index, block in enumerate(blocks):
            text = block[number] if number < len(block) else ""
            align = columns[index].align if len(block) == 1 else "<"
            gutter = " " * GUTTER if index else ""
            style = " ".join(filter(None, (row.style, styles.get(index, ""))))
            spans.append((gutter + pad(text, widths[index], align), style))
        page.line(*spans)
