"""A sentence that tells another total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.said import sentences
from perfeval.checks.word.score_rows import same
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE924"
_TOLD = re.compile(
    r"(?:总分|总得分|综合得分|综合评分|评价得分|自评得分|最终得分|最终评分|total score)"
    r"(?:值)?\s*(?:为|是|:|达到|达|of|is|=)?\s*(\d{1,4}(?:\.\d{1,6})?)\s*(?:分|points|$|,|of\b)"
)


def check(look: Look, p: None) -> Iterator[Finding]:
    """What was reported by others stands in a report rightly beside the recomputed total."""
    card = look.card
    if card is None or card.total is None:
        return
    known = [card.total, card.max]
    if card.project.reported is not None:
        known.append(card.project.reported.total)
    for one in sentences(look):
        for printed in _TOLD.findall(one.text):
            if not any(same(printed, value) for value in known if value is not None):
                params = {"printed": printed, "value": plain(card.total)}
                yield Finding(CODE, span(look, one.line), params)
