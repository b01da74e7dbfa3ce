"""How sums become subtotals and the total: every step with what it adds or takes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.rounding import plain, rounded, total
from perfeval.model.scorecard import BranchScore, GateFired, LeafScore, Scorecard
from perfeval.reports import achieved, figures
from perfeval.reports.once import once
from perfeval.reports.texts import bare, bracketed

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, Path
    from perfeval.reports.words import Words

ZERO = Fraction(0)
SCALE, ADJUST, GATE, FLOOR, ROUNDING, LOWEST = (
    "scale", "adjust", "gate", "floor", "rounding", "lowest"
)  # fmt: skip


class Step(NamedTuple):
    """One step; `value` is what the score changes by, `weight` what the weight changes by."""

    kind: str
    name: str
    value: Fraction
    reason: str = ""
    gate: GateFired | None = None
    weight: Fraction = ZERO


class Footing(NamedTuple):
    """What the parts add up to, and the steps from there."""

    weight: Fraction
    start: Fraction
    steps: tuple[Step, ...]


class Top(NamedTuple):
    """A level-1 branch, or a leaf that stands at level 1."""

    name: str
    weight: Fraction
    score: Fraction


@once
def applicable(card: Scorecard, branch: BranchScore) -> Fraction:
    """A branch's weight without what is inapplicable in it and carried by all the others."""
    node = branch.indicator
    gone = [
        leaf.weight
        for leaf in card.leaves
        if leaf.status in achieved.ABSENT
        and leaf.policy == "rescale"
        and leaf.indicator.path[: len(node.path)] == node.path
        and leaf.weight
    ]
    whole = branch.weight or ZERO
    if not gone:
        return whole
    factor = node.weight / node.base if node.base and node.weight is not None else Fraction(1)
    return whole - sum(gone, ZERO) * factor


def tops(card: Scorecard) -> list[Top]:
    """What the total is made of, without what takes no part in the score."""
    scores = _by_path(card)
    found = []
    for node in card.indicator_set.indicators:
        one = scores[node.path]
        if isinstance(one, BranchScore):
            weight, score = applicable(card, one), one.score
        else:
            weight, score = _weight(one), one.score
            if one.status in achieved.ABSENT and one.policy != "full":
                weight = ZERO
        if not node.score.unit and score is not None and (weight or score):
            found.append(Top(node.name, weight, score))
    return found


@once
def mixed(card: Scorecard) -> bool:
    """Whether points of some leaves are worth more or less than points of the total, so that the
    leaves' losses don't add up to what the total lacks."""
    branches = any(b.indicator.base and b.indicator.weight is not None for b in card.branches)
    return branches or card.indicator_set.combine == "min"


@once
def of_branch(card: Scorecard, branch: BranchScore) -> Footing:
    """From the branch's children to its own score."""
    node, rounding = branch.indicator, card.indicator_set.rounding
    weight, start = _sums(card, node.children)
    steps = []
    now = start
    if node.base and node.weight is not None:
        factor = node.weight / node.base
        now = rounded(start * factor, rounding.digits, rounding.mode)
        change = (branch.weight or ZERO) - weight
        steps.append(Step(SCALE, plain(factor, 4), now - start, weight=change))
    steps += _rest(card, node.path, now, branch.score)
    return Footing(weight, start, tuple(steps))


def below(card: Scorecard, top: BranchScore) -> list[Step]:
    """The steps of a branch and of all branches in it, the inner ones first."""
    path = top.indicator.path
    inside = [b for b in card.branches if b.indicator.path[: len(path)] == path]
    return [step for b in reversed(inside) for step in of_branch(card, b).steps]


@once
def of_set(card: Scorecard) -> Footing:
    """From the level-1 scores to the total."""
    rounding = card.indicator_set.rounding
    weight, start = _sums(card, card.indicator_set.indicators)
    if card.total is None:
        return Footing(weight, start, ())
    steps = []
    now = start
    if card.indicator_set.combine == "min":
        lowest = min((_scaled(card, top), top.name) for top in tops(card) if top.weight > 0)
        now = lowest[0]
        steps.append(Step(LOWEST, lowest[1], now - start))
    elif card.factor is not None:
        now = rounded(start * card.factor, rounding.digits, rounding.mode)
        steps.append(Step(SCALE, plain(card.factor, 4), now - start))
    steps += _rest(card, (), now, card.total)
    return Footing(weight, start, tuple(steps))


def _scaled(card: Scorecard, top: Top) -> Fraction:
    full, rounding = card.indicator_set.total, card.indicator_set.rounding
    if top.weight == full:
        return top.score
    return rounded(top.score * full / top.weight, rounding.digits, rounding.mode)


def _rest(card: Scorecard, at: Path, now: Fraction, end: Fraction | None) -> list[Step]:
    """Adjusters, then gates, then what rounding leaves."""
    steps = []
    for given in card.adjustments:
        if given.at == at:
            steps.append(Step(ADJUST, given.name, given.value, given.reason))
            now += given.value
    if now < 0:
        steps.append(Step(FLOOR, "", -now))
        now = ZERO
    for gate in card.gates:
        if gate.at != at or gate.effect == "grade":
            continue
        held = ZERO if gate.effect == "zero" else now if gate.cap is None else min(now, gate.cap)
        steps.append(Step(GATE, gate.name, held - now, gate.reason, gate))
        now = held
    if end is not None and end != now:
        steps.append(Step(ROUNDING, "", end - now))
    return steps


@once
def _by_path(card: Scorecard) -> dict[Path, BranchScore | LeafScore]:
    found: list[BranchScore | LeafScore] = [*card.branches, *card.leaves]
    return {one.indicator.path: one for one in found}


def _sums(card: Scorecard, nodes: tuple[Indicator, ...]) -> tuple[Fraction, Fraction]:
    scores = _by_path(card)
    kept = [scores[node.path] for node in nodes if not node.score.unit]
    return total(_weight(one) for one in kept), total(one.score or ZERO for one in kept)


def _weight(one: BranchScore | LeafScore) -> Fraction:
    if isinstance(one, LeafScore) and not achieved.weight_text(one):
        return ZERO
    return one.weight or ZERO


def label(step: Step, words: Words) -> str:
    """A step's name in a table or a sentence."""
    effect = gate_effect(step.gate, words) if step.gate is not None else ""
    return words(f"step.{step.kind}", name=step.name, effect=effect)


def change(step: Step, digits: int) -> str:
    """What a step adds or takes, with its sign."""
    return ("+" if step.value > 0 else "") + figures.points(step.value, digits)


def reason(step: Step, card: Scorecard, words: Words) -> str:
    """Why the step stands there; a gate says so when it took nothing."""
    if step.gate is None:
        return step.reason
    return gate_reason(step.gate, card, words, idle=not step.value and step.gate.effect == "cap")


def gate_effect(gate: GateFired, words: Words) -> str:
    values: dict[str, Any] = {"grade": gate.grade}
    if gate.cap is not None:
        values["cap"] = plain(gate.cap, 4)
    key = f"effect.{gate.effect}"
    return words(key, **values) if key in words.texts else gate.effect


def idle(gate: GateFired, card: Scorecard) -> bool:
    """Whether a gate that fired changed nothing: the score was no higher than its cap."""
    if gate.effect == "grade":
        return card.grade is not None and card.grade != gate.grade
    if gate.effect != "cap":
        return False
    scores = _by_path(card)
    one = scores.get(gate.at)
    if isinstance(one, LeafScore):
        return one.gate != gate.name
    steps = of_branch(card, one).steps if one is not None else of_set(card).steps
    return not any(step.gate == gate and step.value for step in steps)


def gate_reason(gate: GateFired, card: Scorecard, words: Words, idle: bool) -> str:
    """The reason, the figures that its condition names, and whether it made a difference."""
    parts = [gate.reason]
    known = [f"{name} = {text}" for name, text in _measured(gate.reason, card, words)]
    if known:
        parts.append(words.listed(known))
    if idle:
        parts.append(words("gate.idle"))
    return words("semicolon").join(part for part in parts if part)


@once
def gate_fact(card: Scorecard, leaf: LeafScore, words: Words) -> str:
    """The gate that took a leaf's points, with its reason: 触发否决项“截留挪用”（垫付工资）."""
    if not leaf.gate:
        return ""
    fired = [
        gate for gate in card.gates
        if gate.name == leaf.gate and leaf.indicator.path[: len(gate.at)] == gate.at
    ]  # fmt: skip
    why = gate_reason(fired[0], card, words, idle=False) if fired else ""
    return bracketed(words("loss.gate", gate=leaf.gate), [bare(why)], words)


def _measured(condition: str, card: Scorecard, words: Words) -> list[tuple[str, str]]:
    """The named numbers of an automatic gate's condition, as they are."""
    if not any(gate.when_text == condition for gate in _automatic(card)) or not condition:
        return []
    actual = {leaf.indicator.name: achieved.actual_text(leaf, words) for leaf in card.leaves}
    found: list[tuple[str, str]] = []
    rest = condition
    for name in sorted((str(key) for key in card.values), key=len, reverse=True):
        value = card.values[name]
        if name not in rest or len(name) < 2 or not isinstance(value, Fraction):
            continue
        rest = rest.replace(name, " ")
        found.append((name, actual.get(name) or plain(value, 4)))
    return sorted(found, key=lambda pair: condition.find(pair[0]))


@once
def _automatic(card: Scorecard) -> list[Any]:
    from perfeval.model.indicators import walk

    found = list(card.indicator_set.gates)
    for top in card.indicator_set.indicators:
        found += [gate for node in walk(top) for gate in node.gates]
    return [gate for gate in found if gate.when is not None]
