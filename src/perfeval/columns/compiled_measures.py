"""The measured number of a leaf, of Symbols."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.compiled_cells import Refused
from perfeval.formula.algebra import Value, either, equal
from perfeval.formula.check import Kind, check
from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.measures import measure
from perfeval.model.quantity import FLAG, NUMBER, Quantity, from_number
from perfeval.model.results import Survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.compiled_cells import Cells
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Indicator

# what each measure reads; all of it, else the figure that is given alone stands in
READS = {
    "ratio": ("part", "whole"), "growth": ("current", "base"), "count": ("count",),
    "schedule": ("planned", "finished"),
}  # fmt: skip


class Number(NamedTuple):
    """A measured number, on which condition the row is odd, and whether the figure was given alone."""

    value: Quantity | None
    odd: Value = False
    stated: bool = False
    level: bool = False


def measured(leaf: Indicator, cells: Cells, funds: Cells, rated: bool) -> Number:
    """The number of a leaf; None where its cells hold none."""
    kind = leaf.measure.kind
    stated = cells.quantity("actual")
    if kind == "value":
        return Number(stated)
    level = kind == "growth" and getattr(leaf.measure.params, "basis", "") == "level"
    found = _computed(leaf, cells, funds, rated)
    if found is None:
        return Number(stated, stated=stated is not None, level=level)
    if stated is not None:
        raise Refused  # both are compared
    return found._replace(level=level)


def shown(number: Number, kind: str, rated: bool) -> tuple[Value, int] | None:
    """A number that was worked out, with the decimals (of a ratio) that its text has."""
    if number.value is None or number.stated or kind == "value":
        return None
    if kind == "formula":
        return number.value.lo, 4 if rated else 6
    return number.value.lo, {"count": 6, "schedule": 2}.get(kind, 4)


def _computed(leaf: Indicator, cells: Cells, funds: Cells, rated: bool) -> Number | None:
    kind = leaf.measure.kind
    module = measure(kind)
    p = leaf.measure.params if leaf.measure.params is not None else module.Params()
    if kind == "funds":
        return _funds(p, funds)
    if kind == "formula":
        return _formula(p.expr, cells, rated)
    if kind == "survey" and cells.named("survey."):
        return _survey(p, cells)
    if kind not in READS:
        if cells.has("actual"):
            return None
        raise Refused
    given = [cells.quantity(key) for key in READS[kind]]
    first, second = given[0], given[-1]
    if first is None or second is None:
        return None
    if kind == "count":
        return Number(from_number(first.lo), first.lo < 0)
    if kind == "schedule":
        return _schedule(p, first, second, cells)
    bad = first.kind != NUMBER or second.kind != NUMBER
    if bad or (first.unit and second.unit and first.unit != second.unit):
        raise Refused
    nothing = equal(second.lo, 0)
    if kind == "ratio":
        return Number(from_number(module.quotient(first.lo, second.lo), "%"), nothing)
    if p.years != 1:
        raise Refused  # roots
    odd = either(nothing, either(first.lo < 0, second.lo < 0))
    return Number(from_number(module.rate(first.lo, second.lo, 1), "%"), odd)


def _schedule(p: object, planned: Quantity, finished: Quantity, cells: Cells) -> Number:
    module = measure("schedule")
    if getattr(p, "unit", "day") != "day":
        raise Refused
    excused = cells.value("excused")
    late = module.days_late(planned.lo, finished.lo, Fraction(0) if excused is None else excused)
    return Number(from_number(late))


def _funds(p: object, funds: Cells) -> Number | None:
    """The rate of the only line, whose money has no dates."""
    module = measure("funds")
    plain = module.Params(p.rate, p.base, (), p.as_of)  # type: ignore[attr-defined]
    if p != plain or plain.rate == "timely_arrival" or not funds.any():
        raise Refused
    budget = funds.value("budget" if funds.has("budget") else "initial_budget")
    bases = {"arrived": funds.value("arrived"), "initial_budget": funds.value("initial_budget")}
    top = funds.value("arrived" if plain.rate == "arrival" else "spent")
    bottom = budget if plain.rate == "arrival" else bases.get(plain.base, budget)
    if top is None or bottom is None:
        return None
    counted = top if plain.rate == "arrival" else module.counted(plain, top, bottom)
    value = measure("ratio").quotient(counted, bottom)
    return Number(from_number(value, "%"), equal(bottom, 0))


def _survey(p: object, cells: Cells) -> Number:
    """The satisfaction of one group."""
    module = measure("survey")
    counts: list[Value] = []
    while (n := cells.value(f"survey.counts.{len(counts) + 1}")) is not None:
        counts.append(n)
    group = Survey(
        sent=cells.value("survey.sent"), returned=cells.value("survey.returned"),
        valid=cells.value("survey.valid"), counts=tuple(counts),
        population=cells.value("survey.population"), questions=cells.value("survey.questions"),
    )  # fmt: skip
    combine = p.combine  # type: ignore[attr-defined]
    if not counts or (combine.kind == "weights" and len(combine.weights) != 1):
        raise Refused
    value = module.combined([module.parts(group, p)], combine)
    return Number(from_number(value, "%"), module.doubtful(group, p))


def _formula(expr: Written, cells: Cells, rated: bool) -> Number | None:
    known = data(cells)
    if names(expr.tree) - set(known):
        return None
    sound([(expr, "number")], known)
    found = evaluate(expr.tree, {name: value for name, (value, _) in known.items()})
    if found.value is None:
        raise Refused
    return Number(from_number(found.value, "%" if rated else ""), found.undefined)


def data(cells: Cells, shared: Cells | None = None) -> dict[str, tuple[Value, Kind]]:
    """The named data, those of the project under those of the leaf, with their kinds."""
    known: dict[str, tuple[Value, Kind]] = {}
    for source, head in ((shared, ""), (cells, "data.")):
        for name in source.named(head) if source is not None else ():
            given = source.quantity(head + name) if source is not None else None
            if given is not None:
                if given.kind not in (NUMBER, FLAG):
                    raise Refused  # a day is no data
                yes = given.kind == FLAG
                known[name] = (given.flag if yes else given.lo, "boolean" if yes else "number")
    return known


def sound(written: list[tuple[Written, Kind]], known: Mapping[str, tuple[Value, Kind]]) -> None:
    """Refuses expressions that mix numbers and yes/no, or name what isn't there."""
    kinds = {name: kind for name, (_, kind) in known.items()}
    for expression, wanted in written:
        if check(expression.tree, kinds, wanted):
            raise Refused
