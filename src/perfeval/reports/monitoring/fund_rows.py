"""Which fund lines stand in which row of the official table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.monitoring.view import fund_name
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.monitoring import FundProgress
    from perfeval.reports.monitoring.view import View

CARRIED = ("结转", "结余", "carried", "carry", "balance")
# the general public budget is one of four: money of the others is none of it, whoever hands it down
GENERAL = ("一般公共预算", "general budget", "general public budget")
FISCAL = (
    *GENERAL,
    "财政",
    "fiscal",
    "appropriation",
    "中央补助",
    "省级补助",
    "市级补助",
    "上级补助",
)
NEVER = (
    "政府性基金", "国有资本", "社会保险", "社保基金", "专项债", "专户", "非财政", "非一般公共预算", "彩票",
    "government fund", "state capital", "social insurance", "special bond", "non-fiscal",
)  # fmt: skip
OTHER = ("其他资金", "other funds")


class FundRow(NamedTuple):
    """A row as printed; amounts in 元, None where nothing is given."""

    name: str
    initial: Fraction | None = None
    budget: Fraction | None = None
    spent: Fraction | None = None
    forecast: Fraction | None = None
    stated: bool = True

    @property
    def rate(self) -> Fraction | None:
        return self.spent / self.budget if self.spent is not None and self.budget else None


def fund_rows(view: View) -> list[FundRow]:
    """The total, then the two printed rows with the lines that belong to them, then what fits
    neither, by the name of its source. Where a line is given with its parts, they are what is
    printed: it is their sum."""
    taken: dict[str, list[FundProgress]] = {"fiscal": [], "other": []}
    rest: dict[str, list[FundProgress]] = {}
    for line in _parts(view.m.lines):
        key = _fitting(line)
        if key:
            taken[key].append(line)
        else:
            rest.setdefault(_named(line), []).append(line)
    found = [_row(view.t(key), own) for key, own in taken.items()]
    found += [_row(name, own) for name, own in rest.items()]
    named = [
        row._replace(name=view.t("first" if n == 0 else "next", name=row.name))
        for n, row in enumerate(found)
    ]
    total = view.m.total
    return [_row(view.of_period("total"), [total] if total is not None else []), *named]


def _parts(lines: Sequence[FundProgress]) -> list[FundProgress]:
    """The lines that add up to the total: instead of one with parts its parts, where they are all
    of it."""
    found: list[FundProgress] = []
    for line in lines:
        if line.of:
            continue
        parts = [one for one in lines if one.of and one.of in (line.key, line.name)]
        found += parts if parts and _covers(parts, line) else [line]
    return found


def _covers(parts: Sequence[FundProgress], line: FundProgress) -> bool:
    return all(
        _sum([getattr(one, key) for one in parts]) == getattr(line, key)
        for key in ("budget", "spent")
        if getattr(line, key) is not None
    )


def _fitting(line: FundProgress) -> str:
    """The printed row of a line, by its source; "" where it says neither, which is not guessed."""
    name, source = line.name.lower(), line.source.lower()
    if any(sign in text for text in (name, source) for sign in (*CARRIED, *NEVER)):
        return ""
    said = source or name
    if any(sign in said for sign in OTHER):
        return "other"
    if any(sign in said for sign in FISCAL):
        return "fiscal"
    return "fiscal" if any(sign in name for sign in GENERAL) else ""


def _named(line: FundProgress) -> str:
    """What a row of its own is called: the source, unless the name tells what the money is."""
    name = line.name.lower()
    if any(sign in name for sign in (*CARRIED, *NEVER)) and not any(
        sign in line.source.lower() for sign in NEVER
    ):
        return fund_name(line)
    return flat(line.source) or fund_name(line)


def _row(name: str, lines: Sequence[FundProgress]) -> FundRow:
    initial = [v if (v := one.initial_budget) is not None else one.budget for one in lines]
    return FundRow(
        name, _sum(initial), _sum([one.budget for one in lines]), _sum([one.spent for one in lines]),
        _sum([one.forecast for one in lines]), all(one.stated is not None for one in lines),
    )  # fmt: skip


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    """What is given, added up; a sum that lacks a part is none."""
    if not values or None in values:
        return None
    return sum((v for v in values if v is not None), Fraction(0))
