"""Several ledgers as one account: units by name, ids that clash by file, each on its own day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from perfeval.ledger.joining import joined
from perfeval.ledger.records import LedgerStatus
from perfeval.ledger.standing import standing
from perfeval.reports.ledgers.papers import paper
from perfeval.reports.papers.writers import write
from perfeval.systems.ledger import load_ledger

FIRST = """\
perfeval: ledger/v1
title: 甲台账
owner: 甲局
as_of: 2024-06-30
unit: 亿元
sources: [{id: S1, kind: audit, title: 甲审计}]
units: [{id: u, name: 财政局}, {id: v, name: 教育局}]
evidence: [{id: E1, title: 甲凭证}, {id: E2, title: 同一通知, doc_no: 1号}]
items:
  - id: I1
    title: 甲问题
    source: S1
    units: [u]
    deadline: 2024-03-31
    found: {amount: 2}
    progress:
      - {date: 2024-06-01, amount: 1, evidence: [E1 p.4, E2]}
      - {date: 2024-08-01, amount: 2, evidence: [E1]}
"""
SECOND = """\
perfeval: ledger/v1
title: 乙台账
owner: 乙局
as_of: 2024-12-31
sources: [{id: S1, kind: audit, title: 乙审计}]
units: [{id: x, name: 财政局, lead: 李局}]
evidence: [{id: E1, title: 乙凭证}, {id: E2, title: 同一通知, doc_no: 1号}]
items:
  - id: I1
    title: 乙问题
    source: S1
    units: [x]
    found: {amount: 10000}
    measures: [{text: 退还, unit: x, done: 2024-09-01, evidence: [E1]}]
    progress: [{date: 2024-09-01, amount: 10000, evidence: [E1]}]
  - {id: I2, title: 又一问题, source: S1, units: [x]}
"""


def of(folder: Path, name: str, text: str) -> LedgerStatus:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    loaded = load_ledger(file)
    assert loaded.ledger is not None, loaded.findings
    return standing(loaded.ledger)


def both(folder: Path) -> LedgerStatus:
    return joined([of(folder, "a.yaml", FIRST), of(folder, "b.yaml", SECOND)], "两个台账")


def test_one_unit_by_name_and_amounts_in_the_unit_of_the_first(tmp_path: Path) -> None:
    status = both(tmp_path)
    (unit,) = status.by_unit
    assert (unit.name, unit.items) == ("财政局", 3)
    # 1 of 2 亿元 by the first's day, and 10000 of 10000 万元
    assert unit.amount.found == 300_000_000
    assert unit.amount.rate == Fraction(2, 3)
    assert status.ledger.unit == "亿元"
    assert next(u.lead for u in status.ledger.units if u.name == "财政局") == "李局"


def test_ids_bear_the_number_of_their_ledger(tmp_path: Path) -> None:
    status = both(tmp_path)
    assert [state.item.id for state in status.items] == ["1-I1", "2-I1", "2-I2"]
    assert [source.id for source in status.ledger.sources] == ["1-S1", "2-S1"]
    assert [group.name for group in status.by_source] == ["甲审计", "乙审计"]
    # the same document is one entry; E1 names two
    assert [one.id for one in status.ledger.evidence] == ["1-E1", "E2", "2-E1"]
    assert status.items[0].progress is not None
    assert status.items[0].progress.evidence == ("1-E1 p.4", "E2")


def test_each_ledger_keeps_its_own_day(tmp_path: Path) -> None:
    status = both(tmp_path)
    assert status.as_of is None
    assert status.days == (("甲台账", date(2024, 6, 30)), ("乙台账", date(2024, 12, 31)))
    assert status.items[0].days_over == 91  # from the end of March to the end of June
    text = write(paper(status, "notification", "zh"), ".md").decode("utf-8")
    assert "截至各台账所写日期" in text
    assert "2024年8月1日" not in text


def test_one_ledger_stays_as_it_is(tmp_path: Path) -> None:
    alone = of(tmp_path, "a.yaml", FIRST)
    assert joined([alone], "一个台账") is alone


OFFICES = """\
perfeval: ledger/v1
title: {body}台账
owner: {body}
as_of: 2024-06-30
unit: {unit}
sources: [{{id: S1, kind: audit, title: {body}审计}}]
units: [{{id: f, name: 财务处, contact: 张三}}, {{id: g, name: 教育局国库科}}, {{id: h, name: 财政局}}]
items:
  - {{id: I1, title: 少缴, units: [f], found: {{amount: {amount}}}}}
  - {{id: I2, title: 多付, units: [g]}}
  - {{id: I3, title: 迟拨, units: [h]}}
"""


def two(folder: Path) -> LedgerStatus:
    parts = (("甲局", "亿元", "12.5"), ("乙局", "元", "344449"))
    return joined(
        [
            of(folder, f"{body}.yaml", OFFICES.format(body=body, unit=unit, amount=amount))
            for body, unit, amount in parts
        ],
        "两个台账",
    )


def test_offices_of_two_bodies_are_two_units(tmp_path: Path) -> None:
    # the office that names its own body, and the body itself, stay one
    assert [(unit.name, unit.items) for unit in two(tmp_path).by_unit] == [
        ("甲局·财务处", 1), ("教育局国库科", 2), ("财政局", 2), ("乙局·财务处", 1),
    ]  # fmt: skip


def test_one_small_amount_does_not_stretch_the_others(tmp_path: Path) -> None:
    text = write(paper(two(tmp_path), "summary", "zh"), ".md").decode("utf-8")
    # 344449 元 are 0.00344449 亿元
    assert "| 12.50 |" in text
    assert "| 0.0034 |" in text
    assert "12.5034" in text
    assert "金额四舍五入到4位小数" in text
    assert "尾差" not in text
    assert "1《甲局台账》2024年6月30日；2《乙局台账》2024年6月30日" in text


def test_contacts_and_kinds_of_sources_are_printed(tmp_path: Path) -> None:
    text = write(paper(two(tmp_path), "lists", "zh"), ".md").decode("utf-8")
    assert "联系人" in text
    assert "| 甲局审计 | 审计 |" in text
    assert "张三" in text
