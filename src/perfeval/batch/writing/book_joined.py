"""A finished workbook that gets further sheets: its parts with these named in them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from perfeval.batch.writing.book_parts import OFFICE, SHEET_TYPE, sheet_styles

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 900  # the number of our own format of numbers, beyond those of the workbook
_STRINGS, _STYLES, _BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


class Base(NamedTuple):
    """The workbook's parts; how many sheets, shared texts and styles of cells it has."""

    parts: Mapping[str, bytes]
    sheets: int
    texts: int
    styles: int


def base_of(data: bytes) -> Base:
    """A workbook as `reports.papers` writes it."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    return Base(
        parts, parts[_BOOK].count(b"<sheet "), _count(parts[_STRINGS], "<sst", "uniqueCount"),
        _count(parts[_STYLES], "<cellXfs", "count"),
    )  # fmt: skip


def joined(
    base: Base, names: list[str], texts: list[str], points: int, font: str
) -> dict[str, bytes]:
    """All parts but the further sheets themselves, which are numbered after the workbook's own;
    `texts` are those that their cells share, escaped; `points` the decimals of scores."""
    parts = {name: data.decode("utf-8") for name, data in base.parts.items() if _changed(name)}
    numbers = range(base.sheets + 1, base.sheets + len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{FORMAT + n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{FORMAT + n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET_TYPE}"/>'
        for n in numbers
    )
    shared = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    parts[_BOOK] = parts[_BOOK].replace("</sheets>", f"{sheets}</sheets>", 1)
    parts[_LINKS] = parts[_LINKS].replace("</Relationships>", f"{links}</Relationships>", 1)
    parts[_TYPES] = parts[_TYPES].replace("</Types>", f"{kinds}</Types>", 1)
    strings = parts[_STRINGS].replace("</sst>", f"{shared}</sst>", 1)
    parts[_STRINGS] = re.sub(
        r'<sst ([^>]*?) count="\d+" uniqueCount="\d+"',
        rf'<sst \1 uniqueCount="{base.texts + len(texts)}"', strings, count=1,
    )  # fmt: skip
    parts[_STYLES] = _styled(parts[_STYLES], points, font)
    return {
        name: parts[name].encode("utf-8") if name in parts else data
        for name, data in base.parts.items()
    }


def _changed(name: str) -> bool:
    return name in (_STRINGS, _STYLES, _BOOK, _TYPES, _LINKS)


def _styled(styles: str, points: int, font: str) -> str:
    """The stylesheet with the styles of our cells after its own."""
    own = sheet_styles(points, font, FORMAT, _number(styles, "fonts"), _number(styles, "fills"))
    if "<numFmts" not in styles:
        styles = styles.replace("<fonts ", '<numFmts count="0"></numFmts><fonts ', 1)
    for tag, (count, text) in own.items():
        whole = _number(styles, tag) + count
        styles = re.sub(rf'<{tag} count="\d+"', f'<{tag} count="{whole}"', styles, count=1)
        styles = styles.replace(f"</{tag}>", f"{text}</{tag}>", 1)
    return styles


def _number(styles: str, tag: str) -> int:
    return _count(styles.encode(), f"<{tag}", "count")


def _count(part: bytes, tag: str, name: str) -> int:
    found = re.search(rf'{tag} [^>]*?\b{name}="(\d+)"'.encode(), part)
    return int(found[1]) if found is not None else 0
