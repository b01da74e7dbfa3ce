"""Indicators without scores that missed their targets: by how much, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import achieved, figures
from perfeval.reports.balance import given_reason
from perfeval.reports.counted import counted
from perfeval.reports.losses import told
from perfeval.reports.texts import bare, bracketed

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.words import Words


def missed(leaves: list[LeafScore], words: Words) -> str:
    """Every unmet indicator with target, actual, completion and the reason in a clause."""
    found = [leaf for leaf in leaves if leaf.met is False]
    if not found:
        return ""
    parts = words("semicolon").join(_one(leaf, words) for leaf in found)
    return counted(words, "verdict.unmet_names", len(found), names=parts)


def _one(leaf: LeafScore, words: Words) -> str:
    target, actual = achieved.target_text(leaf, words), achieved.actual_text(leaf, words)
    remarks = []
    if target and actual:
        remarks.append(words("missed.numbers", target=bare(target), actual=bare(actual)))
    if achieved.is_ratio(leaf):
        remarks.append(words("loss.rate", rate=figures.rate(leaf.completion)))
    why = next(iter(told(leaf, words)), "") or given_reason(leaf, words)
    if why:
        remarks.append(words("balance.why", why=why))
    return bracketed(leaf.indicator.name, remarks, words)
