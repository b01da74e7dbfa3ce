"""What surrounds an indicator's score: gates, adjusters, reviews, words, basis, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.verdict_view import without_effect
from perfeval.i18n.cli_explain import say
from perfeval.i18n.cli_score import say as score_word
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.cli.explain_view import View
    from perfeval.model.results import Result


def put_notes(view: View) -> None:
    _around(view)
    _told(view)
    _basis(view)
    _evidence(view)


def _around(view: View) -> None:
    """Gates and adjusters of the leaf and of everything above it; the set's rescaling."""
    card, path, lang = view.card, view.leaf.indicator.path, view.lang
    for gate in card.gates:
        if path[: len(gate.at)] == gate.at:
            cap = plain(gate.cap) if gate.cap is not None else ""
            effect = score_word(f"effect.{gate.effect}", lang, cap=cap, grade=gate.grade)
            if without_effect(card, gate):
                effect += score_word("idle", lang)
            where = "/".join(gate.at) or card.indicator_set.id
            text = say("inside", lang, name=gate.name, path=where, value=effect)
            view.entry("gate", text + (f"  {gate.reason}" if gate.reason else ""), style="red")
    for change in card.adjustments:
        if path[: len(change.at)] == change.at:
            sign = "+" if change.value > 0 else ""
            where = "/".join(change.at) or card.indicator_set.id
            text = say(
                "inside", lang, name=change.name, path=where, value=sign + plain(change.value)
            )
            view.entry("adjust", text + (f"  {change.reason}" if change.reason else ""))
    if card.factor is not None:
        view.entry("factor", say("factor.text", lang, factor=plain(card.factor)))


def _told(view: View) -> None:
    result = view.leaf.result
    if result is None:
        return
    for key in ("reason", "assumed", "improvement", "note"):
        view.entry(key, getattr(result, key), result.at.get(key))
    if result.problem:
        known = {p.id: p for p in view.card.project.problems}
        title = known[result.problem].title if result.problem in known else ""
        view.entry("problem", f"{result.problem} {title}".strip(), result.at.get("problem"))
    if result.reported is not None:
        view.entry("reported", plain(result.reported), result.at.get("reported"))
    if result.review is not None:
        review = result.review
        score = plain(review.score) if review.score is not None else ""
        view.entry(
            "review",
            "  ".join(filter(None, (score, review.by, review.date, review.opinion))),
            result.at.get("review"),
        )


def _basis(view: View) -> None:
    node, indicator_set = view.leaf.indicator, view.card.indicator_set
    gap = "；" if view.lang == "zh" else "; "
    view.entry("basis", gap.join((*node.basis, *indicator_set.basis)))
    view.entry("source", node.source)
    if not node.verified:
        view.entry("note", node.note or say("unverified", view.lang))
    elif node.note:
        view.entry("note", node.note)


def _evidence(view: View) -> None:
    from perfeval.scoring.references import evidence_id

    register = {entry.id: entry for entry in view.card.project.evidence}
    label = say("evidence", view.lang)
    seen = set()
    for reference in _references(view.leaf.result):
        if reference in seen:
            continue
        seen.add(reference)
        key = evidence_id(reference, register)
        if key is None:
            text = say("evidence.unknown", view.lang, ref=reference)
        else:
            entry = register[key]
            text = "  ".join(filter(None, (reference, entry.title, entry.doc_no)))
        view.page.entry(label, text, view.column)
        label = ""
    gap = "、" if view.lang == "zh" else ", "
    view.entry("evidence.needed", gap.join(view.leaf.indicator.evidence))


def _references(result: Result | None) -> Iterator[str]:
    """References of the result itself and of each deduction, event and point of it."""
    if result is None:
        return
    yield from result.evidence
    for entry in (*(result.deductions or ()), *(result.occurrences or ())):
        yield from entry.evidence
    for source in (result.met, result.items):
        if isinstance(source, dict):
            for judgement in source.values():
                yield from judgement.evidence
    for part in result.parts:
        yield from _references(part)
