"""`perfeval panel`: what it prints and writes, and what it answers to bad input."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from cases.running import call
from panel_cases import HEAD, panel_text

from perfeval import load_project, score

SET = """perfeval: indicator-set/v1
id: example
total: 100
indicators:
  - {name: 项目A, weight: 100, measure: {kind: panel, trim: {above: 5, drop: 1}}, target: ≥100}
"""


def put(folder: Path, text: str) -> Path:
    path = folder / "panel.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_page_keeps_its_width(
    lang: str, columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfeval.cli.cells import cells

    monkeypatch.setenv("COLUMNS", columns)
    rule = "trim: {above: 5, drop: 1}, bands: [{min: 80, money: 5}], budget: 6, max_spread: 40"
    text = panel_text({"A": [95, 92, 90, 88, 70, 60]}, rule)
    put(tmp_path, text.replace("name: 项目A", f"name: {'很长的名称' * 12}"))
    code, out, _ = call(tmp_path, ["panel", "panel.yaml", "--lang", lang])
    assert code == 0
    assert all(cells(line) <= int(columns) for line in out.splitlines())
    assert "85.00" in out
    assert "(92 + 90 + 88 + 70) / 4 = 85" in " ".join(out.split())


def test_json_says_the_same(tmp_path: Path) -> None:
    rule = "trim: {above: 5, drop: 1}, bands: [{min: 80, money: 3.436}], budget: 3"
    put(tmp_path, panel_text({"A": [95, 92, 90, 88, 70, 60]}, rule))
    code, out, _ = call(tmp_path, ["panel", "panel.yaml", "--format", "json"])
    found = json.loads(out)
    assert code == 0
    assert found["perfeval"] == "panel-result/v1"
    assert (found["granted"], found["budget"]) == (34360, 30000)
    (one,) = found["results"]
    assert (one["score"], one["rank"], one["band"], one["money"]) == (85.0, 1, 1, 34360)
    assert [f["code"] for f in found["findings"]] == ["PE633"]
    assert found["digest"].startswith("sha256:")


def test_strict_fails_on_what_is_open(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [90, 60]}, "max_spread: 20"))
    assert call(tmp_path, ["panel", "panel.yaml"])[0] == 0
    assert call(tmp_path, ["panel", "panel.yaml", "--strict"])[0] == 1


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.docx", "a.xlsx"])
def test_documents_name_no_expert(name: str, tmp_path: Path) -> None:
    text = panel_text({"A": [90, 60]}, "max_spread: 20, bands: [{min: 0, money: 1}]")
    put(tmp_path, text.replace("{id: E1}", "{id: E1, name: 欧阳修竹, unit: 翰林学院}"))
    code, _, errors = call(tmp_path, ["panel", "panel.yaml", "-o", name])
    assert code == 0, errors
    data = (tmp_path / name).read_bytes()
    if zipfile.is_zipfile(tmp_path / name):
        with zipfile.ZipFile(tmp_path / name) as package:
            data = b"".join(package.read(part) for part in package.namelist())
    shown = data.decode("utf-8", "replace")
    assert "欧阳" not in shown
    assert "翰林" not in shown
    assert "合议" in shown
    before = (tmp_path / name).read_bytes()
    call(tmp_path, ["panel", "panel.yaml", "-o", name])
    assert (tmp_path / name).read_bytes() == before


def test_the_ballots_give_a_project_the_same_mean(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [95, 92, 90, 88, 70, 60]}, "trim: {above: 5, drop: 1}"))
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    head = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 示例}\n"
    for lang in ("zh", "en"):
        assert call(tmp_path, ["panel", "panel.yaml", "-o", "out.yaml", "--lang", lang])[0] == 0
        text = (tmp_path / "out.yaml").read_text("utf-8")
        (tmp_path / "project.yaml").write_text(head + text, "utf-8")
        loaded = load_project(tmp_path / "project.yaml")
        assert loaded.usable, loaded.findings
        assert score(loaded).total == 85


def test_what_a_project_can_not_express_comes_as_the_result(tmp_path: Path) -> None:
    """A was decided by discussion; B has a ballot in error and is left out."""
    rows: dict[str, list[object]] = {"A": [95, 92, 90, 88, 70, 60], "B": [101, 90, 90, 90, 90, 90]}
    talk = "discussions: [{subject: A, score: 72, reason: 复核材料, evidence: [纪要1号]}]\n"
    put(tmp_path, panel_text(rows, "max_spread: 20", more=talk))
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    head = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 示例}\n"
    for lang, words in (("zh", "合议确定：复核材料"), ("en", "decided by discussion")):
        assert call(tmp_path, ["panel", "panel.yaml", "-o", "out.yaml", "--lang", lang])[0] == 0
        text = (tmp_path / "out.yaml").read_text("utf-8")
        assert words in text
        assert '# "项目B"' in text
        (tmp_path / "project.yaml").write_text(head + text, "utf-8")
        loaded = load_project(tmp_path / "project.yaml")
        assert loaded.usable, loaded.findings
        assert score(loaded).total == 72


def test_documents_give_opinions_recusals_and_evidence(tmp_path: Path) -> None:
    text = panel_text({"A": [True, False, None], "B": [True, True, True]}, "pass: 2/3")
    text = text.replace("subject: A, pass: false", "subject: A, pass: false, opinion: 缺少检测报告")
    text = text.replace("{id: E3}", "{id: E3, recused: [{subject: A, reason: 曾任顾问}]}")
    text += "discussions: [{subject: A, pass: false, reason: 维持意见, evidence: [会议纪要3号]}]\n"
    put(tmp_path, text)
    out = call(tmp_path, ["panel", "panel.yaml", "--format", "markdown", "--lang", "zh"])[1]
    assert all(word in out for word in ("缺少检测报告", "曾任顾问", "会议纪要3号", "| 避 |"))
    data = json.loads(call(tmp_path, ["panel", "panel.yaml", "--format", "json"])[1])
    one = next(found for found in data["results"] if found["id"] == "A")
    assert [b["opinion"] for b in one["ballots"] if b["opinion"]] == ["缺少检测报告"]
    assert [away["reason"] for away in one["recused"]] == ["曾任顾问"]
    assert one["discussion"]["evidence"] == ["会议纪要3号"]


def test_documents_mark_what_is_open_for_an_error_or_a_vote(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [90, 101]}))
    out = call(tmp_path, ["panel", "panel.yaml", "--format", "markdown", "--lang", "zh"])[1]
    assert "有无效评分，待定" in out
    assert "有1张评审票有错误，没有计入：项目A" in out
    put(tmp_path, panel_text({"A": [True, False, None]}, "pass: 2/3"))
    out = call(tmp_path, ["panel", "panel.yaml", "--format", "markdown", "--lang", "zh"])[1]
    assert "1/2（应投3）" in out
    assert "待补票" in out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1, 2]",
        "perfeval: panel/v1\n",
        HEAD,
        HEAD + "experts: 3\nsubjects: {}\n",
        HEAD + "experts: [{id: [1]}]\nsubjects: [{id: {}}]\n",
        "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    ],
)  # fmt: skip
def test_what_is_no_panel_is_answered(text: str, tmp_path: Path) -> None:
    put(tmp_path, text)
    for more in ([], ["--sheets", "out"], ["--read", "x.xlsx", "-o", "y.yaml"]):
        code, _, errors = call(tmp_path, ["panel", "panel.yaml", *more])
        assert code == 2
        assert "内部错误" not in errors
        assert errors


@pytest.mark.parametrize(
    "more",
    [
        "rounding: {digits: 999999999}", "rounding: {digits: -3}", "trim: {above: -1, drop: -1}",
        "trim: {above: 0, drop: 99999999999}", "pass: 5/1", "pass: 0", "min_experts: -4", "places: 0",
        "weights: {甲: -1}", "weights: {甲: 0}, by: role", "max_spread: -1", "bands: [{min: 1e30, money: 1}]",
        "bands: [{max: -5, money: 1}]", "rank: {first: 1, step: 1e29}", "budget: -1",
        "bands: []", "weights: {}", "void: [equal, full, all-full]",
    ],
)  # fmt: skip
def test_rules_that_can_not_be_meant_do_no_harm(more: str, tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [90, 60], "B": [100, 100]}, more, ["甲", "乙"]))
    for form in ("table", "json", "markdown"):
        code, out, errors = call(tmp_path, ["panel", "panel.yaml", "--format", form])
        assert code in (0, 2)
        assert bool(out) is (code == 0)
        assert "内部错误" not in errors
    assert call(tmp_path, ["panel", "panel.yaml", "--sheets", "out"])[0] in (0, 2)


@pytest.mark.parametrize(
    "more",
    ["bands: [{min: 0, money: -5}]", "pass: -1", "pass: 1.5", "pass: 二比三", "trim: {above: 5, drop: 3}", "max_spread: -1",
     "bands: [{min: 80, money: 2}, {below: 70, money: 1}]"],
)  # fmt: skip
def test_a_rule_in_error_gives_no_result(more: str, tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [95, 92, 90, 88, 70, 60]}, more))
    for target in ("a.docx", "a.json"):
        code, out, errors = call(tmp_path, ["panel", "panel.yaml", "-o", target])
        assert (code, out) == (2, "")
        assert "panel.yaml:" in errors
        assert not (tmp_path / target).exists()


def test_too_many_to_pair_are_refused(tmp_path: Path) -> None:
    experts = "".join(f"  - {{id: E{n}}}\n" for n in range(1001))
    subjects = "".join(f"  - {{id: S{n}}}\n" for n in range(201))
    put(tmp_path, f"{HEAD}experts:\n{experts}subjects:\n{subjects}")
    code, _, errors = call(tmp_path, ["panel", "panel.yaml"])
    assert (code, "PE653" in errors) == (2, True)


def test_more_files_need_read(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [90]}))
    assert call(tmp_path, ["panel", "panel.yaml", "x.xlsx"])[0] == 2
    assert call(tmp_path, ["panel", "panel.yaml", "--sheets", "a", "--read", "b"])[0] == 2
    assert call(tmp_path, ["panel", "panel.yaml", "--read", "b"])[0] == 2
    assert call(tmp_path, ["panel", "panel.yaml", "--read", "b", "-o", "c.txt"])[0] == 2
