"""A .docx form with values put into its cells, and rows where it has too few.

The document's XML is edited in place, so everything but the cells' own texts keeps its bytes or
its elements. A text takes the look of the cell's first run, else of its paragraph's end.
"""

from __future__ import annotations

import copy
import itertools
import re
from typing import TYPE_CHECKING, Any

from perfeval.reports.filling.behind import XML_SPACE, put_behind
from perfeval.reports.filling.package import Package
from perfeval.reports.filling.records import Filled
from perfeval.reports.filling.slots import is_year, with_year
from perfeval.source.tables.word_places import W, blocks, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.filling.records import Grow, Put
    from perfeval.source.tables.word_places import Table

MAIN = "word/document.xml"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = frozenset(W + n for n in ("pPr", "bookmarkStart", "bookmarkEnd"))
# what may stand in front of the merge in a cell's properties, in the order of the standard
_BEFORE_MERGE = ("gridSpan", "tcW", "cnfStyle", "hMerge")


def fill(data: bytes, puts: Sequence[Put], grows: Sequence[Grow], year: str = "") -> Filled:
    """The form with its values; `fault` is "large" or "damaged" when it can't be used."""
    try:
        package = Package(data)
        root = package.tree(MAIN)
        if root is None:
            raise ValueError("damaged")
    except ValueError as error:
        return Filled(b"", fault="large" if str(error) == "large" else "damaged")
    found = {f"#{n}": table for n, table in enumerate(tables(root), 1)}
    new: dict[tuple[str, int, int], Any] = {}
    for grow in sorted(grows, key=lambda g: -g.row):
        table = found.get(grow.sheet)
        if table is None or not 0 < grow.row <= len(table.rows):
            continue
        _join(table, grow)
        after = table.rows[grow.row - 1]
        for step in range(1, grow.rows + 1):
            made = _cloned(table, grow)
            after.addnext(made)
            after = made
            new[grow.sheet, grow.row, step] = made
    for put in puts:
        table = found.get(put.sheet)
        if table is None:
            continue
        if put.below:
            line = new.get((put.sheet, put.row, put.below))
            cell = _at(line, put.column) if line is not None else None
        else:
            cell = table.cell(put.row, put.column)
        if put.label:
            _behind(root, cell, table.element, put)
        elif cell is not None:
            write(cell, put.text)
    _year(root, year)
    return Filled(package.data())


def _behind(root: Any, cell: Any, table: Any, put: Put) -> None:
    """Puts a value behind its label, in its cell or in a paragraph before or behind the table."""
    paragraphs = list(cell.iter(W + "p")) if cell is not None else []
    body = list(blocks(root.find(W + "body")))
    if table in body:
        at = body.index(table)
        for part in (body[:at][::-1], body[at + 1 :]):
            near = itertools.takewhile(lambda block: block.tag == W + "p", part)
            paragraphs += near
    text = _FORBIDDEN.sub("\ufffd", put.text).replace("\n", " ")
    for paragraph in paragraphs:
        if put_behind(list(paragraph.iter(W + "t")), put.label, text):
            return


def _year(root: Any, year: str) -> None:
    """The open year under the title."""
    body = root.find(W + "body")
    for paragraph in body.findall(W + "p") if body is not None and year else ():
        text = "".join(t.text or "" for t in paragraph.iter(W + "t"))
        if is_year(text):
            lines(paragraph, with_year(text, year), _look(paragraph))
            return


def _join(table: Table, grow: Grow) -> None:
    """Makes the labels of a row reach over the rows that will stand below it."""
    for column in grow.labels:
        cell = table.cell(grow.row, column, merged=False)
        if cell is None:
            continue
        props = _props(cell)
        if props.find(W + "vMerge") is None:
            merge = props.makeelement(W + "vMerge", {W + "val": "restart"})
            place = max((props.index(e) + 1 for n in _BEFORE_MERGE if (e := props.find(W + n)) is not None), default=0)  # fmt: skip
            props.insert(place, merge)


def _cloned(table: Table, grow: Grow) -> Any:
    """A row of the same look without texts; what reaches down into the row goes on."""
    made = copy.deepcopy(table.rows[grow.row - 1])
    for name in ("paraId", "textId"):
        for element in made.iter():
            for key in [k for k in element.attrib if k.endswith("}" + name)]:
                del element.attrib[key]
    for mark in [e for n in ("bookmarkStart", "bookmarkEnd") for e in made.iter(W + n)]:
        mark.getparent().remove(mark)
    for cell in made.iter(W + "tc"):
        merge = _props(cell).find(W + "vMerge")
        if merge is not None:
            merge.attrib.clear()
        write(cell, "")
    return made


def _at(row: Any, column: int) -> Any:
    from perfeval.source.tables.word_places import cells

    return next((cell for start, wide, cell in cells(row) if start <= column < start + wide), None)


def _props(cell: Any) -> Any:
    props = cell.find(W + "tcPr")
    if props is None:
        props = cell.makeelement(W + "tcPr", {})
        cell.insert(0, props)
    return props


def write(cell: Any, text: str) -> None:
    """Puts a text into a cell: a paragraph a line, all set like the first one."""
    paragraphs = list(cell.iter(W + "p"))
    if not paragraphs:
        paragraphs = [cell.makeelement(W + "p", {})]
        cell.append(paragraphs[0])
    if text:
        _grow(cell)
    first = paragraphs[0]
    for other in paragraphs[1:]:
        parent = other.getparent()
        if parent.tag == W + "tc" or len(parent.findall(W + "p")) > 1:
            parent.remove(other)
    look = _look(first)
    for hint in list(cell.iter(W + "showingPlcHdr")):
        hint.getparent().remove(hint)
    lines(first, text, look if look is not None else _beside(cell))


def _grow(cell: Any) -> None:
    """A row of a fixed height would hide what does not fit."""
    row = next(cell.iterancestors(W + "tr"), None)
    for height in row.iterfind(f"{W}trPr/{W}trHeight") if row is not None else ():
        if height.get(W + "hRule") == "exact":
            height.set(W + "hRule", "atLeast")


def lines(first: Any, text: str, look: Any) -> None:
    """The lines of a text in a paragraph and copies of it."""
    for child in list(first):
        if child.tag not in _KEPT:
            first.remove(child)
    told = _FORBIDDEN.sub("\ufffd", text).split("\n")
    blank = copy.deepcopy(first)
    target = first
    for at, line in enumerate(told):
        if at:
            made = copy.deepcopy(blank)
            for mark in [e for e in made if e.tag != W + "pPr"]:
                made.remove(mark)
            target.addnext(made)
            target = made
        if line:
            target.append(_run(target, line, look))


def _look(paragraph: Any) -> Any:
    """The properties of the first run, else those of the paragraph's end."""
    for run in paragraph.iter(W + "r"):
        props = run.find(W + "rPr")
        made = copy.deepcopy(props) if props is not None else None
        if made is not None:
            for style in made.findall(W + "rStyle"):
                if "placeholder" in style.get(W + "val", "").lower():
                    made.remove(style)
        return made
    own = paragraph.find(W + "pPr")
    marks = own.find(W + "rPr") if own is not None else None
    if marks is None:
        return None
    made = copy.deepcopy(marks)
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for one in made.findall(W + name):
            made.remove(one)
    return made


def _beside(cell: Any) -> Any:
    """The font and the size of a printed text in the row, else in the table, for a cell that says
    neither."""
    for name in ("tr", "tbl"):
        around = next(cell.iterancestors(W + name), None)
        for props in around.iter(W + "rPr") if around is not None else ():
            if props.getparent().tag == W + "r" and props.find(W + "rFonts") is not None:
                made = props.makeelement(W + "rPr", {})
                kept = (W + "rFonts", W + "sz", W + "szCs")
                made.extend(copy.deepcopy([one for one in props if one.tag in kept]))
                return made
    return None


def _run(parent: Any, text: str, look: Any) -> Any:
    run = parent.makeelement(W + "r", {})
    if look is not None:
        run.append(copy.deepcopy(look))
    held = run.makeelement(W + "t", {XML_SPACE: "preserve"})
    held.text = text
    run.append(held)
    return run
