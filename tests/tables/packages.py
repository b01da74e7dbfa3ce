"""Workbooks put together by hand, so that they can hold what no program would write."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from perfeval.source.tables import open_book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perfeval.model.grid import Book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """The XML of a sheet around its rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def words(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def package(
    sheets: Mapping[str, str],
    shared: str = "",
    styles: str = "",
    states: Mapping[str, str] | None = None,
    workbook: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An .xlsx; `sheets` are the sheets' XML by their names, `workbook` goes into workbook.xml."""
    named = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="s{at}" state="{(states or {}).get(name, "visible")}"/>'
        for at, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="s{at}" Type="{REL}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{workbook}<sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
        f'<Relationship Id="t" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="y" Type="{REL}/styles" Target="/xl/styles.xml"/></Relationships>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts |= {f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), 1)}
    parts |= extra or {}
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def book(folder: Path, data: bytes, name: str = "自评表.xlsx") -> Book:
    """The file opened as a user would give it."""
    path = folder / name
    path.write_bytes(data)
    return open_book(path, name)


def texts(opened: Book, at: int = 0) -> list[list[str]]:
    return [[cell.text for cell in line] for line in opened.grids[at].rows]


def codes(opened: Book) -> list[str]:
    return [finding.code for finding in opened.findings]
