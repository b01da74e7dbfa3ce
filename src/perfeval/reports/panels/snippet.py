"""A panel's ballots as results of a project: to be put under `results` of its file.

The set's own measure `panel` then trims and weighs them, by the same arithmetic. What it has no
word for (discussions, weights of whole roles) comes as the result itself, and open results not at
all.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.panel_words import say
from perfeval.model.rounding import exact
from perfeval.panels import records as r
from perfeval.panels.codes import expert_codes

if TYPE_CHECKING:
    from perfeval.panels.records import Cast, Outcome, PanelResult

VOID = frozenset((r.VOID_EQUAL, r.VOID_FULL))
# the measure `panel` knows nothing that would keep these open
OPEN = frozenset((r.FEW, r.INVALID, r.WAITING))


def snippet(result: PanelResult, lang: str) -> str:
    """YAML with one result a subject, by its name; experts by their codes. Void ballots are left
    out, since an indicator's measure can't see the other subjects; recused ones stay as such."""
    codes = expert_codes(result.panel)
    zh = lang == "zh"
    lines = [f"# {line}" for line in say("snippet", lang).split("\n")]
    head = len(lines)
    for outcome in result.outcomes:
        name = " ".join((outcome.subject.name or outcome.subject.id).split())
        why, value = _itself(result, outcome)
        casts = [cast for cast in outcome.casts if cast.state not in VOID]
        if outcome.status in OPEN or (why and value is None):
            key = "compliant" if outcome.status == r.NON_COMPLIANT else outcome.status
            lines.append("  # " + say(f"snippet.{key}", lang, name=_text(name)))
        elif value is not None:
            lines += [f"  {_text(name)}:", f"    {'完成值' if zh else 'actual'}: {exact(value)}"]
            lines.append(f"    {'备注' if zh else 'note'}: {_text(_note(outcome, why, lang))}")
        elif casts:
            lines += [f"  {_text(name)}:", "    专家评分表:" if zh else "    panel:"]
            lines += [f"      - {_ballot(cast, codes[cast.expert.id], zh)}" for cast in casts]
    none = all(line.startswith("  #") for line in lines[head:])
    lines.insert(head, ("指标结果:" if zh else "results:") + (" {}" if none else ""))
    return "\n".join(lines) + "\n"


def _itself(result: PanelResult, outcome: Outcome) -> tuple[str, Fraction | None]:
    """Why the ballots would say something else, and the result that holds; a vote is 1 or 0."""
    rule, talk = result.panel.rule, outcome.discussion
    if outcome.status == r.NON_COMPLIANT:
        return "compliant", Fraction(0) if rule.pass_ is not None else None
    if outcome.open:
        return "", None
    if talk is not None and talk.score is not None:
        return "talk", talk.score
    if talk is not None and talk.passed is not None:
        return "talk", Fraction(int(talk.passed))
    if rule.weights and rule.by == "role" and outcome.passed is None and outcome.score is not None:
        return "role", outcome.score
    return "", None


def _note(outcome: Outcome, why: str, lang: str) -> str:
    talk = outcome.discussion
    reason = talk.reason if talk is not None and why == "talk" else outcome.subject.why
    joint = "：" if lang == "zh" else ": "
    text = say(f"snippet.{why}.note", lang)
    return text + joint + reason if reason and why != "role" else text


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
