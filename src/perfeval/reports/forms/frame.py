"""What every block of a form is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words


class Frame(NamedTuple):
    """The scored project, the report's words, the parts of the form as tables; `execution` is the
    leaf whose score stands in the fund rows, None without one."""

    card: Scorecard
    words: Words
    parts: dict[str, Any]
    execution: LeafScore | None = None
