"""A set compiled to one function on scaled integers: scores without traces, for many projects.

The rules' own arithmetic is run once on symbols; what comes out is the same rule as the one that
scores a single project. Values that a slot can't hold (missing, inapplicable, another target)
are for the exact kernel.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.check import Kind, check
from perfeval.formula.compiled import Emitter, build, truth, variable
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.rounding import Rounding
from perfeval.rules import rule
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring.numbers import FULL_RATE, achieved, direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfeval.formula.algebra import Value
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Indicator, IndicatorSet, Path

SCALE = 1_000_000
RATES = ("ratio", "growth", "funds", "survey")


class Slot(NamedTuple):
    """One integer the function takes: `key` is x, judged, share, met.N or data.NAME of a leaf,
    in units of 1/scale (percentages as ratios)."""

    path: Path
    key: str
    scale: int


class CompiledSet(NamedTuple):
    """`run(*integers)` gives each leaf's printed score in units of 10^-digits and, last, the total."""

    indicator_set: IndicatorSet
    slots: tuple[Slot, ...]
    leaves: tuple[Path, ...]
    digits: int
    run: Callable[..., Sequence[int]]


def compile_set(
    indicator_set: IndicatorSet, targets: Mapping[Path, Quantity] | None = None
) -> CompiledSet | None:
    """The set's function; None where a rule or the tree needs more than numbers.

    `targets` are those of the projects, where the set leaves them to its projects.
    """
    digits = indicator_set.rounding.digits
    plain = indicator_set.combine == "sum" and not indicator_set.gates and not indicator_set.adjust
    if not (indicator_set.scored and plain):
        return None
    emitter = Emitter()
    slots: list[Slot] = []
    results: dict[Path, str] = {}
    for leaf in indicator_set.leaves():
        if (
            leaf.gates
            or leaf.adjust
            or leaf.score.unit
            or (leaf.score.floor is not None and leaf.score.floor.value < 0)
            or (leaf.rounding or Rounding()).digits != digits
        ):
            return None
        if targets and leaf.path in targets:
            leaf = leaf._replace(target=targets[leaf.path])
        value = _points(leaf, slots)
        if value is None:
            return None
        results[leaf.path] = emitter.rounded(value, digits, (leaf.rounding or Rounding()).mode)
    total = _total(indicator_set, results, emitter)
    if total is None:
        return None
    names = [f"a{n}" for n in range(len(slots))]
    run = build("score_row", names, emitter, [*results.values(), total])
    return CompiledSet(indicator_set, tuple(slots), tuple(results), digits, run)


def _total(indicator_set: IndicatorSet, results: dict[Path, str], emitter: Emitter) -> str | None:
    rounding = indicator_set.rounding

    def node(at: Indicator) -> str | None:
        if at.is_leaf:
            return results[at.path]
        if at.gates or at.adjust:
            return None
        parts = [node(child) for child in at.children]
        if any(part is None for part in parts):
            return None
        whole = emitter.assign(" + ".join(str(part) for part in parts))
        if at.base and at.weight is not None:
            share = variable(whole, 10**rounding.digits) * (at.weight / at.base)
            return emitter.rounded(share, rounding.digits, rounding.mode)
        return whole

    tops = [node(top) for top in indicator_set.indicators]
    return (
        None
        if any(top is None for top in tops)
        else emitter.assign(" + ".join(str(t) for t in tops))
    )


def _points(leaf: Indicator, slots: list[Slot]) -> Value | None:
    """The leaf's points as a symbol over its slots; None where it can't be one."""
    v = Inputs(leaf.weight or Fraction(0), leaf.rounding or Rounding())
    use = leaf.score
    module = rule(use.kind)
    if use.cap is not None and module.CAP_IS_SHARE:
        v.cap = use.cap.value

    def slot(key: str, scale: int = SCALE) -> Value:
        slots.append(Slot(leaf.path, key, scale))
        return variable(f"a{len(slots) - 1}", scale)

    if use.kind == "checklist":
        v.met = tuple(slot(f"met.{n}") for n in range(1, len(use.params.items) + 1))
    elif use.kind in ("tiers", "judged"):
        v.judged = slot("judged")
    elif (
        use.kind in ("none", "blend")
        or (use.kind == "bands" and any(band.choose for band in use.params.bands))
        or not _number(v, leaf, slot, slots)
    ):
        return None
    value = module.points(v, use.params)
    return cut(v, use, value, module.open_top(use.params), module.CAP_IS_SHARE)


def _number(v: Inputs, leaf: Indicator, slot: Callable[..., Value], slots: list[Slot]) -> bool:
    use, target = leaf.score, leaf.target
    module = rule(use.kind)
    if use.kind == "yes_no":
        v.flag = True
        v.x = slot("x", 1)
        return True
    rate = leaf.measure.kind in RATES
    if target is None and use.kind == "completion":
        if not rate:
            return False
        target = FULL_RATE
    if target is not None and not target.is_ordered:
        return False
    others: list[Quantity] = [q for q in (target, *module.quantities(use.params)) if q is not None]
    v.scale = next((q.scale for q in others if q.scale != ONE), Fraction(1, 100) if rate else ONE)
    v.x = slot("x")
    v.dates = target is not None and target.kind == "date"
    if target is not None:
        aligned = target.beside(v.scale)
        v.op, v.lo, v.hi, v.target = direction(target), aligned.lo, aligned.hi, target
        level = (
            leaf.measure.kind == "growth" and getattr(leaf.measure.params, "basis", "") == "level"
        )
        v.r = achieved(v.x, v, use, level)
    if use.kind == "steps" and v.lo is None and use.params.from_ is None:
        return False
    if use.kind == "bands" and use.params.input in ("completion", "deviation") and not v.lo:
        return False
    if use.kind in ("cases", "formula"):
        lacking = sorted(module.named(use.params) - set(v.names()))
        flags = _yes_or_no(module.written(use.params), lacking, set(v.names()))
        for name in lacking:
            given = slot(f"data.{name}", 1 if name in flags else SCALE)
            v.data = {**v.data, name: truth(f"a{len(slots) - 1}") if name in flags else given}
        return _defined(v, use.params, use.kind)
    return True


def _yes_or_no(written: Sequence[Written], names: list[str], numbers: set[str]) -> set[str]:
    """Which of the named data the expressions use as yes/no."""
    found: set[str] = set()
    for name in names:
        kinds: dict[str, Kind] = dict.fromkeys(names, "unknown")
        kinds |= dict.fromkeys((*numbers, name), "number")
        if any(check(w.tree, kinds) for w in written):
            found.add(name)
    return found


def _defined(v: Inputs, params: Any, kind: str) -> bool:
    """Whether the expressions have a value for every row (no division by what may be zero)."""
    from perfeval.formula.evaluate import evaluate

    known = v.names()
    found = [evaluate(w.tree, known) for w in rule(kind).written(params)]
    return all(not f.problems and f.undefined is False for f in found)
