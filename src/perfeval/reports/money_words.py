"""The money in words: amounts, rates, the day they are counted to, and how each rate is formed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures.period import last_day
from perfeval.model.rounding import plain
from perfeval.reports import figures
from perfeval.reports.period_funds import begun, earlier, of_the_period, spans
from perfeval.reports.texts import bare, bracketed, capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import FundsSummary, LineRow, RateValue, Scorecard
    from perfeval.reports.words import Words


MOST = 6  # lines or entries in one sentence; tables hold them all
_OF = re.compile(r"^\s*(?:其中|of which)\s*[:：]?\s*", re.IGNORECASE)


def formula(value: RateValue, funds: FundsSummary, words: Words) -> str:
    """The division of a rate with its amounts: 支出3797.8万元÷全年预算8445万元."""
    if value.top is None or value.bottom is None:
        return ""
    base = {"arrival": "budget", "timely_arrival": "due"}.get(value.rate, value.base)
    if value.start is not None and base == "budget":
        base = "rest"
    return words(
        "funds.formula", top_name=words(f"top.{value.rate}"), top=plain(value.top / funds.factor),
        bottom_name=words(f"base.{base}"), bottom=plain(value.bottom / funds.factor), unit=funds.unit,
    )  # fmt: skip


def counted(value: RateValue, words: Words) -> str:
    """From when to when a rate counts money."""
    if value.as_of is None:
        return ""
    if value.start is not None:
        return figures.span(value.start, value.as_of, words)
    return words("funds.until", day=figures.day(value.as_of, words))


def arrival_sentence(card: Scorecard, words: Words) -> str:
    """Budget and arrival as of the day, with the rate and how it is formed."""
    funds, total = card.funds, card.funds.total if card.funds is not None else None
    if funds is None or total is None or total.budget is None:
        return ""
    as_of = card.project.header.as_of
    head = words("funds.as_of", day=figures.day(as_of, words)) if as_of else ""
    values = {"as_of": head, "budget": plain(total.budget / funds.factor), "unit": funds.unit}
    if total.arrived is None:
        return capital(words("funds.budget", **values))
    if funds.arrival is None:
        arrived = words(
            "funds.only_arrived", arrived=plain(total.arrived / funds.factor), unit=funds.unit
        )
        return capital(words("comma").join([words("funds.budget", **values), arrived]))
    arrived = plain(total.arrived / funds.factor)
    return capital(
        words(
            "funds.arrival" + _whole(card),
            rate=figures.rate(funds.arrival),
            arrived=arrived,
            **values,
        )
    )


def execution_sentence(card: Scorecard, words: Words, dated: bool = False) -> str:
    """Spending and its rate; `dated` when no sentence before it names the day."""
    text, as_of = _execution(card, words), card.project.header.as_of
    if not dated or not text or as_of is None:
        return capital(text) if dated else text
    return capital(words("funds.as_of", day=figures.day(as_of, words)) + text)


def _execution(card: Scorecard, words: Words) -> str:
    funds, total = card.funds, card.funds.total if card.funds is not None else None
    if funds is None or total is None or total.spent is None:
        return ""
    spent = plain(total.spent / funds.factor)
    if funds.execution is None or total.budget is None:
        return words("funds.spent", spent=spent, unit=funds.unit)
    budget = plain(total.budget / funds.factor)
    rate = figures.rate(funds.execution)
    return words(
        "funds.execution" + _whole(card), spent=spent, unit=funds.unit, rate=rate, budget=budget
    )


def _whole(card: Scorecard) -> str:
    return "_all" if spans(card) else ""


def year_sentence(card: Scorecard, words: Words) -> str:
    """The period's own execution, where the sums before it hold more than the period's money."""
    funds = of_the_period(card)
    if not (spans(card) and begun(card)) or funds is None or funds.total is None:
        return ""
    if funds.total.execution is None:
        return ""
    header, total = card.project.header, funds.total
    span = figures.span(header.period[0], last_day(header.period[1], header.as_of), words)
    gone = earlier(card)
    values = {
        "span": span, "unit": funds.unit,
        "budget": figures.short((total.budget or Fraction(0)) / funds.factor),
        "spent": figures.short((total.spent or Fraction(0)) / funds.factor),
        "rate": figures.rate(total.execution),
    }  # fmt: skip
    if not gone:
        return words("funds.year_own", **values)
    return words("funds.year", earlier=plain(gone / funds.factor), **values)


def adjusted_sentence(card: Scorecard, words: Words) -> str:
    """The initial budget beside what became of it."""
    funds = card.funds
    if funds is None or spans(card):
        return ""
    whole = [one for one in funds.lines if not one.of and (one.budget or one.initial_budget)]
    known = [one for one in whole if one.initial_budget is not None]
    initial = sum((one.initial_budget or Fraction(0) for one in known), Fraction(0))
    now = sum((one.budget or Fraction(0) for one in known), Fraction(0))
    if not known or initial == now or any(one.budget is None for one in known):
        return ""
    values = {"initial": plain(initial / funds.factor), "budget": plain(now / funds.factor)}
    key = "funds.adjusted" if len(known) == len(whole) else "funds.adjusted_some"
    return words(key, unit=funds.unit, **values)


def lines_sentence(card: Scorecard, words: Words) -> str:
    """What each of several lines spent, with its rate; the parts of a line in brackets behind it,
    or left out where they would be too many."""
    funds = card.funds
    known = [one for one in funds.lines if one.execution is not None] if funds is not None else []
    heads = [one for one in known if not one.of]
    if funds is None or not heads or len(known) < 2:
        return ""
    inner = len(known) <= MOST
    if len(heads) == 1:
        shown = [one for one in known if one.of]
        parts = [_line(one, funds, words) for one in shown]
    else:
        shown = heads
        parts = [_line(one, funds, words, _inner(one, known) if inner else []) for one in heads]
    if not 0 < len(shown) <= MOST:
        return ""
    return words("funds.lines", parts=words("semicolon").join(parts))


def _inner(line: LineRow, known: list[LineRow]) -> list[LineRow]:
    return [one for one in known if one.of and one.of in (line.key, line.name)]


def _line(
    line: LineRow, funds: FundsSummary, words: Words, inner: Sequence[LineRow] = ()
) -> str:  # fmt: skip
    text = words(
        "funds.line", name=part_name(line.name or line.source or line.key) if line.of else line.name,
        spent=figures.short((line.spent or Fraction(0)) / funds.factor), unit=funds.unit,
        rate=figures.rate(line.execution),
    )  # fmt: skip
    if not inner:
        return text
    parts = words("semicolon").join(_line(one, funds, words) for one in inner)
    return text + words("funds.inner", parts=parts)


def part_name(name: str) -> str:
    """The name of a part of a line without 其中 in front, which the report writes itself."""
    return _OF.sub("", name, count=1) or name


def entries_sentence(card: Scorecard, words: Words) -> str:
    """Budgets and arrivals with their days and documents, up to the day of the report."""
    funds, as_of = card.project.funds, card.project.header.as_of
    if funds is None:
        return ""
    found = [
        (one.date, key, one)
        for line in funds.lines for key in ("budget", "arrived") for one in getattr(line, key) or ()
        if one.date is not None and (as_of is None or one.date <= as_of)
    ]  # fmt: skip
    if not 0 < len(found) <= MOST:
        return ""
    found.sort(key=lambda entry: entry[0])
    parts = [
        words("funds.entry", day=figures.day(day, words), what=words(f"funds.entry.{key}"),
              amount=figures.short(one.amount / funds.factor), unit=funds.unit,
              doc=bracketed("", [bare(one.doc_no)], words))
        for day, key, one in found
    ]  # fmt: skip
    return words("funds.entries", parts=words("comma").join(parts))


def rate_sentences(card: Scorecard, words: Words) -> list[str]:
    """Each further rate with its formula and period."""
    funds = card.funds
    found = []
    for value in funds.rates if funds is not None else ():
        if value.value is None or funds is None:
            found.append(words("funds.rate_none", name=value.name))
            continue
        values = {
            "name": value.name,
            "rate": figures.rate(value.value),
            "formula": formula(value, funds, words),
        }
        span = counted(value, words)
        key = "funds.rate" if span else "funds.rate_no_day"
        found.append(words(key, span=span, **values))
    return found


def paragraph(parts: list[str], words: Words) -> str:
    kept = [part for part in parts if part]
    return words("semicolon").join(kept) + words("stop") if kept else ""
