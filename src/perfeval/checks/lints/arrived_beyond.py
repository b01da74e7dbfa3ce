"""More money arrived than was budgeted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE526"
TEN_THOUSAND = 8000  # so far beyond, the unit is the likelier slip


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds, summary = look.project.funds, look.card.funds
    if funds is None or summary is None or len(summary.lines) != len(funds.lines):
        return
    for line, row in zip(funds.lines, summary.lines, strict=True):
        if not row.budget or row.arrived is None:
            continue
        if row.budget < row.arrived < row.budget * TEN_THOUSAND:
            params = {
                "name": row.name, "arrived": plain(row.arrived / funds.factor) + funds.unit,
                "budget": plain(row.budget / funds.factor) + funds.unit,
            }  # fmt: skip
            yield Finding(CODE, line.at.get("arrived", line.span), params)
