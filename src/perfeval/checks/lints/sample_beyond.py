"""A sample larger than what it was drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, Quantity, quantity
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import CardLook

CODE = "PE608"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    sampling = look.project.sampling
    if sampling is None or sampling.population is None or sampling.sample is None:
        return
    part, whole = sampling.sample, sampling.population
    if part.units is not None and whole.units is not None and part.units > whole.units:
        params = {"sample": plain(part.units), "population": plain(whole.units)}
        yield Finding(CODE, part.at.get("units"), params)
    money, all_money = _money(part.amount), _money(whole.amount)
    if money is not None and all_money is not None and money > all_money:
        params = {"sample": part.amount, "population": whole.amount}
        yield Finding(CODE, part.at.get("amount"), params)


def _money(text: str) -> Fraction | None:
    found = quantity(text)
    if isinstance(found, Quantity) and found.kind == NUMBER and found.unit == "元":
        return found.lo
    return None
