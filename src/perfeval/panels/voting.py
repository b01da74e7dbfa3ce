"""Votes that are still to come: whether they could turn what those given decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.ballots import passes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from perfeval.model.panels import Expert


def to_come(experts: Mapping[str, Expert], subject: str, given: Collection[str]) -> tuple[str, ...]:
    """The experts who are to judge the subject and gave no ballot; those recused are not among
    them."""
    return tuple(e.id for e in experts.values() if e.id not in given and e.judges(subject))


def turns(passed: int, votes: int, lacking: int, needed: Fraction | None) -> bool:
    """Whether the votes lacking, all for or all against, would lead to different results."""
    whole = votes + lacking
    return passes(passed, whole, needed) != passes(passed + lacking, whole, needed)
