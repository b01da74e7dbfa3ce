"""The first sheet: how to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.i18n.workbook_words import hint, sheet, word
from perfeval.workbook.sheets import FIXED, HEAD, INPUT, NEEDED, UNUSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.indicators import IndicatorSet
    from perfeval.workbook.sheets import Writer
    from perfeval.workbook.table import Table


def guide(writer: Writer, indicator_set: IndicatorSet, tables: Sequence[Table]) -> None:
    """The first sheet: what is to be done, and what the colours mean."""
    page = writer.workbook.add_worksheet(sheet("guide", writer.lang))
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 90)
    wrap: dict[str, Any] = {"text_wrap": True, "valign": "top"}
    head: dict[str, Any] = {"bold": True, "valign": "top"}

    def said(key: str) -> str:
        return word(key, writer.lang)

    writer.text(page, 0, 0, said("guide.title"), bold=True, font_size=16)
    writer.text(page, 1, 0, said("guide.set"), **head)
    writer.text(page, 1, 1, f"{indicator_set.title}（{indicator_set.id}）", **wrap)
    row = 3
    writer.text(page, row, 0, said("guide.colours"), **head)
    for key, colour in (
        ("input", INPUT),
        ("needed", NEEDED),
        ("unused", UNUSED),
        ("fixed", FIXED),
        ("head", HEAD),
    ):
        writer.text(page, row, 1, said(f"guide.{key}"), bg_color=colour, border=1)
        row += 1
    row += 1
    for key in ("guide.blank", "guide.percent", "guide.cells", "guide.score"):
        watched = key == "guide.score" and indicator_set.report == "monitoring"
        text = said("guide.monitor" if watched else key)
        writer.text(page, row, 1, text, **wrap)
        page.set_row(row, 15 * max(1, -(-2 * len(text) // 88)) + 3)
        row += 1
    row += 1
    writer.text(page, row, 0, said("guide.sheets"), **head)
    row += 1
    for table in tables:
        name, text = sheet(table.id, writer.lang), hint(table.id, writer.lang)
        page.write_url(
            row,
            0,
            f"internal:'{name}'!B5",
            writer.format(valign="top", font_color="#1F4E79", underline=1),
            name,
        )
        writer.text(page, row, 1, text, **wrap)
        page.set_row(row, 15 * max(1, -(-2 * len(text) // 88)) + 3)
        row += 1
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
