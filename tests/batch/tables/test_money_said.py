"""What is said of a row's money and evidence does not depend on how many rows there are."""

from __future__ import annotations

from pathlib import Path

from perfeval.batch.source import Wanted
from perfeval.batch.tables import source

SET = """perfeval: indicator-set/v1
id: s
title: 甲
grades: [{name: 优, min: 90}, {name: 差, min: 0}]
indicators:
  - {name: 户数, weight: 100, target: ≥10户}
"""
HEADS = "项目编码,户数,户数.reason,户数.evidence,funds.budget,funds.arrived,funds.spent"
# the first and the third spent more than had arrived
ROWS = ("8,少,E1,,50,60", "9,少,,,50,40", "9,少,E2,100,50,60", "9,少,,100,50,40")
BEYOND = [True, False, True, False]


def test_spent_before_it_came_is_said_with_a_budget_and_without(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    for count in (8, 80):  # the first are few enough for the scalar kernel
        lines = [f"P{n},{ROWS[n % 4]}" for n in range(count)]
        table = tmp_path / f"t{count}.csv"
        table.write_text("\n".join([HEADS, *lines]) + "\n", "utf-8")
        found = source(table, Wanted(set=str(tmp_path / "set.yaml")))
        rows = [row for c in found.chunks() for row in found.work(c.task).to_pylist()]
        codes = [{one["code"] for one in row["findings"]} for row in rows]
        assert ["PE514" in some for some in codes] == BEYOND * (count // 4)
        # a table has no register in which E1 and E2 could stand
        assert not any("PE311" in some for some in codes)


def test_a_number_with_an_exponent_has_the_unit_of_its_head(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET.replace("≥10户", "≥10万元"), "utf-8")
    for count in (2, 80):
        lines = [f"P{n},{('1e1', '0.5E1')[n % 2]},少" for n in range(count)]
        table = tmp_path / f"e{count}.csv"
        table.write_text("\n".join(["项目编码,户数（万元）,户数.reason", *lines]) + "\n", "utf-8")
        found = source(table, Wanted(set=str(tmp_path / "set.yaml")))
        rows = [row for c in found.chunks() for row in found.work(c.task).to_pylist()]
        assert [int(row["total"]) for row in rows] == [100, 50] * (count // 2)
        assert not any(one["code"] == "PE461" for row in rows for one in row["findings"])


def test_money_without_a_name_is_called_the_projects(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "t.csv").write_text("项目编码,预算数,支出数,户数\nA,100,130,10\n", "utf-8")
    found = source(tmp_path / "t.csv", Wanted(set=str(tmp_path / "set.yaml"), lang="zh"))
    ((row,),) = [found.work(chunk.task).to_pylist() for chunk in found.chunks()]
    (said,) = [one["message"] for one in row["findings"] if one["code"] == "PE508"]
    assert said.startswith("“项目资金”支出130")
