"""The text of a Word paragraph as it is printed: signs from symbol fonts, ticks, raised digits.

Inserted text counts, deleted text does not; hidden text and the marks of notes are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.source.tables.texts import lowered, raised
from perfeval.source.word_package import W
from perfeval.source.word_styles import number, on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.word_styles import Styles

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNREAD = "\ufffd"  # a sign that is printed but not known here
DEEPEST = 40
_GONE = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "tcPr", "rt", "instrText", "delText", "sdtPr", "footnoteReference")
)  # fmt: skip
# code points of symbol fonts, without the 0xF000 that Word adds
_WINGDINGS = {
    0x28: "☎", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□",
    0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + n: chr(0x2460 + n) for n in range(10)} | {0x8C + n: chr(0x2776 + n) for n in range(10)}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0x30: "□",
    0xA3: "□", 0x98: "●", 0x99: "○",
} | {0x6A + n: chr(0x2460 + n) for n in range(10)}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xD7: "·",
    0xB7: "•", 0xB0: "°", 0x25: "%", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x2B: "+", 0x2D: "−", 0xD6: "√",
    0xAE: "→", 0xE5: "∑", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x6D: "μ",
} | {n: chr(n) for n in range(0x30, 0x3A)}  # fmt: skip
FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


class Runs:
    """Reads paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.unseen: dict[tuple[str, str], bool] = {}

    def text(self, paragraph: Any) -> str:
        field = _Field()
        style = _style(paragraph)
        return "".join(self._told(paragraph, style, field, 0))

    def _told(self, parent: Any, style: str, field: _Field, depth: int) -> Iterator[str]:
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

    def _scripts(self, element: Any, style: str, field: _Field, depth: int) -> Iterator[str]:
        for part, shape in (("e", str), ("sub", lowered), ("sup", raised)):
            found = element.find(M + part)
            if found is not None:
                yield shape("".join(self._told(found, style, field, depth + 1)))

    def _run(self, run: Any, style: str, field: _Field, depth: int) -> Iterator[str]:
        own = run.find(W + "rPr")
        shape: Any = None
        if own is not None:
            up = value(own.find(W + "vertAlign"))
            shape = {"superscript": raised, "subscript": lowered}.get(up)
        if self._hidden(own, style):
            return
        for child in run:
            tag = child.tag
            if tag == W + "t":
                if field.silent:
                    continue
                text = _private(child.text or "", own)
                yield shape(text) if shape else text
            elif tag == W + "sym":
                yield _symbol(value(child, "font"), value(child, "char"))
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
        lines = [self.text(p) for p in box.iter(W + "p")]
        told = "\n".join(line for line in lines if line.strip())
        if told:
            yield f"\n{told}\n"

    def _hidden(self, own: Any, style: str) -> bool:
        if own is not None:
            vanish = own.find(W + "vanish")
            if vanish is not None:
                return on(vanish)
        character = value(own.find(W + "rStyle")) if own is not None else ""
        key = (style, character)
        if key not in self.unseen:
            self.unseen[key] = bool(self.styles.run_props(style, character, None).get("vanish"))
        return self.unseen[key]


_RAISING = frozenset((M + "sSup", M + "sSub", M + "sSubSup"))


class _Field:
    """A field under way: its instruction is not printed, its result is."""

    def __init__(self) -> None:
        self.instructions: list[str] = []
        self.told: list[bool] = []  # whether the field's result has begun

    @property
    def silent(self) -> bool:
        return False in self.told

    def instruct(self, text: str) -> None:
        if self.instructions:
            self.instructions[-1] += text

    def mark(self, element: Any) -> str:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self.instructions.append("")
            self.told.append(False)
            return _form_field(element.find(W + "ffData"))
        if kind == "separate" and self.told:
            self.told[-1] = True
        elif kind == "end" and self.told:
            begun, instruction = self.told.pop(), self.instructions.pop()
            if not begun:
                return equation(instruction)
        return ""


def _form_field(data: Any) -> str:
    """Ticks and choices of forms made with the old form fields."""
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        mark = box.find(W + "checked")
        mark = mark if mark is not None else box.find(W + "default")
        return "☑" if on(mark) else "□"
    choices = data.find(W + "ddList")
    if choices is None:
        return ""
    entries = choices.findall(W + "listEntry")
    at = choices.find(W + "result")
    at = at if at is not None else choices.find(W + "default")
    index = int(number(value(at) or "0"))
    return value(entries[index]) if 0 <= index < len(entries) else ""


def equation(instruction: str) -> str:
    """What an EQ field prints: signs on one another are how ticked boxes are typed."""
    found = re.match(r"\s*eq\s", instruction, re.IGNORECASE)
    if found is None:
        return ""
    body = instruction[found.end() :][:2000]
    kind = re.search(r"\\([a-z])", body, re.IGNORECASE)
    inner = re.search(r"\((.*)\)", body, re.DOTALL)
    if inner is None:
        return UNREAD
    parts = [part.strip() for part in re.split("[,;，]", inner.group(1))]
    if kind is not None and kind.group(1).lower() == "f" and len(parts) == 2:
        return "/".join(parts)
    boxed = {"□", "☐", "口", "■"} & set(parts)
    if kind is not None and kind.group(1).lower() == "o" and len(parts) == 2 and boxed:
        sign = next((part for part in parts if part not in boxed), "")
        if sign in ("√", "✓", "✔", "v", "V"):
            return "☑"
        return "☒" if sign in ("×", "x", "X", "✗") else UNREAD
    if kind is not None and kind.group(1).lower() == "o" and len(parts) == 2:
        ring = next((part for part in parts if part in ("○", "〇", "◯")), "")
        sign = next((part for part in parts if part != ring), "")
        if ring and sign.isdecimal() and 0 < int(sign) < 21:
            return chr(0x245F + int(sign))
    return UNREAD


def _style(paragraph: Any) -> str:
    own = paragraph.find(W + "pPr")
    return value(own.find(W + "pStyle")) if own is not None else ""


def _symbol(font: str, char: str) -> str:
    try:
        code = int(char, 16)
    except ValueError:
        return UNREAD
    return _sign(font, code) or UNREAD


def _sign(font: str, code: int) -> str:
    known = FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""


def _private(text: str, own: Any) -> str:
    """Letters of symbol fonts typed as letters: their code points have no meaning by themselves."""
    if not text or own is None:
        return text
    fonts = own.find(W + "rFonts")
    name = value(fonts, "ascii") if fonts is not None else ""
    if name.strip().lower() not in FONTS:
        return text
    return "".join(
        (_sign(name, ord(c)) or UNREAD) if 0xF000 <= ord(c) <= 0xF0FF
        else (_sign(name, ord(c)) or c) if c.isascii() and c.isprintable() and c != " " else c
        for c in text
    )  # fmt: skip
