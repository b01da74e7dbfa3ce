"""What checks of Word documents look at, and the kinds of lines they tell apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.layout import Layout, Line
    from perfeval.model.scorecard import Scorecard

CJK = re.compile(r"[\u3400-\u9fff]")
LONG = 25  # signs from which a line outside of tables is prose, not a caption or a label
MOST_SHOWN = 6
_FORMS = (
    ("第一章", re.compile(r"第[一二三四五六七八九十百\d]+[章部分篇节]+")),
    ("一、", re.compile(r"[一二三四五六七八九十百]+、")),
    ("（一）", re.compile(r"[（(][一二三四五六七八九十百]+[)）]")),
    ("1.1", re.compile(r"\d+(?:[.．]\d+)+[.．]?")),
    ("1.", re.compile(r"\d+[.．](?!\d)")),
    ("1、", re.compile(r"\d+、")),
    ("（1）", re.compile(r"[（(]\d+[)）]")),
    ("①", re.compile("[①-⑳]")),
)  # fmt: skip
TYPED = {"一、": 1, "（一）": 2}
_LONGEST_HEADING = 40
FLUSH = ("left", "both", "start", "distribute")
_NOTES = re.compile(
    r"^\s*(?:[（(]?注\s*\d*\s*[:：.、]|注释|说明[:：]|备注[:：]|资料来源|数据来源|Notes?[:. ]|Source|\d{1,2}[.．、])"
)


class Heading(NamedTuple):
    """A heading: its level, its number as printed ("" for none), the number's form."""

    line: Line
    level: int
    label: str
    form: str
    typed: bool


class Look(NamedTuple):
    """A document, and the scored project it is held against, when there is one, with the digests
    that its reports may bear."""

    layout: Layout
    card: Scorecard | None = None
    digests: tuple[str, ...] = ()

    def body(self) -> Iterator[Line]:
        """Prose outside of tables, and not the notes below one."""
        noting = False
        for line in self.layout.lines:
            noting = line.cell is not None or (noting and _is_note(line))
            plain_line = line.cell is None and not line.level and not noting
            long = len(line.text.strip()) >= LONG and line.spacing.align in FLUSH
            if plain_line and long and heading(line) is None:
                yield line

    def headings(self) -> Iterator[Heading]:
        """All headings; where the title stands at level 1, the numbered ones begin at level 1 all
        the same."""
        found = [one for one in map(heading, self.layout.lines) if one is not None]
        numbered = [one.level for one in found if one.form]
        above = min(numbered) - 1 if numbered else 0
        return (one._replace(level=max(one.level - above, 1)) for one in found)

    def cells(self) -> Iterator[Line]:
        return (line for line in self.layout.lines if line.cell is not None and line.text.strip())


def _is_note(line: Line) -> bool:
    """Whether a line right behind a table belongs to it."""
    return not line.text.strip() or (not line.level and bool(_NOTES.match(line.text)))


def form_of(label: str) -> str:
    """Which manner of numbering a printed number is of; "" for none."""
    return next((name for name, sign in _FORMS if sign.match(label.strip())), "")


def heading(line: Line) -> Heading | None:
    """A line as a heading: by its outline level, or by a number typed in front of a short line."""
    text = line.text.strip()
    if not text or line.cell is not None:
        return None
    form = form_of(text)
    sign = next((s for name, s in _FORMS if name == form), None)
    start = sign.match(text) if sign is not None else None
    typed = start.group() if start is not None and not line.label else ""
    if line.level:
        label = line.label.strip() or typed
        return Heading(line, line.level, label, form_of(label), bool(typed))
    short = len(text) <= _LONGEST_HEADING and text[-1] not in "。；;：:，,"
    if typed and form in TYPED and short:
        return Heading(line, TYPED[form], typed, form, True)
    return None


def span(look: Look, line: Line) -> Span:
    return Span(look.layout.file, line.number, 1)


def gathered(
    code: str, look: Look, found: Iterable[tuple[Line, dict[str, str]]]
) -> Iterator[Finding]:
    """One finding for all lines that differ in the same way, at the first of them; `where` names
    their paragraphs."""
    alike: dict[tuple[tuple[str, str], ...], list[Line]] = {}
    for line, params in found:
        alike.setdefault(tuple(sorted(params.items())), []).append(line)
    for pairs, lines in alike.items():
        where = {"n": str(len(lines)), "where": spans([line.number for line in lines])}
        yield Finding(code, span(look, lines[0]), {**dict(pairs), **where})


def spans(numbers: list[int]) -> str:
    """Paragraph numbers, runs of them drawn together: 3, 5–8."""
    parts: list[list[int]] = []
    for number in dict.fromkeys(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in parts[:MOST_SHOWN]]
    return ", ".join(shown) + (" …" if len(parts) > MOST_SHOWN else "")


def plain(value: float) -> str:
    """A measure without a tail of zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
