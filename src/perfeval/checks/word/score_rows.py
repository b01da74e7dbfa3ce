"""The rows of a document's tables that tell an indicator's weight, score, rates and results."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.checks.word.claim_signs import NUMBER
from perfeval.checks.word.figures import joined, loose
from perfeval.model.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.layout import Line, Table

HEADS = {
    "score": re.compile(
        r"^(自评|评价|实际|实得|最终|复核|考核|复算|加权)?(得分|评分|分数)$|^scores?$"
    ),
    "weight": re.compile(r"^(标准|满)?(分值|权重|满分|标准分)$|^weights?$|^points$"),
    "lost": re.compile(r"^(扣分|扣减分|扣分值|失分|所扣分数|deducted|deductions?|pointslost)$"),
    "rate": re.compile(r"^(得分率|scorerate)$"),
    "completion": re.compile(r"^(指标)?完成率$|^completion$"),
    "actual": re.compile(r"^(全年)?(实际)?(完成|达到)值$|^实际值$|^actual(oftheyear)?$"),
    "target": re.compile(r"^(年度|绩效|全年)?(指标|目标)值$|^target(oftheyear)?$"),
    "initial_budget": re.compile(r"^年初预算数?$|^initialbudget$"),
    "budget": re.compile(r"^(全年|调整后|年度|累计)?预算(数|资金|金额)?$|^year'sbudget$|^budgetoftheyear$"),
    "arrived": re.compile(r"^(资金|实际|累计)?到位(数|资金|金额)?$|^arrived$"),
    "spent": re.compile(r"^(全年|预算|累计)?执行数$|^(实际|累计)?支出(数|金额)?$|^spent(intheyear)?$"),
    "execution": re.compile(r"^(预算|资金|累计)?执行率$|^execut(ion|ed)(rate)?$"),
}  # fmt: skip
SURVEYS = {
    "population": re.compile(r"^(总体|调查对象|服务对象)(总?数量?|人数)$|^总体$|^population$"),
    "sent": re.compile(r"^(发放|发出)(问卷|份数|数量|数)*$|^sent$"),
    "returned": re.compile(r"^(回收|收回)(问卷|份数|数量|数)*$|^returned$"),
    "valid": re.compile(r"^有效(问卷|份数|数量|数)*$|^valid$"),
    "answers": re.compile(r"^(各?选项(及份数)?|答卷情况|answers)$"),
    "satisfaction": re.compile(r"^(综合|总体)?满意(度|率)$|^satisfaction$"),
}
FUNDS = ("initial_budget", "budget", "arrived", "spent", "execution")
TOTAL = re.compile(r"^(总分|总计|合计|得分合计|综合得分|总得分|total|totalscore|sum)$")
SUM = re.compile(r"^(合计|total|sum)$")
_EXPERTS = re.compile(r"^(专家|评委|评审人|评议人|打分人|expert|reviewer)")
_SELF = re.compile(r"^自评")
_VALUE = re.compile(rf"^[≥≤><=+±]*([-−]?{NUMBER[1:-1]})(%?)(\D{{0,12}})$".replace("(\\d{1,3}(?:", "(?:\\d{1,3}(?:"))  # fmt: skip
_POINTS = re.compile(r"^(?:分|points?)?$")
_UNITS = re.compile(r"[(][^()]*[)]$")


class Cell(NamedTuple):
    """A printed number of a table and where it stands; whether it is in per cent."""

    kind: str
    text: str
    percent: bool
    column: int


class Row(NamedTuple):
    """A row below a header; `names` are the texts of its columns of names, loose, without blanks;
    `part` counts the headers of the document; `goes_on` where the name is that of a row above."""

    table: Table
    row: int
    part: int
    names: tuple[str, ...]
    cells: tuple[Cell, ...]
    goes_on: bool = False

    def cell(self, kind: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.kind == kind), None)


def rows(look: Look) -> Iterator[Row]:
    """All rows below a header that names such columns; a form may have several headers. What
    single experts have scored is left out."""
    part = 0
    levels = joined(look.card) if look.card is not None else {}
    for table in look.layout.tables:
        columns: dict[int, str] = {}
        for at, texts in enumerate(table.rows, 1):
            plain = [_head(text) for text in texts]
            heads = _heads(plain)
            if heads:
                columns = {} if any(map(_EXPERTS.match, plain)) else heads
                part += 1
                continue
            if not columns:
                continue
            cells = (_cell(texts, column, kind) for column, kind in columns.items())
            yield Row(
                table, at, part, tuple(levels.get(name, name) for name in _names(texts, columns)),
                tuple(cell for cell in cells if cell is not None),
                not any(text.strip() for text in texts[: max(min(columns), 1)]),
            )  # fmt: skip


def _head(text: str) -> str:
    plain = re.sub(r"\s", "", normalize("NFKC", text)).casefold()
    return _UNITS.sub("", plain)


def _heads(plain: Sequence[str]) -> dict[int, str]:
    """Kinds by column of a header; nothing for a row that is none."""
    if any(map(_VALUE.match, plain)):
        return {}
    found: dict[int, str] = {}
    for column, text in enumerate(plain):
        kind = next((kind for kind, sign in HEADS.items() if sign.match(text)), "")
        if kind and not (column and plain[column - 1] == text):  # a wide cell counts once
            found[column] = kind
    surveyed = {
        column: kind for column, text in enumerate(plain) for kind, sign in SURVEYS.items()
        if sign.match(text)
    }  # fmt: skip
    if len({"sent", "returned", "valid"} & {*surveyed.values()}) > 1:
        found |= surveyed
    scores = [column for column, kind in found.items() if kind == "score"]
    if len(scores) > 1:  # what the unit gave itself stands beside what was found
        for column in scores:
            if _SELF.match(plain[column]):
                del found[column]
    named = any(text and column not in found for column, text in enumerate(plain))
    return found if named or len(found) > 1 else {}


def _names(texts: Sequence[str], columns: Mapping[int, str]) -> tuple[str, ...]:
    first = min(columns)
    names = [loose(text) for text in texts[: max(first, 1)]]
    rest = [
        loose(text)
        for column, text in enumerate(texts)
        if column >= first and column not in columns
    ]
    return tuple(dict.fromkeys(name for name in (*names, *rest) if name))  # fmt: skip


def _cell(texts: Sequence[str], column: int, kind: str) -> Cell | None:
    if column >= len(texts):
        return None
    if kind == "answers":
        return Cell(kind, normalize("NFKC", texts[column]), False, column + 1)
    found = _VALUE.match(re.sub(r"\s", "", normalize("NFKC", texts[column])))
    if found is None:
        return None
    number, percent, unit = found.groups()
    if kind not in ("actual", "target") and not _POINTS.match(unit):
        return None
    return Cell(kind, number.replace(",", "").replace("−", "-"), bool(percent), column + 1)


@lru_cache(maxsize=16384)
def same(printed: str, value: Fraction) -> bool:
    """Whether a printed number is this value, to the digits that are printed."""
    from fractions import Fraction as Exact

    text = printed.replace("−", "-").replace("－", "-").replace(",", "")
    digits = len(text.partition(".")[2])
    return Exact(text) == rounded(value, digits, "half-up")


def line_of(look: Look, table: Table, row: int, column: int) -> Line:
    """The paragraph of a cell; a cell that spans columns is found by its first."""
    cells: list[Line] = []
    for at_line in range(table.first - 1, len(look.layout.lines)):
        line = look.layout.lines[at_line]
        if line.cell is None or (line.cell.table == table.number and line.cell.row > row):
            break
        if line.cell.table == table.number and line.cell.row == row:
            cells.append(line)
    fitting = [line for line in cells if line.cell is not None and line.cell.column <= column]
    at = fitting or cells or [look.layout.lines[table.first - 1]]
    filled = [line for line in at if line.text.strip()]
    return (filled or at)[-1]
