"""Fields of a Word document: ticks and choices of old forms, equations typed as EQ fields."""

from __future__ import annotations

import re
from typing import Any

from perfeval.source.tables.word_signs import UNREAD
from perfeval.source.word_package import W
from perfeval.source.word_styles import number, on, value


class Field:
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
