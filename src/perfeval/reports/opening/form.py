"""A finished form as items: the goals that it misses, the points it takes off with a reason, and what
a recheck of it finds; nothing is scored that the form leaves to judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import evidence, figures
from perfeval.reports.opening import shortfalls
from perfeval.reports.opening.records import Draft
from perfeval.reports.texts import bare

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.rechecking.records import Line, Recheck
    from perfeval.reports.words import Words

TEXTS = {
    "goal": ("指标值{target}，完成值{actual}", "target {target}, result {actual}"),
    "rate": ("，完成率{rate}", ", completion {rate}"),
    "score": ("，填报{score}分（分值{weight}分）", ", scored {score} of {weight}"),
    "unscored": ("，没有填报得分", ", no score given"),
}


def drafts(card: Scorecard, recheck: Recheck, words: Words) -> tuple[Draft, ...]:
    """One item a line that the form itself says fell short."""
    leaves = {leaf.indicator.path: leaf for leaf in card.leaves}
    found = []
    for line in recheck.lines:
        leaf = leaves.get(line.path)
        stated = line.lost is not None and line.lost > 0 and bool(line.reason.strip())
        if leaf is not None and (line.met is False or stated):
            found.append(_draft(line, leaf, words))
    return tuple(found)


def _draft(line: Line, leaf: LeafScore, words: Words) -> Draft:
    kind = "unmet" if line.met is False else "lost"
    points = figures.short(line.lost) if line.lost is not None else ""
    path = leaf.indicator.path
    return Draft(
        shortfalls.titled(kind, bare(leaf.indicator.name), points, words), _facts(line, words),
        path[0] if path else "", bare(line.reason), bare(evidence.improvement_of(leaf.result)),
        metrics=shortfalls.metrics(leaf, words), indicator="/".join(path),
    )  # fmt: skip


def _facts(line: Line, words: Words) -> str:
    """Target, result and printed score, as they stand in the form."""
    at = 0 if words.lang == "zh" else 1

    def said(key: str, **values: str) -> str:
        return TEXTS[key][at].format(**values)

    target = line.target.strip()
    if line.direction in (">=", "<=", ">", "<") and target[:1] not in "≥≤><":
        target = {">=": "≥", "<=": "≤"}.get(line.direction, line.direction) + target
    text = said("goal", target=target or "—", actual=line.actual.strip() or "—")
    if line.completion is not None:
        text += said("rate", rate=figures.rate(line.completion))
    if line.weight is not None and line.reported is not None:
        score, weight = figures.short(line.reported), figures.short(line.weight)
        text += said("score", score=score, weight=weight)
    elif line.weight is not None:
        text += said("unscored")
    return text + ("。" if at == 0 else ".")
