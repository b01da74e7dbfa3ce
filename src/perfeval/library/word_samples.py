"""Small Word documents for the examples of findings: as the layout asks, but for what is said.

A document is {lines: [line…], margins: [top, bottom, left, right], paper: [width, height],
page_number: false, digest}; a line is {text, level, east, size, pitch, indent,
numbered: true (by its style: 一、二、)} or
{table: [[cell…]…], east, size, repeat: false}.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    Plain = Mapping[str, Any]

_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property name="perfeval.digest">{digest}</property></Properties>'
)
FONTS = {1: "黑体", 2: "楷体_GB2312"}
BODY, SIZE, SMALL, PITCH, INDENT = "仿宋_GB2312", 16, 10.5, 28.95, 2


def word_bytes(given: Plain) -> bytes:
    """The .docx."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(x) for x in given.get("paper", (210, 297)))
    sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    for side, size in zip(sides, given.get("margins", (37, 35, 28, 26)), strict=True):
        setattr(section, side, Mm(size))
    if given.get("page_number", True):
        _field(section.footer.paragraphs[0], "PAGE")
    for line in given["lines"]:
        if "table" in line:
            _table(document, line)
        else:
            _line(document.add_paragraph(), line)
    out = io.BytesIO()
    document.save(out)
    if "digest" in given:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("docProps/custom.xml", _PROPERTIES.format(digest=given["digest"]))
    return out.getvalue()


def word_text(given: Plain) -> str:
    """The same for a reader: a line each, with what differs from the layout in brackets."""
    rows = [_shown({key: value for key, value in given.items() if key != "lines"}, "")]
    for line in given["lines"]:
        rest = {key: value for key, value in line.items() if key not in ("text", "table", "level")}
        text = line.get("text", "")
        if "table" in line:
            text = "\n".join("| " + " | ".join(map(str, row)) + " |" for row in line["table"])
        rows.append(_shown(rest, text))
    return "\n".join(row for row in rows if row) + "\n"


def _shown(rest: Plain, text: str) -> str:
    told = ", ".join(f"{key}: {value}" for key, value in rest.items())
    return f"{text} [{told}]".strip() if told else text


def _line(paragraph: Any, line: Plain) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    level = line.get("level", 0)
    if line.get("numbered"):
        paragraph.style = "List Number"
        _chinese(paragraph)
    if level:
        _child(paragraph._p.get_or_add_pPr(), "w:outlineLvl", level - 1)
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(line.get("pitch", PITCH))
    form.space_after = form.space_before = Pt(0)
    size = line.get("size", SIZE)
    form.first_line_indent = Pt(line.get("indent", INDENT) * size)
    _run(paragraph, line["text"], line.get("east", FONTS.get(level, BODY)), size)


def _chinese(paragraph: Any) -> None:
    """Makes the list that the style belongs to count 一、二、."""
    from docx.oxml.ns import qn

    number = paragraph.style.element.find(".//" + qn("w:numId")).get(qn("w:val"))
    root = paragraph.part.numbering_part.element
    plan = root.num_having_numId(int(number)).abstractNumId.val
    for abstract in root.findall(qn("w:abstractNum")):
        if abstract.get(qn("w:abstractNumId")) == str(plan):
            level = abstract.find(qn("w:lvl"))
            level.find(qn("w:numFmt")).set(qn("w:val"), "chineseCounting")
            level.find(qn("w:lvlText")).set(qn("w:val"), "%1、")


def _table(document: Any, line: Plain) -> None:
    rows = line["table"]
    table = document.add_table(len(rows), len(rows[0]))
    if line.get("repeat", True):
        _child(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", "true")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _run(cell.paragraphs[0], str(text), line.get("east", BODY), line.get("size", SMALL))


def _run(paragraph: Any, text: str, east: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), east)


def _child(parent: Any, name: str, value: object) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    element.set(qn("w:val"), str(value))
    parent.append(element)


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
