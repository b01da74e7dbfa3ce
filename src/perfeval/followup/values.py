"""What is known of a project when a policy is applied to it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import severity
from perfeval.followup.histories import follows
from perfeval.model.scorecard import MISSING

if TYPE_CHECKING:
    from perfeval.followup.records import Year
    from perfeval.model.policy import Policy
    from perfeval.model.scorecard import Scorecard

HUNDRED = Fraction(100)


def score_of(card: Scorecard) -> Fraction | None:
    """The total as points of 100, so that sets with another full total compare."""
    if card.total is None or not card.max:
        return None
    return card.total if card.max == HUNDRED else card.total * HUNDRED / card.max


def met_rate(card: Scorecard) -> Fraction | None:
    """Indicators that met their targets, as a share of those of which that can be said."""
    judged = [leaf.met for leaf in card.leaves if leaf.met is not None]
    return Fraction(sum(judged), len(judged)) if judged else None


def values(policy: Policy, key: str, years: tuple[Year, ...]) -> dict[str, Any]:
    """Values by name; None where there is none. Rates are ratios, money is in 元."""
    card = years[-1].card
    # "last year" is the year before, not the last that was handed in
    near = len(years) > 1 and follows(years[-2], years[-1])
    before = years[-2].card if near else None
    total = card.funds.total if card.funds is not None else None
    score, last = score_of(card), score_of(before) if before is not None else None
    budget, spent = (total.budget, total.spent) if total is not None else (None, None)
    levels = [severity(finding) for finding in card.findings]
    found: dict[str, Any] = {
        "score": score, "last_score": last,
        "trend": score - last if score is not None and last is not None else None,
        "execution": card.funds.execution if card.funds is not None else None,
        "arrival": card.funds.arrival if card.funds is not None else None,
        "completion": met_rate(card), "budget": budget,
        "arrived": total.arrived if total is not None else None, "spent": spent,
        "unspent": budget - spent if budget is not None and spent is not None else None,
        "asked": asked(policy, key, card),
        "met": Fraction(sum(leaf.met is True for leaf in card.leaves)),
        "unmet": Fraction(sum(leaf.met is False for leaf in card.leaves)),
        "missing": Fraction(sum(leaf.status == MISSING for leaf in card.leaves)),
        "errors": Fraction(levels.count("error")), "warnings": Fraction(levels.count("warning")),
        "gates": Fraction(len(card.gates)), "problems": Fraction(len(card.project.problems)),
        "years": Fraction(len(years)), "grade": card.grade,
        "last_grade": before.grade if before is not None else None,
        "project": card.project.header.name, "year": years[-1].label,
    }  # fmt: skip
    if policy.base == "initial_budget":
        found["base"] = total.initial_budget if total is not None else None
    else:
        found["base"] = found[policy.base]
    return found


def asked(policy: Policy, key: str, card: Scorecard) -> Fraction | None:
    """What was asked for next year: by code, by name, or by the name without its year."""
    header = card.project.header
    for name in (header.code, header.name, key):
        if name and name in policy.asked:
            return policy.asked[name]
    return None
