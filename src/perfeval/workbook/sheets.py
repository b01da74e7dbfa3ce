"""Tables onto worksheets, with XlsxWriter."""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from perfeval.i18n.workbook_words import hint, sheet, word
from perfeval.model.quantity import parse_date
from perfeval.workbook import marks as hidden
from perfeval.workbook import table as t
from perfeval.workbook.cell_checks import FIRST, letters, write_checks

if TYPE_CHECKING:
    from io import BytesIO

    from perfeval.workbook.table import Column, Entry, Table

MADE = datetime(2020, 1, 1)
INPUT, HEAD, FIXED, LINE = "#FFF7E0", "#DCE6F1", "#F2F2F2", "#BFBFBF"
NEEDED, UNUSED = "#FFD58A", "#E8E8E8"
SIGNS = tuple("=+-@")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,13})(?:\.\d{0,10}[1-9])?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
LONGEST = 32_767
WIDE = 230  # letters that one page of paper can show legibly
PAGE = 100  # letters in width that landscape A4 shows in the natural size
HINT = 110  # likewise of the line that says how to fill in


class Writer:
    """One workbook being written."""

    def __init__(self, target: BytesIO, lang: str, evidence: int) -> None:
        import xlsxwriter

        options = {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        }  # fmt: skip
        self.workbook = xlsxwriter.Workbook(target, options)
        self.workbook.set_properties({"title": word("guide.title", lang), "created": MADE})
        self.lang = lang
        self.font = "宋体" if lang == "zh" else "Calibri"
        # the ids of the register, to be chosen from
        name = sheet("evidence", lang)
        last = FIRST + evidence
        self.register = f"='{name}'!$B${FIRST + 1}:$B${last}" if evidence else ""
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.lists: dict[tuple[str, ...], str] = {}
        self.names: dict[str, str] = {}

    def format(self, **wanted: Any) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            base = {"font_name": self.font, "font_size": 10, "valign": "vcenter"}
            self.formats[key] = self.workbook.add_format({**base, **wanted})
        return self.formats[key]

    def text(self, page: Any, row: int, col: int, text: str, **wanted: Any) -> None:
        """A text, whatever it begins with."""
        shown = cleaned(text)
        if shown.startswith(SIGNS):
            wanted["quote_prefix"] = True
        if shown:
            page.write_string(row, col, shown, self.format(**wanted))
        else:
            page.write_blank(row, col, None, self.format(**wanted))

    def table(self, table: Table) -> str:
        """A sheet for the table; its name."""
        name = sheet(table.id, self.lang)
        page = self.workbook.add_worksheet(name)
        self.text(page, 0, 0, f"perfeval:{table.id}")
        for col, column in enumerate(table.columns, 1):
            self.text(page, 0, col, column.key)
            self.text(
                page, FIRST - 1, col, column.heading(self.lang), bold=True, bg_color=HEAD,
                border=1, border_color=LINE, text_wrap=True, align="center",
            )  # fmt: skip
            page.set_column(col, col, column.width)
        self.text(page, FIRST - 1, 0, "#")
        self.text(page, 1, 1, name, bold=True, font_size=14)
        page.merge_range(
            2, 1, 2, max(_hint_columns(table), 2), cleaned(hint(table.id, self.lang)),
            self.format(font_color="#666666", text_wrap=True, valign="top"),
        )  # fmt: skip
        if table.id == "funds":
            self._total(page, table)
        for number, row in enumerate(table.rows, FIRST):
            self.text(page, number, 0, row.key)
            for col, column in enumerate(table.columns, 1):
                self._cell(page, number, col, column, row.cells.get(column.key, t.Entry()))
        self._merge(page, table)
        write_checks(self, page, table)
        self._look(page, table, name)
        return name

    def _cell(self, page: Any, row: int, col: int, column: Column, entry: Entry) -> None:
        kind = entry.kind or column.kind
        look: dict[str, Any] = {"border": 1, "border_color": LINE, "text_wrap": True}
        if kind == t.FIXED:
            look |= {"bg_color": FIXED}
            if column.key in ("#weight", "#unit", "#point", "#direction", "#where"):
                look["align"] = "center"
            if column.key == "#weight" and _NUMBER.fullmatch(entry.text):
                page.write_number(row, col, float(entry.text), self.format(**look))
                return
            self.text(page, row, col, entry.text, **look)
        else:
            colour = {t.UNUSED: UNUSED, t.NEEDED: NEEDED}.get(kind, INPUT)
            look |= {"bg_color": colour, "locked": False}
            self._input(page, row, col, kind, entry.text, look)
        if entry.note:
            page.write_comment(
                row, col, cleaned(entry.note)[:2000],
                {"x_scale": 3, "y_scale": 2, "author": "perfeval", "font_size": 9},
            )  # fmt: skip

    def _input(
        self, page: Any, row: int, col: int, kind: str, text: str, look: dict[str, Any]
    ) -> None:
        if kind == t.DATE:
            look["num_format"] = "yyyy-mm-dd"
            look["align"] = "center"
            day = parse_date(text)
            if day is not None and day.isoformat() == text and day >= date(1900, 3, 1):
                page.write_datetime(
                    row, col, datetime(day.year, day.month, day.day), self.format(**look)
                )
                return
        elif kind in (t.NUMBER, t.MONEY):
            look["align"] = "right"
            if _NUMBER.fullmatch(text) and len(text.strip("-").replace(".", "")) <= 15:
                value = float(text) if "." in text else int(text)
                page.write_number(row, col, value, self.format(**look))
                return
        else:
            # as text, so that no spreadsheet makes a date of 1-2 or a number of 0012
            look["num_format"] = "@"
        self.text(page, row, col, text, **look)

    def _total(self, page: Any, table: Table) -> None:
        keys = [column.key for column in table.columns]
        last = FIRST + max(len(table.rows), 1)
        of = letters(keys.index("of") + 1)
        look = {"bold": True, "border": 1, "border_color": LINE, "bg_color": FIXED}
        self.text(page, 1, 2, word("total", self.lang), **look)
        for key in ("initial_budget", "budget", "due", "arrived", "spent"):
            col = keys.index(key) + 1
            own = letters(col)
            sums = [
                sum((_plain(r.cells.get(key)) for r in table.rows if not r.cells.get("of")), 0.0)
            ]
            formula = f'=SUMIF({of}{FIRST + 1}:{of}{last},"",{own}{FIRST + 1}:{own}{last})'
            page.write_formula(1, col, formula, self.format(**look, align="right"), sums[0])

    def _merge(self, page: Any, table: Table) -> None:
        keys = [column.key for column in table.columns]
        bounds = {0, len(table.rows)}
        for key in table.merged:
            col = keys.index(key) + 1
            texts = [row.cells.get(key, t.Entry()).text for row in table.rows]
            # what is parted further left is parted here
            bounds |= {n for n in range(1, len(texts)) if texts[n] != texts[n - 1]}
            edges = sorted(bounds)
            look = self.format(bg_color=FIXED, border=1, border_color=LINE, text_wrap=True)
            for start, end in itertools.pairwise(edges):
                if end - start > 1 and texts[start]:
                    page.merge_range(
                        FIRST + start, col, FIRST + end - 1, col, cleaned(texts[start]), look
                    )

    def _look(self, page: Any, table: Table, name: str) -> None:
        page.set_row(0, None, None, {"hidden": True})
        page.set_column(0, 0, None, None, {"hidden": True})
        page.set_row(1, 24)
        text = hint(table.id, self.lang)
        room = sum(column.width for column in table.columns[: _hint_columns(table)])
        page.set_row(2, 15 * max(1, -(-2 * len(text) // max(room, 20))))
        page.set_row(3, 32)
        for number, row in enumerate(table.rows, FIRST):
            height = _height(table, row)
            if height > 1:
                page.set_row(number, min(14 * height + 4, 400))
        page.freeze_panes(FIRST, table.frozen + 1)
        page.protect("", {
            "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True,
            "autofilter": True,
        })  # fmt: skip
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page.set_paper(9)
        page.set_landscape()
        wide = sum(column.width for column in table.columns) > WIDE
        if table.pages:
            _in_pages(page, table)
        else:
            page.fit_to_pages(2 if wide else 1, 0)
            if wide:
                page.repeat_columns(1, table.frozen)
        page.set_margins(0.5, 0.5, 0.6, 0.6)
        page.repeat_rows(FIRST - 1)
        page.set_header("&C" + name.replace("&", "&&"))
        page.set_footer("&C" + word("page", self.lang))

    def marks(self, marks: hidden.Marks) -> None:
        page = self.workbook.add_worksheet(hidden.NAME)
        for number, row in enumerate(hidden.rows(marks)):
            for col, text in enumerate(row):
                page.write_string(number, col, _CONTROL.sub("", text))
        for choices, own in self.lists.items():
            for number, choice in enumerate(choices):
                page.write_string(number, _column(own), cleaned(choice))
        page.very_hidden()

    def close(self) -> None:
        self.workbook.worksheets()[1 if len(self.workbook.worksheets()) > 2 else 0].activate()
        self.workbook.close()


def _hint_columns(table: Table) -> int:
    """How many columns the line that says how to fill in goes over."""
    wide = 0
    for number, column in enumerate(table.columns, 1):
        wide += column.width
        if wide >= HINT:
            return number
    return len(table.columns)


def _in_pages(page: Any, table: Table) -> None:
    """What is filled in on the first page, what is seldom used on the next, all legible."""
    keys = [column.key for column in table.columns]
    ends = [keys.index(key) + 1 for key in table.pages]
    named = sum(column.width for column in table.columns[: table.frozen])
    widths = []
    for start, end in itertools.pairwise((0, *ends, len(keys))):
        wide = sum(column.width for column in table.columns[start:end])
        widths.append(wide if start == 0 else named + wide)
    page.set_print_scale(max(50, min(100, int(100 * PAGE / max(widths)))))
    page.set_v_pagebreaks([end + 1 for end in ends])
    page.repeat_columns(1, table.frozen)


def cleaned(text: str) -> str:
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text[:LONGEST]


def _plain(entry: Entry | None) -> float:
    text = entry.text if entry is not None else ""
    return float(text) if _NUMBER.fullmatch(text) else 0.0


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _height(table: Table, row: t.Row) -> int:
    """Lines of the row's tallest cell."""
    tallest = 1
    for column in table.columns:
        if column.key in table.merged:
            continue
        text = row.cells.get(column.key, t.Entry()).text
        lines = sum(
            max(1, -(-_cells(line) // max(column.width - 1, 1))) for line in text.split("\n")
        )
        tallest = max(tallest, lines)
    return tallest


def _cells(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
