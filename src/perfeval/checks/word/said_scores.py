"""A sentence that tells another score, weight, deduction, rate or result of an indicator."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.word.claims import Claim, claims
from perfeval.checks.word.figures import Figures, figures, loose, lost
from perfeval.checks.word.look import span
from perfeval.checks.word.score_rows import same
from perfeval.checks.word.survey_figures import of_all_surveys
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import Scorecard

CODE = "PE926"
PERCENT = ("rate", "completion", "share")


def check(look: Look, p: None) -> Iterator[Finding]:
    """A number that is one of those the project has for the name is right."""
    card = look.card
    if card is None:
        return
    known, gone = of_all_surveys(card, figures(card)), lost(card)
    if gone is not None:
        whole = (
            () if card.max is None else (card.max, *(x for x in (card.indicator_set.total,) if x))
        )
        also = [] if card.total is None or card.max is None else [card.max - card.total]
        # a sentence that names nobody may be about the chapter's branch
        branches = {loose(branch.indicator.name) for branch in card.branches} & known.keys()
        also += [value for key in sorted(branches) for value in known[key].values["lost"]]
        known[""] = Figures(
            "", (), {"lost": (gone, *also), "weight": whole, "losing": _losing(card)}
        )
    groups: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
    for one in claims(look, known):
        groups[one.line.number, one.key, one.kind].append(one)
    for (_, key, kind), told in groups.items():
        values = _values(known.get(key), kind)
        wrong = [one for one in told if values and not any(same(one.printed, v) for v in values)]
        if not wrong or _in_parts(told, wrong, values):
            continue
        for one in dict.fromkeys(wrong):
            unit = "%" if kind in PERCENT else ""
            params = {
                "name": known[key].name, "what": "score" if kind == "points" else kind,
                "printed": one.printed + unit, "value": plain(values[0], 2 if unit else 6) + unit,
            }  # fmt: skip
            yield Finding(CODE, span(look, one.line), params, known[key].path)


def _losing(card: Scorecard) -> tuple[Fraction, ...]:
    losing = [
        leaf for leaf in card.leaves
        if leaf.score is not None and leaf.weight is not None and leaf.score < leaf.weight
    ]  # fmt: skip
    return (Fraction(len(losing)),)


def _values(one: Figures | None, kind: str) -> Sequence[Fraction]:
    if one is None:
        return ()
    if kind == "points":  # a bare number behind a name is its score or its weight
        return (*one.values.get("score", ()), *one.values.get("weight", ()))
    return one.values.get(kind, ())


def _in_parts(told: Sequence[Claim], wrong: Sequence[Claim], values: Sequence[Fraction]) -> bool:
    """Whether points are told piece by piece: the pieces make up the right sum."""
    if told[0].kind not in ("lost", "score", "points") or len(wrong) < 2:
        return False
    pieces = sum((Fraction(one.printed) for one in wrong), Fraction(0))
    return any(pieces == value for value in values)
