"""The tables of a Markdown file: pipe tables, and HTML tables that people paste into it.

Pipe tables are found line by line: a Markdown parser would cut cells that a row has more than the
head, and needs a head, which pasted tables often lack. The lines outside tables are the texts
around them. Row 1 is the head; the line of dashes under it is no row.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from perfeval.source.decoding import split_lines
from perfeval.source.tables.html import Told, read_texts, tables
from perfeval.source.tables.limits import MAX_ROWS, MAX_TABLES
from perfeval.source.tables.spans import Piece, TooLarge, lay
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it import MarkdownIt

    from perfeval.model.grid import Book

_DASHES = re.compile(":?-+:?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SIGNS = frozenset("*_`[\\<&")
_NONE: frozenset[int] = frozenset()
MAX_BYTES = 2 * 1024 * 1024
MAX_INLINE = 2_000  # a longer text stays as it is written, as does one of many brackets
MAX_BRACKETS = 20
MAX_SIGNS = 200
_PRODUCT = re.compile(r"\d\s?[*_]\s?\d")  # 3*5*2 is no emphasis to who wrote it


def read_markdown(path: Path, shown: str) -> Book:
    """All tables of a Markdown file; `shown` is its name for people. Never raises for the file."""
    return read_texts(path, shown, MAX_BYTES, lambda text: _found(split_lines(text)))


def _found(lines: list[str]) -> tuple[list[Told], tuple[str, ...]]:
    found: list[Told] = []
    texts: list[str] = []
    at, fence = 0, ""
    while at < len(lines):
        line = lines[at]
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark.group(1).startswith(fence) else fence
            at += 1
        elif mark:
            fence, at = mark.group(1), at + 1
        elif "<" in line and _TAG.search(line):
            end = _end_of_html(lines, at)
            inner, behind = tables("\n".join(lines[at:end]))
            for one in inner:
                found.append(one._replace(above=(*texts, *one.above)))
                texts = []
            texts += behind
            at = end
        elif "|" in line:
            start, end = _pipes(lines, at)
            if end - start > MAX_ROWS:
                raise TooLarge
            texts += [text for one in lines[at:start] if (text := plain(one))]
            if start < end:
                headed = _ruled(lines[start + 1])
                rows = [
                    _cells(one) for n, one in enumerate(lines[start:end]) if n != 1 or not headed
                ]
                found.append(
                    Told(tuple(texts), lay([list(map(Piece, row)) for row in rows]), _NONE)
                )
                texts = []
            at = end
        else:
            head = _HEAD.match(line)
            text = plain(line[head.end() :] if head else line)
            texts += [text] if text else []
            at += 1
        if len(found) > MAX_TABLES:
            raise TooLarge
    return found, tuple(texts)


def _pipes(lines: list[str], at: int) -> tuple[int, int]:
    """Where the table of a run of lines with pipes begins, and where the run ends."""
    end = at
    while end < len(lines) and "|" in lines[end] and not _TAG.search(lines[end]):
        end += 1
    for line in range(at + 1, end):
        if _ruled(lines[line]):
            return line - 1, end
    # pasted rows without a head: every line is one between pipes
    bare = end - at > 1 and all(one.strip()[0] == one.strip()[-1] == "|" for one in lines[at:end])
    return (at if bare else end), end


def _ruled(line: str) -> bool:
    """Whether a line is the one of dashes under a head."""
    text = line.strip()
    if line.find(text) > 3 or not text:
        return False
    return all(
        _DASHES.fullmatch(part.strip())
        for part in text.removeprefix("|").removesuffix("|").split("|")
    )


def _cells(line: str) -> list[str]:
    """The cells of a row; `\\|` is a pipe in a cell."""
    text = line.strip()
    text = text[1:] if text.startswith("|") else text
    parts = re.split(r"(?<!\\)\|", text)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [plain(part.replace("\\|", "|")) for part in parts]


def _end_of_html(lines: list[str], at: int) -> int:
    """The line behind the one that closes a table which begins in a line."""
    depth = 0
    for end in range(at, len(lines)):
        for tag in _TAG.finditer(lines[end]):
            depth += -1 if tag.group(1) else 1
        if depth <= 0:
            return end + 1
    return len(lines)


def plain(text: str) -> str:
    """A text without the signs of Markdown."""
    if not _SIGNS & set(text):
        return clean(text)
    text = _BREAK.sub("\n", text)
    signs = sum(map(text.count, _SIGNS))
    if (
        len(text) > MAX_INLINE
        or signs > MAX_SIGNS
        or text.count("[") > MAX_BRACKETS
        or _PRODUCT.search(text)
    ):
        return clean(text)
    told = []
    for token in _parser().parseInline(text)[0].children or ():
        if token.type in ("text", "code_inline", "image"):
            told.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            told.append("\n")
    return clean("".join(told))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
