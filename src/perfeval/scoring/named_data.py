"""The data of a result by name: what the expressions ask for, and what none of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.results import Result


def wanted(leaf: Indicator) -> set[str]:
    """The names in the expressions of the leaf's rule and of its measure."""
    from perfeval.formula.names import names
    from perfeval.rules import rule

    module = rule(leaf.score.kind)
    found: set[str] = set()
    if hasattr(module, "named") and leaf.score.params is not None:
        found |= module.named(leaf.score.params)
    if leaf.measure.kind == "formula":
        found |= names(leaf.measure.params.expr.tree)
    return found


def unused(leaf: Indicator, result: Result) -> dict[str, str]:
    """The data that no expression names, each with the name it was probably meant for, or ""."""
    asked = wanted(leaf)
    lacking = sorted(asked - set(result.data))
    return {name: likeliest(name, lacking) for name in result.data if name not in asked}


def likeliest(name: str, others: list[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, others, n=1, cutoff=1 / 2)
    return found[0] if found else ""
