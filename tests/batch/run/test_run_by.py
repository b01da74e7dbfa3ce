"""--by: names of the project's header and groups, in both languages, for folders and tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from batch.run.making import SET

from perfeval.__main__ import main

# name, department, nature, groups.level, groups.地区, 数量
ROWS = [
    ("甲", "教育局", "一次性", "县级", "甲县", "10个"),
    ("乙", "教育局", "经常性", "县级", "乙县", "5个"),
    ("丙", "卫健委", "经常性", "市级", "甲县", "10个"),
]
LEVEL, REGION = {"县级": 2, "市级": 1}, {"甲县": 2, "乙县": 1}
NATURE, DEPARTMENT = {"一次性": 1, "经常性": 2}, {"教育局": 2, "卫健委": 1}
WORDS = {
    "主管部门": DEPARTMENT, "部门": DEPARTMENT, "department": DEPARTMENT, "地区": REGION,
    "region": REGION, "groups.地区": REGION, "nature": NATURE, "性质": NATURE,
    "项目性质": NATURE, "project.nature": NATURE, "level": LEVEL, "groups.level": LEVEL,
    "分组.level": LEVEL, "set": {"small": 3},
}  # fmt: skip
PROJECT = """\
perfeval: project/v1
indicator_set: ../set.yaml
project: {{name: {0}, department: {1}, nature: {2}}}
groups: {{level: {3}, 地区: {4}}}
results: {{数量: {{actual: {5}}}, 质量: {{actual: 95%}}, 满意度: {{actual: 95%}}}}
"""
HEADS = "项目名称,主管部门,项目性质,level,地区,数量,质量,满意度"


@pytest.fixture
def inputs(tmp_path: Path) -> dict[str, list[str]]:
    (tmp_path / "set.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "in").mkdir()
    for row in ROWS:
        text = PROJECT.format(*row)
        (tmp_path / "in" / f"{row[0]}.yaml").write_text(text, encoding="utf-8")
    lines = [HEADS, *(",".join((*row, "95%", "95%")) for row in ROWS)]
    (tmp_path / "all.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = [str(tmp_path / "all.csv"), "--set", str(tmp_path / "set.yaml")]
    return {"folder": [str(tmp_path / "in")], "table": table}


def _grouped(call: list[str], by: str, folder: Path) -> list[dict[str, Any]]:
    summary = folder / "summary.json"
    assert main(["batch", *call, "--by", by, "--summary", str(summary)]) == 0
    found: list[dict[str, Any]] = json.loads(summary.read_text("utf-8"))["by"]
    return found


@pytest.mark.parametrize("kind", ["folder", "table"])
@pytest.mark.parametrize("word", WORDS)
def test_what_projects_are_grouped_by(
    inputs: dict[str, list[str]], tmp_path: Path, kind: str, word: str
) -> None:
    (one,) = _grouped(inputs[kind], word, tmp_path)
    assert {line["name"]: line["projects"] for line in one["classes"]} == WORDS[word]


@pytest.mark.parametrize("kind", ["folder", "table"])
def test_scores_stand_beside_any_grouping(
    inputs: dict[str, list[str]], tmp_path: Path, kind: str
) -> None:
    for out in ("out.csv", "out.parquet"):
        call = [*inputs[kind], "--by", "level,性质", "-o", str(tmp_path / out)]
        assert main(["batch", *call]) == 0
    assert (tmp_path / "out.csv").read_text("utf-8-sig").count(",70.00,") == 1  # 5 of 10 at 60


def test_a_name_that_no_table_has(
    inputs: dict[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert main(["batch", *inputs["table"], "--by", "主管单元", "-o", str(out)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "是否指“主管部门”" in told.err
    assert "level" in told.err  # one of those that there are
    assert not out.exists()


def test_a_name_that_no_project_has(
    inputs: dict[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.json"
    call = [*inputs["folder"], "--by", "levle", "--lang", "en", "--summary", str(summary)]
    assert main(["batch", *call]) == 0
    told = capsys.readouterr().err
    assert "PE967" in told
    assert "did you mean “level”" in told
    (found,) = [
        f for f in json.loads(summary.read_text("utf-8"))["findings"] if f["code"] == "PE967"
    ]
    assert found["severity"] == "warning"


def test_what_could_not_be_scored_has_its_group(
    inputs: dict[str, list[str]], tmp_path: Path
) -> None:
    bad = tmp_path / "in" / "丙.yaml"
    bad.write_text(bad.read_text("utf-8").replace("满意度", "没有的"), encoding="utf-8")
    summary = tmp_path / "summary.json"
    assert main(["batch", *inputs["folder"], "--by", "level", "--summary", str(summary)]) == 1
    (one,) = json.loads(summary.read_text("utf-8"))["by"]
    found = {line["name"]: (line["projects"], line["scored"]) for line in one["classes"]}
    assert found == {"县级": (2, 2), "市级": (1, 0)}
