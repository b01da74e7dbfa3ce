"""The document `comparison/v1`: points as numbers, rates as ratios, exact as far as decimals go."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.followup.values import met_rate, score_of
from perfeval.model.rounding import fixed, plain
from perfeval.reports import achieved, footing
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.words import Words, words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.followup.moves import Comparison, LeafMove, Movement
    from perfeval.followup.records import Year
    from perfeval.model.scorecard import LeafScore

FINEST = 12  # decimals of a change that does not end


def document(made: Comparison, lang: str = "zh") -> str:
    w = words(lang)
    found: dict[str, Any] = {
        "perfeval": "comparison/v1", "unit": "元",
        "cards": [_card(year) for year in made.years],
        "groups": [{"key": key, "files": [y.file for y in years]} for key, years in made.groups],
        "indicators": [
            {"name": row.any.indicator.name, "cards": [_leaf(leaf, w) for leaf in row.leaves]}
            for row in made.rows
        ],
        "movements": [_movement(move) for move in made.movements],
        "unread": [
            {"file": one.file, "findings": [entry(f, lang) for f in one.findings]} for one in made.unread
        ],
        "findings": [entry(finding, lang) for finding in made.findings],
        "digest": digest(made, lang),
    }  # fmt: skip
    return dumps(found)


def _card(year: Year) -> dict[str, Any]:
    card = year.card
    funds = card.funds
    total = funds.total if funds is not None else None
    return {
        "file": year.file, "project": card.project.header.name, "code": card.project.header.code or None,
        "year": year.label, "indicator_set": card.indicator_set.id, "total": _plain(card.total),
        "max": _plain(card.max), "of_hundred": _plain(score_of(card)), "grade": card.grade,
        "execution": _rate(funds.execution if funds is not None else None),
        "arrival": _rate(funds.arrival if funds is not None else None),
        "budget": _plain(total.budget if total is not None else None),
        "spent": _plain(total.spent if total is not None else None),
        "met": _rate(met_rate(card)),
        "branches": [
            {
                "path": list(b.indicator.path), "weight": _plain(b.weight), "score": _plain(b.score),
                "applicable": _plain(footing.applicable(card, b)) if b.weight is not None else None,
            }
            for b in card.branches
        ],
    }  # fmt: skip


def _leaf(leaf: LeafScore | None, w: Words) -> dict[str, Any] | None:
    if leaf is None:
        return None
    return {
        "path": list(leaf.indicator.path), "weight": _plain(leaf.weight),
        "target": achieved.target_text(leaf, w) or None, "actual": achieved.actual_text(leaf, w) or None,
        "completion": _rate(leaf.completion), "score": _plain(leaf.score), "status": leaf.status,
    }  # fmt: skip


def _movement(move: Movement) -> dict[str, Any]:
    return {
        "from": move.first.file, "to": move.second.file, "same_project": move.same_project,
        "comparable": move.comparable, "matched": _rate(move.matched), "change": _plain(move.change),
        "grade": [move.first.card.grade, move.second.card.grade],
        "by_cause": {cause: _plain(change) for cause, change in move.by_cause().items()},
        "indicators": [_leaf_move(one) for one in move.leaves if one.change or one.flags],
        "adjusters": {name: _plain(change) for name, change in move.adjusters.items()},
        "gates": {name: _plain(change) for name, change in move.gates.items()},
        "rest": _plain(move.rest), "of": 100 if move.percent else _plain(move.second.card.max),
    }  # fmt: skip


def _leaf_move(one: LeafMove) -> dict[str, Any]:
    return {
        "path": list(one.leaf.indicator.path), "change": _plain(one.change),
        "causes": {cause: _plain(change) for cause, change in one.causes.items()},
        "net": _plain(one.net),
        "flags": list(one.flags),
    }  # fmt: skip


def _plain(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, FINEST))


def _rate(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    whole, _, decimals = fixed(value, 4).partition(".")
    return Number(f"{whole}.{decimals.rstrip('0') or '0'}")


def digest(made: Comparison, lang: str) -> str:
    """Over what the document is made from."""
    cards = [year.card for year in made.years]
    parts = [part for card in cards for part in (card.indicator_set.digest, card.project.digest)]
    text = "\n".join((*parts, lang, VERSION))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
