"""Strengths and weaknesses as the results show them: full marks, over- and under-achievement, losses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.reports import achieved, figures, footing
from perfeval.reports.counted import counted, some
from perfeval.reports.losses import Loss, clause, full, losses
from perfeval.reports.score_table import is_statement
from perfeval.reports.texts import bare, bracketed

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

MOST = 5  # indicators named in one sentence


def balance(card: Scorecard, words: Words) -> list[dict[str, str]]:
    """[{key, text}]: `full`, `strong`, `over`, `lenient`, `lost`, `gates`; only what there is."""
    leaves = taking_part(card)
    found = {"over": over(leaves, words)}
    if card.indicator_set.scored:
        found = {
            "full": _full(leaves, words), "strong": strengths(leaves, words), **found,
            "lenient": _lenient(leaves, words), "lost": weaknesses(card, leaves, words), "gates": gates(card, words),
        }  # fmt: skip
    return [{"key": key, "text": text} for key, text in found.items() if text]


def taking_part(card: Scorecard) -> list[LeafScore]:
    return [
        leaf for leaf in card.leaves
        if leaf.status not in achieved.ABSENT and not is_statement(leaf)
    ]  # fmt: skip


def _full(leaves: list[LeafScore], words: Words) -> str:
    n, whole = len(full(leaves)), len([leaf for leaf in leaves if leaf.weight])
    if not n:
        return words("balance.none_full") if whole else ""
    if n == whole:
        return counted(words, "balance.all_full", n)
    return counted(words, "balance.full", n, whole=whole)


def strong(leaves: list[LeafScore]) -> list[LeafScore]:
    """At full marks, the target reached in numbers; the heaviest first, what is no rate of the money
    where there is such."""
    found = [
        leaf for leaf in full(leaves)
        if achieved.is_ratio(leaf) and leaf.completion is not None and leaf.completion >= 1
    ]  # fmt: skip
    plain = [leaf for leaf in found if leaf.indicator.measure.kind != "funds"] or found
    return sorted(plain, key=lambda leaf: (leaf.weight or 0, leaf.completion or 0), reverse=True)


def strengths(leaves: list[LeafScore], words: Words, most: int = MOST) -> str:
    """Heavy indicators whose figures reached their targets."""
    found = strong(leaves)[:most]
    if not found:
        return _full_names(leaves, words)
    parts = [reached(leaf, words) for leaf in found]
    return words("balance.strong", parts=words("semicolon").join(parts))


def _full_names(leaves: list[LeafScore], words: Words) -> str:
    """Judged indicators at full marks, where no figure can be told."""
    heavy = sorted(full(leaves), key=lambda leaf: leaf.weight or 0, reverse=True)
    parts = [
        words("balance.full_name", name=leaf.indicator.name, weight=figures.short(leaf.weight))
        for leaf in heavy
    ]
    return words("balance.full_names", parts=some(words, parts, MOST)) if parts else ""


def reached(leaf: LeafScore, words: Words) -> str:
    """An indicator with its weight, target and actual."""
    target, actual = achieved.target_text(leaf, words), achieved.actual_text(leaf, words)
    return words(
        "balance.reached", name=leaf.indicator.name, weight=figures.short(leaf.weight),
        target=bare(target), actual=bare(actual),
    )  # fmt: skip


def over(leaves: list[LeafScore], words: Words) -> str:
    """Completion above the target, with the reason given."""
    found = [
        leaf for leaf in leaves
        if achieved.is_ratio(leaf) and leaf.completion is not None and leaf.completion > 1
    ]  # fmt: skip
    found.sort(key=lambda leaf: -(leaf.completion or 0))
    if not found:
        return ""
    parts = [_over(leaf, words) for leaf in found]
    return counted(words, "balance.over", len(found), parts=some(words, parts, MOST))


def goals(leaves: list[LeafScore], words: Words, most: int = MOST) -> str:
    """Targets that are reached in numbers, the highest completion first; for sets without scores."""
    found = [leaf for leaf in leaves if leaf.met and achieved.is_ratio(leaf)]
    found.sort(key=lambda leaf: -(leaf.completion or 0))
    if not found:
        return ""
    parts = [
        words("balance.goal", name=leaf.indicator.name, target=bare(achieved.target_text(leaf, words)),
              actual=bare(achieved.actual_text(leaf, words)))
        for leaf in found
    ]  # fmt: skip
    return counted(words, "balance.goals", len(found), parts=some(words, parts, most))


def _over(leaf: LeafScore, words: Words) -> str:
    remarks = [words("loss.rate", rate=figures.rate(leaf.completion))]
    beyond = limit(leaf)
    if beyond is not None and leaf.completion is not None and leaf.completion > beyond:
        reason = given_reason(leaf, words)
        remarks.append(words("balance.beyond", beyond=percent(beyond)))
        remarks.append(words("balance.why", why=reason) if reason else "")
    return bracketed(leaf.indicator.name, remarks, words)


def limit(leaf: LeafScore) -> Fraction | None:
    """The completion beyond which the rule wants a reason or takes points."""
    use = leaf.indicator.score
    if use.kind != "completion" or leaf.inputs is None or use.params.over.action == "none":
        return None
    beyond: Fraction = use.params.over.beyond
    return beyond


def given_reason(leaf: LeafScore, words: Words) -> str:
    """The reason in a clause; that it stands with the indicator where it is long."""
    from perfeval.reports.evidence import reason_of

    reason = reason_of(leaf.result)
    return clause(reason) or (words("balance.see") if reason else "")


def _lenient(leaves: list[LeafScore], words: Words) -> str:
    """Short of the target without losing points."""
    found = [
        leaf for leaf in leaves
        if leaf.met is False and achieved.lost(leaf) <= 0 and achieved.is_ratio(leaf)
    ]  # fmt: skip
    if not found:
        return ""
    parts = [
        bracketed(leaf.indicator.name, [words("loss.rate", rate=figures.rate(leaf.completion))], words)
        for leaf in found
    ]  # fmt: skip
    return counted(words, "balance.lenient", len(found), parts=some(words, parts, MOST))


def weaknesses(card: Scorecard, leaves: list[LeafScore], words: Words) -> str:
    """What lost points, the most first, with its share of all that was lost; without a sum and
    shares where the points are not of one worth."""
    found = losses(leaves, words)
    if not found:
        return ""
    whole = sum((loss.points for loss in found), Fraction(0))
    if len(found) == 1:
        name = found[0].leaf.indicator.name
        return words("balance.lost_one", name=name, points=figures.short(whole))
    mixed = footing.mixed(card)
    parts = [
        words("loss.part", name=loss.leaf.indicator.name, points=figures.short(loss.points))
        if mixed
        else _share(loss, whole, words)
        for loss in found[:MOST]
    ]
    more = len(found) - len(parts)
    if more:
        parts.append(counted(words, "balance.more", more))
    text = words("semicolon").join(parts)
    if mixed:
        return words("balance.lost_mixed", n=len(found), parts=text)
    return words("balance.lost", n=len(found), points=figures.short(whole), parts=text)


def gates(card: Scorecard, words: Words) -> str:
    """The gates that took points, each with where it stands, its effect and its reason."""
    parts = []
    for gate in card.gates:
        if footing.idle(gate, card):
            continue
        at = "/".join(gate.at) or words("whole")
        text = words("balance.gate", name=gate.name, at=at, effect=footing.gate_effect(gate, words))
        why = bare(footing.gate_reason(gate, card, words, idle=False))
        parts.append(text + (words("colon") + why if why else ""))
    return words("balance.gates", parts=words("semicolon").join(parts)) if parts else ""


def _share(loss: Loss, whole: Fraction, words: Words) -> str:
    values = {"name": loss.leaf.indicator.name, "points": figures.short(loss.points)}
    return words("balance.share", share=figures.rate(loss.points / whole), **values)
