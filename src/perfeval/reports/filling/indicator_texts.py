"""What a project says of each indicator, by the columns that forms have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import FLAG, TEXT
from perfeval.model.rounding import plain
from perfeval.model.scorecard import MISSING
from perfeval.reports import evidence, figures
from perfeval.reports.forms.cells import Entry, entries
from perfeval.reports.score_table import indicators_form, is_statement
from perfeval.reports.texts import ended, joined

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words


class Mine(NamedTuple):
    """A row of the project: its names and its texts by field."""

    path: tuple[str, ...]
    texts: dict[str, str]


def _above(card: Scorecard, leaf: LeafScore) -> dict[str, str]:
    """Weights and points of the levels above an indicator, for columns between the levels."""
    digits = card.indicator_set.rounding.digits
    found = {}
    for branch in card.branches:
        depth = len(branch.indicator.path)
        if leaf.indicator.path[:depth] == branch.indicator.path:
            found[f"weight{depth}"] = figures.short(branch.weight)
            found[f"score{depth}"] = figures.points(branch.score, digits)
    return found


def own_rows(card: Scorecard, skip: LeafScore | None, words: Words) -> list[Mine]:
    table = indicators_form(card, words, skip, "target_year", "actual_year", "reason")
    leaves = [leaf for leaf in card.leaves if leaf is not skip and not is_statement(leaf)]
    own = [row["cells"] for row in table["rows"] if row["kind"] == "row"] if table else []
    return [
        Mine(entry.path, {**_above(card, leaf), **_more(leaf, words), **_texts(entry, leaf, words)})
        for leaf, cells in zip(leaves, own, strict=True)
        for entry in entries(card, leaf, cells, words)
    ]


def said(leaf: LeafScore, words: Words) -> str:
    """The project's own reason and improvement, word for word."""
    result = leaf.result
    parts = [evidence.reason_of(result), evidence.improvement_of(result)]
    given = [part for part in parts if part.strip()]
    return given[0] if len(given) == 1 else joined([ended(part, words) for part in given], words)


def is_missing(leaf: LeafScore) -> bool:
    """Whether nothing is said of what an indicator achieved."""
    given = leaf.result.actual if leaf.result is not None else None
    return leaf.status == MISSING and given is None


def _texts(entry: Entry, leaf: LeafScore, words: Words) -> dict[str, str]:
    found = dict(entry.texts)
    found["actual"] = _actual(entry, leaf)
    found["reason"] = said(leaf, words) or found.get("reason", "")
    if is_missing(leaf):  # no result is not a result of 0
        found |= {"score": "", "completion": "", "reason": said(leaf, words)}
    if not entry.rows:
        found |= {"weight": "", "score": "", "reason": "", "completion": ""}
    return found


def _actual(entry: Entry, leaf: LeafScore) -> str:
    """What was achieved, in the project's own words where it is no number; "" where it is not
    given: only a report says that it is missing."""
    given = leaf.result.actual if leaf.result is not None else None
    if entry.ref.get("of") == "leaf" and given is not None and given.kind in (TEXT, FLAG):
        return given.text
    return "" if is_missing(leaf) else entry.texts.get("actual", "")


def _more(leaf: LeafScore, words: Words) -> dict[str, str]:
    from perfeval.scoring.standard import standard

    node, result = leaf.indicator, leaf.result
    found = {"rule": standard(node, words.lang), "explain": node.explain}
    if leaf.target is not None:
        found["nature"] = "定性" if leaf.target.kind == TEXT else "定量"
    if result is not None:
        found |= {
            "why": evidence.reason_of(result), "improvement": evidence.improvement_of(result),
            "evidence": words.listed(list(result.evidence)), "note": result.note,
        }  # fmt: skip
        if result.review is not None and result.review.score is not None:
            found["review"] = plain(result.review.score)
    return found
