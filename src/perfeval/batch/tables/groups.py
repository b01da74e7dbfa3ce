"""Sets whose numbers differ by group: each row is scored by the set of its own groups."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import ERROR, severity
from perfeval.library.loading import load_set
from perfeval.source.project_builder import open_project

if TYPE_CHECKING:
    from perfeval.batch.tables.plan import Plan
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.node import Mapping

Built = tuple["IndicatorSet | None", tuple["Finding", ...]]


def by_group(plan: Plan) -> bool:
    """Whether rows of different groups have different sets."""
    return bool(plan.set_name and plan.indicator_set.groups)


def set_for(plan: Plan, root: Mapping) -> Built:
    """The set of a project's groups, or why there is none."""
    if not by_group(plan):
        return plan.indicator_set, ()
    opening = open_project(root, [])
    groups = opening.groups if opening is not None else {}
    own = {label: groups[label] for label in plan.indicator_set.groups if label in groups}
    return _built(plan.set_name, plan.indicator_set.digest, tuple(sorted(own.items())))


@lru_cache(maxsize=256)
def _built(name: str, digest: str, groups: tuple[tuple[str, str], ...]) -> Built:
    """`digest` is of the set as it was when the table was opened, so that a later one is read anew."""
    from perfeval.checks.structure import NEVER_BLOCKS, check_set

    loaded = load_set(name, dict(groups))
    if loaded.indicator_set is None:
        return None, loaded.findings
    found = (*loaded.findings, *check_set(loaded.indicator_set))
    if any(severity(f) == ERROR and f.code not in NEVER_BLOCKS for f in found):
        return None, tuple(found)
    return loaded.indicator_set, ()
