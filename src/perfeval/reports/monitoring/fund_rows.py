"""Which fund lines stand in which row of the official table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.forms.national import FISCAL, OTHER
from perfeval.reports.monitoring.view import fund_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.monitoring import FundProgress
    from perfeval.reports.monitoring.view import View

CARRIED = ("结转", "结余", "carried", "carry", "balance")


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
    """The total, then the two printed rows with the lines that belong to them, then the lines that
    fit neither under their own names; parts of a line are in it already."""
    lines = [line for line in view.m.lines if not line.of]
    taken: dict[str, list[FundProgress]] = {"fiscal": [], "other": []}
    rest: list[FundProgress] = []
    for line in lines:
        key = _fitting(line)
        (taken[key] if key else rest).append(line)
    found = [_row(view.t(key), own) for key, own in taken.items()]
    found += [_row(fund_name(line), [line]) for line in rest]
    named = [
        row._replace(name=view.t("first" if n == 0 else "next", name=row.name))
        for n, row in enumerate(found)
    ]
    total = view.m.total
    return [_row(view.of_period("total"), [total] if total is not None else []), *named]


def _fitting(line: FundProgress) -> str:
    text = f"{line.name} {line.source}".lower()
    if any(sign in text for sign in CARRIED):
        return ""
    if any(sign in text for sign in OTHER):
        return "other"
    return "fiscal" if any(sign in text for sign in FISCAL) else ""


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
