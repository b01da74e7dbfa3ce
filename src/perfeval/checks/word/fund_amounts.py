"""An amount of the project's funds that the project doesn't have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfeval.checks.word.amounts import KINDS, UNITS, Amounts, amounts, line_name, stands
from perfeval.checks.word.claim_signs import NUMBER
from perfeval.checks.word.figures import loose
from perfeval.checks.word.look import span
from perfeval.checks.word.said import sentences
from perfeval.checks.word.score_rows import Cell, Row, line_of, rows
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look

CODE = "PE929"
RATE = "execution"
ONE = UNITS["元"]
_MONEY = r"\s*(万元|亿元|千元|元)(?!/)"
_SAID = (
    *((kind, re.compile(rf"(?:{words})(?:总额|总计|共计|合计|金额|总数|共)?\s*(?:为|是|达到|达|:|was|were)?\s*{NUMBER}{_MONEY}"))
    for kind, words in (
        ("initial_budget", "年初预算(?:数|安排)?|[Ii]nitial budget(?: of)?"),
        ("budget", "(?<!年初)预算(?:数|资金|安排|总额|投入)?|(?<!nitial )[Bb]udget(?: of)?"),
        ("arrived", "(?<!未)到位(?:数|资金)?|arrived"),
        ("spent", "支出(?:数|资金)?|执行数|spent"),
    )),
    ("arrived", re.compile(rf"{NUMBER}{_MONEY} (?:of it )?arrived")),
    ("spent", re.compile(rf"{NUMBER}{_MONEY} were spent")),
)  # fmt: skip
# sentences on the funds as a whole; others may tell of single bills
_FUNDS = re.compile(
    "全年预算|年初预算|可用预算|预算总额|预算执行率|资金到位率|累计执行率|[Bb]udget was|execution rate|÷"
)
_OTHERS = re.compile("去年|上年|上一年|同期|样本|抽查|其中.{0,12}用于|last year")
# rows of official forms, which add up lines
_SOURCE = re.compile(
    "(当年)?(中央|省级|市级|县级|区级|地方|本级)?(财政)?(资金|拨款|补助)$|(上年结转|其他|财政)资金$|centralfunds$|localfunds$|otherfunds$"
)
TOTALS = ("合计", "总计", "年度资金总额", "资金总额", "total", "sum", "fundsoftheyear")  # fmt: skip


def check(look: Look, p: None) -> Iterator[Finding]:
    """An amount of any line, day or sum of lines is right."""
    known = amounts(look.card) if look.card is not None else None
    if known is None:
        return
    yield from _in_tables(look, known)
    for one in sentences(look):
        for kind, sign in _SAID:
            for told in sign.finditer(one.text):
                printed, unit = told.group(1).replace(",", ""), told.group(2)
                if not _meant(one.text, told.start(), known):
                    continue
                if known.said[kind] and not stands(
                    printed, known.said[kind], frozenset({UNITS[unit]})
                ):
                    yield Finding(
                        CODE, span(look, one.line),
                        _params(kind, printed + unit, known.totals.get(kind), UNITS[unit], unit),
                    )  # fmt: skip


def _meant(text: str, at: int, known: Amounts) -> bool:
    if _OTHERS.search(text):
        return False
    before = loose(text[max(at - 60, 0) : at])
    return bool(_FUNDS.search(text)) or any(before.endswith(name) for name in known.lines if name)


def _in_tables(look: Look, known: Amounts) -> Iterator[Finding]:
    for row in rows(look):
        for cell in row.cells:
            rate = cell.kind == RATE
            if not (cell.kind in KINDS or rate) or cell.percent != rate:
                continue
            values = _expected(row, cell, known)
            units = frozenset({ONE} if rate else {known.unit, *UNITS.values()})
            if values and not stands(cell.text, values, units):
                line = line_of(look, row.table, row.row, cell.column)
                value = min(values) if len(values) == 1 else None
                if any(name in TOTALS for name in row.names[:2]):
                    value = known.totals.get(cell.kind)
                sign = "%" if rate else ""
                params = _params(
                    cell.kind, cell.text + sign, value, ONE if rate else known.unit, sign
                )
                where = {"table": str(row.table.number), "row": str(row.row)}
                yield Finding(CODE, span(look, line), params | where)


def _expected(row: Row, cell: Cell, known: Amounts) -> frozenset[Fraction]:
    for name in row.names[:2]:
        own = known.lines.get(line_name(name))
        if own is not None:
            return _rates(own["spent"], own["budget"]) if cell.kind == RATE else own[cell.kind]
        if name in TOTALS:
            total = known.totals.get(cell.kind)
            if cell.kind == RATE:
                sums = (known.sums["spent"] | known.rated, known.sums["budget"] | known.rated)
                return _rates(*sums)
            return known.sums[cell.kind] if total is None else known.rated | {total}
    if any(_SOURCE.match(line_name(n)) for n in row.names[:2]):
        if cell.kind == RATE:
            return _rates(known.sums["spent"] | known.rated, known.sums["budget"] | known.rated)
        return known.sums[cell.kind] | known.rated
    return frozenset()


@lru_cache(maxsize=256)
def _rates(top: frozenset[Fraction], bottom: frozenset[Fraction]) -> frozenset[Fraction]:
    return frozenset(a / b * 100 for a in top for b in bottom if b)


def _params(
    kind: str, printed: str, value: Fraction | None, unit: Fraction, word: str
) -> dict[str, str]:
    params = {"what": kind, "printed": printed}
    return params if value is None else params | {"value": plain(value / unit) + word}
