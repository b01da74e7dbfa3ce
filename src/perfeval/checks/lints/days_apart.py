"""Running totals of several lines that were taken on different days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE525"
APART = 31  # days


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds, as_of = look.project.funds, look.project.header.as_of
    if funds is None:
        return
    days = []
    for line in funds.lines:
        if line.cumulative is None or line.of or not money.budget(line, as_of):
            continue
        reached = [c.as_of for c in line.cumulative if as_of is None or c.as_of <= as_of]
        if reached:
            days.append((max(reached), line))
    if len(days) < 2:
        return
    newest = max(day for day, _ in days)
    for day, line in days:
        if (newest - day).days > APART:
            params = {
                "name": line.name or line.key, "day": day.isoformat(), "other": newest.isoformat(),
            }  # fmt: skip
            yield Finding(CODE, line.at.get("cumulative", line.at.get("spent", line.span)), params)
