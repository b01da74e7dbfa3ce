"""The main tasks of a department with their money, as a plan by task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.drafting_amounts import amount
from perfeval.intake.drafting_nodes import (
    filled,
    joined,
    listed,
    mapping,
    short,
    task_heading,
    text,
)
from perfeval.intake.drafting_texts import is_blank, line, prose

if TYPE_CHECKING:
    from perfeval.intake.drafting_amounts import Unit
    from perfeval.intake.drafting_nodes import Remarks
    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Task, Value
    from perfeval.source.node import Mapping

# the columns whose money a task is given; points, spending and rates are none of it
_GIVEN = ("budget", "amount", "total", "budget_total", "initial_budget")


def plan_nodes(form: Form, unit: Unit, remarks: Remarks) -> Mapping | None:
    """A row for every task with a printed budget; a task without one is told."""
    rows = []
    for task in form.tasks:
        if is_blank(task.name):
            continue
        found = given(task)
        node = amount(found[1], unit, remarks, "amount") if found is not None else None
        if node is None:
            _told(task, remarks)
            continue
        at = task.name.span
        rest = [(key, value) for key, value in task.cells.items() if value is not found[1]]  # type: ignore[index]
        rows.append(
            mapping(
                at,
                [
                    ("name", text(line(task.name.text), at)),
                    ("amount", node),
                    ("content", joined(_words(rest), "；")),
                ],
            )
        )
    return filled(rows[0].span, [("rows", listed(rows[0].span, rows))]) if rows else None


def given(task: Task) -> tuple[str, Value] | None:
    """The money that the table gives a task: the first column of a budget that is filled in."""
    for key in _GIVEN:
        value = task.cells.get(key)
        if value is not None and not is_blank(value):
            return key, value
    return None


def _words(cells: list[tuple[str, Value]]) -> list[tuple[str, Span]]:
    parts = []
    for key, value in cells:
        if is_blank(value):
            continue
        told = f"{task_heading(key)}：{line(value.text)}"
        said = prose(value.text) if key == "content" else told
        parts.append((said, value.span))
    return parts


def _told(task: Task, remarks: Remarks) -> None:
    """A task without a budget has no place in a plan; what it prints is named, row by row."""
    cells = [(key, value) for key, value in task.cells.items() if not is_blank(value)]
    if cells:
        names = "、".join(task_heading(key) for key, _ in cells)
        words = short("；".join(line(value.text) for _, value in cells))
        remarks.add(
            "PE075", cells[0][1].span, of=line(task.name.text), column=names, text=words, name=""
        )
