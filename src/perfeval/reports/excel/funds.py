"""The sheet of funds: amounts in the table's unit, rates and sums as formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value, divide
from perfeval.measures import money
from perfeval.reports.excel.book import HEAD, NOTE, PERCENT, Book, Sheet
from perfeval.reports.excel.heights import height
from perfeval.reports.excel.symbols import total, value_of
from perfeval.reports.period_funds import spans

if TYPE_CHECKING:
    from perfeval.measures.funds import Params, Rate
    from perfeval.model.scorecard import LineRow, Scorecard

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
MONEY = "#,##0.00####"


class FundsSheet:
    """Rows of the fund table; other sheets ask it for rates."""

    def __init__(self, book: Book, card: Scorecard) -> None:
        self.book, self.card = book, card
        self.sheet: Sheet = book.sheet(book.t("sheet.funds"))
        self.cells: list[dict[str, Symbol]] = []
        self.sums: dict[str, Symbol] = {}
        self.first = self.last = 0
        self.execution_col = 7
        self._write()

    def _write(self) -> None:
        t, sheet, funds = self.book.t, self.sheet, self.card.funds
        assert funds is not None
        sheet.page.set_column(0, 0, 30)
        sheet.page.set_column(1, 2, 14)
        sheet.page.set_column(3, 8, 14)
        sheet.text(0, 0, t("caption.funds"), bold=True, font_size=14)
        sheet.text(1, 0, t("sheet.funds_note", unit=funds.unit), font_color=NOTE)
        whole = "_all" if spans(self.card) else ""
        amounts = [t("col.initial_budget"), *(t(f"col.{key}{whole}") for key in AMOUNTS[1:])]
        names = [t("col.fund"), t("sheet.source"), t("sheet.of"), *amounts]
        sheet.heads(2, [*names, t("col.execution"), t("sheet.arrival")])
        row = self.first = 3
        for line in funds.lines:
            self.cells.append(self._line(row, line))
            row += 1
        self.last = row - 1
        self._total(row, funds.total)
        self._rates(row + 2)
        sheet.page.freeze_panes(3, 1)
        sheet.print_setup(t("caption.funds"), True, 2)

    def _line(self, row: int, line: LineRow) -> dict[str, Symbol]:
        sheet, funds = self.sheet, self.card.funds
        assert funds is not None
        indent = 1 if line.of else 0
        sheet.page.set_row(row, max(height(t, w, 10) for t, w in ((line.name, 30), (line.of, 14))))
        for col, text in enumerate((line.name, line.source, line.of)):
            sheet.text(row, col, text, border=1, text_wrap=True, indent=indent if col == 0 else 0)
        found = {}
        for col, key in enumerate(AMOUNTS, 3):
            amount = getattr(line, key)
            if amount is None:
                sheet.text(row, col, "", border=1)
            else:
                found[key] = sheet.typed(
                    row, col, amount / funds.factor, border=1, num_format=MONEY
                )
        self._quotients(row, found)
        return found

    def _quotients(self, row: int, cells: dict[str, Symbol], **shown: Any) -> None:
        for col, (top, bottom) in enumerate((("spent", "budget"), ("arrived", "budget")), 7):
            if top in cells and bottom in cells:
                key = "execution" if top == "spent" else "arrival"
                cells[key] = self.sheet.formula(
                    row, col, divide(cells[top], cells[bottom], 0), border=1, num_format=PERCENT,
                    **shown,
                )  # fmt: skip
            else:
                self.sheet.text(row, col, "", border=1, **shown)

    def _total(self, row: int, whole: LineRow | None) -> None:
        sheet, funds = self.sheet, self.card.funds
        assert funds is not None
        shown: dict[str, Any] = {"bold": True, "bg_color": HEAD}
        for col in range(3):
            sheet.text(row, col, self.book.t("row.total") if col == 0 else "", border=1, **shown)
        sums: dict[str, Symbol] = {}
        for col, key in enumerate(AMOUNTS, 3):
            parts = [
                cells[key] for line, cells in zip(funds.lines, self.cells, strict=True)
                if not line.of and key in cells
            ]  # fmt: skip
            if parts and whole is not None:
                sums[key] = sheet.formula(
                    row, col, total(parts), border=1, num_format=MONEY, **shown
                )
            else:
                sheet.text(row, col, "", border=1, **shown)
        self._quotients(row, sums, **shown)
        self.sums = sums

    def _rates(self, row: int) -> None:
        """Rates that the report states by name, from their own amounts."""
        sheet, t, funds = self.sheet, self.book.t, self.card.funds
        assert funds is not None
        if not funds.rates:
            return
        sheet.heads(row, [t("col.rate_name"), t("sheet.top"), t("sheet.bottom"), t("col.value")])
        for row, rate in enumerate(funds.rates, row + 1):  # noqa: B020
            sheet.text(row, 0, rate.name, border=1, text_wrap=True)
            sheet.page.set_row(row, height(rate.name, 30, 10))
            amounts = [
                None if amount is None else sheet.typed(
                    row, col, amount / funds.factor, border=1, num_format=MONEY
                )
                for col, amount in enumerate((rate.top, rate.bottom), 1)
            ]  # fmt: skip
            if rate.value is not None and amounts[0] is not None and amounts[1] is not None:
                sheet.formula(
                    row, 3, divide(amounts[0], amounts[1], 0), border=1, num_format=PERCENT
                )

    def cell(self, key: str, field: str) -> Symbol | None:
        """An amount or rate of a line by its key, of the total by any other."""
        funds = self.card.funds
        assert funds is not None
        for line, cells in zip(funds.lines, self.cells, strict=True):
            if key in (line.key, line.name):
                return cells.get(field)
        return self.sums.get(field)

    def rate(self, p: Params, found: Rate) -> Value | None:
        """A rate of the indicators over this sheet's cells; None where other days or instalments
        stand behind it."""
        names = {"arrival": ("arrived", "budget")}
        if p.rate == "timely_arrival" or p.from_ is not None:
            return None
        top_key, bottom_key = names.get(p.rate, ("spent", p.base))
        funds = self.card.project.funds
        assert funds is not None
        chosen = {id(line) for line in money.chosen(funds, p.lines)}
        picked = [
            cells for line, cells in zip(funds.lines, self.cells, strict=True) if id(line) in chosen
        ]
        top: Value = total([cells[top_key] for cells in picked if top_key in cells])
        bottom = total([cells[bottom_key] for cells in picked if bottom_key in cells])
        if p.rate in ("saving", "carryover"):
            top = bottom - top
        if not isinstance(bottom, Symbol) or found.value is None:
            return None
        quotient = divide(top, bottom, Fraction(0))
        return quotient if value_of(quotient) == found.value else None
