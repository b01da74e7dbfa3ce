"""The official form as a sheet: its merged cells, its widths, and formulas where it shows scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.book import NOTE
from perfeval.reports.excel.form_input import input_of, write_input
from perfeval.reports.excel.form_numbers import Numbers, Shown
from perfeval.reports.excel.formula_text import column_name
from perfeval.reports.excel.heights import height, width_of
from perfeval.reports.forms import form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.book import Book, Sheet
    from perfeval.reports.excel.calculation import Calculation
    from perfeval.reports.words import Words

UPRIGHT, LANDSCAPE = 96, 140  # characters across a page
MOST_HEIGHT = 400
SHOWN = 30  # cells named in a note


def write_form(
    sheet: Sheet, card: Scorecard, words: Words, kind: str, asked: str | None, given: Calculation
) -> None:
    """The whole form; report kinds without one of their own get the national one."""
    plain = form(card, words, kind, asked)
    if plain is None:
        usual = "national" if card.indicator_set.scored else "transfer-payment"
        plain = form(card, words, kind, usual)
    assert plain is not None
    grid = plain["grid"]
    total = LANDSCAPE if grid["wide"] else UPRIGHT
    widths = [max(2, total * width // 100) for width in grid["columns"]]
    for col, width in enumerate(widths):
        sheet.page.set_column(col, col, width)
    last = len(widths) - 1
    row = titles(sheet, grid, last)
    first = row
    again = [first + n for n, line in enumerate(grid["rows"]) if line["again"]]
    numbers = Numbers(card, words, given, grid)
    inputs = _grid(sheet, first, grid["rows"], widths, given, numbers)
    row = first + len(grid["rows"])
    for note in grid["notes"]:
        merged(sheet, row, 0, row, last, note, {"text_wrap": True, "font_size": 9})
        sheet.page.set_row(row, height(note, sum(widths), 9))
        row += 1
    signed = "    ".join(f"{s['label']}{s['value'] or '________'}" for s in grid["signatures"])
    if signed:
        merged(sheet, row + 1, 0, row + 1, last, signed, {"font_size": 11})
    sheet.print_setup("", grid["wide"])
    if again:
        sheet.page.repeat_rows(again[0], again[-1])
    sheet.page.freeze_panes(first, 0)
    sheet.page.print_area(0, 0, row + 1, last)
    if inputs:
        sheet.page.print_black_and_white()
        note = "form.note" if card.indicator_set.scored else "form.note_unscored"
        if given.totals.static:
            note = "form.note_static"
        sheet.text(row + 3, 0, sheet.book.t(note), font_color=NOTE)
    if numbers.still and inputs:
        named = sheet.book.t("list").join(numbers.still[:SHOWN])
        sheet.text(row + 4, 0, sheet.book.t("form.still", cells=named), font_color=NOTE)


def titles(sheet: Sheet, grid: dict[str, Any], last: int, row: int = 0) -> int:
    """Code, title, subtitle and unit above the form; the first free row."""
    look = {"font_name": song(sheet.book)}
    for text, wanted in (
        (grid["code"], {"align": "left"}),
        (grid["title"], {"align": "center", "bold": True, "font_size": 18, "font_name": "黑体"}),
        (sheet.book.mark, {"align": "center", "font_size": 12}), (grid["subtitle"], {"align": "center"}), (grid["unit"], {"align": "right"}),
    ):  # fmt: skip
        if text:
            merged(sheet, row, 0, row, last, text, {**look, **wanted})
            if wanted.get("bold"):
                sheet.page.set_row(row, 32)
            row += 1
    return row


def song(book: Book) -> str:
    """The font of a form's cells."""
    return "仿宋" if book.t.lang == "zh" else "Calibri"


def placed_cells(rows: list[dict[str, Any]]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """(row, column, cell) of a table whose cells may span columns and rows."""
    busy: set[tuple[int, int]] = set()
    for y, line in enumerate(rows):
        x = 0
        for given in line["cells"]:
            while (y, x) in busy:
                x += 1
            yield y, x, given
            for down in range(given["rowspan"]):
                busy.update((y + down, x + n) for n in range(given["colspan"]))
            x += given["colspan"]


def _grid(
    sheet: Sheet, first: int, rows: list[dict[str, Any]], widths: list[int], given: Calculation,
    numbers: Numbers,
) -> bool:  # fmt: skip
    """Write the cells; whether any of them is an input."""
    inputs = False
    heights = [15.0] * len(rows)
    spanning = []
    for y, x, one in placed_cells(rows):
        right, below = x + one["colspan"] - 1, y + one["rowspan"] - 1
        wide = sum(widths[x : right + 1])
        if one["head"]:
            one = {**one, "text": broken(one["text"], wide)}
        need = height(one["text"], wide, 10)
        if one["rowspan"] == 1:
            heights[y] = max(heights[y], need)
        else:
            spanning.append((y, below, need))
        look: dict[str, Any] = {
            "border": 1, "text_wrap": True, "align": one["align"], "font_name": song(sheet.book),
        }  # fmt: skip
        if one["head"]:
            look |= {"bold": rows[y]["head"]}
        typed = _input(sheet, (first + y, x), (first + below, right), wide, one, look, given)
        inputs = inputs or typed
        if not typed:
            shown = numbers.of(y, x, one, f"{column_name(x)}{first + y + 1}")
            _cell(sheet, first + y, x, first + below, right, one, look, shown)
    for y, below, need in sorted(spanning):
        short = need - sum(heights[y : below + 1])
        if short > 0:
            for n in range(y, below + 1):
                heights[n] += short / (below + 1 - y)
    for n, high in enumerate(heights):
        sheet.page.set_row(first + n, min(high, MOST_HEIGHT))
    return inputs


def broken(text: str, wide: int) -> str:
    """A label that has no room for its brackets, with them on a line of their own."""
    at = max(text.find("（"), text.find(" ("))
    if at <= 0 or width_of(text) < wide:
        return text
    return text[:at] + "\n" + text[at:].lstrip()


def _input(
    sheet: Sheet, start: tuple[int, int], end: tuple[int, int], wide: int, one: dict[str, Any],
    look: dict[str, Any], given: Calculation,
) -> bool:  # fmt: skip
    """Whether the cell is one whose number is typed in here; then it is written."""
    if not one["ref"] or start[0] != end[0]:
        return False
    source = input_of(one["text"], wide, one["ref"], given)
    if source is None:
        return False
    if start != end:
        sheet.page.merge_range(*start, *end, "", sheet.book.format(**look))
    write_input(sheet, start, one["text"], source, look, given)
    return True


def _cell(
    sheet: Sheet, y: int, x: int, below: int, right: int, one: dict[str, Any],
    look: dict[str, Any], shown: Shown,
) -> None:  # fmt: skip
    """A text, a number, or a formula for what stands elsewhere."""
    several = below > y or right > x
    if shown.live is None and shown.number is None and shown.words is None:
        merged(sheet, y, x, below, right, one["text"], look)
        return
    look = {**look, "num_format": shown.form}
    if several:
        sheet.page.merge_range(y, x, below, right, "", sheet.book.format(**look))
    if shown.words is not None:
        sheet.words(y, x, shown.words, one["text"], **look)
    elif shown.live is not None:
        sheet.formula(y, x, shown.live, None, True, **look)
    else:
        sheet.fixed(y, x, shown.number, **look)


def merged(
    sheet: Sheet, y: int, x: int, below: int, right: int, text: str, look: dict[str, Any]
) -> None:
    """A text in a cell, or over several."""
    if below > y or right > x:
        sheet.page.merge_range(y, x, below, right, "", sheet.book.format(**look))
    sheet.text(y, x, text, **look)
