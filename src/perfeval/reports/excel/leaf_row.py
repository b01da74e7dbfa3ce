"""One leaf, or one part of a blend, in a row: its numbers, its completion, its exact points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, Value, divide, equal, where
from perfeval.model.rounding import Rounding
from perfeval.model.scorecard import MISSING, UNSCORED
from perfeval.reports.excel.book import DAY, DAY_ZERO, GENERAL, PERCENT, POINTS, Sheet
from perfeval.reports.excel.formula_text import address
from perfeval.reports.excel.measured import measured
from perfeval.reports.excel.points import points
from perfeval.reports.excel.symbols import Cell, cell, filled, reads, value_of
from perfeval.rules.inputs import Inputs
from perfeval.scoring.numbers import achieved

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.place import Setting

OPS = {">=": "≥", "<=": "≤", "=": "＝", ">": "＞", "<": "＜", "~": "～"}
FINEST = 6


class Columns(NamedTuple):
    """Which columns hold what."""

    weight: int
    op: int
    lo: int
    hi: int
    x: int
    unit: int
    r: int
    exact: int


class Written(NamedTuple):
    """Cells of a row that others read; `live` when the points are a formula or a typed input;
    `actual` the cell of the measured number, `form` its number format, `x` the number as rules see it;
    `needed` whether every input that the points need is there."""

    weight: Symbol | None
    exact: Symbol | None
    live: bool
    completion: Symbol | None = None
    actual: Symbol | None = None
    form: str = ""
    x: Value = None
    needed: Value = True
    lo: Symbol | None = None


def write(sheet: Sheet, row: int, at: Columns, leaf: LeafScore, to: Setting) -> Written:
    """Write the row's numbers; without a calculation only the weight stands there."""
    border: dict[str, Any] = {"border": 1}
    weight = None
    if leaf.weight is None:
        sheet.text(row, at.weight, "", **border)
    else:
        weight = sheet.typed(row, at.weight, leaf.weight, **border, num_format=GENERAL)
    for col in (at.op, at.lo, at.hi, at.x, at.unit, at.r, at.exact):
        sheet.text(row, col, "", **border)
    v = leaf.inputs
    if v is None:
        return Written(weight, _without(sheet, row, at, leaf), True)
    before = set(sheet.book.inputs)
    cells = _copied(v, weight)
    written = _calculated(sheet, row, at, leaf, cells, weight, to)
    told = written.exact is not None or written.completion is not None
    for key in sheet.book.inputs:
        if told and key not in before:
            sheet.book.owners[key] = leaf.indicator.name
    return written


def _calculated(
    sheet: Sheet, row: int, at: Columns, leaf: LeafScore, cells: Inputs, weight: Symbol | None,
    to: Setting,
) -> Written:  # fmt: skip
    """The numbers of a leaf that something is known of."""
    v = leaf.inputs
    actual = _numbers(sheet, row, at, leaf, cells, to)
    low = reads(cells.lo)[:1] if isinstance(cells.lo, Symbol) else []
    target = cell(low[0]) if low else None
    if leaf.status == MISSING:
        completion, _ = _completion(sheet, row, at, leaf, cells)
        return Written(weight, _without(sheet, row, at, leaf), True, completion, x=cells.x)
    judged = points(leaf, cells, to)
    completion, needs = _completion(sheet, row, at, leaf, cells)
    if completion is not None:
        cells.r = completion
    if leaf.exact is None or leaf.status == UNSCORED:
        sheet.book.used |= sheet.book.sources.get((sheet.name, row, at.r), frozenset())
        return Written(weight, None, True, completion, actual, _form_of(v, to), cells.x, lo=target)
    found = _points(sheet, row, at, leaf, cells, judged, weight, completion, needs)
    return found._replace(actual=actual, form=_form_of(v, to), x=cells.x, lo=target)


def _without(sheet: Sheet, row: int, at: Columns, leaf: LeafScore) -> Symbol | None:
    """The points of a leaf that no rule could score."""
    if leaf.exact is None:
        return None
    return sheet.fixed(row, at.exact, leaf.exact, border=1, num_format=POINTS)


def _points(
    sheet: Sheet, row: int, at: Columns, leaf: LeafScore, cells: Inputs, judged: Any,
    weight: Symbol | None, completion: Symbol | None, needs: list[Symbol],
) -> Written:  # fmt: skip
    form: dict[str, Any] = {"border": 1, "num_format": "0.00####"}
    symbol = judged(cells)
    own = exact_of(leaf)
    if symbol is None or value_of(symbol) != own:
        sheet.constant(row, at.exact)
        return Written(weight, sheet.fixed(row, at.exact, own, **form), False, completion)
    before = len(sheet.book.constants)
    needed = filled(_needs(symbol, (weight, completion), leaf, needs))
    if needed is not True and isinstance(symbol, Symbol):
        # a cell left blank counts as 0, which would be cheap, early or free of faults
        symbol = where(needed, symbol, 0)
    exact = sheet.formula(row, at.exact, symbol, own, **form)
    live = len(sheet.book.constants) == before
    return Written(weight, exact, live, completion, needed=needed)


def _needs(
    symbol: Value, without: tuple[Symbol | None, ...], leaf: LeafScore, more: list[Symbol]
) -> list[Symbol]:
    """The cells that have to hold a number; a fact taken out takes its deduction with it."""
    if leaf.indicator.score.kind == "judged" and leaf.inputs.deductions:
        return []
    left = {one.args[0][:3] for one in without if one is not None}
    found = {one[:3]: cell(one) for one in reads(symbol) if one[:3] not in left}
    return list(({one.args[0][:3]: one for one in more} | found).values())


def exact_of(leaf: LeafScore) -> Fraction:
    """The exact points by the leaf's own rule, before gates on it."""
    if not leaf.gate or leaf.inputs is None:
        return leaf.exact if leaf.exact is not None else Fraction(0)
    from perfeval.scoring.applying import points_of

    if leaf.measured is not None and leaf.measured.pieces:
        return Fraction(leaf.inputs.judged)
    if leaf.vetoed:
        return Fraction(0)
    if leaf.indicator.score.kind == "completion" and leaf.inputs.judged is not None:
        return Fraction(leaf.inputs.judged)
    return points_of(leaf.inputs, leaf.indicator)


def _copied(v: Inputs, weight: Symbol | None) -> Inputs:
    """The inputs with the weight's cell; numbers give way to cells as these are written."""
    cells = Inputs(weight if weight is not None else v.w, v.rounding)
    for name in Inputs.__slots__:
        if name != "w":
            setattr(cells, name, getattr(v, name))
    return cells


def _numbers(
    sheet: Sheet, row: int, at: Columns, leaf: LeafScore, cells: Inputs, to: Setting
) -> Symbol | None:
    """Target and actual; the cell of the actual."""
    v = leaf.inputs
    if v.x is None or (leaf.measured is not None and leaf.measured.pieces):
        return None
    form: dict[str, Any] = {"border": 1, "num_format": _form_of(v, to)}
    shift = DAY_ZERO if v.dates else 0
    if v.lo is not None:
        sheet.text(row, at.op, OPS.get(v.op, v.op), border=1, align="center")
        lo = Fraction(leaf.indicator.score.params.expect) if _answer(leaf) else v.lo
        cells.lo = _placed(sheet, row, at.lo, lo, shift, form)
        cells.hi = cells.lo
        if v.op == "~":
            cells.hi = _placed(sheet, row, at.hi, v.hi, shift, form)
    if v.unit:
        sheet.text(row, at.unit, v.unit, border=1)
    symbol = measured(leaf, to)
    if symbol is not None:
        needed = filled([cell(one) for one in reads(symbol)])
        if needed is not True:
            symbol = where(needed, symbol, "")
        cells.x = sheet.formula(row, at.x, symbol, None, True, **form)
        return None if shift else cells.x
    actual = sheet.typed(row, at.x, v.x - shift, **form)
    cells.x = actual + shift if shift else actual
    return actual


def _answer(leaf: LeafScore) -> bool:
    """Whether a yes or no is wanted by the rule itself."""
    return bool(leaf.indicator.score.kind == "yes_no" and leaf.inputs.flag)


def _form_of(v: Inputs, to: Setting) -> str:
    if v.flag:
        return to.t("flag")
    if v.dates:
        return DAY
    return PERCENT if v.scale != 1 else GENERAL


def _placed(
    sheet: Sheet, row: int, col: int, value: Fraction, shift: int, form: dict[str, Any]
) -> Value:
    cell = sheet.typed(row, col, value - shift, **form)
    return cell + shift if shift else cell


def _completion(
    sheet: Sheet, row: int, at: Columns, leaf: LeafScore, cells: Inputs
) -> tuple[Symbol | None, list[Symbol]]:
    """The uncut completion, where there is one, and the cells that it needs."""
    v, use = leaf.inputs, leaf.indicator.score
    shown = v.r if leaf.completion is None else leaf.completion
    if shown is None or use.kind == "blend":
        if shown is not None and leaf.completion is not None:
            _stated(sheet, row, at.r, shown)
        return None, []
    symbol: Value = None
    if use.kind == "checklist":
        from perfeval.reports.excel.checklists import share

        symbol = share(leaf, cells)
    elif v.flag and v.lo is not None:
        symbol = where(equal(cells.x, cells.lo), 1, 0)
    elif use.kind == "tiers" or (use.kind in ("judged", "completion") and v.r is None):
        symbol = divide(cells.judged, cells.w, 0) if isinstance(cells.judged, Symbol) else None
    elif v.lo is not None and v.x is not None:
        level = leaf.measured is not None and leaf.measured.level
        symbol = achieved(cells.x, cells, use, level)
        if use.kind == "completion" and use.params.amplify is not None and v.op != "~":
            # nothing at all is wanted: the rule then counts how far it is from there
            symbol = where(equal(cells.lo, 0), 1 - cells.x, symbol) if v.lo == 0 else symbol
    if not isinstance(symbol, Symbol) or value_of(symbol) != shown:
        return _stated(sheet, row, at.r, shown), []
    left = cells.w.args[0][:3] if isinstance(cells.w, Symbol) else None
    needs = [cell(one) for one in reads(symbol) if one[:3] != left]
    if leaf.indicator.score.kind == "judged" and v.deductions:
        needs = []
    needed = filled(needs)
    if needed is not True:
        symbol = where(needed, symbol, 0)
    form: dict[str, Any] = {"border": 1, "num_format": PERCENT}
    return sheet.formula(row, at.r, symbol, shown, through=True, **form), needs


def _stated(sheet: Sheet, row: int, col: int, shown: Fraction) -> Symbol:
    """A completion that is no formula."""
    sheet.book.rates.append(address(Cell(sheet.name, row, col)))
    return sheet.fixed(row, col, shown, border=1, num_format=PERCENT)


def rounding_of(leaf: LeafScore) -> Rounding:
    return leaf.indicator.rounding or Rounding()
