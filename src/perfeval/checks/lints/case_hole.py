"""Cases that leave numbers without points. (PE267)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_cases import hole, tried
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_cases import Combination, Tried

CODE = "PE267"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        found = tried(use) if use.score.kind == "cases" else None
        one = hole(found) if found is not None else None
        if found is not None and one is not None:
            params = {"name": use.leaf.name, "at": _shown(found, one)}
            last = use.params.cases[-1].when.span
            yield Finding(CODE, last or use.place("cases"), params, use.leaf.path)


def _shown(found: Tried, one: Combination) -> str:
    """An example, as an expression would say it."""
    parts = []
    for name, value in one.items():
        if isinstance(value, bool):
            parts.append(name if value else f"not {name}")
        elif name in found.edges:
            shown = percent(value, 4) if found.percent else plain(value, 4)
            parts.append(f"{name} = {shown}")
    return " and ".join(parts)
