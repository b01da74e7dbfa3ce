"""What a part of a user's .docx may need when it is filled."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfeval.reports.word.page import Page, settled, unbroken

if TYPE_CHECKING:
    from perfeval.reports.word.tags import Source

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# a cell must end in a paragraph, also when its only one was a tag
_HOLLOW = ("</w:tcPr>", "<w:tc>", "</w:tbl>", "<w:tcPr/>")
_PICTURES = re.compile(r'(<wp:docPr\b[^>]*?\bid=")(\d+)')


def finished(xml: str, source: Source, page: Page, body: bool) -> str:
    xml = _with_paragraphs(xml)
    if not body or _in_tables(source.text):
        xml = unbroken(xml, page, body)
    if body:
        xml = settled(xml, page)
    drawn = [found[1] for found in _PICTURES.findall(xml)] if "<wp:docPr" in xml else []
    if len(set(drawn)) < len(drawn):  # a loop repeats a picture, a template shows a chart twice
        numbers = iter(range(1000, 10**9))
        xml = _PICTURES.sub(lambda match: f"{match[1]}{next(numbers)}", xml)
    if source.tables:
        xml = _with_grids(xml)
    return HEAD + xml


@lru_cache(maxsize=64)
def _in_tables(source: str) -> bool:
    """Whether a part as a template has tables in which finished paragraphs may stand."""
    depth = 0
    for part in source.split("__block")[:-1]:
        depth += part.count("<w:tbl>") - part.count("</w:tbl>")
        if depth:
            return True
    return False


def _with_paragraphs(xml: str) -> str:
    cells = xml.split("</w:tc>")
    for n, cell in enumerate(cells[:-1]):
        if cell.rstrip().endswith(_HOLLOW):
            cells[n] = cell + "<w:p/>"
    return "</w:tc>".join(cells)


def _with_grids(xml: str) -> str:
    """Grids with as many columns as their tables got."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode"))
