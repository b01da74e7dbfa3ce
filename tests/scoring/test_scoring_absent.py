"""What does not apply, what applies after all, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, codes, leaf

from perfeval.scoring.trace import trace

TWO_POINTS = leaf(score={"kind": "checklist", "items": ["有管理办法", "有验收办法"]})
REST = [{"name": "b", "weight": 50, "target": "≥10场"}]


@pytest.mark.parametrize("said", [False, "否", "no", "No", None])
def test_saying_that_it_is_not_inapplicable(said: Any, tmp_path: Path) -> None:
    found = card(tmp_path, leaf(target="≥10场"), {"a": {"not_applicable": said, "actual": "5场"}})
    assert found.leaves[0].status == "scored"
    assert found.total == 50


@pytest.mark.parametrize(
    ("judgement", "total"),
    [
        ("na", 100), ("不适用", 100), ({"met": "na"}, 100), ({"not_applicable": True}, 100),
        ({"not_applicable": "由市级统管"}, 100), ({"not_applicable": {"reason": "由市级统管"}}, 100),
        ({"不适用": "是", "met": 0}, 100),
        ({"not_applicable": False, "met": 0}, 50), ({"not_applicable": "否", "met": 0.5}, 75),
        ({"不适用": "no", "met": 1}, 100), ({"not_applicable": None, "met": 0}, 50),
        ({"not_applicable": False}, 50),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["met", "items"])
def test_a_point_that_does_not_apply_or_does(
    judgement: Any, total: int, key: str, tmp_path: Path
) -> None:
    found = card(tmp_path, TWO_POINTS, {"a": {key: {1: 1, 2: judgement}}})
    nothing_said = judgement == {"not_applicable": False}
    # under `items` stand the exceptions: of the others all are met
    assert found.total == (100 if nothing_said and key == "items" else total)
    assert ("PE425" in codes(found)) == (nothing_said and key == "met")


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"met": {1: {"not_applicable": "由市级统管"}, 2: {"not_applicable": "当年无验收"}}},
         "由市级统管；当年无验收"),
        ({"met": {1: {"not_applicable": "由市级统管"}, 2: {"not_applicable": "由市级统管"}}}, "由市级统管"),
        ({"met": {1: "na", 2: {"met": "na", "fact": "当年无验收"}}}, ""),
        ({"met": {1: "na"}, "items": {1: {"not_applicable": "由市级统管"}, 2: {"met": "na", "fact": "无"}}},
         "由市级统管；无"),
    ],
)  # fmt: skip
def test_the_reasons_of_the_points_are_those_of_the_indicator(
    result: Any, why: str, tmp_path: Path
) -> None:
    tree = [{**TWO_POINTS[0], "weight": 50}, *REST]
    found = card(tmp_path, tree, {"a": result, "b": {"actual": "10场"}})
    absent = found.leaves[0]
    assert absent.status == "not_applicable"
    assert ("PE454" in codes(found)) == (not why)
    assert trace(absent, "zh").startswith(f"不适用：{why}；" if why else "不适用；")


def test_parts_that_are_all_inapplicable_have_their_reasons(tmp_path: Path) -> None:
    tree = leaf(score={"kind": "blend", "parts": [{"target": "≥1"}, {"target": "≥1"}]})
    tree = [{**tree[0], "weight": 50}, *REST]
    parts = [{"not_applicable": "未立项"}, {"not_applicable": "已撤销"}]
    found = card(tmp_path, tree, {"a": {"parts": parts}, "b": {"actual": "10场"}})
    assert "PE454" not in codes(found)
    parts[1] = {"not_applicable": True}  # type: ignore[dict-item]
    found = card(tmp_path, tree, {"a": {"parts": parts}, "b": {"actual": "10场"}})
    assert "PE454" in codes(found)
