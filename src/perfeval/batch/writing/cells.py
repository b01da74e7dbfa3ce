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
SIGNS = r"\A[=+\-@]"  # would be a formula if it were typed again
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{fffe}\x{ffff}\r]|_x[0-9A-Fa-f]{4}_"
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def rows(table: pa.Table, first: int, styles: Mapping[str, int], cut: str) -> memoryview:
    """The rows of a table as XML, counted from `first`; `cut` ends a text that no cell can hold."""
    numbers = pa.array(range(first, first + table.num_rows)).cast(pa.string())
    parts: list[pa.Array | str] = ['<row r="', numbers, '">']
    for place, name in enumerate(table.column_names, 1):
        column = table.column(name).combine_chunks()
        reference = f'<c r="{column_letters(place)}'
        parts.append(_cells(column, reference, numbers, styles.get(name, PLAIN), cut))
    parts.append("</row>")
    joined = _pasted(parts)
    data = joined.buffers()[2]
    start, end = joined.offset, joined.offset + len(joined)
    offsets = memoryview(joined.buffers()[1]).cast("i")
    return memoryview(data)[offsets[start] : offsets[end]]


def _pasted(parts: list[pa.Array | str]) -> pa.StringArray:
    joined = pc.binary_join_element_wise(*parts, "")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _cells(column: pa.Array, reference: str, numbers: pa.Array, style: int, cut: str) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        # what stands in many rows is escaped once
        column = pa.DictionaryArray.from_arrays(column.indices, _escaped(column.dictionary, cut))
        column = column.cast(pa.string())
        text = True
    elif pa.types.is_string(column.type):
        column, text = _escaped(column, cut), True
    else:
        column, text = column.cast(pa.string()), False
    if not text:
        shown = _pasted([reference, numbers, f'" s="{style}"><v>', column, "</v></c>"])
        return shown.fill_null("")
    signed = pc.match_substring_regex(column, SIGNS)
    styled: pa.Array | str = f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
    if pc.any(signed).as_py():
        quoted = f'" s="{QUOTED}" t="inlineStr"><is><t xml:space="preserve">'
        styled = pc.if_else(signed, quoted, styled)
    shown = _pasted([reference, numbers, styled, column, "</t></is></c>"])
    return pc.if_else(pc.equal(column, ""), "", shown).fill_null("")


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
