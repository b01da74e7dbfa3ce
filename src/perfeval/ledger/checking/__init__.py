"""What a reviewer would ask of a ledger: one file a subject, findings in order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.checking import (
    absent,
    closed,
    dates,
    measured,
    names,
    numbers,
    running,
    wording,
)
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from perfeval.ledger.records import LedgerStatus

# each looks at one item on the day
SUBJECTS = (absent, dates, numbers, running, measured, closed, wording)


def findings(status: LedgerStatus) -> tuple[Finding, ...]:
    """All findings of a ledger on its day, those of an item together."""
    found = list(names.find(status.ledger))
    if status.as_of is None:
        found.append(Finding("PE875", status.ledger.span))
    for state in status.items:
        for subject in SUBJECTS:
            found += subject.find(state, status)
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.span.line, finding.span.column) if finding.span is not None else (0, 0)
