"""What a transfer payment's report leaves out, and what only seems to be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from goals.making import codes, deviations, load

from perfeval import api
from perfeval.reports.model import report_model

SET = """perfeval: indicator-set/v1
id: example
scoring: none
report: transfer-payment
indicators:
  - {name: 接受高校专利转让的中小企业数量增幅, target: ≥15%}
  - {name: 培训人次, target: ≥200人次}
"""
BODY = """goals:
  - {name: 培训人次, target: ≥200人次}
  - {name: 接受高校专利转让的中小企业数量增幅, target: ≥15%, aliases: [受让企业增幅]}
results:
  培训人次: {actual: 210人次}
  接受高校专利转让的中小企业数量增幅: {actual: 5.1%, reason: 企业缺资金, improvement: 多办对接会}
narrative:
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("资金使用率不高，下一步加快支付。", ["PE540"]),
        ("目标（1）已完成，目标（12）未到期。", ["PE540"]),
        ("目标（2）没有完成。", []),
        ("目标二受疫情影响；绩效目标(二)下年补上。", []),
        ("第2项目标未完成。", []),
        ("接受高校专利转让的中小企业数量增幅没有达标。", []),
        ("接受高校专利转让的中小企业数量不足。", []),  # most of the name
        ("受让企业增幅偏低。", []),
        ("增幅5.1%，目标15%，原因是企业缺资金。", []),
        ("支出5.1万元，占15.3%。", ["PE540"]),
        ("**接受高校专利转让的\n中小企业数量增幅** 未完成。", []),
        ("", []),
    ],
)
def test_an_unmet_goal_is_named_or_missed(text: str, found: list[str], tmp_path: Path) -> None:
    body = BODY + "  unmet: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))
    assert deviations(tmp_path, body, SET) == found


def test_the_chapter_is_known_by_its_heading_and_holds_its_parts(tmp_path: Path) -> None:
    body = BODY + (
        "  三、偏离绩效目标的原因和下一步改进措施: 综合来看较好。\n"
        "  （一）偏离情况: 目标（2）未完成。\n"
        "  四、其他: 无。\n"
    )
    assert deviations(tmp_path, body, SET) == []
    moved = (
        body.replace("  （一）偏离情况: 目标（2）未完成。\n", "") + "  五、附: 目标（2）未完成。\n"
    )
    assert deviations(tmp_path, moved, SET) == ["PE540"]


def test_a_reason_is_answered_by_a_problem_too(tmp_path: Path) -> None:
    without = BODY.replace(", improvement: 多办对接会", "").replace("narrative:\n", "")
    assert deviations(tmp_path, without, SET) == ["PE541"]
    answered = without + (
        "problems:\n  - {id: P1, title: 受让少, indicators: [接受高校专利转让的中小企业数量增幅],"
        " suggestion: 多办对接会}\n"
    )
    assert deviations(tmp_path, answered, SET) == []


TRANSFER = """perfeval: indicator-set/v1
id: example
scoring: none
report: transfer-payment
indicators:
  - name: 资金管理情况
    children:
      - {name: 资金分配, score: {kind: none}}
      - {name: 资金下达, score: {kind: none}}
      - {name: 资金拨付, score: {kind: none}}
      - {name: 使用规范, score: {kind: none}}
      - {name: 执行准确, score: {kind: none}}
      - {name: 绩效管理, score: {kind: none}}
      - {name: 支出履责, score: {kind: none}}
"""


def test_the_matters_go_by_both_names(tmp_path: Path) -> None:
    names = ("资金分配", "资金下达", "资金拨付", "使用规范", "执行准确", "绩效管理", "支出履责")
    good = "{statement: {state: 符合, text: 按办法办理。, evidence: [E01]}}"
    body = "evidence: [{id: E01, title: 办法}]\nresults:\n" + "".join(
        f"  {name}: {good}\n" for name in names
    )
    use = "narrative: {结果应用和公开情况: 用于下年预算；6月公开。}\n"
    assert codes(tmp_path, body + use, TRANSFER) == []
    table = report_model(api.score(load(tmp_path, body + use, TRANSFER)))["tables"]["statements"]
    assert {row["cells"]["evidence"] for row in table["rows"]} == {"E01"}
    short = TRANSFER.replace("      - {name: 支出履责, score: {kind: none}}\n", "")
    less = body.replace(f"  支出履责: {good}\n", "")
    assert codes(tmp_path, less + use, short) == ["PE543"]
    model = report_model(api.score(load(tmp_path, less + use, short)))
    assert "支出责任履行情况的结论和说明" in model["placeholders"]
    assert codes(tmp_path, body + "narrative: {other: 无。}\n", TRANSFER) == ["PE542"]
    bare = body.replace(", evidence: [E01]", "")
    assert set(codes(tmp_path, bare + use, TRANSFER)) == {"PE544"}
    half = body.replace("text: 按办法办理。, ", "", 1)
    assert codes(tmp_path, half + use, TRANSFER) == ["PE545"]


def test_an_unknown_document_of_a_statement_is_found(tmp_path: Path) -> None:
    body = "results:\n  资金分配: {statement: {state: 符合, text: 好, evidence: [E01, E99]}}\n"
    card = api.score(load(tmp_path, "evidence: [{id: E01}]\n" + body, TRANSFER))
    [found] = [f for f in card.findings if f.code == "PE311"]
    assert found.params["id"] == "E99"
    assert found.span is not None
    assert found.span.line == 6


def test_shanghai_names_the_goal_that_its_chapter_leaves_out() -> None:
    examples = Path(__file__).parents[2] / "examples"
    card = api.score(api.load_project(examples / "shanghai-2022" / "project.yaml"))
    [found] = [f for f in card.findings if f.code == "PE540"]
    assert found.params["name"] == "接受高校院所专利转让许可的上海中小微企业数量增幅"
    assert (found.params["target"], found.params["actual"]) == ("≥15%", "5.1%")
    # the program's own part of the chapter names it all the same
    [unmet] = [u for u in report_model(card)["unmet"] if u["name"] == found.params["name"]]
    assert unmet["reason"]
    assert unmet["improvement"]
