"""A Word document as a `Layout`: every paragraph with its number, its fonts and its spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.layout import Cell, Layout, Line, Piece, Sheet, Spacing, Table
from perfeval.source.word_numbering import Numbering
from perfeval.source.word_package import W
from perfeval.source.word_styles import Styles, face, number, on, spacing, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MILLIMETRES = 25.4 / 1440
DEEPEST = 8  # tables in tables
_PASSED = frozenset(W + name for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"))  # fmt: skip


def layout(parts: Mapping[str, Any], file: str) -> Layout:
    """The layout of a document whose parts have been opened."""
    reader = _Reader(parts)
    body = parts["word/document.xml"].find(W + "body")
    if body is not None:
        reader.blocks(body, None, 0)
        last = body.find(W + "sectPr")
        if last is not None:
            reader.section(last)
    return Layout(
        file, tuple(reader.lines), tuple(reader.tables), tuple(reader.sheets), _digest(parts)
    )


class _Reader:
    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.parts = parts
        self.styles = Styles(parts)
        self.numbering = Numbering(parts)
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self.sheets: list[Sheet] = []
        self.first = 1
        self.paged: dict[str, bool] = {}

    def blocks(self, parent: Any, cell: Cell | None, depth: int) -> None:
        for child in parent:
            if child.tag == W + "p":
                self.paragraph(child, cell)
            elif child.tag == W + "tbl" and depth < DEEPEST:
                self.table(child, depth)
            elif child.tag in _PASSED and depth < DEEPEST:
                self.blocks(child, cell, depth + 1)

    def paragraph(self, element: Any, cell: Cell | None) -> None:
        own = element.find(W + "pPr")
        style = value(own.find(W + "pStyle")) if own is not None else ""
        props = self.styles.line_props(style, None, own)
        num, at = props.get("numId", ""), int(number(props.get("ilvl", "0")))
        if num and num != "0":
            props = self.styles.line_props(style, self.numbering.layer(num, at), own)
        pieces = tuple(_joined(self._pieces(element, style)))
        text = "".join(piece.text for piece in pieces)
        label = self.numbering.next(num, at) if num and num != "0" and text.strip() else ""
        level = int(number(props["outlineLvl"])) + 1 if props.get("outlineLvl", "") else 0
        size = max((p.face.size for p in pieces), default=0.0)
        self.lines.append(
            Line(
                len(self.lines) + 1, text, self.styles.name(style or self.styles.default),
                level if level < 10 else 0, label, pieces, spacing(props, size) if props else Spacing(),
                len(self.sheets) + 1, cell,
            )
        )  # fmt: skip
        section = own.find(W + "sectPr") if own is not None else None
        if section is not None:
            self.section(section)

    def _pieces(self, element: Any, style: str) -> Iterator[Piece]:
        for child in element:
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif child.tag in _PASSED:
                yield from self._pieces(child, style)

    def _run(self, element: Any, style: str) -> Iterator[Piece]:
        own = element.find(W + "rPr")
        character = value(own.find(W + "rStyle")) if own is not None else ""
        props = self.styles.run_props(style, character, own)
        text = "".join(_text(child) for child in element)
        if text and not props.get("vanish"):
            yield Piece(text, face(props))

    def table(self, element: Any, depth: int) -> None:
        place = len(self.tables)
        first = len(self.lines) + 1
        self.tables.append(Table(place + 1, first, (), False, False))
        rows, heads, breaks = [], [], []
        for row, line in enumerate(element.findall(W + "tr"), 1):
            own = line.find(W + "trPr")
            heads.append(own is not None and on(own.find(W + "tblHeader")))
            breaks.append(own is None or not on(own.find(W + "cantSplit")))
            rows.append(tuple(self._cells(line, place + 1, row, depth)))
        self.tables[place] = Table(
            place + 1, first, tuple(rows), bool(heads) and heads[0], any(breaks)
        )

    def _cells(self, row: Any, table: int, at: int, depth: int) -> Iterator[str]:
        column = 1
        for cell in row.iter(W + "tc"):
            if cell.getparent().tag not in (W + "tr", W + "sdtContent"):
                continue
            own = cell.find(W + "tcPr")
            wide = int(number(value(own.find(W + "gridSpan")))) if own is not None else 1
            before = len(self.lines)
            self.blocks(cell, Cell(table, at, column), depth + 1)
            text = "\n".join(line.text for line in self.lines[before:])
            for _ in range(min(max(wide, 1), 64)):
                yield text
            column += max(wide, 1)

    def section(self, element: Any) -> None:
        size, margin = element.find(W + "pgSz"), element.find(W + "pgMar")

        def mm(holder: Any, name: str) -> float:
            return round(number(value(holder, name)) * MILLIMETRES, 1)

        self.sheets.append(
            Sheet(
                self.first, mm(size, "w"), mm(size, "h"), mm(margin, "top"), mm(margin, "bottom"),
                mm(margin, "left"), mm(margin, "right"), self._is_paged(element),
            )
        )  # fmt: skip
        self.first = len(self.lines) + 1

    def _is_paged(self, section: Any) -> bool:
        """Whether a header or footer of the section prints the page's number."""
        relations = self.parts.get("word/_rels/document.xml.rels")
        own = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        for kind in ("headerReference", "footerReference"):
            for reference in section.findall(W + kind):
                target = _target(relations, reference.get(own, ""))
                key = f"{kind} {value(reference, 'type')}"
                self.paged[key] = _numbers_pages(self.parts.get(f"word/{target}".lower()))
        return any(self.paged.values())


def _text(element: Any) -> str:
    if element.tag == W + "t":
        return element.text or ""
    if element.tag in (W + "tab", W + "br", W + "cr"):
        return " "
    return "-" if element.tag == W + "noBreakHyphen" else ""


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours that are set alike, as one."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and held.face == piece.face:
            held = Piece(held.text + piece.text, held.face)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _target(relations: Any, key: str) -> str:
    if relations is None:
        return ""
    return next((r.get("Target", "") for r in relations if r.get("Id") == key), "")


def _numbers_pages(part: Any) -> bool:
    if part is None:
        return False
    told = [e.text or "" for e in part.iter(W + "instrText")]
    told += [value(e, "instr") for e in part.iter(W + "fldSimple")]
    return any("PAGE" in text.split() for text in told)


def _digest(parts: Mapping[str, Any]) -> str:
    custom = parts.get("docProps/custom.xml")
    if custom is None:
        return ""
    for one in custom:
        if one.get("name") == "perfeval.digest":
            return "".join(one.itertext()).strip()
    return ""
