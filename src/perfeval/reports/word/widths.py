"""How wide the columns of a table are, and whether it needs a landscape page."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.tables import Table
    from perfeval.reports.word.page import Page

    Plain = dict[str, Any]

MARGIN = 43  # twips between a line and the text beside it
SIZES = ((21, 105), (18, 90))  # half points of the letters, twips of half a Chinese character
LINE = 280  # twips from line to line in a cell
HALF, HALF_WIDE = 23, 15  # lines of a cell on half a page, upright and landscape
_LONG = 18  # least widths of texts, in half characters: long ones, then names and short prose
_LEAST, _TIGHT = (8, 12), (6, 8)  # as a rule, and beside a text that would fill pages
_THIRD = 1 / 3
_WORTH = 0.6  # a text must fill so much less of the page for it to be turned
_TOKEN_MOST = 24
_HAND, _HAND_MOST = 22, 40  # widths of a cell that is filled in by hand
_SHORT = 64  # half characters of a text that stays readable in a narrow column
# the number of a document, 〔2020〕159, is one part
_TOKEN = re.compile(r"[^\s\u2e80-\u2fff\u3000-\u3013\u3016-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_CAP = 160
# digits of other fonts than Times are up to this much broader than half a character, and a % more
_BROAD, _PERCENT = 0.3, 0.5


class Column(NamedTuple):
    """What a column needs, in half characters: `least` that breaks no number, `most` that breaks
    no cell, its `share` of what is left and its longest text; a `fixed` one never breaks."""

    least: float
    most: float
    share: float
    fixed: bool
    longest: float


class Layout(NamedTuple):
    """`widths` in twips; `units` are the lengths of the cells of each row, in half characters."""

    widths: list[int]
    wide: bool
    size: int
    unit: int
    columns: list[Column]
    units: list[list[float]]


def units(text: str) -> float:
    """The length of a text in half Chinese characters, near enough: 1 for ASCII, 2 for Chinese."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) / 2


def broad(text: str) -> float:
    """The length of a text that must not break in whatever font there is."""
    chinese = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    return units(text) + _BROAD * max(len(text) - chinese, 0) + _PERCENT * ("%" in text)


def layout(table: Table, texts: Sequence[Sequence[str]], page: Page) -> Layout:
    """Upright where the columns fit, in smaller letters where all texts are short; else landscape,
    else landscape in smaller letters. A text that would fill half an upright page, or a third of a
    landscape one, is given the page where it fills the least."""
    lengths = [
        [
            len(text)
            if text.isascii()
            else (len(text) + len(text.encode("utf-8", "surrogatepass"))) / 2
            for text in row
        ]
        for row in texts
    ]
    columns = [_column(n, table, texts, lengths) for n in range(len(table["columns"]))]
    tried = [(page.width, False, *SIZES[0]), *((page.wide, True, *size) for size in SIZES)]
    if max((column.most for column in columns), default=0) <= _SHORT:
        tried.insert(1, (page.width, False, *SIZES[1]))
    best, filled = None, 0.0
    for width, wide, size, unit in tried:
        if _needed(columns, unit) > width and not (best is None and (wide, size) == tried[-1][1:3]):
            continue
        plan = Layout(_shared(columns, width, unit), wide, size, unit, columns, lengths)
        share = _tallest(plan) / (2 * (HALF_WIDE if wide else HALF))
        if share <= (_THIRD if wide else 1 / 2):
            return plan
        if best is None or share < filled * (1 if best.wide == wide else _WORTH):
            best, filled = plan, share
    assert best is not None
    return _tight(best, table, texts) if best.wide else best


def _tallest(plan: Layout) -> int:
    """About how many lines the longest text takes."""
    return max(
        ceil(column.longest / (max(size - 2 * MARGIN, plan.unit) / plan.unit))
        for column, size in zip(plan.columns, plan.widths, strict=True)
    )


def _tight(plan: Layout, table: Table, texts: Sequence[Sequence[str]]) -> Layout:
    """The widest room for the long texts: the others as narrow as may be."""
    numbers = range(len(plan.columns))
    columns = [_column(n, table, texts, plan.units, _TIGHT) for n in numbers]
    widths = _shared(columns, sum(plan.widths), SIZES[1][1])
    return Layout(widths, True, *SIZES[1], columns, plan.units)


def _column(
    n: int, table: Table, texts: Sequence[Sequence[str]], lengths: Sequence[Sequence[float]],
    floors: tuple[int, int] = _LEAST,
) -> Column:  # fmt: skip
    """Spanning labels of subtotals do not count."""
    label = table["columns"][n]["label"]
    kept, sizes = texts, lengths
    if not n:
        plain = [r for r, row in enumerate(table["rows"]) if row["kind"] == "row"]
        kept, sizes = [texts[r] for r in plain], [lengths[r] for r in plain]
    column, long = [row[n] for row in kept], [row[n] for row in sizes]
    most = max(long, default=2.0)
    name, prose = floors
    word = _token(label)
    head = max(word, min(max(units(label), 4), name))
    if table["columns"][n]["align"] == "right":
        head = max(word, min(head, 6))
        widest = broad(max(column, key=len, default=""))
        least = max(min(widest, _CAP), head) + 0.5
        return Column(least, max(least, min(units(label), 16)), 0, True, widest)
    if most == 0 and table.get("blank"):
        return Column(_HAND, _HAND_MOST, _HAND, False, 0)
    token = _token("\n".join(column))
    floor = name if most <= 3 * name else prose if most <= 80 else _LONG
    least = max(head, token, min(most, floor)) + 0.5
    mean = sum(long) / max(len(long), 1)
    widest = max(least, min(max(most + 1, units(label)), _CAP))
    share = (mean + most / 4) * table["columns"][n].get("weight", 1)
    return Column(least, widest, share, least > most, most)


def _token(text: str) -> float:
    """The longest part that has no place to break, up to what may be asked of a page."""
    return broad(max(_TOKEN.findall(text), key=len, default="")[:_TOKEN_MOST])


def _needed(columns: Sequence[Column], unit: int) -> float:
    return sum(column.least * unit + 2 * MARGIN for column in columns)


def _shared(columns: Sequence[Column], width: int, unit: int) -> list[int]:
    """What is over goes to the texts by their share, up to `most`, and then to all alike."""
    sizes = [column.least * unit + 2 * MARGIN for column in columns]
    left = width - sum(sizes)
    if left < 0:
        return _whole([size * width / sum(sizes) for size in sizes], width)
    open_ = {n for n, c in enumerate(columns) if c.most > c.least}
    while left > 1 and open_:
        share = sum(columns[n].share or 1 for n in open_)
        given = 0.0
        for n in sorted(open_):
            room = columns[n].most * unit + 2 * MARGIN - sizes[n]
            more = min(room, left * (columns[n].share or 1) / share)
            sizes[n] += more
            given += more
            if more >= room:
                open_.discard(n)
        left -= given
    whole = sum(sizes)
    return _whole([size + max(left, 0) * size / whole for size in sizes], width)


def _whole(sizes: Sequence[float], width: int) -> list[int]:
    """Whole twips that sum to the width."""
    found = [int(size) for size in sizes]
    found[found.index(max(found))] += width - sum(found)
    return found
