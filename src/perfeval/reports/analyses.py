"""The indicator analysis: level-1 branches, their groups, and every leaf in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.scorecard import (
    MISSING,
    NOT_APPLICABLE,
    NOT_DUE,
    BranchScore,
    LeafScore,
    Scorecard,
)
from perfeval.reports import achieved, branch_words, evidence, figures, footing, item_words
from perfeval.reports.branch_words import BranchWords, closing
from perfeval.reports.counted import counted
from perfeval.reports.leaf_words import LeafWords
from perfeval.reports.score_table import branch_rate, is_statement, no_result
from perfeval.reports.texts import reference

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.reports.words import Words

Plain = dict[str, Any]
OUTCOMES = (
    "met", "stated", "unmet", "unknown", "unjudged", "missing", "not_applicable", "not_due",
)  # fmt: skip


def summary(leaves: list[LeafScore], words: Words) -> str:
    """How many are met, unmet, not to be judged."""
    counts: dict[str, int] = {}
    for leaf in leaves:
        key = _outcome(leaf)
        counts[key] = counts.get(key, 0) + 1
    parts = [words(f"count.{key}", n=counts[key]) for key in OUTCOMES if key in counts]
    return words("comma").join(parts)


def _outcome(leaf: LeafScore) -> str:
    if achieved.unjudged(leaf):
        return "unjudged"
    if leaf.status in (MISSING, NOT_APPLICABLE, NOT_DUE):
        return leaf.status
    if leaf.met is False:
        return "unmet"
    if leaf.met and leaf.completion is not None:
        return "met"
    statement = leaf.result.statement if leaf.result is not None else None
    if statement is not None and statement.state:
        return "stated"
    return "met" if leaf.met else "unknown"


def analyses(card: Scorecard, words: Words) -> list[Plain]:
    """One entry for each level-1 branch (or leaf), in the order of the set."""
    branches = {b.indicator.path: b for b in card.branches}
    found = []
    for top in card.indicator_set.indicators:
        leaves = _inside(card, top)
        if leaves:
            found.append(_branch(card, top, leaves, branches, words))
    return found


def _inside(card: Scorecard, node: Indicator) -> list[LeafScore]:
    depth = len(node.path)
    return [
        leaf for leaf in card.leaves
        if leaf.indicator.path[:depth] == node.path and not is_statement(leaf)
    ]  # fmt: skip


def _branch(
    card: Scorecard, top: Indicator, leaves: list[LeafScore],
    branches: dict[tuple[str, ...], BranchScore], words: Words,
) -> Plain:  # fmt: skip
    branch = branches.get(top.path)
    nodes = top.children or (top,)
    groups: list[Plain] = []
    for node in nodes:
        inside = _inside(card, node)
        if not inside:
            continue
        if node.is_leaf and groups and not groups[-1]["name"]:
            groups[-1]["leaves"] += [_leaf(card, leaf, node, words) for leaf in inside]
            continue
        groups.append(_group(card, node, inside, branches.get(node.path), words))
    if len(groups) < 2 or (branch is not None and branch.score == branch.weight):
        groups = [{**group, "closing": ""} for group in groups]  # the opening has said it
    opening = _opening(card, top, leaves, branch, groups, words)
    return {
        "name": top.name, "path": list(top.path), "opening": opening.text(words),
        "told": opening.told, "told_names": list(opening.names),
        "weight": figures.short(branch.weight if branch else top.weight),
        "score": figures.short(branch.score) if branch else "",
        "rate": branch_rate(card, branch) if branch else "", "groups": groups,
        "closing": closing(card, branch, words) if branch and len(groups) > 1 else "",
    }  # fmt: skip


def _opening(
    card: Scorecard, top: Indicator, leaves: list[LeafScore], branch: BranchScore | None,
    groups: list[Plain], words: Words,
) -> BranchWords:  # fmt: skip
    if not card.indicator_set.scored:
        n, told = len(leaves), summary(leaves, words)
        return BranchWords(
            counted(words, "branch.opening_unscored", n, leaves=n, name=top.name, summary=told)
        )
    if branch is None:
        return BranchWords()
    named = [group for group in groups if group["name"]]
    return branch_words.scored(card, branch, leaves, len(named), words)


def _group(
    card: Scorecard,
    node: Indicator,
    leaves: list[LeafScore],
    branch: BranchScore | None,
    words: Words,
) -> Plain:
    return {
        "name": "" if node.is_leaf else node.name,
        "leaves": [_leaf(card, leaf, node, words) for leaf in leaves],
        "closing": closing(card, branch, words) if len(leaves) > 1 else "",
    }


def _leaf(card: Scorecard, leaf: LeafScore, group: Indicator, words: Words) -> Plain:
    told = LeafWords(card, leaf, words)
    result = leaf.result
    path = leaf.indicator.path
    digits = figures.digits_of(leaf.indicator, card.indicator_set)
    return {
        "name": leaf.indicator.name, "id": leaf.indicator.id, "path": list(path),
        "between": list(path[len(group.path) : -1]), "status": leaf.status,
        "weight": figures.short(leaf.weight), "score": figures.points(leaf.score, digits),
        "lost": figures.short(told.lost) if told.lost else "",
        "target": achieved.target_text(leaf, words), "actual": achieved.actual_text(leaf, words),
        "completion": achieved.completion_text(leaf), "result": achieved.result_text(leaf, words),
        "analysis": result.analysis if result is not None else "", "text": told.text(),
        "reason": told.reason, "improvement": told.improvement,
        "evidence": [reference(e, words) for e in result.evidence] if result is not None else [],
        "deductions": [
            {"points": figures.short(d.points), "fact": d.fact, "problem": d.problem,
             "evidence": [reference(e, words) for e in d.evidence]}
            for d in told.deductions
        ],
        "needs_reason": told.needs_reason, "needs_over": told.needs_over,
    }  # fmt: skip


def deduction_rows(card: Scorecard, words: Words) -> list[dict[str, str]]:
    """All deductions of the card, one row a fact; the points add up to what the leaves lost."""
    rows = []
    for leaf in card.leaves:
        if not achieved.loses(leaf):
            continue
        off = achieved.lost(leaf)
        digits = figures.digits_of(leaf.indicator, card.indicator_set)
        facts = evidence.fitted(_facts(card, leaf, words), off, digits, words)
        for index, one in enumerate(facts):
            cells = {
                "indicator": leaf.indicator.name if index == 0 else "",
                "points": figures.deducted(one.points, card.indicator_set.rounding.digits),
                "fact": one.fact, "problem": one.problem,
                "evidence": words.listed([reference(e, words) for e in one.evidence]),
            }  # fmt: skip
            rows.append(cells)
    return rows


def _facts(card: Scorecard, leaf: LeafScore, words: Words) -> list[evidence.Deduction]:
    """What took a leaf's points: a gate, its facts, its reason, or that there is no result."""
    if leaf.status == MISSING:
        return [evidence.Deduction(None, no_result(leaf, words))]
    gate = footing.gate_fact(card, leaf, words)
    found = [*evidence.deductions(leaf, words)]
    if gate:
        return [evidence.Deduction(None, gate), *found]
    found += [evidence.Deduction(None, one) for one in item_words.missed(leaf, words)]
    reason, result = evidence.reason_of(leaf.result), leaf.result
    if found and not reason:
        return found
    refs = result.evidence if result is not None and not found else ()
    named = result.problem if result is not None else ""
    return [*found, evidence.Deduction(None, reason, refs, named)]
