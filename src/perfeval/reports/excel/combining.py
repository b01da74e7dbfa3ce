"""Ways to the total other than a plain sum: without what is inapplicable, and the lowest branch."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import Symbol, Value, divide, least, round_to
from perfeval.reports.excel.book import GENERAL
from perfeval.reports.excel.symbols import total, value_of

if TYPE_CHECKING:
    from perfeval.reports.excel.totals import Totals


def rescaled(block: Totals, score: Value, full: Symbol) -> Value:
    """The sum brought back to the maximum that it had with the inapplicable indicators."""
    card = block.to.card
    assert card.max is not None
    assert card.factor is not None
    lost = card.max - card.max / card.factor
    symbol = _gone(block)
    placed = block.line("scores.gone", symbol if value_of(symbol) == lost else lost, GENERAL)
    factor = block.line("scores.factor", divide(full, full - placed, 1), "0.000000")
    return block.line("scores.scaled", round_to(score * factor, block.digits, block.mode))


def lowest(block: Totals) -> Value:
    """Each level-1 branch brought to the full total; the lowest counts."""
    whole = block.to.card.indicator_set.total
    found: Value = None
    for top in block.to.card.indicator_set.indicators:
        part = block.part(top)
        weight = block.weights.get(top.path, block.at.weights.get(top.path))
        gone = _gone(block, top.name)
        if part is None or weight is None or value_of(weight) - value_of(gone) <= 0:
            continue
        share = round_to(divide(part * whole, weight - gone, 0), block.digits, block.mode)
        placed = block.line("scores.of", share, name=top.name)
        found = placed if found is None else least(found, placed)
    return block.line("scores.lowest", found if found is not None else Fraction(0))


def _gone(block: Totals, top: str = "") -> Value:
    """The weights whose points the others carry: of the whole set, or below one level-1 branch."""
    weights = block.at.weights
    return total(
        [
            weights[leaf.indicator.path]
            for leaf in block.to.card.leaves
            if leaf.policy == "rescale"
            and leaf.indicator.path in weights
            and top in ("", leaf.indicator.path[0])
        ]
    )
