"""The measured number as a formula over its data; None where the number is typed in itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value, divide, greatest, least, where
from perfeval.measures import measure
from perfeval.model.quantity import ONE
from perfeval.reports.excel.averages import averaged
from perfeval.reports.excel.panels import panel
from perfeval.reports.excel.symbols import raw, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.place import Setting


def measured(leaf: LeafScore, at: Setting) -> Value | None:
    """The number on the scale of the rule's inputs, as a symbol whose value it is exactly."""
    use, v, result = leaf.indicator.measure, leaf.inputs, leaf.result
    build = BUILDERS.get(use.kind)
    if build is None or leaf.measured is None or leaf.measured.stated or v.x is None:
        return None
    if leaf.measured.value is None or (result is None and use.kind != "funds"):
        return None
    params = use.params if use.params is not None else measure(use.kind).Params()
    found = build(leaf, params, at)
    if found is None:
        return None
    value = value_of(found)
    if value == v.x:
        return found
    if v.scale != ONE and value * v.scale == v.x:
        return found * v.scale
    return None


def _ratio(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    part, whole = leaf.result.part, leaf.result.whole  # type: ignore[union-attr]
    if part is None or whole is None:
        return None
    t = at.t
    rows = at.data.block(
        leaf.indicator.name, [t("data.label"), t("data.value"), t("col.unit")],
        [[t("data.part"), part.lo, part.unit], [t("data.whole"), whole.lo, whole.unit]],
    )  # fmt: skip
    return divide(rows[0][0], rows[1][0], 0)


def _growth(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    current, base = leaf.result.current, leaf.result.base  # type: ignore[union-attr]
    if current is None or base is None:
        return None
    t = at.t
    rows = at.data.block(
        leaf.indicator.name, [t("data.label"), t("data.value"), t("col.unit")],
        [[t("data.current"), current.lo, current.unit], [t("data.base"), base.lo, base.unit]],
    )  # fmt: skip
    level = divide(rows[0][0], rows[1][0], 0)
    if p.years != 1:
        value = leaf.measured.value.lo + 1
        level = raw(f"IF({{1}}=0,0,({{0}}/{{1}})^(1/{p.years}))", [rows[0][0], rows[1][0]], value)
    return level - 1


def _funds(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    """From the sheet of funds where its amounts are the rule's; else from amounts of its own."""
    from perfeval.measures.funds import rate

    project = at.card.project
    if project.funds is None:
        return None
    found = rate(project.funds, p, project.header.as_of)
    if found.value is None:
        return None
    if at.funds is not None:
        live = at.funds.rate(p, found)
        if live is not None:
            return live
    t = at.t
    rows = at.data.block(
        leaf.indicator.name, [t("data.label"), t("data.value")],
        [[t("data.top"), found.top], [t("data.bottom"), found.bottom]],
    )  # fmt: skip
    return divide(rows[0][0], rows[1][0], 0)


def _survey(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    groups = leaf.result.survey  # type: ignore[union-attr]
    t, wide = at.t, max(len(group.counts) for group in groups)
    weighted = p.method.kind == "weights"
    weights: list[Symbol] = []
    if weighted:
        names = [t("data.label"), *(t("data.answer_weight", n=n + 1) for n in range(wide))]
        weights = at.data.block(
            leaf.indicator.name, names, [[t("data.weights"), *p.method.weights[:wide]]]
        )[0]
    by_group = p.combine.kind == "weights"
    heads = [t("data.group"), *(t("survey.option", n=n + 1) for n in range(wide))]
    heads += [t("data.answers")] * (not weighted) + [t("data.group_weight")] * by_group
    rows: list[list[Any]] = []
    for number, group in enumerate(groups):
        counts: list[Any] = [*group.counts, *[None] * (wide - len(group.counts))]
        least_answers = [] if weighted else [(group.valid or 0) * (group.questions or 1)]
        rows.append(
            [group.name or str(number + 1), *counts, *least_answers,
             *([p.combine.weights[number]] if by_group else [])]
        )  # fmt: skip
    cells = at.data.block(leaf.indicator.name, heads, rows)
    parts = []
    for row, group in zip(cells, groups, strict=True):
        counts = row[: len(group.counts)]
        answers = _added(counts)
        if weighted:
            mass = _added([w * n for w, n in zip(weights, counts, strict=False)])
            parts.append((mass * Fraction(1, 100), answers))
        else:
            best = _added(counts[: 2 if p.method.kind == "top2" else 1])
            parts.append((best, greatest(answers, row[len(group.counts)])))
    if p.combine.kind == "pooled":
        return divide(_added([a for a, _ in parts]), _added([b for _, b in parts]), 0)
    rates = [divide(a, b, 0) for a, b in parts]
    if p.combine.kind == "min":
        lowest: Value = rates[0]
        for one in rates[1:]:
            lowest = least(lowest, one)
        return lowest
    if by_group:
        shares = [row[-1] for row in cells]
        top = _added([w * r for w, r in zip(shares, rates, strict=True)])
        return divide(top, _added(shares), 0)
    return _added(rates) * Fraction(1, len(rates))


def _added(parts: list[Value]) -> Value:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole


def _schedule(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    result, t = leaf.result, at.t
    assert result is not None
    if result.planned is None or result.finished is None:
        return None
    if p.unit not in ("day", "workday") or p.calendar.holidays or p.calendar.workdays:
        return None
    rows = at.data.block(
        leaf.indicator.name, [t("data.label"), t("data.value")],
        [[t("data.planned"), result.planned], [t("data.finished"), result.finished],
         [t("data.excused"), result.excused]],
    )  # fmt: skip
    planned, finished, excused = (row[0] for row in rows)
    if p.unit == "day":
        return finished - planned - excused
    late = "NETWORKDAYS({0}+1,{1})"
    early = "-NETWORKDAYS({1}+1,{0})"
    form = f"IF({{1}}>{{0}},{late},IF({{1}}<{{0}},{early},0))"
    return raw(form, [planned, finished], leaf.measured.value.lo + result.excused) - excused


def _formula(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    from perfeval.formula.evaluate import evaluate
    from perfeval.formula.names import names
    from perfeval.measures.formula import values

    given = values(dict(leaf.result.data))  # type: ignore[union-attr]
    known = at.named(leaf, {k: given[k] for k in sorted(names(p.expr.tree) & set(given))})
    found = evaluate(p.expr.tree, known).value
    if not isinstance(found, Symbol):
        return None
    return where(found, 1, 0) if isinstance(value_of(found), bool) else found


BUILDERS: dict[str, Callable[[LeafScore, Any, Setting], Value | None]] = {
    "ratio": _ratio, "growth": _growth, "funds": _funds, "survey": _survey, "panel": panel,
    "schedule": _schedule, "average": averaged, "formula": _formula,
}  # fmt: skip
