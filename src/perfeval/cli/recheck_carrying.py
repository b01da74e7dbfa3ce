"""Summaries of an earlier run named in the call: their reviewers' cells go into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.cells import clean
from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_recheck import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.reports.review.records import Review

ENDING = ".xlsx"
MOST = 10  # rows that are named


def carry(review: Review, summaries: Sequence[Path], lang: str) -> Review:
    """The rechecks with what reviewers gave in the summaries, the last one first to be heard."""
    if not summaries:
        return review
    from perfeval.reports.review.carrying import carried
    from perfeval.source.tables import open_book

    for path in summaries:
        found = carried(review, open_book(path, path.as_posix()).grids)
        review = found.review
        refuse(say("carried", lang, path=path, n=found.rows))
        if found.left:
            names = [clean(name) for name in found.left[:MOST]]
            more = "…" if len(found.left) > MOST else ""
            refuse(say("carried.left", lang, n=len(found.left), names="；".join(names) + more))
    return review
