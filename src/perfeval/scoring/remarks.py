"""What a reviewer would ask about a finished scorecard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model import scorecard as s
from perfeval.model.finding import Finding
from perfeval.model.results import Result
from perfeval.model.rounding import fixed, plain, rounded
from perfeval.scoring.number_remarks import about_numbers, without_operator
from perfeval.scoring.references import evidence_id, evidence_of, references

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.project import Evidence, Project

TRANSFER = "transfer-payment"


def remarks(card: s.Scorecard) -> list[Finding]:
    """Findings about the whole card and about each leaf."""
    register = {e.id: e for e in card.project.evidence}
    return [*of_project(card), *(f for leaf in card.leaves for f in of_leaf(card, leaf, register))]


def of_project(card: s.Scorecard) -> Iterator[Finding]:
    """Findings about the whole card."""
    yield from without_operator(card)
    yield from references(card)
    yield from of_file(card)


def of_file(card: s.Scorecard) -> Iterator[Finding]:
    """Findings about the project's own blocks and the set it is scored by."""
    yield from _goals(card)
    yield from _transfer(card)
    yield from _printed_total(card)
    header = card.project.header
    start, end = card.indicator_set.valid
    day = header.as_of or header.period[1]
    if day is not None and ((start and day < start) or (end and day > end)):
        params = {
            "day": day.isoformat(), "from": start.isoformat() if start else "",
            "to": end.isoformat() if end else "", "set": card.indicator_set.id,
        }  # fmt: skip
        yield Finding("PE317", header.at.get("as_of") or header.at.get("period"), params)
    if not card.indicator_set.verified:
        place = card.project.places.get("indicator_set")
        yield Finding("PE318", place, {"set": card.indicator_set.id})


def _transfer(card: s.Scorecard) -> Iterator[Finding]:
    if (card.project.report or card.indicator_set.report) == TRANSFER:
        from perfeval.scoring.completeness import of_report

        yield from of_report(card)


def _goals(card: s.Scorecard) -> Iterator[Finding]:
    if not card.project.goals:
        return
    # most projects have none, and start sooner without these
    from perfeval.scoring.goal_links import of_links
    from perfeval.scoring.goal_remarks import of_goals

    yield from of_goals(card.project)
    yield from of_links(card)


def _printed_total(card: s.Scorecard) -> Iterator[Finding]:
    project = card.project
    scores = [
        leaf.result.reported
        for leaf in card.leaves
        if leaf.result and leaf.result.reported is not None
    ]
    digits = card.indicator_set.rounding.digits
    reported = project.reported
    if reported is None or card.total is None:
        return
    if reported.total is not None:
        whole = [
            leaf
            for leaf in card.leaves
            if leaf.weight and leaf.status not in (s.NOT_APPLICABLE, s.NOT_DUE)
        ]
        if scores and len(scores) >= len(whole) and sum(scores) != reported.total:
            params = {
                "total": plain(reported.total),
                "sum": plain(sum(scores, Fraction(0))),
                "column": "",
            }
            yield Finding("PE702", reported.at.get("total", reported.span), params)
        if reported.total != card.total:
            params = {"printed": plain(reported.total), "computed": fixed(card.total, digits)}
            yield Finding("PE703", reported.at.get("total", reported.span), params)
    if reported.grade and reported.grade != card.grade:
        params = {"printed": reported.grade, "computed": card.grade or "—"}
        yield Finding("PE704", reported.at.get("grade", reported.span), params)


def of_leaf(
    card: s.Scorecard, leaf: s.LeafScore, register: Mapping[str, Evidence]
) -> Iterator[Finding]:
    """Findings about one leaf."""
    result, indicator = seen(card.project, leaf), leaf.indicator
    if result is None or leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE):
        if result is not None and not (result.absence or result.not_due):
            yield Finding(
                "PE454", result.place("not_applicable"), {"name": indicator.name}, indicator.path
            )
        return
    yield from about_numbers(leaf, result)
    yield from _unmet(card, leaf, result)
    yield from of_evidence(register, leaf, result)
    yield from _printed(card, leaf, result)


def seen(project: Project, leaf: s.LeafScore) -> Result | None:
    """The result that is remarked on; an empty one of a leaf that the fund table alone scores."""
    if leaf.result is None and leaf.status == s.SCORED:
        return Result(span=project.place_for(leaf.indicator.path) or leaf.indicator.span)
    return leaf.result


def _explained(result: Result) -> bool:
    if result.reason or result.problem:
        return True
    if result.statement is not None and (result.statement.text or result.statement.problem):
        return True
    if any(entry.fact for entry in (*(result.deductions or ()), *(result.occurrences or ()))):
        return True
    judged = [
        j
        for source in (result.met, result.items)
        if isinstance(source, Mapping)
        for j in source.values()
    ]
    return any(j.fact for j in judged) or any(_explained(part) for part in result.parts)


def _unmet(card: s.Scorecard, leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    path = leaf.indicator.path
    if (
        leaf.status == s.SCORED
        and leaf.score is not None
        and leaf.weight is not None
        and not leaf.indicator.score.unit
    ):
        if leaf.score < leaf.weight and not _explained(result):
            digits = card.indicator_set.rounding.digits
            params = {
                "score": fixed(leaf.score, digits),
                "weight": plain(leaf.weight),
                "name": leaf.indicator.name,
            }
            yield Finding("PE443", result.span, params, path)
    elif leaf.status == s.UNSCORED and leaf.met is False and not _explained(result):
        yield Finding("PE455", result.span, {"name": leaf.indicator.name}, path)


def of_evidence(
    register: Mapping[str, Evidence], leaf: s.LeafScore, result: Result
) -> Iterator[Finding]:
    """Full marks need evidence, of the kinds the set asks for."""
    if leaf.status == s.SCORED and leaf.weight and leaf.score == leaf.weight:
        yield from of_full_marks(register, leaf.indicator, result)


def of_full_marks(
    register: Mapping[str, Evidence], indicator: Indicator, result: Result
) -> Iterator[Finding]:
    """The evidence of a result that has full marks."""
    ids = [evidence_id(reference, register) for reference, _ in evidence_of(result)]
    kinds = {register[i].kind for i in ids if i is not None}
    lacking = [kind for kind in indicator.evidence if kind not in kinds]
    if lacking:
        params = {"name": indicator.name, "kinds": "、".join(lacking)}
        yield Finding("PE452", result.place("evidence"), params, indicator.path)
    elif not ids and indicator.measure.kind not in ("funds", "survey"):
        yield Finding("PE451", result.span, {"name": indicator.name}, indicator.path)


def _printed(card: s.Scorecard, leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    if result.reported is None or leaf.score is None or leaf.status == s.MISSING:
        return  # without a result there is nothing to compare; that has been said
    path, digits = leaf.indicator.path, card.indicator_set.rounding.digits
    place = result.at.get("reported")
    params = {
        "name": leaf.indicator.name, "printed": plain(result.reported),
        "computed": fixed(leaf.score, digits), "weight": plain(leaf.weight or Fraction(0)),
    }  # fmt: skip
    if (
        leaf.weight is not None
        and (result.reported > leaf.weight or result.reported < 0)
        and not leaf.indicator.score.cap
    ):
        yield Finding("PE705", place, params, path)
    elif rounded(result.reported, digits) != leaf.score:
        if leaf.met is True and leaf.score == leaf.weight:
            yield Finding("PE706", place, params, path)
        elif leaf.met is False and result.reported == leaf.weight:
            yield Finding("PE707", place, params, path)
        else:
            yield Finding("PE701", place, params, path)
