"""Problems are listed, yet every indicator has full marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.scorecard import MISSING, SCORED, VETOED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE463"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    if not look.project.problems or not look.set.scored or look.card.gates:
        return
    weighed = [x for x in look.leaves if x.weight and x.status in (SCORED, MISSING, VETOED)]
    lost = any(x.score is None or x.score < (x.weight or 0) for x in weighed)
    if weighed and not lost and not any(a.value < 0 for a in look.card.adjustments):
        yield Finding(CODE, look.project.problems[0].span, {"n": str(len(look.project.problems))})
