"""What stands under the tree: adjusters and gates, the total, the grade, how many are met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.cli_score import say
from perfeval.model import scorecard as s
from perfeval.model.rounding import fixed, plain

if TYPE_CHECKING:
    from perfeval.cli.page import Page


def level_one(card: s.Scorecard, what: str) -> Fraction:
    """The level-1 rows' weights or scores added up."""
    rows: list[s.BranchScore | s.LeafScore] = [*card.branches, *card.leaves]
    kept = [row for row in rows if len(row.indicator.path) == 1 and not row.indicator.score.unit]
    return sum((getattr(row, what) or Fraction(0) for row in kept), Fraction(0))


def without_effect(card: s.Scorecard, gate: s.GateFired) -> bool:
    """Whether what a gate allows is no less than what there is anyway."""
    if gate.effect == "cap" and gate.cap is not None:
        held = [b.score for b in card.branches if b.indicator.path == gate.at]
        held += [leaf.score for leaf in card.leaves if leaf.indicator.path == gate.at]
        score = held[0] if held else card.total
        return score is not None and score < gate.cap
    if gate.effect == "grade":
        edges = {grade.name: grade.rank for grade in card.indicator_set.grades}
        if card.grade not in edges or gate.grade not in edges or card.total is None:
            return False
        better = [edge for edge in edges.values() if edge > edges[gate.grade]]
        full = card.indicator_set.total
        seen = card.total * full / card.max if card.max else card.total
        return edges[card.grade] < edges[gate.grade] or not better or (seen, False) < min(better)
    return False


def put_additions(page: Page, card: s.Scorecard, lang: str) -> None:
    """What stands between the sum and the total."""
    for adjustment in card.adjustments:
        at = say("at", lang, path="/".join(adjustment.at)) if adjustment.at else ""
        sign = "+" if adjustment.value > 0 else ""
        text = f"{adjustment.name}{at} {sign}{plain(adjustment.value)}"
        page.entry(
            say("adjust", lang), text + (f"  {adjustment.reason}" if adjustment.reason else ""), 12
        )
    for gate in card.gates:
        at = say("at", lang, path="/".join(gate.at)) if gate.at else ""
        effect = say(
            f"effect.{gate.effect}",
            lang,
            cap=plain(gate.cap) if gate.cap is not None else "",
            grade=gate.grade,
        )
        reason = f"  {gate.reason}" if gate.reason else ""
        idle = say("idle", lang) if without_effect(card, gate) else ""
        page.entry(say("gate", lang), f"{gate.name}{at} {effect}{idle}{reason}", 12, style="red")


def put_verdict(page: Page, card: s.Scorecard, lang: str) -> None:
    if not card.indicator_set.scored:
        page.paragraph(_tally(card, lang), hang=2, style="bold")
        return
    digits = card.indicator_set.rounding.digits
    if card.factor is not None and card.total is not None:
        before = level_one(card, "score")
        page.paragraph(
            say(
                "factor",
                lang,
                sum=fixed(before, digits),
                factor=plain(card.factor, 6),
                total=fixed(before * card.factor, digits, card.indicator_set.rounding.mode),
            )
        )
    if card.indicator_set.combine == "min":
        page.paragraph(say("lowest", lang))
    total = say("none", lang) if card.total is None else fixed(card.total, digits)
    whole = (
        say("of_full", lang, value=total, max=plain(card.max)) if card.max is not None else total
    )
    spans = [(say("total", lang) + "  ", ""), (whole, "bold")]
    if card.grade is not None:
        spans += [("   " + say("grade", lang) + "  ", ""), (card.grade, "bold")]
    if card.conclusion:
        spans += [("   " + say("conclusion", lang) + "  ", ""), (card.conclusion, "bold")]
    page.line(*spans)


def _tally(card: s.Scorecard, lang: str) -> str:
    """How many are met, missed, missing."""
    counts: dict[str, int] = {}
    for leaf in card.leaves:
        statement = leaf.result.statement if leaf.result is not None else None
        if leaf.status in (s.MISSING, s.NOT_APPLICABLE, s.NOT_DUE):
            key = leaf.status
        elif statement is not None and statement.state:
            key = statement.state
        else:
            key = {True: "met", False: "unmet", None: "unknown"}[leaf.met]
        counts[key] = counts.get(key, 0) + 1
    order = (
        "met",
        "unmet",
        "符合",
        "部分符合",
        "不符合",
        "不适用",
        "unknown",
        "missing",
        "not_applicable",
        "not_due",
    )
    parts = [say(f"{key}.count", lang, n=counts[key]) for key in order if key in counts]
    gap = "，" if lang == "zh" else ", "
    return (
        say("summary", lang, n=len(card.leaves))
        + ("：" if lang == "zh" else ": ")
        + gap.join(parts)
    )
