"""The results of a panel as JSON: `panel-result/v1`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed, plain
from perfeval.panels.codes import expert_codes, subject_codes
from perfeval.panels.rules import rule_text
from perfeval.panels.steps import steps
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.version import VERSION

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.panels.records import Cast, Outcome, PanelResult


def document(result: PanelResult, lang: str = "zh") -> str:
    """The JSON text. Experts are given by their codes, amounts in 元."""
    panel = result.panel
    codes = expert_codes(panel)
    blind = subject_codes(panel) if panel.anonymous == "both" else None
    found: dict[str, Any] = {
        "perfeval": "panel-result/v1", "title": panel.title,
        "date": panel.date.isoformat() if panel.date is not None else None,
        "project": panel.project or None, "max": _plain(panel.full), "rule": rule_text(panel, lang),
        "verified": panel.verified, "experts": len(panel.experts), "ballots": len(panel.ballots),
        "unit": "元", **({"subject_codes": {code: id for id, code in sorted(blind.items())}} if blind else {}),
        "results": [_outcome(result, outcome, codes, lang) for outcome in result.ranked],
        "granted": _plain(result.granted), "budget": _plain(panel.rule.budget),
        "open": [o.subject.id for o in result.outcomes if o.open],
        "findings": [entry(finding, lang) for finding in result.findings],
        "digest": digest(result, lang),
    }  # fmt: skip
    return dumps(found)


def _outcome(result: PanelResult, outcome: Outcome, codes: Any, lang: str) -> dict[str, Any]:
    panel, talk = result.panel, outcome.discussion
    digits = panel.rule.rounding.digits
    found: dict[str, Any] = {
        "id": outcome.subject.id, "name": outcome.subject.name, "unit": outcome.subject.unit,
        "status": outcome.status, "rank": outcome.rank,
        "score": Number(fixed(outcome.score, digits)) if outcome.score is not None else None,
        "mean": _plain(outcome.mean), "valid": outcome.valid, "votes": outcome.votes,
        "passes": outcome.passes, "invalid": outcome.invalid, "lacking": outcome.lacking, "passed": outcome.passed, "spread": _plain(outcome.spread),
        "deviation": _plain(outcome.deviation), "divergent": outcome.divergent,
        "discussed": talk is not None and (talk.keep or talk.score is not None or talk.passed is not None),
        "discussion": {
            "date": talk.date.isoformat() if talk.date is not None else None, "by": talk.by or None,
            "score": _plain(talk.score), "passed": talk.passed, "keep": talk.keep,
            "reason": talk.reason or None, "evidence": list(talk.evidence),
        } if talk is not None else None,
        "recused": [
            {"expert": codes[expert.id], "reason": one.reason or None}
            for expert in sorted(panel.experts, key=lambda e: codes[e.id])
            for one in expert.recused if one.subject == outcome.subject.id
        ],
        "points": _plain(outcome.points),
        "band": panel.rule.bands.index(outcome.band) + 1 if outcome.band is not None else None,
        "money": _plain(outcome.money),
        "criteria": {key: _plain(value) for key, value in outcome.criteria.items()},
        "ballots": sorted((_cast(cast, codes) for cast in outcome.casts), key=lambda c: c["expert"]),
        "steps": steps(panel, outcome, lang, lambda cast: codes[cast.expert.id]),
    }  # fmt: skip
    return found


def _cast(cast: Cast, codes: Any) -> dict[str, Any]:
    return {
        "expert": codes[cast.expert.id], "role": cast.expert.role, "state": cast.state,
        "score": _plain(cast.total), "weight": _plain(cast.weight), "passed": cast.ballot.passed,
        "opinion": cast.ballot.opinion or None,
    }  # fmt: skip


def _plain(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, 10))


def digest(result: PanelResult, lang: str) -> str:
    """Over what the document is made from: the file, the language, the program's version."""
    parts = (result.panel.digest, lang, VERSION)
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
