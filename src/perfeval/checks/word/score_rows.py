"""The rows of a document's tables that tell an indicator's weight and score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.model.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.layout import Line, Table
    from perfeval.model.scorecard import LeafScore, Scorecard

SCORE = re.compile(r"^(自评|评价|实际|实得|最终|复核|考核)?(得分|评分|分数)$|^scores?$")
WEIGHT = re.compile(r"^(标准|满)?(分值|权重|满分|标准分)(（?分）?)?$|^weights?$|^points$")
TOTAL = re.compile(r"^(总分|总计|合计|得分合计|综合得分|总得分|total|totalscore)$")
_NUMBER = re.compile(r"^[-－−]?\d+(?:\.\d+)?$")
_UNITS = re.compile(r"[（(][^（()）]*[)）]$")


class Cell(NamedTuple):
    """A printed number of a table and where it stands."""

    text: str
    row: int
    column: int


class Row(NamedTuple):
    """A row of a table whose header names scores; `names` are its texts, loose."""

    table: Table
    row: int
    names: tuple[str, ...]
    weight: Cell | None
    score: Cell | None


def loose(text: str) -> str:
    """A name as it is compared: letters, digits and 汉字 alone."""
    return "".join(sign for sign in normalize("NFKC", text).casefold() if sign.isalnum())


def rows(look: Look) -> Iterator[Row]:
    """All rows below a header with a column of scores; a form may have several headers."""
    for table in look.layout.tables:
        columns: dict[str, int] = {}
        for at, texts in enumerate(table.rows, 1):
            heads = _heads(texts)
            if "score" in heads:
                columns = heads
                continue
            if not columns:
                continue
            names = tuple(loose(text) for text in texts)
            yield Row(
                table, at, names, _cell(texts, at, columns.get("weight")),
                _cell(texts, at, columns.get("score")),
            )  # fmt: skip


def _heads(texts: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in enumerate(texts):
        name = re.sub(r"\s", "", _UNITS.sub("", text.strip())).casefold()
        if SCORE.match(name):
            found.setdefault("score", column)
        elif WEIGHT.match(name):
            found.setdefault("weight", column)
    return found


def _cell(texts: tuple[str, ...], row: int, column: int | None) -> Cell | None:
    if column is None or column >= len(texts):
        return None
    text = normalize("NFKC", texts[column]).strip().removesuffix("分").strip()
    return Cell(text, row, column + 1) if _NUMBER.match(text) else None


def same(printed: str, value: Fraction) -> bool:
    """Whether a printed number is this value, to the digits that are printed."""
    from fractions import Fraction as Exact

    text = printed.replace("−", "-").replace("－", "-")
    digits = len(text.partition(".")[2])
    return Exact(text) == rounded(value, digits, "half-up")


def leaves(card: Scorecard) -> dict[str, LeafScore]:
    """Scored leaves by loose name; names that stand for several are left out."""
    found: dict[str, LeafScore] = {}
    twice = set()
    for leaf in card.leaves:
        name = loose(leaf.indicator.name)
        if name in found:
            twice.add(name)
        found[name] = leaf
    return {name: leaf for name, leaf in found.items() if name not in twice and name}


def line_of(look: Look, table: Table, row: int, column: int) -> Line:
    """The paragraph of a cell; a cell that spans columns is found by its first."""
    cells = [
        line for line in look.layout.lines
        if line.cell is not None and line.cell.table == table.number and line.cell.row == row
    ]  # fmt: skip
    fitting = [line for line in cells if line.cell is not None and line.cell.column <= column]
    at = fitting or cells or list(look.layout.lines)
    filled = [line for line in at if line.text.strip()]
    return (filled or at)[-1]
