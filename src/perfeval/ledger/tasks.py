"""The list of tasks on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import counts, finished
from perfeval.ledger.records import TaskState

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.ledger import Item

DONE, OVERDUE, OPEN = "done", "overdue", "open"


def states(item: Item, day: date | None) -> tuple[TaskState, ...]:
    found = []
    for task in item.measures:
        if counts(finished(task), day):
            status = DONE
        elif day is not None and task.deadline is not None and task.deadline < day:
            status = OVERDUE
        else:
            status = OPEN
        found.append(TaskState(task, status))
    return tuple(found)
