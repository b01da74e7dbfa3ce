"""The breakdown of goals: level beside level, year by year, and what measures them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import NUMBER
from perfeval.model.rounding import percent
from perfeval.reports import achieved, figures
from perfeval.reports.tables import Row, Table, column, columns_of, filled, row, table
from perfeval.scoring.goal_growth import growth
from perfeval.scoring.goal_links import linked
from perfeval.scoring.goal_reached import NOT_DUE, done, reached, share, state
from perfeval.scoring.goal_values import (
    HIGHER,
    LOWER,
    alike,
    direction,
    levels,
    own,
    sized,
    steps,
    worse,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.project import Goal, Header
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words


def goals_table(card: Scorecard, words: Words) -> Table | None:
    """Each goal with the requirement, the levels between, the own target and how they compare."""
    goals = card.project.goals
    between = list(dict.fromkeys(name for goal in goals for name in goal.levels))
    leaves = linked(goals, card.leaves)
    rows = [
        _goal(number, goal, leaf, card.project.header, words)
        for number, (goal, leaf) in enumerate(zip(goals, leaves, strict=True), 1)
    ]
    if not any(
        goal.required is not None or len(goal.levels) > (goal.target is None) for goal in goals
    ):
        for one in rows:  # nothing is required: nothing to compare with
            one["cells"]["against"] = ""
    columns = columns_of(words, "no goal required", "no")
    columns += [column(f"level {name}", name) for name in between]
    columns += columns_of(words, "set_target unit against goal_period goal_actual")
    columns += columns_of(words, "goal_rate goal_result note", "goal_rate")
    return table("goals", words, filled(columns, rows, ("goal",)), rows, notes=_notes(goals, words))


def _goal(
    number: int, goal: Goal, leaf: LeafScore | None, header: Header, words: Words
) -> Row:  # fmt: skip
    cells = {
        "no": str(number), "goal": goal.name, "required": figures.quantity(goal.required, words),
        **{f"level {name}": figures.quantity(value, words) for name, value in goal.levels.items()},
        "set_target": figures.quantity(goal.target, words), "unit": goal.unit,
        "against": words(f"against.{key}") if (key := against(goal)) else "",
        "goal_period": goal.period, "note": goal.note,
        **_progress(goal, leaf, header, words),
    }  # fmt: skip
    return row(cells)


def _progress(
    goal: Goal, leaf: LeafScore | None, header: Header, words: Words
) -> dict[str, str]:  # fmt: skip
    """What is reached so far: by the goal's own years, else by the indicator that measures it."""
    own_years = reached(goal, header.as_of)
    if own_years is not None:
        found = state(goal, header)
        said = words.pick("status", found) if found == NOT_DUE else words(found) if found else ""
        return {
            "goal_actual": figures.quantity(own_years.value, words),
            "goal_rate": figures.rate(share(goal, own_years)),
            "goal_result": said,
        }
    if leaf is None:
        return {"goal_actual": "", "goal_rate": "", "goal_result": ""}
    return {
        "goal_actual": achieved.actual_text(leaf, words),
        "goal_rate": figures.rate(_rate(goal, leaf)), "goal_result": _verdict(goal, leaf, words),
    }  # fmt: skip


def _verdict(goal: Goal, leaf: LeafScore, words: Words) -> str:
    """The leaf's verdict where it is the goal's own: the targets are the same number."""
    target = own(goal)
    if leaf.met is None or leaf.target is None or target is None:
        return ""
    pair = alike(target, leaf.target)
    if pair is None or pair[0].lo != pair[1].lo:
        return ""
    return words("met" if leaf.met else "unmet")


def _rate(goal: Goal, leaf: LeafScore) -> Fraction | None:
    """How much of the own target is reached so far, where more is better."""
    value = leaf.measured.value if leaf.measured is not None else None
    if value is None and leaf.result is not None:
        value = leaf.result.actual
    target = own(goal)
    if value is None or target is None or direction(goal) != HIGHER or target.kind != NUMBER:
        return None
    pair = alike(value, target)
    return pair[0].lo / pair[1].lo if pair is not None and pair[1].lo > 0 else None


def against(goal: Goal) -> str:
    """How the own target stands to the level above: `met`, `above`, `below`, `own` where nothing
    is required, `none` where there is no target; "" where they can't be compared."""
    target = own(goal)
    if target is None:
        return "none" if goal.required is not None else ""
    above = [level for level in levels(goal) if level.key != "target"]
    if goal.target is None:
        above = above[:-1]
    if not above:
        return "own"
    toward, pair = direction(goal), alike(target, above[-1].value)
    if pair is None:
        return ""
    if worse(*pair, toward):
        return "below"
    return "met" if pair[0].lo == pair[1].lo else "above"


def _notes(goals: tuple[Goal, ...], words: Words) -> list[str]:
    kinds = [against(goal) for goal in goals]
    counts = {key: kinds.count(key) for key in ("met", "above", "own", "below", "none")}
    if not (counts["met"] or counts["above"] or counts["below"]):
        return []
    parts = [words(f"against.n.{key}", n=n) for key, n in counts.items() if n]
    return [words("note.goals", n=len(goals), parts=words.listed(parts))]


def goal_years_table(card: Scorecard, words: Words) -> Table | None:
    """The goals that are set year by year, with what each year achieved and the annual growth."""
    goals = [goal for goal in card.project.goals if goal.years]
    years = sorted({step.year for goal in goals for step in steps(goal)})
    as_of = card.project.header.as_of
    past = sorted({step.year for goal in goals for step in done(goal, as_of)})
    rows = []
    for goal in goals:
        found, so_far = growth(goal), growth(goal, done(goal, as_of))
        base = figures.quantity(sized(goal.base, goal) if goal.base else None, words)
        target = own(goal)
        cells = {
            "goal": goal.name, "goal_kind": words(f"goal_kind.{_kind(goal)}"),
            "base": base, "set_target": figures.quantity(target, words),
            **{f"y{s.year}": figures.quantity(s.value, words) for s in steps(goal)},
            **{f"a{s.year}": figures.quantity(s.value, words) for s in done(goal, as_of)},
            "growth": percent(found.compound, 2) if found is not None else "",
            "growth_done": percent(so_far.compound, 2) if so_far is not None else "",
        }  # fmt: skip
        rows.append(row(cells))
    columns = columns_of(words, "goal goal_kind base", "base")
    for year in years:
        columns.append(column(f"y{year}", words("col.year_step", year=year), "right"))
        if year in past:
            columns.append(column(f"a{year}", words("col.year_done", year=year), "right"))
    columns += columns_of(words, "set_target growth growth_done", "set_target growth growth_done")
    rated = any(r["cells"]["growth"] or r["cells"]["growth_done"] for r in rows)
    notes = [words("note.growth")] if rated else []
    return table("goal_years", words, filled(columns, rows, ("goal",)), rows, notes=notes)


def _kind(goal: Goal) -> str:
    """How the years go together; shares and falling levels are no running totals."""
    if goal.kind in ("additive", "rate"):
        return goal.kind
    target = own(goal)
    share_of = target is not None and target.unit == "%"
    return "level" if share_of or direction(goal) == LOWER else "cumulative"
