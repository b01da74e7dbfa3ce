"""Text as WordprocessingML: escaped, without what XML can't hold."""

from __future__ import annotations

import re

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SIGNS = re.compile('[&<>"]')
_BREAKS = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")
# any sign that keeps a text from standing in a run as it is
ODD = re.compile('[&<>"\x00-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]')


def printable(text: str) -> str:
    """A text without the signs that XML can't hold."""
    return _BAD.sub("", text)


def escaped(text: str) -> str:
    """A text between tags or in an attribute; control characters are left out."""
    return _SIGNS.sub(lambda found: _SPECIAL[found.group()], printable(text))


def run(text: str, bold: bool = False, properties: str = "", after: str = "") -> str:
    """A run; line ends become breaks, tabs stay tabs. `properties` stand before the weight in
    the order of the schema, `after` behind it."""
    if not text:
        return ""
    inner = f"{properties}<w:b/><w:bCs/>{after}" if bold else properties + after
    head = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    if not ODD.search(text):
        return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'
    lines = (_line(line) for line in _BREAKS.split(text))
    return f"<w:r>{head}{'<w:br/>'.join(lines)}</w:r>"


def _line(text: str) -> str:
    parts = (
        f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return "<w:tab/>".join(parts)


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style around finished runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
