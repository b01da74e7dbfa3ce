"""Unscored items are judged by statements; no number is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import load_project, score

SET = """
perfeval: indicator-set/v1
id: stated
indicators: [{name: 分配科学性}, {name: 下达及时性, score: {kind: none}}]
"""
PROJECT = """
perfeval: project/v1
indicator_set: set.yaml
project: {name: 说明}
results:
  分配科学性: {statement: {state: %s, text: 有办法有公示}, reason: 因故}
  下达及时性: {statement: {state: %s, text: 按时下达}, reason: 因故}
"""


@pytest.mark.parametrize(("state", "met"), [("符合", True), ("部分符合", None), ("不符合", False)])
def test_statements_stand_for_results(tmp_path: Path, state: str, met: bool | None) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT % (state, state), "utf-8")
    card = score(load_project(tmp_path / "project.yaml"))
    assert [(x.status, x.score, x.met) for x in card.leaves] == [("unscored", None, met)] * 2
    assert not card.findings
