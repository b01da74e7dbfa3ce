"""The document `overview/v1`: counts and points as numbers, rates as ratios."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed, plain
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.version import VERSION

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.overview.facts import Fact
    from perfeval.overview.records import LeafLine, Line, Overview

FINEST = 12  # decimals of points, all of which end sooner
MEANS, RATES = 6, 6  # decimals of means and of rates, half-up


def document(o: Overview, lang: str = "zh") -> str:
    return dumps({**_document(o, lang), "digest": digest(o, lang)})


def _document(o: Overview, lang: str) -> dict[str, Any]:
    def line(one: Line) -> dict[str, Any]:
        return {
            "projects": one.projects, "scored": one.scored, "with_total": one.pointed,
            "mean": _mean(one.mean), "grades": dict(zip(o.ladder, one.grades, strict=True)),
            "with_execution": one.executed, "execution": _rate(one.execution),
        }  # fmt: skip

    t = o.totals
    return {
        "perfeval": "overview/v1",
        "projects": o.projects, "scored": o.scored, "unusable": o.unusable,
        "with_errors": o.with_errors, "with_warnings": o.with_warnings,
        "full": _plain(o.scale.full), "of_hundred": o.scale.full is None,
        "terms": _terms(o),
        "sets": [{"id": s.id or None, "title": s.title or None, **line(s.line)} for s in o.sets],
        "totals": t and {
            "count": t.many, "min": _plain(t.least), "q1": _plain(t.first), "median": _plain(t.median),
            "q3": _plain(t.third), "max": _plain(t.most), "mean": _mean(t.mean),
        },
        "histogram": [
            {"from": _rate(b.low), "to": _rate(b.high), "count": b.many} for b in (t.bins if t else ())
        ],
        "grades": [{"grade": g.grade or None, "count": g.many, "share": _rate(g.share)} for g in o.grades],
        "by": [
            {
                "column": g.column, "reason": g.reason or None,
                "classes": [{"name": one.name, **line(one)} for one in g.lines],
                "others": g.others, "rest": g.rest and line(g.rest), "total": line(g.total),
            }
            for g in o.groupings
        ],
        "top": [{"place": r.place, **_fact(r.project)} for r in o.ranking.rows[: o.terms.ranked]],
        "bottom": [{"place": r.place, **_fact(r.project)} for r in o.ranking.bottom],
        "ranked": o.ranking.all,
        "sections": [_leaf(one) for one in o.sections],
        "indicators": [_leaf(one) for one in o.leaves],
        "execution": [{"from": _rate(b.low), "to": _rate(b.high), **line(b.line)} for b in o.bands],
        "patterns": [
            {
                "pattern": p.key, "count": p.many, "projects": [_fact(f) for f in p.projects],
                "groups": [
                    {"count": g.many, "projects": [_fact(f) for f in g.projects]} for g in p.groups
                ],
                "all_groups": p.all_groups,
            }
            for p in o.patterns
        ],
        "same_totals": [
            {"total": _plain(s.points), "count": s.many, "share": _rate(s.share)} for s in o.same
        ],
        "refused": [
            {**_fact(r.project), "at": r.place or None, "message": r.message, "mend": r.mend or None}
            for r in o.refused
        ],
        "codes": [
            {
                "code": c.code, "severity": c.severity, "findings": c.findings, "projects": c.many,
                "message": c.message,
            }
            for c in o.codes
        ],
        "findings": [entry(finding, lang) for finding in o.findings],
    }  # fmt: skip


def _terms(o: Overview) -> dict[str, Any]:
    t = o.terms
    return {
        "bands": [_rate(b) for b in t.bands], "low_execution": _rate(t.low_execution),
        "high_share": _rate(t.high_share), "alike_rows": t.alike_rows,
        "same_total_count": t.same_total_count, "same_total_share": _rate(t.same_total_share),
        "mean_decimals": MEANS, "rate_decimals": RATES,
    }  # fmt: skip


def _fact(one: Fact) -> dict[str, Any]:
    return {
        "project": one.project, "name": one.name or None, "department": one.department or None,
        "region": one.region or None, "set": one.set or None, "source": one.source, "row": one.row,
        "total": _plain(one.total), "max": _plain(one.max), "grade": one.grade or None,
        "execution": _rate(one.execution),
    }  # fmt: skip


def _leaf(one: LeafLine) -> dict[str, Any]:
    return {
        "set": one.set or None, "path": one.path.split("/"), "scored": one.scored,
        "share": _rate(one.share), "lost": one.lost, "missing": one.missing, "not_applicable": one.absent,
    }  # fmt: skip


def _plain(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, FINEST))


def _mean(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, MEANS))


def _rate(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    whole, _, decimals = fixed(value, RATES).partition(".")
    return Number(f"{whole}.{decimals.rstrip('0') or '0'}")


def digest(o: Overview, lang: str) -> str:
    """Over all that the overview says."""
    text = "\n".join((dumps(_document(o, lang)), lang, VERSION))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
