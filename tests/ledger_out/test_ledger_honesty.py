"""Reports say what does not count: closings that don't hold, relapses, what nobody stated."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from cli.cli_runs import Run

HEAD = """\
perfeval: ledger/v1
title: 某县审计整改台账
as_of: 2024-06-30
immediate_days: 30
unit: 万元
sources: [{id: S1, kind: audit, title: 年度审计, date: 2024-01-31}]
units: [{id: a, name: 甲局}]
evidence: [{id: E1, title: 凭证}]
items:
"""
EARLY = """\
  - id: early
    title: “三公”经费超支
    source: S1
    units: [a]
    found: {count: 2, unit: 笔, amount: 8}
    duties: [{role: 牵头, who: 张三, unit: a, duty: 核对}]
    progress:
      - {date: 2024-03-01, done: 1, adjusted: 1, evidence: [E1], amounts: [{way: 上缴, channel: 中央, amount: 8}]}
    closing: {date: 2024-04-01}
"""
BACK = """\
  - id: back
    title: 资金闲置
    source: S1
    units: [a]
    type: ongoing
    found: {count: 3, unit: 笔}
    progress: [{date: 2024-03-01, done: 3, evidence: [E1]}]
    closing: {date: 2024-04-01, by: 审计局}
    rechecks: [{date: 2024-05-01, by: 审计局, result: relapsed}]
"""
SILENT = """\
  - id: silent
    title: 拨付不及时
    source: S1
    units: [a]
    type: ongoing
    found: {amount: 5}
    progress: [{date: 2024-03-01, text: 已督促, evidence: [E1]}]
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.yaml"
    path.write_text(HEAD + EARLY + BACK + SILENT, "utf-8")
    return path


def notification(run: Run, path: Path) -> str:
    return run("ledger", path, "--report", "notification", "--format", "markdown").out


def test_what_does_not_hold_is_said_in_the_notification(run: Run, ledger: Path) -> None:
    text = notification(run, ledger)
    # the inner quotation marks are single
    assert "1个问题的销号不成立（“‘三公’经费超支”），按数据列为其他状态，不计为已销号。" in text
    assert "2024年4月1日销号，销号不成立，缺销号人，不计为已销号" in text
    assert "反弹1个：“资金闲置”，须重新整改并再次销号。" in text
    assert "已整改数中3笔属于反弹的问题" in text
    assert "| 2 | 资金闲置 | 反弹后的重新整改和再次销号 |" in text
    assert "上缴8万元（中央）" in text
    assert "查出5万元，整改数材料没有载明" in text
    assert "**反弹**：" in text
    assert "**）" not in text


def test_the_screen_says_the_same(run: Run, ledger: Path) -> None:
    text = run("ledger", ledger).out.replace("\n", "")
    assert "销号不成立、不计为已销号的问题：“三公”经费超支。" in text
    assert "反弹的问题须重新整改并再次销号：资金闲置。" in text
    assert "5万元的整改情况没有写明" in text
    assert "已整改0万元" not in text


def test_only_what_has_to_have_a_deadline_is_missed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text(HEAD + SILENT, "utf-8")
    assert "没有逾期事项。" in notification(run, path)
    path.write_text(HEAD + SILENT.replace("type: ongoing", "type: immediate"), "utf-8")
    # 31 January and 30 days are 1 March: 121 days before 30 June
    text = notification(run, path)
    assert "逾期1个，见“逾期事项”。" in text
    assert "立行立改，按台账规定的30天应于2024年3月1日前完成，已逾期121天" in text


def test_lists_and_summary_name_all_parts(run: Run, ledger: Path) -> None:
    lists = run("ledger", ledger, "--report", "lists", "--format", "markdown").out
    assert "| 甲局，张三 |" in lists
    summary = run("ledger", ledger, "--report", "summary", "--format", "markdown").out
    assert "调整数量" in summary
    # 1 and 3 of 5 put right, 1 adjusted
    assert "| 5笔 | 4笔 | 1笔 |" in summary


def test_json_names_its_unit_and_leaves_out_what_is_not_stated(run: Run, ledger: Path) -> None:
    found = json.loads(run("ledger", ledger, "--format", "json").out, parse_float=Decimal)
    assert (found["amounts_in"], found["ledger_unit"]) == ("元", "万元")
    early, back, silent = found["items"]
    assert early["amount"]["found"] == 80_000
    assert early["closings"][0]["holds"] is False
    assert [one["kind"] for one in early["closings"][0]["lacks"]] == ["closer"]
    assert (back["relapse"], back["count"]["back"]) == ("2024-05-01", 3)
    assert (silent["amount"]["done"], silent["amount"]["rate"]) == (None, None)


def test_several_ledgers_name_each_day(run: Run, ledger: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        (HEAD + SILENT).replace("2024-06-30", "2024-03-31").replace("某县", "某市"), "utf-8"
    )
    both = "1《某县审计整改台账》2024年6月30日；2《某市审计整改台账》2024年3月31日"
    for report in ("notification", "lists", "summary"):
        text = run("ledger", ledger, other, "--report", report, "--format", "markdown").out
        assert both in text
    screen = run("ledger", ledger, other).out
    assert "《某市审计整改台账》2024-03-31" in screen
    found = json.loads(run("ledger", ledger, other, "--format", "json").out)
    assert [one["as_of"] for one in found["days"]] == ["2024-06-30", "2024-03-31"]


def test_the_whole_as_the_document_counts_it_is_on_the_screen(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    whole = "found: {count: 65, unit: 项, scope: {直接整改: 1, 督促整改: 64}}\nitems:\n"
    path.write_text(HEAD.replace("items:\n", whole) + SILENT, "utf-8")
    text = run("ledger", path).out.replace("\n", "")
    assert "材料载明65项，其中直接整改1项、督促整改64项。" in text


def test_one_state_has_one_word(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    done = "    measures: [{text: 核对, done_by: 2024-05-31, evidence: [E1]}]\n"
    path.write_text(HEAD + EARLY + SILENT + done, "utf-8")
    text = notification(run, path)
    assert "对年度审计发现的问题，列入台账2个。" in text
    assert "不晚于2024年5月31日完成" in text
    # the second has an amount of which nothing is stated, no number and no deadline
    assert "| 2 | 拨付不及时 | 甲局 | — | 未载明 / 5.00 | 未载明 | 持续整改 |" in text
    assert "“—”指该问题没有数量（金额）可计" in text
