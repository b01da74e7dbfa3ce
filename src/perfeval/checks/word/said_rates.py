"""A sentence that tells another rate of execution or arrival."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.said import sentences
from perfeval.checks.word.score_rows import same
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import Scorecard

CODE = "PE927"
_IS = r"(?:为|是|:|达到|达|仅为|仅|\bof\b|\bis\b|\bwas\b)?\s*"
_RATE = r"(\d{1,4}(?:\.\d{1,4})?)\s*%(?!以|及)"
# a rate without a word before it may be that of anything but the money
_MONEY = re.compile(r"支出[\d.,]+[万亿]?元|全年预算|spent")
_TOLD = {
    "execution": re.compile(
        rf"(?:预算|资金|累计|总)执行率{_IS}{_RATE}|execution rate {_IS}{_RATE}"
    ),
    "arrival": re.compile(rf"(?:资金|预算)到位率{_IS}{_RATE}|arrival rate {_IS}{_RATE}"),
}
_BARE = re.compile(rf"(?<![\u3400-\u9fff])执行率{_IS}{_RATE}")


def check(look: Look, p: None) -> Iterator[Finding]:
    """A rate that is one of the project's, of whatever lines and day, is right."""
    if look.card is None:
        return
    known = {kind: _rates(look.card, kind) for kind in _TOLD}
    for one in sentences(look):
        for kind, sign in _TOLD.items():
            told = ["".join(groups) for groups in sign.findall(one.text)]
            if kind == "execution" and _MONEY.search(one.text):
                told += _BARE.findall(one.text)
            for printed in told:
                rates = known[kind]
                if rates and not any(same(printed, rate * 100) for rate in rates):
                    values = "、".join(dict.fromkeys(percent(rate) for rate in rates))
                    params = {"kind": kind, "printed": printed + "%", "value": values}
                    yield Finding(CODE, span(look, one.line), params)


def _rates(card: Scorecard, kind: str) -> list[Fraction]:
    funds = card.funds
    if funds is None:
        return []
    found = [funds.execution if kind == "execution" else funds.arrival]
    found += [rate.value for rate in funds.rates if rate.rate == kind]
    if kind == "execution":
        found += [line.execution for line in funds.lines]
    for leaf in card.leaves:
        use = leaf.indicator.measure
        if use.kind == "funds" and leaf.measured is not None and leaf.measured.value is not None:
            wanted = use.params.rate if use.params else "execution"
            if wanted == kind:
                found.append(leaf.measured.value.lo)
    return [rate for rate in found if rate is not None]
