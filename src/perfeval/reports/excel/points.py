"""What was judged, as cells; and a leaf's exact points as a symbol over them: the rule's own
arithmetic, run on cells."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, equal, where
from perfeval.reports.excel import checklists
from perfeval.reports.excel.data_sheet import Bounded, Rate
from perfeval.reports.excel.symbols import total
from perfeval.rules import rule
from perfeval.rules.limits import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.formula.algebra import Value
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.data_sheet import Entry
    from perfeval.reports.excel.place import Setting
    from perfeval.rules.inputs import Inputs


def points(leaf: LeafScore, cells: Inputs, to: Setting) -> Callable[[Inputs], Value | None]:
    """Write what was judged; then a function from the row's cells to its points. It gives None
    where they can't be a formula."""
    v, use = leaf.inputs, leaf.indicator.score
    if leaf.measured is not None and leaf.measured.pieces:
        from perfeval.reports.excel.composed import pieces

        return pieces(leaf, cells, to)
    if use.kind == "blend":
        from perfeval.reports.excel.composed import parts

        return parts(leaf, cells, to)
    if use.kind == "checklist" and v.met:
        checklists.place(leaf, cells, to)
    elif use.kind == "tiers" and v.judged is not None:
        _tier(leaf, cells, to)
    elif v.judged is not None:
        _judged(leaf, cells, to)
        if use.kind == "completion":
            return lambda c: cut(c, use, c.judged, False, False)
    elif use.kind == "judged" and v.deductions:
        _deductions(leaf, cells, to)
    elif use.kind == "yes_no" and isinstance(cells.lo, Symbol):
        return lambda c: cut(c, use, where(equal(c.x, c.lo), c.w, 0), False, False)
    module = rule(use.kind)
    if hasattr(module, "named"):
        used = sorted(module.named(use.params) & set(v.data))
        cells.data = to.named(leaf, {key: v.data[key] for key in used})
    return lambda c: by_rule(leaf, c)


def by_rule(leaf: LeafScore, cells: Inputs) -> Value | None:
    """The rule's points within its limits."""
    use = leaf.indicator.score
    module = rule(use.kind)
    try:
        value = module.points(cells, use.params)
    except TypeError:  # the rule asked a symbol whether it holds
        return None
    if use.unit:
        return value
    return cut(cells, use, value, module.open_top(use.params), module.CAP_IS_SHARE)


def _tier(leaf: LeafScore, cells: Inputs, to: Setting) -> None:
    """The judged points, or the judged share of the weight, or the tier's fixed share."""
    v, t = leaf.inputs, to.t
    tier, result = v.chosen, leaf.result
    name = tier.name if tier is not None else ""
    given = v.share
    if given is None and tier is not None and (result is None or result.points is None):
        given = tier.share
    if given is not None and v.w * given == v.judged:
        low, high = (tier.from_, tier.to) if tier is not None else (None, None)
        rows: list[list[Entry]] = [[name, Bounded(given, low or 0, high or 1, True)]]
        placed = to.data.block(leaf.indicator.name, [t("data.tier"), t("data.share")], rows)
        cells.judged = cells.w * placed[0][0]
        return
    placed = to.data.block(
        leaf.indicator.name,
        [t("data.tier"), t("data.judged")],
        [[name, Bounded(v.judged, *_range(tier, v))]],
    )
    cells.judged = placed[0][0]


def _range(tier: Any, v: Inputs) -> tuple[Fraction | None, Fraction | None]:
    """The fewest and most points of a tier."""
    if tier is None:
        return None, None
    if tier.points:
        ends = sorted(Fraction(v.points(one)) for one in tier.points)
        return ends[0], ends[-1]
    if tier.from_ is None and tier.to is None:
        return None, None
    low = v.w * tier.from_ if tier.from_ is not None else Fraction(0)
    return low, v.w * tier.to if tier.to is not None else v.w


def _judged(leaf: LeafScore, cells: Inputs, to: Setting) -> None:
    t, result = to.t, leaf.result
    label = t("data.judged")
    share = result.share if result is not None and result.judged is None else None
    if leaf.indicator.score.kind == "completion" and share is not None:
        placed = to.data.block(
            leaf.indicator.name,
            [t("data.label"), t("data.share")],
            [[t("data.share"), Rate(share)]],
        )
        cells.judged = cells.w * placed[0][0]
        return
    placed = to.data.block(
        leaf.indicator.name, [t("data.label"), t("data.value")], [[label, leaf.inputs.judged]]
    )
    cells.judged = placed[0][0]


def _deductions(leaf: LeafScore, cells: Inputs, to: Setting) -> None:
    t, result = to.t, leaf.result
    entries = result.deductions if result is not None and result.deductions else ()
    rows: list[list[Entry]] = [[one.fact, one.points] for one in entries if one.points is not None]
    placed = to.data.block(leaf.indicator.name, [t("data.fact"), t("col.points")], rows)
    cells.deductions = (total([row[0] for row in placed]),)
