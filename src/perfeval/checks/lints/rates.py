"""The rates that a project states: those of its fund table and those of its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures import money
from perfeval.measures.funds import Params, rate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.finding import Span
    from perfeval.model.funds import FundLine, Funds

SINCE_START = ("累计", "截至", "截止")
OF_A_YEAR = ("年度", "全年", "本年", "当年")
OF_SPENDING = ("execution", "control", "saving", "carryover")


class Stated(NamedTuple):
    """A rate by its name, as of a day; `path` when it is an indicator's."""

    name: str
    params: Params
    funds: Funds
    as_of: date | None
    span: Span | None
    path: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        return rate(self.funds, self.params, self.as_of).value

    @property
    def lines(self) -> tuple[FundLine, ...]:
        return money.chosen(self.funds, self.params.lines)


def stated(look: CardLook) -> Iterator[Stated]:
    funds = look.project.funds
    if funds is None or not funds.lines:
        return
    day = look.project.header.as_of
    for leaf in look.leaves:
        use = leaf.indicator.measure
        if use.kind == "funds":
            p = use.params or Params()
            place = leaf.result.span if leaf.result else leaf.indicator.span
            name, path = leaf.indicator.name, leaf.indicator.path
            yield Stated(name, p, funds, p.as_of or day, place, path)
    for named in funds.rates:
        p = named.params
        yield Stated(named.name, p, funds, p.as_of or day, named.span)
