"""One scoring sheet as a workbook: an expert's code, the subjects, cells to fill in."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from perfeval.i18n.panel_sheet import say
from perfeval.model.finding import column_letters
from perfeval.model.rounding import plain
from perfeval.panels.codes import subject_codes
from perfeval.panels.sheet_marks import (
    CORNER,
    CRITERION,
    NAME,
    OPINION,
    SCORE,
    TOTAL,
    VOTE,
    listed,
    marks,
    rows,
)
from perfeval.panels.sheet_shown import heading

if TYPE_CHECKING:
    from perfeval.model.panels import Expert, Panel, Subject

MADE = datetime(2020, 1, 1)
INPUT, HEAD, FIXED, LINE = "#FFF7E0", "#DCE6F1", "#F2F2F2", "#BFBFBF"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
FIRST = 6  # rows above the first subject: keys, title, panel, code, hint, headings
LONGEST = 2_000
WIDTHS = {"#id": 10, "#name": 34, TOTAL: 12, SCORE: 12, VOTE: 11, OPINION: 40}
CRITERION_WIDTH = 12
MOST_WIDE = 150


def scoring_sheet(panel: Panel, expert: Expert, lang: str) -> bytes:
    """An .xlsx that holds nothing of the expert but the code; the same panel gives the same bytes."""
    return _Sheet(panel, expert, lang).written()


class _Sheet:
    def __init__(self, panel: Panel, expert: Expert, lang: str) -> None:
        import xlsxwriter

        self.panel, self.lang = panel, lang
        self.marks = marks(panel, expert)
        self.subjects = listed(panel, expert)
        self.codes = subject_codes(panel)
        self.blind = panel.anonymous == "both"
        self.digits = max(0, min(panel.rule.rounding.digits, 6))
        self.target = BytesIO()
        self.book = xlsxwriter.Workbook(
            self.target,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False},
        )  # fmt: skip
        self.book.set_properties({"title": say("title", lang), "created": MADE})
        self.page = self.book.add_worksheet(say("name", lang))
        self.keys = self._keys()
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _keys(self) -> list[str]:
        keys = ["#id"] if self.blind else ["#id", "#name"]
        for key in self.marks.columns:
            if key in (VOTE, OPINION) and self.panel.criteria and TOTAL not in keys:
                keys.append(TOTAL)
            keys.append(key)
        return keys

    def written(self) -> bytes:
        self._head()
        for number, subject in enumerate(self.subjects):
            self._row(FIRST + number, subject)
        last = FIRST + len(self.subjects)
        self._checks(last)
        self._explained(last + 1)
        self._look()
        self._mark()
        self.page.activate()
        self.book.close()
        return self.target.getvalue()

    def look(self, **wanted: Any) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            font = "宋体" if self.lang == "zh" else "Calibri"
            base = {"font_name": font, "font_size": 10, "valign": "vcenter"}
            self.formats[key] = self.book.add_format({**base, **wanted})
        return self.formats[key]

    def text(self, row: int, col: int, text: str, **wanted: Any) -> None:
        shown = cleaned(text)
        if shown.startswith(("=", "+", "-", "@")):
            wanted["quote_prefix"] = True
        if shown:
            self.page.write_string(row, col, shown, self.look(**wanted))
        else:
            self.page.write_blank(row, col, None, self.look(**wanted))

    def _across(self, row: int, text: str, **wanted: Any) -> None:
        last = len(self.keys)
        self.page.merge_range(row, 1, row, last, cleaned(text), self.look(text_wrap=True, **wanted))

    def _head(self) -> None:
        panel, lang = self.panel, self.lang
        self.text(0, 0, CORNER)
        self._across(1, say("title", lang), bold=True, font_size=16, align="center")
        self._across(2, say("panel", lang, title=panel.title))
        line = say("expert", lang, code=self.marks.expert)
        if panel.date is not None:
            line += "　　" + say("date", lang, date=panel.date.isoformat())
        self._across(3, line, bold=True)
        digits = "hint.score.0" if self.digits == 0 else "hint.score"
        scored = any(k == SCORE or k.startswith(CRITERION) for k in self.marks.columns)
        hint = say(
            "hint", lang, score=say(digits, lang, digits=self.digits) if scored else "",
            vote=say("hint.vote", lang) if VOTE in self.marks.columns else "",
        )  # fmt: skip
        self._across(4, hint, font_color="#595959", valign="top")
        head = {"bold": True, "bg_color": HEAD, "border": 1, "border_color": LINE, "text_wrap": True, "align": "center"}  # fmt: skip
        for col, key in enumerate(self.keys, 1):
            self.text(0, col, key)
            self.text(5, col, heading(self.panel, key, lang), **head)

    def _row(self, row: int, subject: Subject) -> None:
        code = self.codes[subject.id]
        self.text(row, 0, code)
        fixed: dict[str, Any] = {"bg_color": FIXED, "border": 1, "border_color": LINE, "text_wrap": True}  # fmt: skip
        entry = {**fixed, "bg_color": INPUT, "locked": False}
        for col, key in enumerate(self.keys, 1):
            if key == "#id":
                self.text(row, col, code if self.blind else subject.id, align="center", **fixed)
            elif key == "#name":
                self.text(row, col, subject.name, **fixed)
            elif key == TOTAL:
                cells = self._criteria(row)
                form = f'=IF(COUNT({cells})={len(self.panel.criteria)},SUM({cells}),"")'
                self.page.write_formula(row, col, form, self.look(align="center", **fixed), "")
            elif key == OPINION:
                self.page.write_blank(row, col, None, self.look(num_format="@", **entry))
            else:
                self.page.write_blank(row, col, None, self.look(align="center", **entry))
        self.page.set_row(row, self._height(subject))

    def _height(self, subject: Subject) -> int:
        """Room for two lines of an opinion, or for the whole name."""
        cells = sum(1 if c.isascii() else 2 for c in subject.name)
        return int(max(34, 15 * (-(-cells // (WIDTHS["#name"] - 2))) + 4))

    def _criteria(self, row: int) -> str:
        cols = [n for n, key in enumerate(self.keys, 1) if key.startswith(CRITERION)]
        first, last = (f"{column_letters(n + 1)}{row + 1}" for n in (cols[0], cols[-1]))
        return f"{first}:{last}"

    def _checks(self, last: int) -> None:
        lang = self.lang
        for col, key in enumerate(self.keys, 1):
            area = (FIRST, col, last - 1, col)
            if key == VOTE:
                self.page.data_validation(*area, {
                    "validate": "list", "source": [say("pass", lang), say("fail", lang)],
                    "error_message": say("error.pass", lang),
                })  # fmt: skip
            elif key == SCORE or key.startswith(CRITERION):
                self.page.data_validation(*area, self._bounds(col, key))

    def _bounds(self, col: int, key: str) -> dict[str, Any]:
        most = self.panel.full
        if key != SCORE:
            most = next(c.max for c in self.panel.criteria if CRITERION + c.id == key)
        own, shown = f"{column_letters(col + 1)}{FIRST + 1}", plain(most or 0, 10)  # type: ignore[arg-type]
        text = "error.0" if self.digits == 0 else "error"
        return {
            "validate": "custom", "ignore_blank": True,
            "value": f"=AND(ISNUMBER({own}),{own}>=0,{own}<={shown},ABS(ROUND({own},{self.digits})-{own})<0.0000001)",
            "error_title": say("error.title", self.lang),
            "error_message": say(text, self.lang, max=shown, digits=self.digits)[:255],
        }  # fmt: skip

    def _explained(self, row: int) -> None:
        """What earns the points, below the table."""
        told = [c for c in self.panel.criteria if c.explain]
        if not told:
            return
        self._across(row, say("criteria", self.lang), bold=True)
        room = sum(self._width(key) for key in self.keys)
        for number, one in enumerate(told, row + 1):
            colon = "：" if self.lang == "zh" else ": "
            text = cleaned(f"{one.name or one.id}{colon}{one.explain}")
            self._across(number, text)
            cells = sum(1 if c.isascii() else 2 for c in text)
            self.page.set_row(number, min(15 * max(1, -(-cells // max(room - 4, 20))) + 2, 200))

    def _width(self, key: str) -> int:
        return WIDTHS.get(key, CRITERION_WIDTH)

    def _look(self) -> None:
        page = self.page
        page.set_row(0, None, None, {"hidden": True})
        page.set_column(0, 0, None, None, {"hidden": True})
        for col, key in enumerate(self.keys, 1):
            page.set_column(col, col, self._width(key))
        room = sum(self._width(key) for key in self.keys)
        for row, height in ((1, 28), (2, 18), (3, 18), (5, 46)):
            page.set_row(row, height)
        page.set_row(4, 15 * max(2, -(-190 // room)) + 4)
        page.freeze_panes(FIRST, 2 if self.blind else 3)
        page.protect("", {"format_columns": True, "format_rows": True})
        page.set_paper(9)
        if room > 80:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_margins(0.5, 0.5, 0.6, 0.6)
        page.center_horizontally()
        page.repeat_rows(5)
        page.set_footer("&C" + say("page", self.lang, code=self.marks.expert))

    def _mark(self) -> None:
        hidden = self.book.add_worksheet(NAME)
        for row, pair in enumerate(rows(self.marks)):
            for col, text in enumerate(pair):
                hidden.write_string(row, col, cleaned(text))
        hidden.very_hidden()


def cleaned(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]
