"""Experts' ballots, with what became of each: counted, dropped as an extreme, void, recused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.measures import panel as measure
from perfeval.reports import figures
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.results import Ballot
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

VOID = "PE614"


def panel_table(card: Scorecard, words: Words) -> Table | None:
    """One row a ballot, in the order of the file."""
    void = {finding.span for finding in card.findings if finding.code == VOID}
    rows: list[Row] = []
    for leaf in card.leaves:
        for ballots, params in _panels(leaf):
            states = _states(ballots, params, [ballot.span in void for ballot in ballots])
            for ballot, state in zip(ballots, states, strict=True):
                rows.append(_ballot(leaf, ballot, state, words))
    columns = columns_of(words, "indicator expert role_of score_given ballot_state", "score_given")
    return table("panel", words, filled(columns, rows, ("indicator", "score_given")), rows, merge=1)


def _panels(leaf: LeafScore) -> Iterator[tuple[tuple[Ballot, ...], measure.Params]]:
    if leaf.result is None:
        return
    if leaf.result.panel:
        yield leaf.result.panel, _params(leaf.indicator.measure)
    uses = getattr(leaf.indicator.score.params, "parts", ())
    for index, part in enumerate(leaf.result.parts):
        if part.panel:
            use = getattr(uses[index], "measure", None) if index < len(uses) else None
            yield part.panel, _params(use)


def _params(use: Any) -> measure.Params:
    params = getattr(use, "params", None)
    return params if isinstance(params, measure.Params) else measure.Params()


def _states(
    ballots: tuple[Ballot, ...], params: measure.Params, void: list[bool]
) -> tuple[str, ...]:
    states = [
        "recused" if b.recused else "void" if v else "" for b, v in zip(ballots, void, strict=True)
    ]
    counted = [n for n, b in enumerate(ballots) if not states[n] and b.scores]
    trim = params.trim
    if trim is not None and trim.drop and len(counted) > max(trim.above, 2 * trim.drop):
        counted.sort(key=lambda n: sum(ballots[n].scores) / len(ballots[n].scores))
        for n in (*counted[: trim.drop], *counted[-trim.drop :]):
            states[n] = "dropped"
    return tuple(states)


def _ballot(leaf: LeafScore, ballot: Ballot, state: str, words: Words) -> Row:
    given = words.listed([figures.short(score) for score in ballot.scores])
    if not given and ballot.passed is not None:
        given = words("ballot.pass" if ballot.passed else "ballot.fail")
    return row({
        "indicator": leaf.indicator.name, "expert": ballot.expert, "role_of": ballot.role,
        "score_given": given, "ballot_state": words(f"ballot.{state}") if state else "",
    })  # fmt: skip
