"""What many projects show together, on a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.cli.cells import cells
from perfeval.cli.page import Page
from perfeval.cli.table import GUTTER, Column, Row, draw
from perfeval.i18n.overview_words import say
from perfeval.reports.overview.sections import sections
from perfeval.reports.overview.texts import Lists

if TYPE_CHECKING:
    from perfeval.overview.records import Overview
    from perfeval.reports.tables import Table

LISTS = Lists(ranked=10, listed=5, groups=5, refused=10, said=5)  # the papers have more of them
LEAST, SOFT, NAME = 8, 16, 24
TOKEN, MOST = re.compile("[!-~]+"), 32


def view(o: Overview, width: int, lang: str, coloured: bool = False, rule: str = "─") -> str:
    page = Page(width, rule)
    put_overview(page, o, lang)
    return page.text(coloured)


def put_overview(page: Page, o: Overview, lang: str) -> None:
    for one in sections(o, lang, LISTS):
        if one.key == "terms":
            continue
        page.gap()
        page.line((one.heading, "bold" if one.level == 1 else ""))
        for text in one.said:
            page.paragraph(text, 2, 0)
        for n, table in enumerate(one.tables):
            captioned = len(one.tables) > 1 or one.key == "whole"
            if n or one.key == "whole":
                page.gap()
            if captioned and table["caption"] != one.heading:
                page.line((table["caption"], "bold"))
            put_table(page, table, lang)


def put_table(page: Page, table: Table, lang: str) -> None:
    """A table of a paper; where it doesn't fit, what can be spared goes first."""
    columns, gone = list(table["columns"]), []
    while _least(columns, table) > page.width:
        spare = [c for c in columns if c.get("spare")]
        if not spare:
            break
        gone.append(min(spare, key=lambda c: c["spare"]))
        columns.remove(gone[-1])
    none = say("none", lang)
    rows = [
        Row(
            tuple(r["cells"].get(c["key"], "") or (none if c["align"] == "right" else "") for c in columns),
            "bold" if r["kind"] == "total" else "",
        )
        for r in table["rows"]
    ]  # fmt: skip
    foot = 1 if table["rows"][-1]["kind"] == "total" else 0
    draw(page, [_column(c, table) for c in columns], rows, foot)
    for note in table["notes"]:
        page.paragraph(note, 0, 2, "dim")
    if gone:
        names = say("list", lang).join(c["label"] for c in table["columns"] if c in gone)
        page.paragraph(say("narrow", lang, names=names), 0, 2, "dim")


def _column(one: dict[str, str], table: Table) -> Column:
    if one["align"] == "right":
        return Column(one["label"], ">", 6)
    least = max(LEAST, _token(one, table))
    return Column(one["label"], "<", least, max(SOFT, least))


def _token(one: dict[str, str], table: Table) -> int:
    """The longest part of a column that would be broken inside."""
    texts = (r["cells"].get(one["key"], "") for r in table["rows"])
    return max((min(len(part), MOST) for text in texts for part in TOKEN.findall(text)), default=0)


def _least(columns: list[dict[str, str]], table: Table) -> int:
    """How wide the table is at the least: numbers whole, names a few signs."""
    widths = []
    for one in columns:
        texts = [r["cells"].get(one["key"], "") for r in table["rows"]]
        longest = max((cells(text) for text in texts), default=0)
        if one["align"] == "right":
            widths.append(max(longest, min(cells(one["label"]), 8)))
        else:
            widths.append(max(min(max(longest, cells(one["label"])), NAME), _token(one, table)))
    return sum(widths) + GUTTER * (len(widths) - 1)
