"""Ballots put into the text of a panel's file."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.model.panels import Ballot
from perfeval.source.panel_writing import with_ballots

HEAD = "perfeval: panel/v1\ntitle: 评审\nexperts: [{id: E1}]\nsubjects: [{id: S1}]\n"
BALLOT = Ballot("E1", "S1", {}, Fraction("87.5"), True, "同意: #1")
LINE = '- {expert: E1, subject: S1, score: 87.5, pass: true, opinion: "同意: #1"}'


def test_without_a_list_it_is_put_at_the_end() -> None:
    assert with_ballots(HEAD, "p.yaml", [BALLOT]) == f"{HEAD}ballots:\n  {LINE}\n"
    assert with_ballots(HEAD.rstrip("\n"), "p.yaml", [BALLOT]) == f"{HEAD}ballots:\n  {LINE}\n"


@pytest.mark.parametrize("empty", ["ballots: []", "ballots:", "ballots: ~", "ballots: [ ]"])
def test_an_empty_list_keeps_its_remark_and_what_follows(empty: str) -> None:
    new = with_ballots(f"{HEAD}{empty}  # 待收\nnotes: 无\n", "p.yaml", [BALLOT])
    assert new == f"{HEAD}ballots:  # 待收\n  {LINE}\nnotes: 无\n"


def test_behind_the_last_ballot_before_comments_of_what_follows() -> None:
    old = f"{HEAD}ballots:\n- expert: E1\n  subject: S2\n  opinion: |\n    一\n    二\n\n# 以下是说明\nnotes: 无\n"
    new = with_ballots(old, "p.yaml", [BALLOT])
    assert new == old.replace("    二\n", f"    二\n{LINE}\n")


def test_chinese_keys_and_windows_lines() -> None:
    old = "文件类型: panel/v1\r\n标题: 评审\r\n专家: [{编号: E1}]\r\n评审对象: [{编号: 是}]\r\n评审票:\r\n"
    new = with_ballots(old, "p.yaml", [Ballot("E1", "是", passed=False)])
    assert new == old + '  - {专家: E1, 对象: "是", 通过: 否}\r\n'


@pytest.mark.parametrize(
    "old",
    [
        "{perfeval: panel/v1, title: 评审, experts: [], subjects: []}\n",
        HEAD + "ballots: [{expert: E1, subject: S2, score: 1}]\n",
        HEAD + "ballots: {a: 1}\n",
        HEAD + "ballots: &x []\nnotes: *x\n",
    ],
)
def test_a_form_that_can_not_be_added_to_is_left_alone(old: str) -> None:
    assert with_ballots(old, "p.yaml", [BALLOT]) is None


def test_signs_that_yaml_can_not_hold_do_no_harm() -> None:
    odd = "\x85\u2028\ufeff\ud800\x00\x07'\"\\n - : {}"
    new = with_ballots(HEAD, "p.yaml", [Ballot("E1", "S1", passed=True, opinion=odd)])
    assert new is not None
    assert new.count("\n") == HEAD.count("\n") + 2
