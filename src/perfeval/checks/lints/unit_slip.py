"""Two amounts of one line that differ about ten thousand times: 元 typed among 万元."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE518"
PAIRS = (("initial_budget", "budget"), ("budget", "arrived"), ("budget", "spent"))
LOW, HIGH = Fraction(8000), Fraction(12500)


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds, summary = look.project.funds, look.card.funds
    if funds is None or summary is None or len(summary.lines) != len(funds.lines):
        return
    for line, row in zip(funds.lines, summary.lines, strict=True):
        for key, other in PAIRS:
            a, b = getattr(row, key), getattr(row, other)
            if not a or not b or a * b < 0 or (other == "spent" and b > a):
                continue  # more spent than budgeted is a finding of its own
            if LOW <= max(a / b, b / a) <= HIGH:
                params = {
                    "name": row.name, "key": key, "amount": plain(a / funds.factor) + funds.unit,
                    "other": other, "beside": plain(b / funds.factor) + funds.unit,
                }  # fmt: skip
                yield Finding(CODE, line.at.get(other, line.span), params)
                break
