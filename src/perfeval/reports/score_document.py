"""The score document (format contract, section 8)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.measures.batches import batches
from perfeval.model.quantity import DATE
from perfeval.model.rounding import fixed, plain
from perfeval.model.scorecard import NOT_DUE, LeafScore, Scorecard
from perfeval.reports import achieved, figures
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.words import Words, words
from perfeval.scoring.trace import trace
from perfeval.version import VERSION

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.measures.batches import Batch
    from perfeval.model.quantity import Quantity


def document(card: Scorecard, lang: str = "zh") -> str:
    """The JSON text: field for field and in the order of the contract, extra keys behind."""
    w = words(lang)
    header, digits = card.project.header, card.indicator_set.rounding.digits
    funds = card.funds
    found: dict[str, Any] = {
        "perfeval": "score/v1", "project": header.name, "indicator_set": card.indicator_set.id,
        "as_of": header.as_of.isoformat() if header.as_of is not None else None,
        "total": _points(card.total, digits), "max": _plain(card.max), "grade": card.grade,
        "funds": {
            "execution": _rate(funds.execution if funds else None),
            "arrival": _rate(funds.arrival if funds else None),
            "rates": [{"name": r.name, "value": _rate(r.value)} for r in (funds.rates if funds else ())],
        },
        "branches": [
            {"path": list(b.indicator.path), "weight": _plain(b.weight), "score": _points(b.score, digits)}
            for b in card.branches
        ],
        "indicators": [_leaf(card, leaf, w) for leaf in card.leaves],
        "findings": [entry(finding, w.lang) for finding in card.findings],
        "digest": digest(card, w.lang),
        "conclusion": card.conclusion or None,
        "adjustments": [
            {"name": a.name, "value": _plain(a.value), "reason": a.reason, "at": list(a.at)}
            for a in card.adjustments
        ],
        "gates": [
            {"name": g.name, "effect": g.effect, "cap": _plain(g.cap), "grade": g.grade or None,
             "reason": g.reason, "at": list(g.at)}
            for g in card.gates
        ],
        "factor": _plain(card.factor),
        "not_due": [list(leaf.indicator.path) for leaf in card.leaves if leaf.status == NOT_DUE],
        **_batches(card),
    }  # fmt: skip
    return dumps(found)


def _batches(card: Scorecard) -> dict[str, Any]:
    """The batches of the year, in the fund table's unit; nothing where there are none."""
    funds, header = card.project.funds, card.project.header
    found = batches(funds, header.as_of, header.period) if funds is not None else None
    if funds is None or found is None:
        return {}
    keys = ("issued", "carried", "new", "early", "used", "spent", "balance")

    def shown(one: Batch) -> dict[str, Any]:
        name = (one.line.name or one.line.key) if one.line is not None else None
        amounts = {key: _plain(getattr(one, key) / funds.factor) for key in keys}
        return {"name": name, "dates": [day.isoformat() for day in one.days], **amounts,
                "year_rate": _rate(one.year_rate), "rate": _rate(one.rate)}  # fmt: skip

    rows = [shown(one) for one in found.rows]
    whole = {"year": found.year, "unit": funds.unit, "rows": rows, "total": shown(found.total)}
    return {"batches": whole}


def _leaf(card: Scorecard, leaf: LeafScore, w: Words) -> dict[str, Any]:
    node, result = leaf.indicator, leaf.result
    found: dict[str, Any] = {
        "path": list(node.path), "id": node.key, "weight": _plain(leaf.weight),
        "score": _points(leaf.score, figures.digits_of(node, card.indicator_set)),
        "completion": _rate(leaf.completion), "status": leaf.status,
        "target": target_cell(leaf, w) or None, "actual": actual_cell(leaf, w) or None,
        "reported": _plain(result.reported) if result is not None else None,
        "trace": trace(leaf, w.lang), "met": leaf.met,
    }  # fmt: skip
    said = result.statement if result is not None else None
    extra = {
        "unit": node.score.unit, "policy": leaf.policy, "gate": leaf.gate,
        "state": said.state if said is not None else "",
    }  # fmt: skip
    return found | {key: value for key, value in extra.items() if value}


def target_cell(leaf: LeafScore, w: Words) -> str:
    """As the tables have it, but days as they were written, for programs to read."""
    return _day(leaf.target) or achieved.target_text(leaf, w)


def actual_cell(leaf: LeafScore, w: Words) -> str:
    """What was achieved, likewise."""
    found = leaf.measured.value if leaf.measured is not None else None
    if found is None or leaf.measured.pieces or leaf.status in achieved.ABSENT:
        return achieved.actual_text(leaf, w)
    return _day(found) or figures.quantity(found, w)


def _day(value: Quantity | None) -> str:
    return value.text.strip() if value is not None and value.kind == DATE else ""


def _points(value: Fraction | None, digits: int) -> Number | None:
    return None if value is None else Number(figures.points(value, digits))


def _plain(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value))


def _rate(value: Fraction | None) -> Number | None:
    """Four decimals, half up; without needless zeros but with one decimal."""
    if value is None:
        return None
    whole, _, decimals = fixed(value, 4).partition(".")
    return Number(f"{whole}.{decimals.rstrip('0') or '0'}")


def digest(card: Scorecard, lang: str) -> str:
    """Over what the document is made from: set, project, language, program version."""
    parts = (card.indicator_set.digest, card.project.digest, lang, VERSION)
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
