"""Word templates as people's Word leaves them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def split(paragraph: Any) -> None:
    """Every sign in a run of its own, with spelling marks and bookmarks in between."""
    text = paragraph.text
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    for index, sign in enumerate(text):
        run = paragraph.add_run(sign)
        if index % 3 == 0:
            mark = OxmlElement("w:proofErr")
            mark.set(qn("w:type"), "spellStart")
            run._r.addprevious(mark)
        if index % 7 == 3:
            for name in ("w:bookmarkStart", "w:bookmarkEnd"):
                mark = OxmlElement(name)
                mark.set(qn("w:id"), str(index))
                if name == "w:bookmarkStart":
                    mark.set(qn("w:name"), f"b{index}")
                run._r.addprevious(mark)


def paragraphs(document: Any) -> list[Any]:
    found = list(document.paragraphs)
    for table in document.tables:
        found += [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return found


def written(path: Path, *texts: str, rows: tuple[tuple[str, ...], ...] = ()) -> Path:
    """A document with these paragraphs, and a table with these rows."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(path))
    return path
