"""Execution of the funds of many projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.block import ABSENT
from perfeval.columns.dividing import divided, fits

if TYPE_CHECKING:
    from perfeval.columns.block import Block

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")


def execution(block: Block) -> tuple[Any, Any, Any]:
    """Spent of the budget in 1/10000, half-up; where there is none; and the odd rows: those of whose
    money the scalar kernel has something to say (see `scoring.finances`)."""
    n = block.n
    units, odd = np.zeros(n, np.int64), np.zeros(n, bool)
    given = {key: block.funds[key] for key in AMOUNTS if key in block.funds}
    has = {key: np.broadcast_to(c.form != ABSENT, (n,)) for key, c in given.items()}
    for key, column in given.items():
        odd |= has[key] & (column.values < 0)
    if "spent" in given and "arrived" in given:
        odd |= _beyond(has["spent"] & has["arrived"], given["spent"], given["arrived"])
    budget = given.get("budget", given.get("initial_budget"))
    if budget is None:
        return units, np.ones(n, bool), odd
    total = has["budget" if "budget" in given else "initial_budget"]
    if "budget" in given and "initial_budget" in given:
        odd |= has["initial_budget"] & ~has["budget"]
    odd |= total & (budget.values == 0)
    if "spent" not in given:
        return units, np.ones(n, bool), odd
    spent = given["spent"]
    both = total & has["spent"] & ~odd
    within = fits(spent.values, 10**4 * budget.scale) & fits(budget.values, spent.scale)
    odd |= both & ~within
    both &= within
    top = np.where(both, spent.values, 0) * budget.scale
    bottom = np.where(both, budget.values, 1) * spent.scale
    odd |= both & (top > bottom)
    units = divided(top * 10**4, bottom, "half-up")
    return units, ~both, odd


def _beyond(rows: Any, spent: Any, arrived: Any) -> Any:
    """Where more was spent than had arrived, or that can't be told."""
    held = fits(spent.values, arrived.scale) & fits(arrived.values, spent.scale)
    left = np.where(held, spent.values, 0) * arrived.scale
    right = np.where(held, arrived.values, 0) * spent.scale
    return rows & (~held | (left > right))
