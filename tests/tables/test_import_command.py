"""`perfeval import`: files written whole, everything told with its cell, nothing overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases.running import call

from perfeval import api
from perfeval.library.table_samples import table_bytes
from perfeval.library.workbooks import set_texts
from perfeval.source.yaml_reader import read_yaml
from perfeval.workbook.writing import workbook

HEAD = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
ROWS: list[list[Any]] = [
    ["项目支出绩效自评表"],
    ["（2023年度）"],
    ["项目名称", "乡村道路养护"],
    ["主管部门", "交通运输局"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
    ["", "年度资金总额", 400, 400, 387.6, 10, "96.9%", 9.69],
    HEAD,
    ["产出指标", "数量指标", "养护里程", "≥20公里", "20公里", 50, 50, ""],
    ["效益指标", "社会效益指标", "群众知晓率", "≥90%", "81%", 40, 36, "宣传不够"],
    ["总分", "", "", "", "", 100, 95.69, ""],
]  # fmt: skip


def lay(
    folder: Path, name: str = "form.xlsx", rows: list[list[Any]] | None = None, **more: Any
) -> Path:
    path = folder / name
    path.write_bytes(table_bytes({"table": rows or ROWS, **more}, name))
    return path


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    return call(folder, ["import", *words, "--lang", "en"])


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv", "form.md"])
def test_what_is_written_scores_as_printed(tmp_path: Path, name: str) -> None:
    lay(tmp_path, name)
    code, out, errors = run(tmp_path, name, "-o", "project.yaml")
    assert (code, out) == (0, "")
    assert "2 indicators" in errors
    assert "reported total 95.69" in errors
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [name, "project.yaml", "project-indicators.yaml"]
    )
    loaded = api.load_project(tmp_path / "project.yaml")
    card = api.score(loaded)
    assert str(float(card.total or 0)) == "95.69"
    assert [leaf.result.reported for leaf in card.leaves if leaf.result] == [
        leaf.score for leaf in card.leaves
    ]
    assert not [f for f in card.findings if f.code.startswith("PE7")]


def test_the_comments_name_the_cells(tmp_path: Path) -> None:
    lay(tmp_path)
    run(tmp_path, "form.xlsx", "-o", "p.yaml", "--keys", "zh")
    text = (tmp_path / "p.yaml").read_text("utf-8")
    assert "    完成值: 81%  # form.xlsx 绩效自评表!E9" in text.splitlines()
    assert "    偏差原因: 宣传不够  # form.xlsx 绩效自评表!H9" in text.splitlines()
    assert "指标体系: p-indicators.yaml" in text.splitlines()
    assert api.load_project(tmp_path / "p.yaml").usable


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    lay(tmp_path)
    texts = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        run(tmp_path, "form.xlsx", "-o", f"{name}/p.yaml")
        texts.append([(folder / f"p{end}.yaml").read_bytes() for end in ("", "-indicators")])
    assert texts[0] == texts[1]


@pytest.mark.parametrize("there", ["project.yaml", "project-indicators.yaml"])
def test_no_file_that_is_there_is_overwritten(tmp_path: Path, there: str) -> None:
    lay(tmp_path)
    (tmp_path / there).write_text("mine", "utf-8")
    code, _, errors = run(tmp_path, "form.xlsx", "-o", "project.yaml")
    assert code == 2
    assert there in errors
    assert (tmp_path / there).read_text("utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("target", ["form.xlsx", "project", "project.json", "nowhere/project.yaml"])
def test_what_can_not_be_written_is_said_before_anything(tmp_path: Path, target: str) -> None:
    before = lay(tmp_path).read_bytes()
    code, out, errors = run(tmp_path, "form.xlsx", "-o", target)
    assert (code, out) == (2, "")
    assert errors
    assert "Traceback" not in errors
    assert [p.name for p in tmp_path.iterdir()] == ["form.xlsx"]
    assert (tmp_path / "form.xlsx").read_bytes() == before


def test_several_forms_become_several_projects(tmp_path: Path) -> None:
    second = [*ROWS[:2], ["项目名称", "桥梁维修"], *ROWS[3:]]
    data = table_bytes({"tables": {"一": ROWS, "二": second}}, "form.xlsx")
    (tmp_path / "form.xlsx").write_bytes(data)
    code, _, errors = run(tmp_path, "form.xlsx", "-o", "p.yaml")
    assert code == 0
    names = {"p.yaml", "p-indicators.yaml", "p-2.yaml", "p-2-indicators.yaml"}
    assert {p.name for p in tmp_path.iterdir()} == {"form.xlsx", *names}
    assert all(name in errors for name in names)
    two = api.load_project(tmp_path / "p-2.yaml")
    assert two.project is not None
    assert two.project.header.name == "桥梁维修"


def test_json_tells_every_value_with_its_cell(tmp_path: Path) -> None:
    lay(tmp_path)
    code, out, _ = run(tmp_path, "form.xlsx", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert (found["perfeval"], found["file"], len(found["sha256"])) == (
        "import/v1",
        "form.xlsx",
        64,
    )
    [form] = found["forms"]
    assert form["kind"] == "self-assessment"
    by_cell = {field["cell"]: (field["key"], field["text"]) for field in form["fields"]}
    assert by_cell["E9"] == ("rows[2].actual", "81%")
    assert by_cell["E6"] == ("funds[1].spent", "387.6")
    assert by_cell["G10"] == ("total.score", "95.69")
    assert not list(tmp_path.glob("*.yaml"))


def test_without_a_target_the_project_is_printed_and_nothing_written(tmp_path: Path) -> None:
    lay(tmp_path)
    code, out, errors = run(tmp_path, "form.xlsx")
    assert code == 0
    assert out.splitlines()[2] == "perfeval: project/v1"
    assert "-o" in errors
    assert [p.name for p in tmp_path.iterdir()] == ["form.xlsx"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b""), ("a.xlsx", b"PK\x03\x04junk"), ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.csv", b"a,b\n1,2\n"), ("a.md", "# 无表\n".encode()), ("a.xls", b"\x00" * 512),
    ],
)  # fmt: skip
def test_files_without_a_form_are_refused_with_a_reason(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    code, out, errors = run(tmp_path, name, "-o", "p.yaml")
    assert (code, out) == (2, "")
    assert "PE0" in errors
    assert "Traceback" not in errors
    assert not list(tmp_path.glob("*.yaml"))


def test_what_can_not_be_read_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = [*ROWS[:7], [*ROWS[7][:6], "满分", ""], *ROWS[8:]]
    lay(tmp_path, rows=rows)
    code, _, errors = run(tmp_path, "form.xlsx", "-o", "p.yaml")
    # not all of the table is in the files, so it is no success
    assert code == 1
    assert "form.xlsx 绩效自评表!G8: " in errors
    assert (tmp_path / "p.yaml").is_file()


def test_a_workbook_of_ours_becomes_its_project(tmp_path: Path) -> None:
    lay(tmp_path)
    run(tmp_path, "form.xlsx", "-o", "p.yaml")
    loaded = api.load_project(tmp_path / "p.yaml")
    assert loaded.indicator_set is not None
    root = read_yaml(tmp_path / "p.yaml", "p").root
    texts = set_texts(tmp_path / "p-indicators.yaml")
    data = workbook(loaded.indicator_set, root, texts, "zh", "p-indicators.yaml")  # type: ignore[arg-type]
    for folder, beside in (("near", True), ("far", False)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "fill.xlsx").write_bytes(data)
        if beside:
            (tmp_path / folder / "p-indicators.yaml").write_text(texts[0].text, "utf-8")
        code, _, errors = run(tmp_path / folder, "fill.xlsx", "-o", "q.yaml")
        assert code == 0, errors
        # the set is named where it is, else written from what the workbook keeps of it
        assert (tmp_path / folder / "q-indicators.yaml").exists() is not beside
        again = api.score(api.load_project(tmp_path / folder / "q.yaml"))
        assert float(again.total or 0) == 95.69


def test_rows_that_could_not_be_read_are_no_success(tmp_path: Path) -> None:
    # the row has moved one cell to the right: it is refused whole, the rest is written
    rows = [*ROWS[:7], ["", *ROWS[7][:7]], *ROWS[8:]]
    lay(tmp_path, rows=rows)
    code, _, errors = run(tmp_path, "form.xlsx", "-o", "p.yaml")
    assert (code, ": error PE" in errors) == (1, True)
    assert (tmp_path / "p.yaml").is_file()


def test_a_form_without_indicators_and_money_is_not_written(tmp_path: Path) -> None:
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", "甲"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ]
    lay(tmp_path, rows=rows)
    code, out, errors = run(tmp_path, "form.xlsx", "-o", "p.yaml")
    assert (code, out) == (2, "")
    assert "PE0" in errors
    assert not list(tmp_path.glob("*.yaml"))


def test_the_next_command_can_be_pasted(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "2023 年 #1").mkdir()
    code, _, errors = run(tmp_path, "form.xlsx", "-o", "2023 年 #1/p.yaml")
    assert code == 0
    assert "perfeval score '2023 年 #1/p.yaml'" in errors
