"""The workbook: its formats, and sheets that write texts, typed numbers and formulas with values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value
from perfeval.reports.excel.checked import Check, check_of, write_checks
from perfeval.reports.excel.formula_text import formula
from perfeval.reports.excel.symbols import Cell, cell, reads, value_of
from perfeval.reports.excel.text import clean, sheet_name

if TYPE_CHECKING:
    from datetime import date
    from io import BytesIO

    from perfeval.i18n.report_excel import Texts

DAY_ZERO = 693_594  # the ordinal of day 0 of a worksheet
GENERAL = "General"  # as many decimals as there are, and no point without them
PERCENT, POINTS, DAY = "0.00%", "0.00", "yyyy-mm-dd"
INPUT, HEAD, SUBTOTAL, NOTE = "#FFF7E0", "#DCE6F1", "#F2F2F2", "#666666"
Key = tuple[str, int, int]
SIGNS = tuple("=+-@")  # what a text begins with that would be a formula if it were typed again
HUGE = 996  # in bits: about 10 to the 300


class Book:
    """One workbook; `constants` names the cells that hold numbers where no formula could be written."""

    def __init__(self, target: BytesIO, texts: Texts, mark: str = "") -> None:
        import xlsxwriter

        options = {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "nan_inf_to_errors": True,
        }  # fmt: skip
        self.workbook = xlsxwriter.Workbook(target, options)
        self.t = texts
        self.mark = mark  # 征求意见稿
        self.font = "宋体" if texts.lang == "zh" else "Calibri"
        self.constants: list[str] = []
        self.rates: list[str] = []  # completions that are no formulas
        self.unfollowed: list[str] = []  # gates and adjusters whose conditions are no formulas
        self.still: list[str] = []  # leaves whose scores don't follow all of their numbers
        self.sources: dict[Key, frozenset[Key]] = {}  # typed cells behind each formula
        self.used: set[Key] = set()  # typed cells that a score, rate or sum follows from
        self.owners: dict[Key, str] = {}  # the leaf that a typed cell belongs to
        self.inputs: dict[Key, tuple[Fraction | int | None, dict[str, Any]]] = {}
        self.sheets: list[Sheet] = []
        self.items: dict[tuple[tuple[str, ...], int], dict[str, Value]] = {}
        self.met: dict[tuple[str, ...], tuple[Symbol, ...]] = {}  # points met of checklists
        self.names: set[str] = set()
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def finish(self) -> None:
        """Take the look of an input from cells that nothing follows from, say what may be typed
        into the others."""
        for sheet in self.sheets:
            for (name, row, col), (value, look) in self.inputs.items():
                if name == sheet.name and (name, row, col) not in self.used:
                    sheet.checks.pop((row, col), None)
                    sheet.fixed(row, col, value, **{"align": "right", **look})
            write_checks(sheet.page, sheet.checks, self.t)
        live = {self.owners.get(key) for key in self.used}
        for key, owner in self.owners.items():
            if key in self.inputs and owner not in live and owner not in self.still:
                self.still.append(owner)

    def format(self, **wanted: Any) -> Any:
        """A format of these properties over those that every cell has; made once."""
        key = tuple(sorted(wanted.items()))
        found = self._formats.get(key)
        if found is None:
            base = {"font_name": self.font, "font_size": 10, "valign": "vcenter"}
            found = self._formats[key] = self.workbook.add_format({**base, **wanted})
        return found

    def sheet(self, name: str) -> Sheet:
        """A sheet of that name, or of that name with a number where it is taken."""
        plain, n = sheet_name(name), 1
        while plain.casefold() in self.names:  # as worksheet programs compare them
            n += 1
            plain = f"{sheet_name(name)[:26]} {n}"
        self.names.add(plain.casefold())
        self.sheets.append(Sheet(self, plain))
        return self.sheets[-1]


class Sheet:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.name = name
        self.page = book.workbook.add_worksheet(name)
        self.checks: dict[tuple[int, int], Check] = {}
        # else each formula is searched for thirty functions that none of ours has
        self.page._prepare_formula = _bare

    def text(self, row: int, col: int, text: str, **wanted: Any) -> None:
        """A text, whatever it begins with."""
        form = self.book.format(**wanted)
        shown = clean(text, self.book.t("cut"))
        if shown:
            if shown.startswith(SIGNS):
                form = self.book.format(**wanted, quote_prefix=True)
            self.page.write_string(row, col, shown, form)
        else:
            self.page.write_blank(row, col, None, form)

    def typed(
        self, row: int, col: int, value: Fraction | int | None, check: Check | None = None,
        **wanted: Any,
    ) -> Symbol:  # fmt: skip
        """A number that a user may change: filled light, unlocked, checked when it is typed."""
        given = {"bg_color": INPUT, "locked": False, "align": "right", **wanted}
        self.book.inputs[self.name, row, col] = (value, wanted)
        own = check_of(wanted.get("num_format", GENERAL), self.book.t("flag"))
        self.checks[row, col] = check if check is not None else own
        return self.fixed(row, col, value, **given)

    def fixed(self, row: int, col: int, value: Fraction | int | None, **wanted: Any) -> Symbol:
        """A number as it stands; a blank for None."""
        form = self.book.format(**wanted)
        if value is None:
            self.page.write_blank(row, col, None, form)
        elif _huge(value):
            self.text(row, col, str(value), **wanted)
        else:
            self.page.write_number(row, col, _binary(value), form)
        return cell(Cell(self.name, row, col, value, True))

    def day(self, row: int, col: int, value: date, **wanted: Any) -> Symbol:
        """A day, counted as worksheets count."""
        serial = Fraction(value.toordinal() - DAY_ZERO)
        return self.typed(row, col, serial, **{"num_format": DAY, **wanted})

    def formula(
        self, row: int, col: int, symbol: Value, known: Fraction | None = None,
        through: bool = False, **wanted: Any,
    ) -> Symbol:  # fmt: skip
        """A formula with the value it has, where that is `known` already; what is too long for one
        is a number, and counted. `through`: only a step, in which no input ends."""
        value = value_of(symbol) if known is None else known
        text = formula(symbol, self.name) if isinstance(symbol, Symbol) else None
        if _huge(value):
            text = None
        if text is None:
            if isinstance(symbol, Symbol):
                self.constant(row, col)
            return self.fixed(row, col, Fraction(value), **wanted)
        self.page.write_formula(row, col, text, self.book.format(**wanted), _binary(value))
        self._follows(row, col, symbol, through)
        return cell(Cell(self.name, row, col, Fraction(value)))

    def _follows(self, row: int, col: int, symbol: Value, through: bool) -> None:
        """Remember which typed cells the formula follows from."""
        book = self.book
        behind: set[Key] = set()
        for place in reads(symbol):
            key = place[:3]
            behind |= book.sources.get(key, {key} if key in book.inputs else frozenset())
        book.sources[self.name, row, col] = frozenset(behind)
        if not through:
            book.used |= behind

    def words(self, row: int, col: int, text: str, value: str, **wanted: Any) -> None:
        """A formula, begun with "=", that yields a text."""
        self.page.write_formula(row, col, text, self.book.format(**wanted), value)

    def constant(self, row: int, col: int) -> None:
        """Remember that a number stands here where a formula was wanted."""
        from perfeval.reports.excel.formula_text import address

        self.book.constants.append(address(Cell(self.name, row, col)))

    def heads(self, row: int, names: list[str], first: int = 0) -> None:
        """The head of a table, over two lines where its names want them."""
        for col, name in enumerate(names, first):
            self.text(
                row, col, name, bold=True, bg_color=HEAD, border=1, text_wrap=True, align="center"
            )

    def print_setup(self, title: str, landscape: bool, repeat: int | None = None) -> None:
        """A4, one page wide, page numbers below, the head repeated on every page."""
        page = self.page
        page.set_paper(9)
        if landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_margins(0.6, 0.6, 0.7, 0.7)
        shown = "　".join(part for part in (title, self.book.mark) if part)
        if shown:
            page.set_header("&C" + clean(shown, "")[:120].replace("&", "&&"))
        page.set_footer("&C" + self.book.t("sheet.page"))
        if repeat is not None:
            page.repeat_rows(0, repeat)


def _huge(value: Fraction | int) -> bool:
    """Whether it is beyond what a cell can hold."""
    return value.numerator.bit_length() - value.denominator.bit_length() > HUGE


def _bare(formula: str, expand_future_functions: bool = False) -> str:
    """A formula as the file has it."""
    return formula.removeprefix("=")


def _binary(value: Fraction | int) -> float | int:
    """The number as a worksheet holds it."""
    whole = value.numerator
    return whole if value.denominator == 1 and -(10**15) < whole < 10**15 else float(value)
