"""The sheet 其他: what no other sheet shows, by the path of its key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfeval.workbook.paths import show
from perfeval.workbook.table import FIXED, PROSE, TEXT, Column, Entry, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.workbook.paths import Path
    from perfeval.workbook.tree import Stock

PART = 30_000
LINE_END = "|"  # in the hidden cell of a text that ends with a line end


def _parts(text: str) -> Iterator[str]:
    """The text in pieces that a cell can hold, none of which begins or ends with a blank."""
    while len(text) > PART:
        at = PART
        while at > 1 and (text[at].isspace() or text[at - 1].isspace()):
            at -= 1
        yield text[:at]
        text = text[at:]
    yield text


def other_table(stock: Stock, names: Mapping[Path, str], blank: bool) -> Table:
    """All that no other sheet has shown, by its path; long texts in several rows. `names` are
    those of the rows of lists, which may be sorted."""
    rows: list[Row] = []
    for path, text in stock.left():
        shown = show(path)
        kept = LINE_END if text.endswith("\n") else ""
        text = text.rstrip("\n")
        quoted = text[:1] == '"' and text.rstrip()[-1:] == '"'
        if text != text.lstrip() or quoted or len(text) > PART or not text:
            text = json.dumps(text, ensure_ascii=False)
        name = next((names[path[:n]] for n in range(len(path)) if path[:n] in names), "")
        for part in _parts(text):
            cells = {"#path": Entry(shown), "value": Entry(part), "#row": Entry(name)}
            rows.append(Row(kept, cells))
    rows += [Row("", {})] * (15 if blank else 0)
    own = (
        Column("#path", "键路径", "Path", TEXT, 40),
        Column("value", "内容", "Value", PROSE, 90),
        Column("#row", "所属行", "Row", FIXED, 20),
    )
    return Table("other", own, tuple(rows))
