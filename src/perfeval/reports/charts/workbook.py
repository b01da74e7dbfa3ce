"""The workbook behind a Word chart, so that its data can be edited there.

One sheet: categories in column A, a series a column, names in the first row. Texts are inline
strings, which no program takes for formulas.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.serials import serials
from perfeval.reports.word.package import Packed, packed, zipped
from perfeval.reports.word.xml import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = "data"
_OPEN = "http://schemas.openxmlformats.org"
_MAIN = f"{_OPEN}/spreadsheetml/2006/main"
_RELATIONS = f"{_OPEN}/officeDocument/2006/relationships"
_PACKAGE = f"{_OPEN}/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/>'
    '<name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
    "<right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def workbook(chart: dict[str, Any]) -> bytes:
    """The .xlsx; the same chart gives the same bytes."""
    return zipped((*_fixed(), _part("xl/worksheets/sheet1.xml", _sheet(chart))))


def _part(name: str, text: str) -> Packed:
    return packed(name, (_HEAD + text).encode("utf-8"), 6)


@cache
def _fixed() -> tuple[Packed, ...]:
    return tuple(_part(name, text) for name, text in _FIXED.items())


def column(index: int) -> str:
    """The letter of a series' column."""
    return "BCDEFGHIJKLMNOPQRSTUVWXYZ"[index]


def _sheet(chart: dict[str, Any]) -> str:
    rows = "".join(
        f'<row r="{n}">{"".join(cells)}</row>' for n, cells in enumerate(_rows(chart), 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="40" customWidth="1"/></cols><sheetData>{rows}</sheetData></worksheet>'


def _rows(chart: dict[str, Any]) -> Iterator[list[str]]:
    series = chart["series"]
    yield [_text(f"{column(at)}1", one["name"]) for at, one in enumerate(series)]
    days = serials(chart)
    for index, name in enumerate(chart["categories"]):
        row = index + 2
        cells = [
            f'<c r="A{row}" s="1"><v>{days[index]}</v></c>' if days else _text(f"A{row}", name)
        ]
        for at, one in enumerate(series):
            value = one["values"][index]
            if value:
                cells.append(f'<c r="{column(at)}{row}"><v>{value}</v></c>')
        yield cells


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
