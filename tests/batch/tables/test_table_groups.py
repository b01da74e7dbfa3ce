"""A set whose numbers differ by group: each row is scored by those of its own group."""

from __future__ import annotations

from pathlib import Path

from perfeval.batch.source import Wanted
from perfeval.batch.tables import source

SET = """
perfeval: indicator-set/v1
id: regional
grades: [{name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - {name: 人数, weight: 60, target: {by: region, 中部: ≥100人, 西部: ≥50人}}
  - {name: 满意度, weight: 40, target: ≥90%}
"""


def test_each_row_has_the_numbers_of_its_group(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    rows = ["甲,中部,50,95%", "乙,西部,50,95%", "丙,,50,95%", "丁,东部,50,95%"]
    (tmp_path / "t.csv").write_text("项目,region,人数,满意度\n" + "\n".join(rows) + "\n", "utf-8")
    found = source(tmp_path / "t.csv", Wanted(set=str(tmp_path / "set.yaml")))
    made = [row for chunk in found.chunks() for row in found.work(chunk.task).to_pylist()]
    assert [r["total"] and str(r["total"]) for r in made] == ["70.00", "100.00", None, None]
    assert [r["findings"][0]["code"] for r in made[2:]] == ["PE108", "PE109"]
