"""The indicators of the monitoring table: merged names, ticks for causes and likelihood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.monitoring import CAUSES, LIKELIHOODS, NOT_APPLICABLE
from perfeval.reports.forms.grid import Cell, Line, beside, label, line
from perfeval.reports.forms.indicator_block import spread
from perfeval.reports.monitoring.states import STAR, causes, done, expected, reason, remark
from perfeval.reports.monitoring.view import name_of, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.monitoring import GoalProgress
    from perfeval.reports.monitoring.view import View

    Path = tuple[str, ...]

TICK = "√"
SIDE, LEVELS = 3, (5, 6, 11)
VALUES, CAUSE, WHY, LIKELY, REMARK = 7, 4, 12, 4, 10
HUNDRED = SIDE + sum(LEVELS) + 3 * VALUES + len(CAUSES) * CAUSE + WHY + 3 * LIKELY + REMARK
assert HUNDRED == 100, "the columns fill the table"


def goal_lines(view: View) -> list[Line]:
    """Two rows of heads and a row for each goal, beside their label."""
    goals = shown(view)
    paths = [_three(path_of(goal)) for goal in goals]
    widths = list(LEVELS)
    rows = [line(*_names(paths, at, widths), *_cells(goal, view)) for at, goal in enumerate(goals)]
    return beside(view.t("indicators"), SIDE, [*_head(view, widths), *rows])


def shown(view: View) -> list[GoalProgress]:
    """The goals with a row; what is spent stands above them already."""
    return [goal for goal in view.m.goals if not (goal.funds and view.m.lines)]


def path_of(goal: GoalProgress) -> Path:
    """Where it stands: an item is the project's own indicator below the branch."""
    path = tuple(goal.path)
    if not goal.item:
        return path
    return (*(path[:-1] if len(path) > 2 else path), name_of(goal))


def _three(path: Path) -> Path:
    """What is watched stands in the third column, whatever levels are above it."""
    return path if len(path) > 2 else (*path[:-1], *("",) * (3 - len(path)), path[-1])


def _head(view: View, widths: Sequence[int]) -> list[Line]:
    names = [label(view.t(f"level{n}"), width, 2) for n, width in enumerate(widths, 1)]
    values = (
        view.of_period("target"),
        view.t("done", span=view.span()),
        view.of_period("expected"),
    )
    first = line(
        *names, *(label(text, VALUES, 2) for text in values),
        label(view.t("causes"), len(CAUSES) * CAUSE + WHY), label(view.t("likelihood"), len(LIKELIHOODS) * LIKELY),
        label(view.t("remark"), REMARK, 2), head=True,
    )  # fmt: skip
    second = line(
        *(label(view.t(cause), CAUSE) for cause in CAUSES), label(view.t("reason"), WHY),
        *(label(view.t(word), LIKELY) for word in LIKELIHOODS), head=True,
    )  # fmt: skip
    return [first, second]


def _names(paths: Sequence[Path], at: int, widths: Sequence[int]) -> list[Cell]:
    """The names of one row that no cell above holds already."""
    path = paths[at]
    *above, (name, wide) = spread(path, widths)
    found = []
    for n, (text, width) in enumerate(above):
        start = path[: n + 1]
        if not at or not _below(paths[at - 1], start):
            rows = at
            while rows < len(paths) and _below(paths[rows], start):
                rows += 1
            found.append(Cell(text, width, rows - at, "center", True))
    return [*found, Cell(name, wide)]


def _below(path: Path, start: Path) -> bool:
    return path[: len(start)] == start and len(path) > len(start)


def _cells(goal: GoalProgress, view: View) -> list[Cell]:
    outcome, reckoned = expected(goal, view)
    values = (quantity(goal.target, view.words), done(goal, view), outcome + STAR * reckoned)
    ticked = causes(goal)
    own = goal.likelihood if goal.status != NOT_APPLICABLE else ""
    mark = TICK + STAR * goal.reckoned
    return [
        *(Cell(text, VALUES, 1, "center") for text in values),
        *(Cell(TICK if cause in ticked else "", CAUSE, 1, "center") for cause in CAUSES),
        Cell(reason(goal, view), WHY),
        *(Cell(mark if word == own else "", LIKELY, 1, "center") for word in LIKELIHOODS),
        Cell(remark(goal, view), REMARK),
    ]
