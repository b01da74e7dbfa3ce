"""Data of a result that neither the measure nor the rule reads, and data that they do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, leaf

CHOICE = [{"min": 5, "points": 100}, {"below": 5, "range": [0, 80], "choose": True}]
TIERS = {"kind": "tiers", "tiers": [{"name": "好", "from": "60%", "to": "100%"}]}
POINTS = {"kind": "checklist", "items": ["甲", "乙"]}
CASES = {
    "kind": "cases",
    "cases": [{"when": "x > prev", "points": "w"}, {"when": True, "points": 0}],
}
SURVEY = {"valid": 10, "counts": [10, 0, 0, 0, 0]}
RATIO = {"target": "≥50%", "measure": {"kind": "ratio"}}

IDLE: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a tier under completion": ({"target": "≥5"}, {"actual": 5, "tier": "好"}, "tier"),
    "points judged beside a number": ({"target": "≥5"}, {"actual": 5, "judged": 80}, "judged"),
    "numbers of a ratio without one": ({"target": "≥5"}, {"actual": 5, "part": 1, "whole": 2}, "part、whole"),
    "a survey that is not measured": ({"target": "≥90%"}, {"actual": "95%", "survey": SURVEY}, "survey"),
    "met under bands": (
        {"score": {"kind": "bands", "bands": CHOICE}}, {"actual": 9, "met": "all"}, "met",
    ),
    "a choice where the band leaves none": (
        {"score": {"kind": "bands", "bands": CHOICE}}, {"actual": 9, "judged": 70}, "judged",
    ),
    "points besides deductions that make others": (
        {"score": {"kind": "judged"}},
        {"judged": 90, "reason": "r", "deductions": [{"points": 5, "fact": "f"}]}, "deductions",
    ),
    "a count besides more occurrences": (
        {"measure": {"kind": "count"}, "score": {"kind": "count", "points": 1}},
        {"count": 1, "occurrences": ["甲", "乙"]}, "occurrences",
    ),
    "points of a tier besides another share": (
        {"score": TIERS}, {"tier": "好", "points": 90, "share": "80%", "reason": "r"}, "share",
    ),
    "data of nothing": ({"target": "≥5"}, {"actual": 5, "data": {"n": 3}}, "data"),
    "parts of no blend": ({"target": "≥5"}, {"actual": 5, "parts": [{"actual": 5}]}, "parts"),
    "judged under a checklist": ({"score": POINTS}, {"met": "all", "judged": 60}, "judged"),
    "met where a yes is missing": ({"score": {"kind": "yes_no"}}, {"met": "all"}, "met"),
}  # fmt: skip
READ: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a figure beside its data": (RATIO, {"part": 1, "whole": 2, "actual": "50%"}),
    "a figure for its data": (RATIO, {"actual": "50%"}),
    "a judgement of a text": ({"target": "好"}, {"judged": 80, "reason": "r"}),
    "a share for a text": ({"target": "好"}, {"share": "80%", "reason": "r"}),
    "a share and the points that it makes": ({"target": "好"}, {"judged": 80, "share": "80%", "reason": "r"}),
    "a choice in its band": ({"score": {"kind": "bands", "bands": CHOICE}}, {"actual": 3, "judged": 70}),
    "a choice without its number": ({"score": {"kind": "bands", "bands": CHOICE}}, {"judged": 70}),
    "points and the deductions behind them": (
        {"score": {"kind": "judged"}},
        {"judged": 95, "reason": "r", "deductions": [{"points": 5, "fact": "f"}]},
    ),
    "a count and its occurrences": (
        {"measure": {"kind": "count"}, "score": {"kind": "count", "points": 1}},
        {"count": 2, "occurrences": ["甲", "乙"]},
    ),
    "data of the measure": (
        {"target": "≥5", "measure": {"kind": "formula", "expr": "n + 1"}}, {"data": {"n": 5}},
    ),
    "data of the rule": ({"score": CASES}, {"actual": 5, "data": {"prev": 4}}),
    "data of both": (
        {"measure": {"kind": "ratio"}, "score": CASES}, {"part": 1, "whole": 2, "data": {"prev": 0}},
    ),
    "days that are excused": (
        {"target": "≤0", "measure": {"kind": "schedule"}},
        {"planned": "2024-01-01", "finished": "2024-01-02", "excused": 1},
    ),
    "a survey beside a judgement": ({"score": {"kind": "judged"}}, {"judged": 100, "survey": SURVEY}),
    "a count beside a judgement": (
        {"measure": {"kind": "count"}, "score": {"kind": "judged"}}, {"judged": 100, "count": 3},
    ),
    "points all and one": ({"score": POINTS}, {"met": "all", "items": {1: {"met": 0, "fact": "f"}}}),
    "words of the evaluator": (
        {"target": "≥5"},
        {"actual": 5, "target": "≥4", "analysis": "a", "reason": "r", "improvement": "i", "note": "n",
         "problem": "P1", "reported": 100, "assumed": "推定", "evidence": ["E1"],
         "review": {"score": 90}, "statement": {"state": "符合"}},
    ),
    "what does not apply": ({"target": "≥5"}, {"not_applicable": "未立项", "judged": 5}),
}  # fmt: skip


@pytest.mark.parametrize("name", IDLE)
def test_what_is_not_read_is_told_with_its_keys(name: str, tmp_path: Path) -> None:
    keys, result, idle = IDLE[name]
    found = card(tmp_path, leaf(**keys), {"a": result})
    (finding,) = [f for f in found.findings if f.code == "PE439"]
    assert finding.params["keys"] == idle


@pytest.mark.parametrize("name", READ)
def test_what_is_read_is_not(name: str, tmp_path: Path) -> None:
    keys, result = READ[name]
    found = card(tmp_path, leaf(**keys), {"a": result})
    assert [f.params for f in found.findings if f.code == "PE439"] == []
