"""How much was looked at: the response of the surveys, the sample's share of the whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.cli_score import say
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.rounding import plain
from perfeval.reports import figures

if TYPE_CHECKING:
    from perfeval.cli.page import Page
    from perfeval.model.project import Extent, Sampling
    from perfeval.model.scorecard import Scorecard


def put_fieldwork(page: Page, card: Scorecard, lang: str) -> None:
    gap = "；" if lang == "zh" else "; "
    for key, parts in (
        ("survey", _surveys(card, lang)),
        ("sample", _sample(card.project.sampling, lang)),
    ):
        if parts:
            page.entry(say(key, lang), gap.join(parts), 8)


def _surveys(card: Scorecard, lang: str) -> list[str]:
    found = []
    for leaf in card.leaves:
        for group in leaf.result.survey if leaf.result is not None else ():
            key = "returned" if group.returned is not None else "valid"
            part, whole = getattr(group, key), group.sent
            if part is not None and whole:
                name = group.name or leaf.indicator.name
                rate = figures.rate(Fraction(part, whole))
                found.append(
                    say(f"survey.{key}", lang, name=name, rate=rate, part=part, whole=whole)
                )
    return found


def _sample(sampling: Sampling | None, lang: str) -> list[str]:
    if sampling is None or sampling.population is None or sampling.sample is None:
        return []
    whole, part = sampling.population, sampling.sample
    found = []
    if whole.units and part.units is not None:
        rate = figures.rate(part.units / whole.units)
        found.append(
            say("sample.units", lang, rate=rate, part=plain(part.units), whole=plain(whole.units))
        )
    money, of = _money(part), _money(whole)
    if money is not None and of is not None and of.lo > 0 and money.unit == of.unit:
        rate = figures.rate(money.lo / of.lo)
        found.append(
            say(
                "sample.money",
                lang,
                rate=rate,
                part=part.amount.strip(),
                whole=whole.amount.strip(),
            )
        )
    return found


def _money(extent: Extent) -> Quantity | None:
    """The amount where it is one plain number; it may be words as well."""
    found = quantity(extent.amount)
    return found if isinstance(found, Quantity) and found.is_number and not found.op else None
