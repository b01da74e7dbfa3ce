"""The calculation step by step; of a composed rule also every part, of an average every item."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.cli_explain import say
from perfeval.model import scorecard as s
from perfeval.model.indicators import Indicator
from perfeval.model.rounding import Rounding, plain, rounded
from perfeval.rules import rule
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring.numbers import fit
from perfeval.scoring.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGITS = 4


def steps(leaf: s.LeafScore, lang: str) -> list[str]:
    """Lines that a reader can recompute one by one."""
    inner = [*_parts(leaf, lang), *_items(leaf, lang)]
    return [*inner, *_cut(trace(leaf, lang), lang)]


def _cut(text: str, lang: str) -> list[str]:
    return [step.strip() for step in _apart(text, "；" if lang == "zh" else "; ") if step.strip()]


def _apart(text: str, mark: str) -> Iterator[str]:
    """The text split at the marks that stand outside of brackets."""
    begun = depth = 0
    for at, char in enumerate(text):
        depth += (char in "(（") - (char in ")）")
        if depth <= 0 and text.startswith(mark, at):
            yield text[begun:at]
            begun = at + len(mark)
    yield text[begun:]


def _parts(leaf: s.LeafScore, lang: str) -> Iterator[str]:
    """Each part of a blend, as if it were a leaf of its own."""
    v, node = leaf.inputs, leaf.indicator
    if node.score.kind != "blend" or v is None or not v.chosen:
        return
    outcomes = iter(v.chosen)
    for index, part in enumerate(node.score.params.parts):
        name = part.name or say("part", lang, n=index + 1)
        if index >= len(v.parts) or v.parts[index] is None:
            yield say("named", lang, name=name, text=say("point.na", lang))
            continue
        outcome = next(outcomes)
        points = Fraction(outcome.points)
        digits = 2 if (points * 100).denominator == 1 else DIGITS
        own = Indicator(
            name=name,
            path=node.path,
            measure=part.measure,
            target=part.target,
            score=part.score,
            rounding=Rounding(digits=digits),
        )
        shown = s.LeafScore(
            own,
            s.SCORED,
            outcome.inputs.w,
            rounded(points, digits),
            points,
            target=outcome.inputs.target or part.target,
            measured=outcome.measured,
            inputs=outcome.inputs,
        )
        yield say("named", lang, name=name, text=trace(shown, lang))


def _items(leaf: s.LeafScore, lang: str) -> Iterator[str]:
    """Each item of an average that the rule scores one by one."""
    v, use = leaf.inputs, leaf.indicator.score
    if v is None or leaf.measured is None or not leaf.measured.pieces:
        return
    module = rule(use.kind)
    for piece in leaf.measured.pieces:
        own = Inputs(v.w, v.rounding)
        own.cap, own.stretch, own.data = v.cap, v.stretch, v.data
        one = leaf.measured._replace(value=piece.value, pieces=())
        if fit(own, one, piece.target or leaf.target, use) is not None:
            continue
        value = module.points(own, use.params)
        points = Fraction(cut(own, use, value, module.open_top(use.params), module.CAP_IS_SHARE))
        text = f"{module.trace(own, use.params, lang)} = {plain(points, DIGITS)}"
        if piece.weight != 1:
            text += say("weighing", lang, weight=plain(piece.weight, DIGITS))
        yield say("named", lang, name=piece.name or "—", text=text)
