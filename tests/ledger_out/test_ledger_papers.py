"""Papers of a ledger: figures with their division, the three lists, sums that foot, nothing later
than the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from perfeval.ledger.records import LedgerStatus
from perfeval.ledger.standing import standing
from perfeval.reports.ledgers.papers import paper
from perfeval.reports.papers.writers import write
from perfeval.systems.ledger import load_ledger

LEDGER = """\
perfeval: ledger/v1
title: 某县审计发现问题整改台账
owner: 某县财政局
unit: 亿元
sources: [{id: S1, kind: audit, title: 年度审计}]
units: [{id: a, name: 甲局, lead: 王局}, {id: b, name: 乙局}]
evidence: [{id: E1, kind: 凭证, title: 缴款凭证}]
items:
  - id: one
    title: 资金闲置
    source: S1
    category: 资金
    units: [a, b]
    person: 李科长
    deadline: 2024-03-31
    found:
      count: 8
      unit: 个项目
      amounts:
        - {channel: 中央, amount: 1.255, note: 财政}
        - {channel: 地方, amount: 2, note: 财政}
        - {channel: 银行, amount: 6.745, note: 贷款}
    measures:
      - {text: 收回资金, unit: a, done: 2024-02-01, evidence: [E1]}
      - {text: 修订办法, unit: b, deadline: 2024-03-01}
    progress:
      - {date: 2024-02-01, done: 3, adjusted: 1, amount: 4, text: 收回四亿, evidence: [E1]}
      - {date: 2024-06-01, done: 8, amount: 10, text: 全部收回, evidence: [E1]}
  - id: two
    title: 多收费用
    source: S1
    category: 收费
    units: [b]
    found: {count: 5, unit: 户企业, amount: 5000万元}
    measures: [{text: 退还, done: 2024-01-20, evidence: [E1]}]
    progress: [{date: 2024-01-31, done: 5, amount: 5000万元, evidence: [E1]}]
    closing: {date: 2024-05-05, by: 督查室, opinion: 已退清, evidence: [E1]}
  - {id: three, title: 制度不全, category: 资金, open: [责任单位]}
"""
DAY = date(2024, 4, 10)


@pytest.fixture
def status(tmp_path: Path) -> LedgerStatus:
    return of(tmp_path, LEDGER)


def of(folder: Path, text: str, day: date | None = DAY) -> LedgerStatus:
    file = folder / "ledger.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load_ledger(file)
    assert loaded.ledger is not None, loaded.findings
    return standing(loaded.ledger, day)


def text_of(status: LedgerStatus, report: str | None, lang: str = "zh") -> str:
    return write(paper(status, report, lang), ".md").decode("utf-8")


def tables(status: LedgerStatus, report: str | None, lang: str = "zh") -> dict[str, Any]:
    body = paper(status, report, lang).body
    return {e["table"]["key"]: e["table"] for e in body if e["kind"] == "table"}


def cells(table: Any) -> Iterator[dict[str, str]]:
    return (row["cells"] for row in table["rows"])


def test_completion_stands_with_its_division(status: LedgerStatus) -> None:
    text = text_of(status, "notification")
    # 3 of 8 and one adjusted; 4 of 10 and 0.5 of 0.5, in 亿元: 4.5 of 10.5
    assert "完成率＝3÷8＝37.50%；另调整1个项目，含调整完成率50.00%" in text
    assert "完成率＝4÷10＝40.00%" in text
    assert "查出10.5亿元，已整改4.5亿元，完成率＝4.5÷10.5＝42.86%" in text
    # things of different kinds are not added up
    assert "查出5户企业，已整改5户企业，完成率＝5÷5＝100.00%" in text


def test_nothing_later_than_the_day_is_told(status: LedgerStatus) -> None:
    text = text_of(status, "notification")
    assert "全部收回" not in text
    assert "督查室" not in text
    closed = text_of(standing(status.ledger, date(2024, 6, 30)), "notification")
    assert "2024年5月5日由督查室销号，意见：已退清" in closed


def test_overdue_is_listed_with_its_days(status: LedgerStatus) -> None:
    (late,) = cells(tables(status, "notification")["ledger_overdue"])
    # from the end of March to 10 April
    assert (late["deadline"], late["over"], late["person"]) == ("2024-03-31", "10", "李科长")
    assert "ledger_overdue" in tables(status, "summary")


def test_channels_have_subtotals_by_remark(status: LedgerStatus) -> None:
    rows = tables(status, "notification")["ledger_channels"]["rows"]
    shown = [(row["kind"], row["cells"]["channel"], row["cells"]["found"]) for row in rows]
    assert shown == [
        ("row", "中央", "1.255"), ("row", "地方", "2.00"), ("subtotal", "财政", "3.255"),
        ("row", "银行", "6.745"), ("total", "合计", "10.00"),
    ]  # fmt: skip


def test_summary_foots(status: LedgerStatus) -> None:
    shown = tables(status, "summary")
    for key in ("ledger_unit", "ledger_category"):
        *parts, total = cells(shown[key])
        for column in ("items", "found", "rectified", "open_amount"):
            values = [float(part.get(column) or 0) for part in parts]
            assert sum(values) == pytest.approx(float(total[column])), (key, column)
    units = {row["name"]: row for row in cells(shown["ledger_unit"])}
    # the item of two units counts for the first; one without a unit is shown as such
    assert list(units) == ["甲局", "乙局", "未载明", "合计"]
    assert (units["甲局"]["found"], units["乙局"]["found"]) == ("10.00", "0.50")
    assert (units["合计"]["amount_rate"], units["合计"]["items_rate"]) == ("42.86%", "33.33%")
    assert units["合计"]["counts"] == "8个项目、5户企业"


def test_the_three_lists_show_what_is_not_stated(status: LedgerStatus) -> None:
    shown = tables(status, "lists")
    assert list(shown) == [
        "ledger_problems", "ledger_tasks", "ledger_duties", "ledger_sources", "ledger_evidence",
    ]  # fmt: skip
    first, second, third, fourth = cells(shown["ledger_tasks"])
    assert (first["unit_name"], first["person"], first["task_status"]) == (
        "甲局",
        "李科长",
        "已完成",
    )
    # the item's person does not answer for the other unit's task, which has its own deadline
    assert (second["person"], second["deadline"], second["task_status"]) == (
        "未载明",
        "2024-03-01",
        "已逾期",
    )
    assert (third["unit_name"], third["deadline"]) == ("乙局", "未载明")
    assert fourth["measure"] == "未载明措施"
    duties = list(cells(shown["ledger_duties"]))
    assert duties[0]["lead"] == "王局"
    assert duties[2]["unit_name"] == "未载明"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", ["notification", "lists", "summary", None])
def test_every_kind_of_file_is_the_same_twice(
    status: LedgerStatus, report: str | None, lang: str
) -> None:
    for ending in (".md", ".docx", ".html", ".xlsx"):
        first = write(paper(status, report, lang), ending)
        assert first == write(paper(status, report, lang), ending)


def test_workbook_has_a_sheet_a_list_and_the_whole_ledger(status: LedgerStatus) -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(write(paper(status, "lists", "zh"), ".xlsx")))
    assert book.sheetnames == [
        "问题清单",
        "任务清单",
        "责任清单",
        "台账",
        "来源",
        "佐证材料",
        "说明",
    ]
    sheet = book["台账"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "序号")
    rates = next(cell.column for cell in head if cell.value == "金额完成率")
    assert sheet.cell(head[0].row + 1, rates).value == pytest.approx(0.4)


def test_what_people_write_is_never_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    text = LEDGER.replace("资金闲置", "'=HYPERLINK(\"http://x\")'")
    book = load_workbook(BytesIO(write(paper(of(tmp_path, text), None, "zh"), ".xlsx")))
    found = [
        c for sheet in book for row in sheet.iter_rows() for c in row if "HYPERLINK" in str(c.value)
    ]
    assert found
    assert {cell.data_type for cell in found} == {"s"}


def test_more_items_than_chinese_numerals_reach(tmp_path: Path) -> None:
    items = "".join(f"  - {{id: i{n}, title: 第{n}个}}\n" for n in range(1, 131))
    text = text_of(
        of(tmp_path, f"perfeval: ledger/v1\ntitle: 台账\nitems:\n{items}"), "notification"
    )
    assert "（九十九）第99个" in text
    assert "第130个" in text
    assert text.startswith("# 台账：整改情况通报")


def test_without_a_day_nothing_is_overdue(tmp_path: Path) -> None:
    shown = text_of(of(tmp_path, LEDGER, None), "notification")
    assert "未定截至日" in shown
    assert "已逾期" not in shown


def test_the_extent_a_document_states_and_the_proof_of_a_problem(tmp_path: Path) -> None:
    text = LEDGER.replace(
        "items:\n", "found: {count: 14, unit: 项, scope: {本级: 4, 乡镇: 10}}\nitems:\n", 1
    ).replace("    title: 资金闲置\n", "    title: 资金闲置\n    evidence: [E1]\n")
    shown = text_of(of(tmp_path, text), "notification")
    assert "材料载明14项，其中本级4项、乡镇10项。" in shown
    first = next(cells(tables(of(tmp_path, text), "lists")["ledger_problems"]))
    assert first["evidence_col"] == "E1"


def test_english_says_the_same(status: LedgerStatus) -> None:
    text = text_of(status, "notification", "en")
    assert "completion = 3 ÷ 8 = 37.50%" in text
    assert "found 10.5 亿元, put right 4.5 亿元, completion = 4.5 ÷ 10.5 = 42.86%" in text
    assert "deadline 2024-03-31, days overdue: 10" in text
    assert ".." not in text


def test_a_total_that_rounding_moves_is_said(tmp_path: Path) -> None:
    # 40 元 twice, in 亿元: 0.0000004 + 0.0000004 = 0.0000008
    items = "".join(
        f"  - {{id: {unit}, title: 少缴, units: [{unit}], found: {{amount: 40元}}}}\n"
        for unit in ("a", "b")
    )
    text = f"perfeval: ledger/v1\ntitle: 台账\nunit: 亿元\nitems:\n{items}"
    shown = tables(of(tmp_path, text), "summary")["ledger_unit"]
    assert [row["found"] for row in cells(shown)] == ["0.000000", "0.000000", "0.000001"]
    assert any("尾差" in note for note in shown["notes"])
