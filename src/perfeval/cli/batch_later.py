"""What is known of a batch as a whole only when all of it was gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.batch_by import afterwards
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from perfeval.batch.inputs import Inputs
    from perfeval.cli.batch_summary import Summary
    from perfeval.cli.commands import Call


def later(found: Inputs, summary: Summary, call: Call) -> tuple[Finding, ...]:
    """What is to be said of the inputs now."""
    unusable = summary.collector.unusable.many
    told = [one for source in found.sources if source.later for one in source.later()]
    # a folder may not know beforehand whether a set of its files compares; a table's source does
    sure = any(source.numbers is not None and source.sets for source in found.sources)
    if unusable and (sure or summary.compared):
        told.append(Finding("PE970", None, {"count": str(unusable)}))
    told += afterwards(call.all("by"), summary.collector, summary.groups, call.lang)
    return tuple(told)
