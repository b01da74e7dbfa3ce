"""Where a table's heads stand: below titles, in one row or in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.by import groups
from perfeval.batch.tables import words
from perfeval.batch.tables.names import UNIT, Names, fund_key, result_keys
from perfeval.batch.tables.options import LONG, WIDE
from perfeval.batch.tables.plan import FUNDS, INDICATOR, RESULT, ROOT, Meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.tables.options import Options
    from perfeval.model.indicators import IndicatorSet

    Texts = tuple[str, ...]

LOOKED_AT = 20  # rows above the heads: a title, a unit, who made it
_MONEY = re.compile(r"单位\s*[:：]\s*(亿元|百万元|万元|千元|元)")


class Heading(NamedTuple):
    """The heads, the place of their first row among the rows looked at, and how many rows they
    take; `unit` is the unit of money that is stated above them."""

    at: int
    heads: tuple[str, ...]
    rows: int = 1
    unit: str = ""


class Finder:
    """Finds the heads of tables that a set is to score."""

    def __init__(self, indicator_set: IndicatorSet, options: Options) -> None:
        self.options = options
        self.wide = Names(indicator_set, WIDE, groups(options.by))
        self.long = Names(indicator_set, LONG, groups(options.by))

    def find(self, rows: Sequence[Texts]) -> Heading | None:
        """The first row that names the project and an indicator; None where no row does."""
        for at, row in enumerate(rows):
            if len([text for text in row if text]) < 2:
                continue
            below = rows[at + 1] if at + 1 < len(rows) else ()
            both = self._joined(row, below)
            if both is not None and self._fits(both):
                return Heading(at, both, 2, _unit(rows[:at]))
            if self._fits(row):
                return Heading(at, row, 1, _unit(rows[:at]))
        return None

    def _fits(self, heads: Texts) -> bool:
        long = is_long(heads, self.wide, self.options)
        found = self._meanings(heads, self.long if long else self.wide)
        if not any(m.kind == ROOT and m.keys[0] == "project" for m in found):
            return False
        kinds = (INDICATOR,) if long else (RESULT, FUNDS)
        return any(m.kind in kinds for m in found)

    def _meanings(self, heads: Texts, names: Names) -> list[Meaning]:
        made = (names.meaning(head.strip(), at) for at, head in enumerate(heads) if head)
        return [one for one in made if isinstance(one, Meaning)]

    def _joined(self, upper: Texts, lower: Texts) -> Texts | None:
        """Heads in two rows, the upper ones over several columns: 培训人次 over 完成值."""
        named = [at for at, text in enumerate(lower) if text]
        if not named or not all(result_keys(lower[at]) or fund_key(lower[at]) for at in named):
            return None
        width = max(len(upper), len(lower))
        upper = (*upper, *[""] * (width - len(upper)))
        lower = (*lower, *[""] * (width - len(lower)))
        heads, last = [], ""
        for over, under in zip(upper, lower, strict=True):
            last = over or last
            heads.append(self._one(last, under) if under else over)
        return tuple(heads)

    def _one(self, over: str, under: str) -> str:
        parted = UNIT.fullmatch(over)
        name, unit = (parted[1].strip(), parted[2].strip()) if parted else (over, "")
        if not self.wide.leaves.fits(name) and fund_key(under):
            return f"{under}（{unit}）" if unit else under
        # the unit is of figures, not of reasons
        figures = unit and result_keys(under)[:1] in (("actual",), ("target",))
        return f"{name}.{under}（{unit}）" if figures else f"{name}.{under}"


def is_long(heads: Sequence[str], wide: Names, options: Options) -> bool:
    """Whether a column names the indicators: one that the set has no indicator called like."""
    if options.layout:
        return options.layout == LONG
    return any(head.lower() in words.INDICATOR and not wide.leaves.fits(head) for head in heads)


def _unit(above: Sequence[Texts]) -> str:
    stated = {unit for row in above for text in row for unit in _MONEY.findall(text)}
    return stated.pop() if len(stated) == 1 else ""
