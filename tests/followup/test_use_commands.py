"""`perfeval recommend` and `perfeval compare`: outputs, exit codes, bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cases.running import call
from followup.making import laid, project

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "perfeval: policy/v1\nid: p\nrules:\n  - {name: 差, grades: 差, action: cut, by: 50%}\n  - {name: 保持, action: keep}\n"
HEAD = ["recommend", "--policy", "policy.yaml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    laid(tmp_path, a=project(2023), b=project(2024, "actual: 10人次"), policy=POLICY)
    return tmp_path


def test_one_bad_file_never_stops_the_others(folder: Path) -> None:
    (folder / "c.yaml").write_text("perfeval: project/v1\nproject: {name: 坏}\n", "utf-8")
    code, out, errors = call(folder, [*HEAD, "a.yaml", "c.yaml", "none.yaml", "b.yaml"])
    assert code == 1
    assert "PE102" in errors
    assert "none.yaml" in errors
    assert "压减" in out or "保持" in out
    code, out, errors = call(folder, [*HEAD, "c.yaml"])
    assert (code, out) == (2, "")


def test_a_folder_gives_its_projects(folder: Path) -> None:
    code, out, _ = call(folder, [*HEAD, ".", "--format", "json"])
    found = json.loads(out)
    assert code == 0
    assert [one["files"] for one in found["projects"]] == [["a.yaml", "b.yaml"]]
    assert call(folder, ["compare", "."])[0] == 0


def test_the_documents_say_the_same(folder: Path) -> None:
    # 10 of 100 persons: 6 + 40 = 46, 差; half of 100 万元
    _, out, _ = call(folder, [*HEAD, "b.yaml", "--format", "json"])
    (one,) = json.loads(out)["projects"]
    assert (one["total"], one["action"], one["amount"], one["change"]) == (46, "cut", 50, -50)
    assert one["rules"][0]["facts"][0]["at"].startswith("b.yaml:")
    _, out, _ = call(folder, ["compare", "a.yaml", "b.yaml", "--format", "json"])
    (move,) = json.loads(out)["movements"]
    assert (move["change"], move["by_cause"]) == (-54, {"actual": -54})
    for ending in ("md", "docx", "xlsx", "html"):
        for words in ([*HEAD, "a.yaml", "b.yaml"], ["compare", "a.yaml", "b.yaml"]):
            written = []
            for name in ("one", "two"):
                assert call(folder, [*words, "-o", f"{name}.{ending}"])[0] == 0
                written.append((folder / f"{name}.{ending}").read_bytes())
            assert written[0] == written[1]


def test_inputs_are_not_overwritten_and_needs_are_said(folder: Path) -> None:
    before = (folder / "policy.yaml").read_bytes()
    (folder / "p.json").write_bytes(before)
    assert call(folder, ["recommend", "a.yaml", "--policy", "p.json", "-o", "p.json"])[0] == 2
    assert (folder / "p.json").read_bytes() == before
    code, _, errors = call(folder, ["recommend", "a.yaml"])
    assert code == 2
    assert "--policy" in errors
    assert call(folder, ["compare", "a.yaml"])[0] == 2
    assert call(folder, ["compare", "a.yaml", "a.yaml"])[0] == 2
    assert call(folder, ["recommend", "a.yaml", "--policy", "a.yaml"])[0] == 2
    assert call(folder, ["recommend", "a.yaml", "--policy", "none.yaml"])[0] == 2


def test_warnings_fail_with_strict_alone(folder: Path) -> None:
    (folder / "c.yaml").write_text(project(2025, "actual: 8人次, target: ≥8人次"), "utf-8")
    assert call(folder, ["compare", "b.yaml", "c.yaml"])[0] == 0
    assert call(folder, ["compare", "b.yaml", "c.yaml", "--strict"])[0] == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_many_projects_become_rows(folder: Path, lang: str) -> None:
    names = []
    for n in range(9):
        (folder / f"n{n}.yaml").write_text(project(2024, name=f"第{n}号项目"), "utf-8")
        names.append(f"n{n}.yaml")
    code, out, _ = call(folder, ["compare", *names, "--lang", lang])
    assert code == 0
    assert all(f"第{n}号项目" in out for n in range(9))


def test_a_name_can_be_no_formula_in_a_workbook(folder: Path) -> None:
    text = project(2024, name="'=HYPERLINK(\"http://x\")'")
    (folder / "c.yaml").write_text(text, "utf-8")
    assert call(folder, [*HEAD, "c.yaml", "-o", "out.xlsx"])[0] == 0
    from zipfile import ZipFile

    with ZipFile(folder / "out.xlsx") as book:
        sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(b"<f>" in book.read(name) for name in sheets)


@pytest.mark.parametrize(
    "text",
    [
        "perfeval: policy/v1\nid: p\nrules: []\n",
        "perfeval: policy/v1\nid: p\nrules: 保持\n",
        "perfeval: policy/v1\nid: p\nunit: 斤\nrules: [{name: 一, action: keep}]\n",
        "perfeval: policy/v1\nid: p\nrules: [{name: 一}]\n",
        "perfeval: policy/v1\nid: p\nrules: [{name: 一, action: 打折}]\n",
        "perfeval: policy/v1\nid: p\nrules: [{name: 一, action: cut, by: 1e99999}]\n",
        "perfeval: policy/v1\nid: p\nrules: [{name: 一, action: cut, when: 总分, by: 5%}]\n",
        "a: &a [1]\nb: &b [*a,*a,*a]\nperfeval: policy/v1\nid: p\nrules: *b\n",
        "\0\x07",
        "",
    ],
)
def test_policies_that_can_not_be_used_are_refused(folder: Path, text: str) -> None:
    (folder / "bad.yaml").write_text(text, "utf-8")
    code, out, errors = call(folder, ["recommend", "a.yaml", "--policy", "bad.yaml"])
    assert (code, out) == (2, ""), out
    assert "PE" in errors
    assert "Traceback" not in errors


def test_a_misspelt_end_of_a_range_is_told_once(folder: Path) -> None:
    text = POLICY.replace("grades: 差", "得分: {低於: 60}")
    (folder / "bad.yaml").write_text(text, "utf-8")
    _, _, errors = call(folder, ["recommend", "a.yaml", "--policy", "bad.yaml"])
    assert "PE101" in errors
    assert "PE102" not in errors


def test_papers_have_findings_and_trend(folder: Path) -> None:
    from io import BytesIO

    import openpyxl

    (folder / "c.yaml").write_text(project(2025, "actual: 8人次, target: ≥8人次"), "utf-8")
    files = ["b.yaml", "c.yaml"]
    assert call(folder, ["compare", *files, "-o", "c.xlsx"])[0] == 0
    book = openpyxl.load_workbook(BytesIO((folder / "c.xlsx").read_bytes()))
    codes = [row[1] for row in book["核对结果"].iter_rows(values_only=True)]
    assert "PE781" in codes
    # 10 of 100 is 6 of 60, and all of it by the easier target: 46 → 100
    totals = [r for r in book["变动分解"].iter_rows(values_only=True) if r[0] == "总分"]
    assert totals[0][1:4] == (46, 100, 54)
    assert call(folder, [*HEAD, *files, "-o", "r.xlsx"])[0] == 0
    book = openpyxl.load_workbook(BytesIO((folder / "r.xlsx").read_bytes()))
    rows = list(book["一览表"].iter_rows(values_only=True))
    head = next(row for row in rows if "比上年" in row)
    assert rows[rows.index(head) + 1][head.index("比上年")] == 54
