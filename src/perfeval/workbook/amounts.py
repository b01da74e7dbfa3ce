"""The sheet 资金明细: amounts of the fund lines by day, with their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.fund_shape import LINE
from perfeval.workbook.lists import AMOUNT_KINDS
from perfeval.workbook.paths import show
from perfeval.workbook.table import DATE, MONEY, PROSE, TEXT, Column, Entry, Row, Table

if TYPE_CHECKING:
    from perfeval.workbook.tree import Stock

BLANK = 12
LINES = ("funds", "lines")
# the columns of a running total are those of an amount by other names
_TOTALS = {"date": "as_of", "amount": "spent"}
FIELDS = ("date", "amount", "doc_no", "note")


def line_names(stock: Stock) -> list[str]:
    """What each line is called on the sheet: id, name or source; its number where two share one."""
    lines = stock.at(LINES)
    found: list[str] = []
    for index in range(len(lines) if isinstance(lines, list) else 0):
        line = lines[index]
        keys = [line.get(key) for key in ("id", "name", "source")] if isinstance(line, dict) else []
        name = next((key.strip() for key in keys if isinstance(key, str) and key.strip()), "")
        found.append(name or f"#{index + 1}")
    return [name if found.count(name) == 1 else f"#{n}" for n, name in enumerate(found, 1)]


def kind_words(lang: str) -> dict[str, str]:
    """The kinds of amounts by key, as the sheet has them."""
    fields = {field.key: field for field in LINE.fields}
    return {k: fields[k].zh if lang == "zh" else k.replace("_", " ") for k in AMOUNT_KINDS}


def amounts_table(stock: Stock, names: list[str], lang: str, blank: bool) -> Table:
    words = kind_words(lang)
    rows: list[Row] = []
    for index, name in enumerate(names):
        for kind in AMOUNT_KINDS:
            place = (*LINES, index, kind)
            given = stock.at(place)
            totals = kind == "cumulative" or _is_totals(given)
            for number in range(len(given) if isinstance(given, list) else 0):
                cells = {"#line": Entry(name), "#kind": Entry(words[kind])}
                if totals and kind != "cumulative":
                    cells["#kind"] = Entry(words["cumulative"])
                for key in FIELDS:
                    name_of = _TOTALS.get(key, key) if totals else key
                    text = stock.take((*place, number, name_of))
                    if text:
                        cells[key] = Entry(text)
                rows.append(Row(show((*place, number)), cells))
    rows += [Row("", {})] * (BLANK if blank else 0)
    own = (
        Column("#line", "资金", "Line", TEXT, 26, tuple(n for n in names if "," not in n)),
        Column("#kind", "类别", "Kind", TEXT, 16, tuple(words.values()), False),
        Column("date", "日期", "Date", DATE, 14),
        Column("amount", "金额", "Amount", MONEY, 16),
        Column("doc_no", "文号", "Doc no", TEXT, 26),
        Column("note", "备注", "Note", PROSE, 26),
    )
    return Table("amounts", own, tuple(rows), frozen=2)


def _is_totals(given: object) -> bool:
    """Whether money spent is written as running totals."""
    return isinstance(given, list) and any(isinstance(i, dict) and "as_of" in i for i in given)
