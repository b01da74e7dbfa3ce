"""A panel's ballots as results of a project: to be put under `results` of its file.

The set's own measure `panel` then trims and weighs them, by the same arithmetic.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfeval.i18n.panel_words import say
from perfeval.model.rounding import exact
from perfeval.panels import records as r
from perfeval.panels.codes import expert_codes

if TYPE_CHECKING:
    from perfeval.panels.records import Cast, PanelResult

VOID = frozenset((r.VOID_EQUAL, r.VOID_FULL))


def snippet(result: PanelResult, lang: str) -> str:
    """YAML with one result a subject, by its name; experts by their codes. Void ballots are left
    out, since an indicator's measure can't see the other subjects; recused ones stay as such."""
    codes = expert_codes(result.panel)
    zh = lang == "zh"
    lines = [f"# {line}" for line in say("snippet", lang).split("\n")]
    lines.append("指标结果:" if zh else "results:")
    for outcome in result.outcomes:
        casts = [cast for cast in outcome.casts if cast.state not in VOID]
        if not casts:
            continue
        lines.append(f"  {_text(outcome.subject.name or outcome.subject.id)}:")
        lines.append("    专家评分表:" if zh else "    panel:")
        lines += [f"      - {_ballot(cast, codes[cast.expert.id], zh)}" for cast in casts]
    return "\n".join(lines) + "\n"


def _ballot(cast: Cast, code: str, zh: bool) -> str:
    parts = [("专家", "expert", code)]
    if cast.expert.role:
        parts.append(("角色", "role", _text(cast.expert.role)))
    if cast.total is not None:
        parts.append(("评分", "score", exact(cast.total)))
    if cast.ballot.passed is not None:
        word = ("是" if cast.ballot.passed else "否") if zh else str(cast.ballot.passed).lower()
        parts.append(("通过", "pass", word))
    if cast.state == r.RECUSED:
        parts.append(("回避", "recused", "是" if zh else "true"))
    return "{" + ", ".join(f"{own if zh else key}: {text}" for own, key, text in parts) + "}"


def _text(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
