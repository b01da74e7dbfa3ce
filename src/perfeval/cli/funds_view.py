"""The fund lines and the rates made of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_score import say
from perfeval.model.rounding import plain
from perfeval.reports import figures

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.cli.page import Page
    from perfeval.model.scorecard import FundsSummary, LineRow, RateValue, Scorecard

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")


def put_funds(page: Page, card: Scorecard, lang: str) -> None:
    """The fund lines; running totals are headed so, with the period's own money below them."""
    funds = card.funds
    if funds is None:
        return
    rows = [row for row in (*funds.lines, funds.total) if row is not None]
    if not rows:
        return
    given = [name for name in AMOUNTS if any(getattr(row, name) is not None for row in rows)]
    values = [getattr(row, name) for row in rows for name in given]
    own, whole = _period(card), "_all" if _spans(card) else ""
    if own is not None:
        values += [getattr(own, name) for name in given]
    digits = figures.money_digits(values, funds.factor)
    columns = [Column(say("funds", lang, unit=funds.unit), "<", 12)]
    columns += [Column(say(_head(name, whole), lang), ">") for name in given]
    columns.append(Column(say(f"execution{whole}", lang), ">"))
    lines = [_line(row, funds, given, digits, lang) for row in funds.lines]
    foot = 0
    if funds.total is not None and len([r for r in funds.lines if not r.of]) > 1:
        lines.append(_line(funds.total._replace(name=say("sum", lang)), funds, given, digits, lang))
        foot = 1
    if own is not None:
        named = own._replace(name=say("period_line", lang, span=_span(card, lang)))
        lines.append(_line(named, funds, given, digits, lang))
        foot += 1
    draw(page, columns, lines, foot)
    _rates(page, funds, lang, whole, own)


def _head(name: str, whole: str) -> str:
    return name if name == "initial_budget" else name + whole


def _spans(card: Scorecard) -> bool:
    if card.project.header.period == (None, None):
        return False
    from perfeval.reports.period_funds import spans

    return spans(card)


def _period(card: Scorecard) -> LineRow | None:
    """The period's own money, where the lines hold more than that; its budget and spending only,
    for what arrived is not parted by year."""
    if not _spans(card):
        return None
    from perfeval.reports.period_funds import begun, of_the_period

    if not begun(card):
        return None
    funds = of_the_period(card)
    total = funds.total if funds is not None else None
    return total._replace(initial_budget=None, arrived=None) if total is not None else None


def _span(card: Scorecard, lang: str) -> str:
    from perfeval.measures.period import last_day

    header = card.project.header
    start, end = header.period[0], last_day(header.period[1], header.as_of)
    if start is None or end is None:
        return say("until", lang, day=str(end or start))
    if (start.month, start.day, end) == (1, 1, date(start.year, 12, 31)):
        return say("year", lang, year=start.year)
    return say("span", lang, start=start.isoformat(), end=end.isoformat())


def _line(row: LineRow, funds: FundsSummary, given: list[str], digits: int, lang: str) -> Row:
    name = say("of_line", lang, name=row.name) if row.of else row.name
    amounts = (
        figures.money(getattr(row, key), funds.factor, digits) or say("none", lang) for key in given
    )
    rate = figures.rate(row.execution) or say("none", lang)
    return Row((name, *amounts, rate), "", 2 if row.of else 0)


def _rates(
    page: Page, funds: FundsSummary, lang: str, whole: str, own: LineRow | None
) -> None:  # fmt: skip
    if funds.arrival is not None or funds.execution is not None:
        rates = [("arrival_rate", funds.arrival), (f"execution_rate{whole}", funds.execution)]
        if own is not None:
            rates.append(("execution_rate", own.execution))
        parts = [
            f"{say(key, lang)} {figures.rate(value)}" for key, value in rates if value is not None
        ]
        page.line("   ".join(parts))
    if not funds.rates:
        return
    page.gap()
    columns = [
        Column(say("rate", lang), "<", 12),
        Column(say("value", lang), ">"),
        Column(say("made_of", lang), "<", 12),
    ]
    draw(page, columns, [_rate(rate, funds, lang) for rate in funds.rates])


def _rate(rate: RateValue, funds: FundsSummary, lang: str) -> Row:
    value = say("base.zero", lang) if rate.value is None else figures.rate(rate.value)
    top = f"{say(f'top.{rate.rate}', lang)} {_amount(rate.top, funds, lang)}"
    base = {"arrival": "budget", "timely_arrival": "due"}.get(rate.rate, rate.base)
    bottom = f"{say(f'base.{base}', lang)} {_amount(rate.bottom, funds, lang)}"
    when = ""
    if rate.as_of is not None:
        end = rate.as_of.isoformat()
        when = (
            say("span", lang, start=rate.start.isoformat(), end=end)
            if rate.start
            else say("until", lang, day=end)
        )
    gap = "，" if lang == "zh" else ", "
    return Row((rate.name, value, f"{top} ÷ {bottom}" + (gap + when if when else "")))


def _amount(value: Fraction | None, funds: FundsSummary, lang: str) -> str:
    return say("none", lang) if value is None else plain(value / funds.factor)
