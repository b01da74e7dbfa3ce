"""What a reviewer would find in a set or a scored project, beyond what keeps it from being used.

A module is one check: its `CODE`, and `check(look, p)`, which gives findings. `look` is a `SetLook`
for the names in `SETS`, a `CardLook` for those in `CARDS`. A module with a `SHAPE` takes its
numbers and words from packs and runs only where a pack gives them; `p` is then its `Params`, else
None. These checks run when files are validated, not when projects are scored.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.lints.look import CardLook, SetLook
from perfeval.checks.recheck_shapes import shapes as of_tables
from perfeval.checks.word import shapes as of_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet, Path
    from perfeval.model.scorecard import Scorecard
    from perfeval.model.shape import Shape

# about a leaf's rule
RULES: tuple[str, ...] = (
    "never_full", "never_zero", "wrong_way", "no_effect", "disordered", "uneven", "case_unreached",
    "case_hole", "slip_of_name", "tier_points", "never_differs", "rule_excess", "rule_ends",
    "rule_limits", "rule_units", "rule_cap", "rule_division",
)  # fmt: skip
# about the tree, its names, weights and targets
TREES: tuple[str, ...] = (
    "same_indicator", "equal_weights", "satisfaction_unsurveyed", "target_text", "target_unit",
    "target_empty", "target_weight", "target_sign", "output_share", "level_weights",
    "concentration", "class_as_leaf", "class_as_top", "satisfaction_place", "misplaced", "units",
    "grade_edges", "report_kind", "required_branches", "unscored_forms", "required_keys",
    "items_twice", "weight_unused", "target_in_name", "condition_names",
)  # fmt: skip
SETS = (*RULES, *TREES)
# about a scored project
CARDS: tuple[str, ...] = (
    "reason_of_met", "full_despite_problems", "problem_without_loss", "weights_as_numbers",
    "goal_restated", "used_twice", "analysis_copied", "evidence_unused", "day_before",
    "after_report", "unit_assumed", "unit_slip", "rate_bases", "rate_day", "prior_years",
    "cumulative_cut", "money_after_period", "money_left_out", "days_apart", "arrived_beyond",
    "sample_beyond", "beyond_target", "low_execution", "survey_size", "past_tense",
    "boilerplate", "data_unused",
)  # fmt: skip


@cache
def _module(name: str) -> Any:
    return import_module(f"perfeval.checks.lints.{name}")


@cache
def shapes() -> Mapping[str, Shape]:
    """By code, what a pack may give to a check, of documents and finished tables too."""
    modules = [_module(name) for name in (*SETS, *CARDS)]
    own = {module.CODE: module.SHAPE for module in modules if hasattr(module, "SHAPE")}
    return {**own, **of_documents(), **of_tables()}


class Chosen(NamedTuple):
    """The checks that one run looks for, each with what packs give to it."""

    sets: tuple[tuple[Any, Any], ...]
    cards: tuple[tuple[Any, Any], ...]


def choose(limits: Mapping[str, Any], kept: Callable[[str], bool]) -> Chosen:
    """Those whose codes are `kept`, and whose numbers a pack gives where they need some."""
    return Chosen(_among(SETS, limits, kept), _among(CARDS, limits, kept))


def _among(
    names: tuple[str, ...], limits: Mapping[str, Any], kept: Callable[[str], bool]
) -> tuple[tuple[Any, Any], ...]:
    found = []
    for name in names:
        module = _module(name)
        given = limits.get(module.CODE)
        if kept(module.CODE) and (given is not None or not hasattr(module, "SHAPE")):
            found.append((module.check, given))
    return tuple(found)


def lint_set(
    indicator_set: IndicatorSet, chosen: Chosen, faulty: Callable[[Path], bool] | None = None
) -> Iterator[Finding]:
    """Findings about a set, check by check; rules of `faulty` indicators are not looked at."""
    look = SetLook.at(indicator_set)
    if faulty is not None:
        look = look._replace(
            uses=tuple(use for use in look.uses if not faulty(use.leaf.path)),
            ruled=tuple(use for use in look.ruled if not faulty(use.leaf.path)),
        )
    for check, given in chosen.sets:
        yield from check(look, given)


def lint_card(card: Scorecard, chosen: Chosen) -> Iterator[Finding]:
    """Findings about a scored project, check by check."""
    look = CardLook.at(card)
    for check, given in chosen.cards:
        yield from check(look, given)
