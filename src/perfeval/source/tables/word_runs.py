"""The text of a Word paragraph as it is printed: signs from symbol fonts, ticks, raised digits.

Inserted text counts, deleted and struck-out text does not; hidden text and the marks of notes are
left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.source.tables.texts import lowered, raised
from perfeval.source.tables.word_fields import Field
from perfeval.source.tables.word_places import paragraphs
from perfeval.source.tables.word_signs import UNREAD, private, symbol
from perfeval.source.word_package import W
from perfeval.source.word_styles import on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.word_styles import Props, Styles

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DEEPEST = 40
_GONE = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "tcPr", "rt", "instrText", "delText", "sdtPr", "footnoteReference")
)  # fmt: skip
_RAISING = frozenset((M + "sSup", M + "sSub", M + "sSubSup"))


class Runs:
    """Reads paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.struck = 0  # pieces of text that were left out because they are struck through
        self.styled: dict[tuple[str, str], Props] = {}

    def text(self, paragraph: Any, depth: int = 0) -> str:
        field = Field()
        style = _style(paragraph)
        return "".join(self._told(paragraph, style, field, depth))

    def _told(self, parent: Any, style: str, field: Field, depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            yield UNREAD
            return
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, style, field, depth)
            elif tag == MC + "AlternateContent":
                for branch in child[:1]:
                    yield from self._told(branch, style, field, depth + 1)
            elif tag == M + "r":
                yield "".join(t.text or "" for t in child.findall(M + "t"))
            elif tag == M + "f":
                top, low = child.find(M + "num"), child.find(M + "den")
                parts = [
                    "".join(self._told(p, style, field, depth + 1))
                    for p in (top, low)
                    if p is not None
                ]
                yield "/".join(parts)
            elif tag in _RAISING:
                yield from self._scripts(child, style, field, depth)
            elif isinstance(tag, str) and tag not in _GONE:
                yield from self._told(child, style, field, depth + 1)

    def _scripts(self, element: Any, style: str, field: Field, depth: int) -> Iterator[str]:
        for part, shape in (("e", str), ("sub", lowered), ("sup", raised)):
            found = element.find(M + part)
            if found is not None:
                yield shape("".join(self._told(found, style, field, depth + 1)))

    def _run(self, run: Any, style: str, field: Field, depth: int) -> Iterator[str]:
        own = run.find(W + "rPr")
        shape: Any = None
        if own is not None:
            up = value(own.find(W + "vertAlign"))
            shape = {"superscript": raised, "subscript": lowered}.get(up)
        if self._set("vanish", own, style):
            return
        struck = self._set("strike", own, style) or self._set("dstrike", own, style)
        for child in run:
            tag = child.tag
            if tag == W + "t":
                if field.silent:
                    continue
                if struck:
                    self.struck += bool((child.text or "").strip())
                    continue
                text = private(child.text or "", own)
                yield shape(text) if shape else text
            elif tag == W + "sym" and struck:
                self.struck += 1
            elif tag == W + "sym":
                yield symbol(value(child, "font"), value(child, "char"))
            elif tag in (W + "br", W + "cr"):
                yield "\n"
            elif tag in (W + "tab", W + "ptab"):
                yield " "
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "fldChar":
                yield field.mark(child)
            elif tag == W + "instrText":
                field.instruct(child.text or "")
            elif tag == W + "ruby":
                yield from self._told(child, style, field, depth + 1)
            elif tag in (W + "pict", W + "drawing", W + "object", MC + "AlternateContent"):
                yield from self._boxes(child, depth)

    def _boxes(self, element: Any, depth: int) -> Iterator[str]:
        """Texts of text boxes; Word writes each twice, for new and for old readers."""
        box = next(element.iter(W + "txbxContent"), None) if depth < DEEPEST else None
        if box is None:
            return
        lines = [self.text(p, depth + 1) for p in paragraphs(box)]
        told = "\n".join(line for line in lines if line.strip())
        if told:
            yield f"\n{told}\n"

    def _set(self, name: str, own: Any, style: str) -> bool:
        """Whether a switch is on for a run: by itself, else by its styles."""
        found = own.find(W + name) if own is not None else None
        if found is not None:
            return on(found)
        character = value(own.find(W + "rStyle")) if own is not None else ""
        key = (style, character)
        if key not in self.styled:
            self.styled[key] = self.styles.run_props(style, character, None)
        return bool(self.styled[key].get(name))


def _style(paragraph: Any) -> str:
    own = paragraph.find(W + "pPr")
    return value(own.find(W + "pStyle")) if own is not None else ""
