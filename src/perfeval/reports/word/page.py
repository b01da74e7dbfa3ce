"""The page that a template gives: widths of its text, and how upright and landscape parts end."""

from __future__ import annotations

import re
from typing import NamedTuple

# GB/T 9704-2012: A4, 37 mm above, 26 mm right, 35 mm below, 28 mm left, in twips
SIZE = (11906, 16838)
MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}
# the margins of a sheet turned so that its head lies at the binding edge
TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
_POINT = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
)
# Word joins tables that nothing stands between, and wants a paragraph behind the last one
GAP = f"<w:p><w:pPr>{_POINT}</w:pPr></w:p>"
_BLANK = _POINT.replace('w:line="20"', 'w:line="{}"')
_SECTION = re.compile(r"<w:sectPr(?:\s[^>]*)?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
_CHANGE = re.compile(r"<w:sectPrChange\b.*?</w:sectPrChange>", re.DOTALL)
_TYPE = re.compile(r"<w:type\b[^>]*/>")
_START = re.compile(r'(<w:pgNumType\b[^>]*?)\s+w:start="\d+"')
_BEFORE_SIZE = re.compile(r"(?=<w:pgSz\b)")


class Page(NamedTuple):
    """Widths of the text in twips, upright and landscape; `end_…` are the paragraphs that close
    a part of the document of that orientation."""

    width: int
    wide: int
    end_portrait: str = ""
    end_landscape: str = ""


def page_of(document: str) -> Page:
    """The page of a template's document.xml: its last section is the upright one.

    The landscape one is the template's own, where it shows one (even in a part that is never
    printed); otherwise the upright one turned, with its headers and footers.
    """
    sections = _SECTION.findall(_CHANGE.sub("", document))
    upright = _going_on(sections[-1] if sections else "<w:sectPr/>")
    shown = [s for s in sections if _attributes(s, "pgSz").get("orient") == "landscape"]
    wide = _going_on(shown[-1]) if shown else _turned(upright)
    return Page(_width(upright), _width(wide), _end(upright), _end(wide))


def blank(height: int) -> str:
    """An empty paragraph so many twips high."""
    return f"<w:p><w:pPr>{_BLANK.format(height)}</w:pPr></w:p>"


def settled(document: str, page: Page) -> str:
    """A filled document.xml without upright parts that hold nothing.

    Two landscape parts that follow each other are one; a document that ends in a landscape part
    ends with that part's page.
    """
    if not page.end_landscape or page.end_landscape == page.end_portrait:
        return document
    first, *others = document.split(page.end_landscape)
    if not others:
        return document
    found = [first]
    for part in others:
        going = part.lstrip()
        if going.startswith(page.end_portrait):
            found += [GAP, going.removeprefix(page.end_portrait)]
        else:
            found += [page.end_landscape, part]
    last_section = found[-1].rfind("<w:sectPr")
    if last_section >= 0 and found[-1][:last_section].strip():
        return "".join(found)  # text behind the last landscape part
    document = "".join(found)
    start = document.rfind("<w:sectPr")
    body = document[:start].rstrip()
    if start < 0 or not body.endswith(page.end_landscape):
        return document
    end = document.index("</w:body>", start)
    section = _SECTION.search(page.end_landscape)
    last = section.group() if section is not None else document[start:end]
    return body.removesuffix(page.end_landscape) + GAP + last + document[end:]


def unbroken(xml: str, page: Page, body: bool) -> str:
    """A filled part without our ends of sections where Word allows none: in the cells of a table,
    and outside the document's body (`body`), as in headers and footers."""
    for end in dict.fromkeys((page.end_portrait, page.end_landscape)):
        if not end or end not in xml:
            continue
        before, *others = xml.split(end)
        found, depth = [before], 0
        for after in others:
            depth += before.count("<w:tbl>") - before.count("</w:tbl>")
            found += [GAP if depth or not body else end, after]
            before = after
        xml = "".join(found)
    return xml


def _going_on(section: str) -> str:
    """A section on a page of its own that goes on with the numbers of the one before it."""
    if section.endswith("/>") and section.count("<") == 1:
        section = section[:-2] + "></w:sectPr>"
    section = _START.sub(r"\1", _TYPE.sub("", section)).replace("<w:pgNumType/>", "")
    if "<w:pgSz" not in section:
        sheet = f'<w:pgSz w:w="{SIZE[0]}" w:h="{SIZE[1]}"/>{_margins(MARGINS)}'
        section = section.replace("</w:sectPr>", f"{sheet}</w:sectPr>")
    return _BEFORE_SIZE.sub('<w:type w:val="nextPage"/>', section, count=1)


def _turned(section: str) -> str:
    size, sides = _attributes(section, "pgSz"), _sides(section)
    sheet = f'<w:pgSz w:w="{size.get("h", SIZE[1])}" w:h="{size.get("w", SIZE[0])}" w:orient="landscape"/>'
    rest = {k: int(v) for k, v in _attributes(section, "pgMar").items() if k in _REST}
    margins = _margins({**{side: sides[TURNED[side]] for side in TURNED}, **rest})
    section = re.sub(r"<w:pgMar\b[^>]*/>", "", section)
    return re.sub(r"<w:pgSz\b[^>]*/>", sheet + margins, section)


_REST = ("header", "footer", "gutter")


def _margins(sides: dict[str, int]) -> str:
    found = {**sides, "header": sides.get("header", 1134), "footer": sides.get("footer", 1417)}
    found["gutter"] = sides.get("gutter", 0)
    listed = " ".join(f'w:{name}="{value}"' for name, value in found.items())
    return f"<w:pgMar {listed}/>"


def _sides(section: str) -> dict[str, int]:
    given = _attributes(section, "pgMar")
    return {side: abs(int(given.get(side, MARGINS[side]))) for side in MARGINS}


def _width(section: str) -> int:
    """The width of the text; a gutter is taken from it."""
    size, sides = _attributes(section, "pgSz"), _sides(section)
    gutter = int(_attributes(section, "pgMar").get("gutter", 0))
    return int(size.get("w", SIZE[0])) - sides["left"] - sides["right"] - gutter


def _attributes(section: str, name: str) -> dict[str, str]:
    found = re.search(rf"<w:{name}\b([^>]*)/>", section)
    return dict(re.findall(r'w:(\w+)="([^"]*)"', found.group(1))) if found else {}


def _end(section: str) -> str:
    """A paragraph of one point that carries the section."""
    return f"<w:p><w:pPr>{_POINT}{section}</w:pPr></w:p>"
