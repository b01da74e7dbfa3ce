"""Cells of an empty form: which are to be filled, and with what, one by one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfeval.reports.filling.records import NUMBER, PERCENT, TEXT, Place, Put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.form import Value

# what a form prints where something is to be written
_OPEN = re.compile(
    r"(?:请在?此?处?(?:简要)?(?:说明|描述|填写|填报|概述)[^\n]{0,120})|"
    r"(?:[\s_…\.·。×xX]*|(?:指标|目标|任务)\s*[\d一二三四五六七八九十]*\s*[:：.、]?[\s_…\.·。]*|[（(]?[^（()）\n]{0,8}填写?[^（()）\n]{0,4}[)）]?)"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PERCENT = re.compile(r"-?\d+(?:\.\d+)?%")
_YEAR = re.compile(r"[（(【\[]?[\s_]*(?:20\s*_*\s*)?[\s_]*年度?[)）】\]]?")
DASHES = ("—", "-", "/", "－", "——", "／")


def is_open(text: str) -> bool:
    """Whether a printed text only says that something is to be written: "指标1：", "……"."""
    return all(_OPEN.fullmatch(line) is not None for line in text.split("\n"))


def is_year(text: str) -> bool:
    """Whether a text is the open year of a form: （　　年度）, (20__年)."""
    return _YEAR.fullmatch(text) is not None and loose(text) not in ("年度", "年")


def with_year(text: str, year: str) -> str:
    return re.sub(r"[\s_]*(?:20\s*_*\s*)?[\s_]*年", f"{year}年", text, count=1)


def same(one: str, other: str) -> bool:
    """Whether two printed texts say the same."""
    return loose(one) == loose(other)


def loose(text: str) -> str:
    return re.sub(r"[\s，,。.；;：:]+", "", unicodedata.normalize("NFKC", text)).casefold()


class Slots:
    """Collects what is put where; a printed text of the form is never written over.

    `printed` are the texts of the form's cells by sheet, row and column.
    """

    def __init__(
        self, printed: Mapping[tuple[str, int, int], str] | None = None, lang: str = "zh"
    ) -> None:
        self.printed = printed or {}
        self.lang = lang
        self.puts: list[Put] = []
        self.homeless: list[str] = []
        self.empty: list[Place] = []
        self.kept: list[Place] = []
        self.cut: list[str] = []  # amounts whose decimals never end
        self.done: set[tuple[str, int, int, int, str]] = set()

    def repeat(self, label: Value, below: int) -> None:
        """Prints a label of the form again, in a row that is put in."""
        span = label.span
        self.puts.append(
            Put(span.sheet, span.line, span.column, label.text, TEXT, below, label.text)
        )

    def tick(self, slot: Value, text: str, name: str) -> None:
        """A printed text with a box in it ticked."""
        span = slot.span
        self.done.add((span.sheet, span.line, span.column, 0, ""))
        self.puts.append(Put(span.sheet, span.line, span.column, text, TEXT, 0, name))

    def _short(self, name: str, text: str) -> str:
        joint = "：" if self.lang == "zh" else ": "
        return f"{name}{joint}{text if len(text) <= 40 else text[:39] + '…'}"

    def put(self, slot: Value | None, text: str, name: str, below: int = 0) -> bool:
        """Puts a text into a slot; without a slot or without a text that is noted."""
        text = text.strip()
        if slot is None:
            if text and name:
                self.homeless.append(self._short(name, text))
            return False
        sheet, row, column = slot.span.sheet, slot.span.line, slot.span.column
        key = (sheet, row, column, below, slot.label)
        if key in self.done:
            return False
        self.done.add(key)
        printed = "" if below or is_open(slot.text) else slot.text
        if printed:
            if text and not same(printed, text) and printed not in DASHES:
                self.kept.append(Place(sheet, row, column, name, f"{printed}|{text}"))
            return False
        if not text:
            self.empty.append(Place(sheet, row, column, name, "", below))
            return False
        found = "" if below or slot.label else self.printed.get((sheet, row, column), "")
        if found and not is_open(found) and not is_year(found):
            # the value was read from a text around the table, and this cell says something else
            self.homeless.append(self._short(name, text))
            return False
        kind = TEXT if slot.label else kind_of(text)
        self.puts.append(Put(sheet, row, column, text, kind, below, name, slot.label))
        return True


def kind_of(text: str) -> str:
    """How a text goes into a spreadsheet."""
    if _NUMBER.fullmatch(text) and not re.fullmatch(r"-?0\d+", text):
        return NUMBER
    return PERCENT if _PERCENT.fullmatch(text) else TEXT
