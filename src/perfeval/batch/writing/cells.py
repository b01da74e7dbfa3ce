"""Columns as cells of a worksheet: rows of XML, made column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from perfeval.model.finding import column_letters
from perfeval.reports.excel.text import LONGEST, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

# styles of the workbook's stylesheet, in their order
PLAIN, HEAD, POINTS, RATE, QUOTED, NUMBER = range(6)
KEPT = ' xml:space="preserve"'
EDGES = r"\A\s|\s\z|\n"  # spaces that readers would drop
SIGNS = r"\A[=+\-@]"  # would be a formula if it were typed again
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{fffe}\x{ffff}\r]|_x[0-9A-Fa-f]{4}_"
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


class Shared:
    """Texts that many cells have, each once in the workbook: places in its list of texts, of which
    there are `texts` before ours, as there are `styles` of cells."""

    def __init__(self, texts: int = 0, styles: int = 0) -> None:
        self.places: dict[str, int] = {}
        self.texts, self.styles = texts, styles

    def of(self, texts: pa.StringArray) -> pa.Array:
        """The place of each text, which is to be escaped already; "" for an empty one."""
        found = [
            str(self.places.setdefault(text, self.texts + len(self.places))) if text else ""
            for text in texts.to_pylist()
        ]
        return pa.array(found, pa.string())


def rows(
    table: pa.Table, first: int, styles: Mapping[str, int], cut: str, shared: Shared
) -> memoryview:
    """The rows of a table as XML, counted from `first`; `cut` ends a text that no cell can hold."""
    numbers = pa.array(range(first, first + table.num_rows)).cast(pa.string())
    parts: list[pa.Array | str] = ['<row r="', numbers, '">']
    for place, name in enumerate(table.column_names, 1):
        column = table.column(name).combine_chunks()
        start = _pasted([f'<c r="{column_letters(place)}', numbers, '" s="'])
        style = shared.styles + styles.get(name, PLAIN)
        if pa.types.is_dictionary(column.type):
            parts.append(_places(column, start, style, cut, shared))
        elif pa.types.is_string(column.type):
            parts.append(_texts(column, start, style, shared.styles + QUOTED, cut))
        else:
            shown = _pasted([start, f'{style}"><v>', column.cast(pa.string()), "</v></c>"])
            parts.append(shown.fill_null(""))
    parts.append("</row>")
    joined = _pasted(parts)
    start, end = joined.offset, joined.offset + len(joined)
    offsets = memoryview(joined.buffers()[1]).cast("i")
    return memoryview(joined.buffers()[2])[offsets[start] : offsets[end]]


def _pasted(parts: list[pa.Array | str]) -> pa.StringArray:
    return pc.binary_join_element_wise(*parts, "")


def _places(
    column: pa.DictionaryArray, start: pa.Array, style: int, cut: str, shared: Shared
) -> pa.Array:
    """Cells of texts that stand in the workbook's list."""
    texts = _escaped(column.dictionary, cut)
    styled = pc.if_else(
        pc.match_substring_regex(column.dictionary, SIGNS), str(shared.styles + QUOTED), str(style)
    )
    tail = _pasted([styled, '" t="s"><v>', shared.of(texts), "</v></c>"])
    cells = _pasted([start, tail.take(column.indices)])
    empty = pc.equal(texts, "").take(column.indices)
    return pc.if_else(empty, "", cells).fill_null("")


def _texts(column: pa.Array, start: pa.Array, style: int, quoted: int, cut: str) -> pa.Array:
    """Cells of texts that stand in them."""
    texts = _escaped(column, cut)
    signed = pc.match_substring_regex(column, SIGNS)
    styled = pc.if_else(signed, str(quoted), str(style)) if _some(signed) else str(style)
    edged = pc.match_substring_regex(texts, EDGES)
    kept = pc.if_else(edged, KEPT, "") if _some(edged) else ""
    cells = _pasted([start, styled, '" t="inlineStr"><is><t', kept, ">", texts, "</t></is></c>"])
    return pc.if_else(pc.equal(texts, ""), "", cells).fill_null("")


def _some(flags: pa.Array) -> bool:
    return bool(pc.any(flags).as_py())


def _escaped(column: pa.Array, cut: str) -> pa.Array:
    odd = pc.or_(
        pc.match_substring_regex(column, _CONTROL),
        pc.greater(pc.utf8_length(column), LONGEST // 2),
    )
    if pc.any(odd).as_py():
        changed = [_plain(text, cut) for text in column.filter(odd).to_pylist()]
        column = pc.replace_with_mask(column, odd.fill_null(False), pa.array(changed, pa.string()))
    for sign, escape in _ESCAPES:
        column = pc.replace_substring(column, sign, escape)
    return column


def _plain(text: str, cut: str) -> str:
    # a text that looks like an escape of the format is one to its readers
    return clean(text, cut).replace("_x", "_x005F_x")
