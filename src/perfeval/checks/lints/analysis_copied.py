"""Two indicators with the same analysis, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE468"
LEAST = 12  # shorter phrases ("已按计划完成") recur by nature


def check(look: CardLook, p: None) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for leaf in look.leaves:
        if leaf.result is None or len(leaf.result.analysis) < LEAST:
            continue
        text = plain(leaf.result.analysis)
        other = seen.setdefault(text, leaf.indicator.name)
        if other is not leaf.indicator.name and len(text) >= LEAST:
            params = {"name": leaf.indicator.name, "other": other}
            yield Finding(CODE, leaf.result.place("analysis"), params, leaf.indicator.path)
