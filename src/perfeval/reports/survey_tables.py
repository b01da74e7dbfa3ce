"""Surveys: each group's sample, answers and rate, and the rates combined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import survey as measure
from perfeval.measures.measured import Context
from perfeval.model.results import Result
from perfeval.model.rounding import plain
from perfeval.reports import achieved, figures
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table

if TYPE_CHECKING:
    from perfeval.model.results import Survey
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

COLUMNS = "indicator respondents population sent returned valid answers satisfaction note"
RIGHT = "population sent returned valid satisfaction"


def survey_table(card: Scorecard, words: Words) -> Table | None:
    """Every group with its own rate; several are followed by the combined rate and how."""
    rows: list[Row] = []
    for leaf in card.leaves:
        for result, params in measure.held(leaf):
            rows += [_group(leaf, group, params, words) for group in result.survey]
            if len(result.survey) > 1:
                rows.append(_combined(leaf, result, params, words))
    shown = filled(columns_of(words, COLUMNS, RIGHT), rows, ("indicator",))
    return table("survey", words, shown, rows)


def _rate(result: Result, params: measure.Params, leaf: LeafScore, words: Words) -> str:
    value = measure.read(result, params, Context(leaf.indicator.path)).value
    return figures.quantity(value, words)


def _group(leaf: LeafScore, group: Survey, params: measure.Params, words: Words) -> Row:
    alone = params._replace(combine=measure.Combine())
    return row({
        "indicator": leaf.indicator.name, "respondents": group.name,
        "population": _count(group.population), "sent": _count(group.sent),
        "returned": _count(group.returned), "valid": _count(group.valid),
        "answers": _answers(group, words),
        "satisfaction": _rate(Result(survey=(group,)), alone, leaf, words),
        "note": words.listed([group.mode, group.dates]),
    })  # fmt: skip


def _combined(leaf: LeafScore, result: Result, params: measure.Params, words: Words) -> Row:
    weights = ":".join(plain(weight, 4) for weight in params.combine.weights)
    how = words(f"combine.{params.combine.kind}", weights=weights)
    whole = _rate(result, params, leaf, words) or achieved.actual_text(leaf, words)
    cells = {"indicator": leaf.indicator.name, "respondents": words("survey.combined", how=how)}
    counts = {
        key: _sum([getattr(group, key) for group in result.survey])
        for key in ("population", "sent", "returned", "valid")
    }
    return row({**cells, **counts, "satisfaction": whole}, "subtotal")


def _sum(values: list[int | None]) -> str:
    known = [value for value in values if value is not None]
    return str(sum(known)) if len(known) == len(values) else ""


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _answers(group: Survey, words: Words) -> str:
    parts = []
    for index, n in enumerate(group.counts):
        named = index < len(group.labels)
        label = group.labels[index] if named else words("survey.option", n=index + 1)
        parts.append(words("survey.answer", label=label, n=n))
    return words.listed(parts)
