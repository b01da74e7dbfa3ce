"""Problems of projects and forms become items, once, and an existing ledger keeps its text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from ledger.ledgers import ROOT

from perfeval import forms
from perfeval.checks.catalogue import message, severity
from perfeval.model.ledger import Item, Ledger
from perfeval.systems.ledger import load_ledger, status
from perfeval.systems.ledger_opening import open_items

SET = """\
perfeval: indicator-set/v1
id: small
title: 小指标体系
total: 100
grades: [{name: 优, min: 90}, {name: 差, min: 0}]
indicators:
  - name: 产出
    children:
      - {id: n, name: 培训人次, weight: 50, target: ≥200人次}
      - {name: 按时完成率, weight: 30, target: ≥90%}
  - name: 效益
    children:
      - {name: 满意度, weight: 20, target: ≥90%}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: set.yaml
project:
  name: 培训项目
  implementer: 市教育局
  period: {from: 2023-01-01, to: 2023-12-31}
evidence: [{id: E1, kind: 台账, title: 签到表}, {id: E2, title: 没有用到}]
results:
  培训人次: {actual: 150人次, reason: 场地不足, improvement: 增加场次, evidence: [E1]}
  按时完成率: {actual: 80%, problem: P1}
  满意度: {actual: 95%}
problems:
  - id: P1
    title: 两期培训延期
    facts: 第三、四期推迟到下一年
    cause: 场地检修
    amount: 3.5万元
    suggestion: 提前落实场地
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT, "utf-8")
    return path


def opened(*paths: Path, before: Path | None = None) -> tuple[Ledger, str]:
    found = open_items(paths, before)
    assert found.loaded.ledger is not None
    assert found.loaded.usable
    assert not [f for f in status(found.loaded).findings if severity(f) == "error"]
    return found.loaded.ledger, found.text


def by_title(ledger: Ledger) -> dict[str, Item]:
    return {item.title: item for item in ledger.items}


def test_a_problem_takes_the_indicators_that_name_it(project: Path) -> None:
    ledger, _ = opened(project)
    assert [item.title for item in ledger.items] == ["两期培训延期", "“培训人次”没有达到指标值"]
    item = ledger.items[0]
    assert item.found is not None
    assert item.found.amount == 35_000
    (metric,) = item.found.metrics
    assert metric.before is not None
    assert metric.target is not None
    assert (metric.name, metric.before.text, metric.target.text) == ("按时完成率", "80%", "≥90%")
    assert (item.facts, item.suggestion) == ("第三、四期推迟到下一年", "提前落实场地")
    assert [cause.text for cause in item.causes] == ["场地检修"]
    assert item.from_ is not None
    assert (item.from_.project, item.from_.problem) == ("培训项目", "P1")


def test_a_shortfall_is_measured_with_its_reason_and_evidence(project: Path) -> None:
    ledger, _ = opened(project)
    item = ledger.items[1]
    assert item.found is not None
    (metric,) = item.found.metrics
    assert metric.before is not None
    assert (metric.before.lo, metric.name) == (150, "培训人次")
    assert [cause.text for cause in item.causes] == ["场地不足"]
    assert item.suggestion == "增加场次"
    assert item.evidence == ("E1",)
    assert [entry.id for entry in ledger.evidence] == ["E1"]
    assert (item.units, ledger.units[0].name) == (("市教育局",), "市教育局")
    assert item.category == "产出"
    assert [(s.kind, s.year) for s in ledger.sources] == [("evaluation", 2023)]
    assert ledger.as_of == date(2023, 12, 31)


def test_what_a_person_must_fill_in_is_said(project: Path) -> None:
    found = open_items([project])
    codes = {finding.code for finding in status(found.loaded).findings}
    assert {"PE862", "PE863"} <= codes
    assert "PE861" not in codes
    assert found.loaded.ledger is not None
    assert found.loaded.ledger.items[0].open == ("整改时限", "整改措施")


def test_the_same_inputs_give_the_same_text(project: Path) -> None:
    assert opened(project)[1] == opened(project)[1]


OLD = """\
# 局里手工维护，不要改动顺序
perfeval: ledger/v1
title: 全局台账
unit: 亿元          # 全表统一
sources: [
  {id: S1, kind: audit, title: "审计 [2023]"},  # 三月
]
categories: [资金]
items:
  # 第一类
  - id: P001   # 编号沿用旧台账
    title: 资金闲置
    source: S1
    found: {amount: 1.2}

# 以下为说明
notes: 每月底更新
"""


def test_an_existing_ledger_keeps_every_line(project: Path, tmp_path: Path) -> None:
    before = tmp_path / "old.yaml"
    before.write_text(OLD, "utf-8")
    ledger, text = opened(project, before=before)
    assert [item.id for item in ledger.items] == ["P001", "P002", "P003"]
    kept = iter(text.splitlines())
    # only the closing of the two lists in brackets has something new before it
    changed = {"]": None, "categories: [资金]": None}
    for line in OLD.splitlines():
        if line not in changed:
            assert line in kept, line
    assert "categories: [资金, 产出]" in text
    assert ledger.items[0].found is not None
    assert ledger.items[0].found.amount == 120_000_000
    # amounts of the project carry their own unit
    assert by_title(ledger)["两期培训延期"].found.amount == 35_000  # type: ignore[union-attr]
    assert ledger.notes == ("每月底更新",)


def test_nothing_is_opened_twice(project: Path, tmp_path: Path) -> None:
    before = tmp_path / "old.yaml"
    before.write_text(opened(project)[1], "utf-8")
    again = open_items([project], before)
    assert (again.text, again.added, again.known) == ("", 0, 2)
    # one more problem, and only it
    project.write_text(PROJECT.replace("满意度: {actual: 95%}", "满意度: {actual: 60%}"), "utf-8")
    more = open_items([project], before)
    assert (more.added, more.known) == (1, 2)
    assert more.loaded.ledger is not None
    assert [item.id for item in more.loaded.ledger.items] == ["P001", "P002", "P003"]


def test_another_year_of_the_project_is_another_source(project: Path, tmp_path: Path) -> None:
    before = tmp_path / "old.yaml"
    before.write_text(opened(project)[1], "utf-8")
    project.write_text(PROJECT.replace("2023-", "2024-"), "utf-8")
    ledger, _ = opened(project, before=before)
    assert len(ledger.items) == 4
    assert [source.year for source in ledger.sources] == [2023, 2024]


def test_documents_of_one_id_stay_apart(project: Path, tmp_path: Path) -> None:
    before = tmp_path / "old.yaml"
    head = "perfeval: ledger/v1\ntitle: 台账\nevidence: [{id: E1, title: 会议纪要}]\nitems: []\n"
    before.write_text(head, "utf-8")
    ledger, _ = opened(project, before=before)
    assert {e.id: e.title for e in ledger.evidence} == {"E1": "会议纪要", "E1-2": "签到表"}
    assert by_title(ledger)["“培训人次”没有达到指标值"].evidence == ("E1-2",)


def test_chinese_keys_stay_chinese(project: Path, tmp_path: Path) -> None:
    before = tmp_path / "old.yaml"
    before.write_text(
        "文件类型: ledger/v1\n标题: 台账\n问题清单:\n- {编号: a, 问题: 甲}\n", "utf-8"
    )
    _, text = opened(project, before=before)
    assert "问题: 两期培训延期" in text
    assert "类型: 绩效评价" in text
    assert "title:" not in text


def test_what_a_recheck_finds_of_a_form_is_opened() -> None:
    ledger, _ = opened(ROOT / "examples" / "forms" / "yongde-2022.xlsx")
    codes = {item.from_.code for item in ledger.items if item.from_ is not None}
    # the printed total is not what the rows make; one row got too little, two say no reason
    assert codes == {"", "PE703", "PE706", "PE728"}
    assert all(item.category for item in ledger.items)
    assert all(source.kind == "evaluation" for source in ledger.sources)


def test_formal_remarks_open_nothing(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET.replace("≥", ""), "utf-8")
    path = tmp_path / "project.yaml"
    text = PROJECT.replace("150人次", "200人次").replace("80%, problem: P1", "90%")
    path.write_text(text.split("problems:")[0], "utf-8")
    # no operator, full marks without evidence, a reason where none is needed: nothing to put right
    assert open_items([path]).text == ""


def test_a_file_that_cannot_be_used_stops_all(project: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("perfeval: project/v1\n", "utf-8")
    found = open_items([project, bad])
    assert found.text == ""
    assert [one.file for one in found.unread] == [bad.as_posix()]


def test_hostile_texts_come_back_as_they_were(project: Path, tmp_path: Path) -> None:
    title = '=cmd|"x"!A1: [a, b] # no comment'
    project.write_text(PROJECT.replace("title: 两期培训延期", f"title: '{title}'"), "utf-8")
    ledger, text = opened(project)
    assert ledger.items[0].title == title
    path = tmp_path / "out.yaml"
    path.write_text(text, "utf-8")
    assert load_ledger(path).usable


def test_one_project_of_two_units_is_opened_for_each(project: Path) -> None:
    other = project.parent / "other.yaml"
    other.write_text(PROJECT.replace("市教育局", "县教育局"), "utf-8")
    ledger, _ = opened(project, other)
    assert [item.units for item in ledger.items] == [("市教育局",)] * 2 + [("县教育局",)] * 2
    assert len(ledger.sources) == 1


def test_every_kind_of_finding_that_opens_an_item_exists() -> None:
    from perfeval.checks.catalogue import catalogue
    from perfeval.reports.opening.kinds import KINDS, category, suggestion

    assert set(KINDS) <= set(catalogue())
    assert all(
        category(code, lang) and suggestion(code, lang) for code in KINDS for lang in ("zh", "en")
    )
    assert category("PE431", "zh") == ""


JUDGED = SET.replace(
    "      - {name: 按时完成率, weight: 30, target: ≥90%}\n",
    "      - {name: 管理规范, weight: 30, score: judged}\n",
)
FACTS = """\
  管理规范: {deductions: [{points: 3, fact: 没有招标文件, evidence: [E1], problem: P1}, {points: 2, fact: 验收不全}]}
"""


@pytest.mark.parametrize(("link", "lost"), [(", problem: P1", "2"), ("", "5")])
def test_deductions_that_no_problem_explains_are_opened(
    tmp_path: Path, link: str, lost: str
) -> None:
    (tmp_path / "set.yaml").write_text(JUDGED, "utf-8")
    path = tmp_path / "project.yaml"
    text = PROJECT.replace("  按时完成率: {actual: 80%, problem: P1}\n", FACTS).replace(
        ", problem: P1}, {points: 2", link + "}, {points: 2"
    )
    path.write_text(text.replace("    cause: 场地检修\n", "    indicators: [管理规范]\n"), "utf-8")
    items = by_title(opened(path)[0])
    own = items[f"“管理规范”扣{lost}分"]
    assert "验收不全" in own.facts
    assert ("没有招标文件" in own.facts) is (not link)
    assert ("没有招标文件" in items["两期培训延期"].facts) is bool(link)


def test_a_bare_amount_is_in_the_unit_of_the_projects_money(project: Path) -> None:
    text = PROJECT.replace("amount: 3.5万元", "amount: 45.6")
    project.write_text(text, "utf-8")
    item = opened(project)[0].items[0]
    assert item.found is not None
    assert item.found.amount == 456_000
    project.write_text(
        text + "funds: {unit: 元, lines: [{name: 县级, budget: 100, arrived: 100, spent: 100}]}\n",
        "utf-8",
    )
    item = opened(project)[0].items[0]
    assert item.found is not None
    assert item.found.amount == Fraction("45.6")


def test_facts_ask_for_nothing_to_be_written(project: Path) -> None:
    project.write_text(PROJECT.replace("reason: 场地不足, ", ""), "utf-8")
    assert "待补充" not in opened(project)[1]


def test_a_name_shortened_by_hand_is_known_again(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET.replace("培训人次", "培训人次（含线上）"), "utf-8")
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT.replace("培训人次:", "培训人次（含线上）:"), "utf-8")
    before = tmp_path / "old.yaml"
    before.write_text(
        "perfeval: ledger/v1\ntitle: 台账\nunits: [{id: jy, name: 市教育局}]\n"
        "sources: [{id: S1, kind: evaluation, title: 培训项目2023年度绩效评价, year: 2023}]\n"
        "items:\n  - {id: A, title: 人次不够, year: 2023, source: S1, units: [jy],\n"
        "     from: {project: 培训项目, indicator: 培训人次}}\n",
        "utf-8",
    )
    found = open_items([path], before)
    assert (found.added, found.known) == (1, 1)
    ledger = found.loaded.ledger
    assert ledger is not None
    # the source and the unit that have the same title and name are used
    assert [one.id for one in ledger.sources] == ["S1"]
    assert [one.id for one in ledger.units] == ["jy"]
    assert (ledger.items[1].source, ledger.items[1].units) == ("S1", ("jy",))


FORMS = ("yongde-2022.xlsx", "zhongjiang-2022.docx")


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_what_its_recheck_prints(name: str) -> None:
    path = ROOT / "examples" / "forms" / name
    ledger, text = opened(path)
    told = [f for one in forms.recheck(path) for f in one.findings if severity(f) != "info"]
    for finding in told:
        assert message(finding, "zh").rstrip("。") in text.replace("\n", ""), finding.code
    codes = {item.from_.code for item in ledger.items if item.from_ is not None} - {""}
    assert codes <= {finding.code for finding in told}
    # what a form leaves to judgement is no problem of it
    assert "没有完成情况" not in text
    assert "89.80" not in text


def test_a_new_ledger_takes_chinese_keys(project: Path) -> None:
    found = open_items([project], keys="zh")
    assert found.text.startswith("文件类型: ledger/v1\n标题: ")
    assert "items:" not in found.text
    assert found.loaded.usable
    assert found.added == 2


def test_a_file_is_named_as_seen_from_the_ledger(project: Path, tmp_path: Path) -> None:
    (tmp_path / "台账").mkdir()
    before = tmp_path / "台账" / "old.yaml"
    before.write_text(OLD, "utf-8")
    ledger, _ = opened(project, before=before)
    assert {i.from_.file for i in ledger.items if i.from_} == {"../project.yaml"}
