"""A goal and its achievement in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE466"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    for number, goal in enumerate(look.project.objectives, 1):
        if plain(goal.achieved) and plain(goal.expected) == plain(goal.achieved):
            yield Finding(CODE, goal.at.get("achieved", goal.span), {"n": str(number)})
