"""Scoring sheets: what they give away, what they take, how they come back."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cases.running import call
from sheet_filling import filled, sheet_of

from perfeval.panels.codes import expert_codes, subject_codes
from perfeval.systems import panels

PANEL = """# 评审文件：注释要保留
perfeval: panel/v1
title: 成果评审
date: 2024-05-06
salt: 只有办公室知道
experts:
  - {id: E1, name: 欧阳修竹, role: 技术, unit: 翰林学院, phone: "13800001111"}
  - {id: E2, name: 司马光宇, unit: 资治通用公司}
  - {id: E3, name: 诸葛明月, recused: [{subject: S2, reason: 任职}]}
subjects:   # 三个
  - {id: S1, name: 甲项目, unit: 甲单位}
  - {id: S2, name: 乙项目, unit: 乙单位}
  - {id: S3, name: "=cmd|' /C calc'!A0", unit: 丙单位}
criteria:
  - {id: 技术, max: 60, explain: 先进性}
  - {id: 效益, max: 40}
ballots: []
# 最后一行
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "panel.yaml").write_text(PANEL, "utf-8")
    return tmp_path


def handed_out(folder: Path, more: str = "") -> dict[str, Path]:
    """Sheets by the expert's id."""
    if more:
        text = (folder / "panel.yaml").read_text("utf-8").replace("salt:", f"{more}\nsalt:")
        (folder / "panel.yaml").write_text(text, "utf-8")
    code, _, errors = call(folder, ["panel", "panel.yaml", "--sheets", "out", "--lang", "zh"])
    assert code == 0, errors
    panel = panels.load(folder / "panel.yaml").panel
    assert panel is not None
    return {id: sheet_of(folder / "out", own) for id, own in expert_codes(panel).items()}


def whole(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


@pytest.mark.parametrize("more", ["", "anonymous: both"])
def test_no_sheet_names_an_expert(folder: Path, more: str) -> None:
    for path in handed_out(folder, more).values():
        text = whole(path) + path.name
        for secret in (
            "欧阳",
            "司马",
            "诸葛",
            "翰林",
            "资治",
            "13800001111",
            "技术专家",
            "办公室知道",
            ">E1<",
            ">E2<",
        ):
            assert secret not in text
        hidden = [name in text for name in ("甲项目", "乙项目", "甲单位")]
        assert not any(hidden) if more else hidden[0]


def test_codes_hang_on_the_secret(folder: Path) -> None:
    one = panels.load(folder / "panel.yaml").panel
    assert one is not None
    other = expert_codes(one._replace(salt="另一个"))
    assert not set(other.values()) & set(expert_codes(one).values())
    assert len(set(other.values())) == 3


def test_the_recused_expert_does_not_get_the_subject(folder: Path) -> None:
    sheets = handed_out(folder)
    shown = {
        id: [row[1].value for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=7, max_row=9)]
        for id, path in sheets.items()
    }  # fmt: skip
    assert shown["E1"] == ["S1", "S2", "S3"]
    assert shown["E3"][:2] == ["S1", "S3"]


def test_names_are_no_formulas_and_inputs_are_open(folder: Path) -> None:
    page = openpyxl.load_workbook(handed_out(folder)["E1"]).worksheets[0]
    assert page["C9"].data_type == "s"
    assert page["C9"].value == "=cmd|' /C calc'!A0"
    assert page.protection.sheet
    assert not page.protection.password
    locked = {name: page[name].protection.locked for name in ("C7", "D7", "E7", "F7", "G7")}
    assert locked == {"C7": True, "D7": False, "E7": False, "F7": True, "G7": False}
    assert page["F7"].value == '=IF(COUNT(D7:E7)=2,SUM(D7:E7),"")'
    checks = {str(v.sqref): v.formula1 for v in page.data_validations.dataValidation}
    assert "D7<=60" in checks["D7:D9"]
    assert "E7<=40" in checks["E7:E9"]


def test_the_same_panel_gives_the_same_sheets(folder: Path) -> None:
    first = {id: path.read_bytes() for id, path in handed_out(folder).items()}
    shutil.rmtree(folder / "out")
    assert {id: path.read_bytes() for id, path in handed_out(folder).items()} == first


def test_filled_sheets_are_never_written_over(folder: Path) -> None:
    path = handed_out(folder)["E1"]
    filled(path, {"S1": {"c:技术": 50}})
    before = path.read_bytes()
    code, _, errors = call(folder, ["panel", "panel.yaml", "--sheets", "out"])
    assert code == 2
    assert "评分表" in errors
    assert path.read_bytes() == before


def test_out_and_back_keeps_the_file_as_it_was(folder: Path) -> None:
    sheets = handed_out(folder)
    filled(sheets["E1"], {
        "S1": {"c:技术": 55.5, "c:效益": "３８", "opinion": '好："引号"、#井号\n第二行'},
        "S2": {"c:技术": "40分", "c:效益": 0},
        "S3": {"c:技术": 60, "c:效益": 40},
    })  # fmt: skip
    words = ["panel", "panel.yaml", "--read", "out", "-o", "back.yaml", "--lang", "zh"]
    code, _, errors = call(folder, words)
    assert code == 0
    assert "E2、E3" in errors
    assert (folder / "panel.yaml").read_text("utf-8") == PANEL
    text = (folder / "back.yaml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("  - {expert: ")]
    assert kept == [line.replace("ballots: []", "ballots:") for line in PANEL.splitlines()]
    panel = panels.load(folder / "back.yaml").panel
    assert panel is not None
    given = {b.subject: (b.scores, b.opinion) for b in panel.ballots}
    assert given["S1"] == ({"技术": 55.5, "效益": 38}, '好："引号"、#井号\n第二行')
    assert given["S2"][0] == {"技术": 40, "效益": 0}
    # what came later is added behind what is there
    filled(sheets["E2"], {"S1": {"c:技术": 30, "c:效益": 20}})
    words = ["panel", "back.yaml", "--read", sheets["E2"].as_posix(), "-o", "more.yaml"]
    assert call(folder, words)[0] == 0
    again = panels.load(folder / "more.yaml").panel
    assert again is not None
    assert [b.expert for b in again.ballots] == ["E1", "E1", "E1", "E2"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (61, "PE620"), (-1, "PE620"), ("优", "PE647"), ("85%", "PE647"), (30.123, "PE647"), ("≥50", "PE647"),
        ("1e9999", "PE647"), (True, "PE647"), ("9" * 400, "PE647"), ("50~60", "PE647"), ("=1/0", "PE647"),
    ],
)  # fmt: skip
def test_what_is_no_score_is_told_with_its_cell(value: object, code: str, folder: Path) -> None:
    path = filled(handed_out(folder)["E1"], {
        "S1": {"c:技术": value, "c:效益": 30}, "S2": {"c:技术": 50, "c:效益": 30},
    })  # fmt: skip
    words = ["panel", "panel.yaml", "--read", path.as_posix(), "-o", "back.yaml", "--lang", "zh"]
    done, _, errors = call(folder, words)
    assert done == 1
    assert f"{code} " in errors
    assert "评分表!D7" in errors
    panel = panels.load(folder / "back.yaml").panel
    assert panel is not None
    assert [b.subject for b in panel.ballots] == ["S2"]


def test_sheets_that_do_not_belong_are_refused(folder: Path) -> None:
    path = filled(handed_out(folder)["E1"], {"S1": {"c:技术": 50, "c:效益": 30}})
    (folder / "copy.xlsx").write_bytes(path.read_bytes())
    words = ["panel", "panel.yaml", "--read", path.as_posix(), "copy.xlsx", "-o", "back.yaml"]
    assert "PE646" in call(folder, words)[2]
    changed = PANEL.replace("max: 60", "max: 50").replace("max: 40", "max: 50")
    (folder / "other.yaml").write_text(changed, "utf-8")
    code, _, errors = call(
        folder, ["panel", "other.yaml", "--read", path.as_posix(), "-o", "no.yaml"]
    )
    assert (code, "PE645" in errors, (folder / "no.yaml").exists()) == (2, True, False)
    book = openpyxl.load_workbook(path)
    book["_perfeval"]["B4"] = "XXXXX"  # another expert's code
    book.save(folder / "forged.xlsx")
    errors = call(folder, ["panel", "panel.yaml", "--read", "forged.xlsx", "-o", "no.yaml"])[2]
    assert "PE649" in errors


def _changed(path: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def _swapped(page: Any) -> None:
    for column in "BC":
        a, b = page[f"{column}7"].value, page[f"{column}8"].value
        page[f"{column}7"].value, page[f"{column}8"].value = b, a


def _heads(page: Any) -> None:
    page["D6"].value, page["E6"].value = page["E6"].value, page["D6"].value


def _code(page: Any) -> None:
    page["B4"].value = "专家代码：ZZZZZ"


@pytest.mark.parametrize(
    ("change", "cell", "left"),
    [
        (lambda page: page.merge_cells("D7:E7"), "D7", ["S2", "S3"]),
        (lambda page: page.merge_cells("D7:D8"), "D7", ["S3"]),
        (_swapped, "B7", ["S3"]),
        (_heads, "D6", []),
        (_code, "B4", []),
    ],
)
def test_what_a_sheet_shows_must_be_what_its_marks_say(
    change: Callable[[Any], None], cell: str, left: list[str], folder: Path
) -> None:
    given = {"c:技术": 30, "c:效益": 20}
    path = filled(handed_out(folder)["E1"], dict.fromkeys(("S1", "S2", "S3"), given))
    _changed(path, change)
    words = ["panel", "panel.yaml", "--read", path.as_posix(), "-o", "back.yaml", "--lang", "zh"]
    code, _, errors = call(folder, words)
    assert "PE656" in errors
    assert f"评分表!{cell}" in errors
    assert code == (1 if left else 2)
    if left:
        panel = panels.load(folder / "back.yaml").panel
        assert panel is not None
        assert [b.subject for b in panel.ballots] == left


def test_of_two_sheets_that_differ_neither_counts(folder: Path) -> None:
    path = filled(handed_out(folder)["E1"], {"S1": {"c:技术": 50, "c:效益": 30}})
    (folder / "copy.xlsx").write_bytes(path.read_bytes())
    words = ["panel", "panel.yaml", "--read", path.as_posix(), "copy.xlsx", "-o"]
    code, _, errors = call(folder, [*words, "one.yaml", "--lang", "zh"])
    assert (code, "这一份没有读" in errors) == (1, True)
    panel = panels.load(folder / "one.yaml").panel
    assert panel is not None
    assert [b.scores["技术"] for b in panel.ballots] == [50]
    filled(folder / "copy.xlsx", {"S1": {"c:技术": 20, "c:效益": 30}})
    code, _, errors = call(folder, [*words, "two.yaml", "--lang", "zh"])
    assert (code, errors.count("内容不同，都没有读")) == (2, 2)
    assert not (folder / "two.yaml").exists()


def test_a_sheet_that_was_read_before_is_passed_over(folder: Path) -> None:
    sheets = handed_out(folder)
    given = {name: {"c:技术": 50, "c:效益": 30} for name in ("S1", "S2", "S3")}
    filled(sheets["E1"], given)
    filled(sheets["E2"], given)
    words = ["--read", sheets["E1"].as_posix(), "-o", "one.yaml", "--lang", "zh"]
    assert call(folder, ["panel", "panel.yaml", *words])[0] == 0
    words = ["--read", sheets["E1"].as_posix(), sheets["E2"].as_posix(), "-o", "two.yaml"]
    code, _, errors = call(folder, ["panel", "one.yaml", *words, "--lang", "zh"])
    assert (code, "PE650" in errors) == (0, False)
    filled(sheets["E1"], {"S2": {"c:技术": 10}})
    code, _, errors = call(folder, ["panel", "one.yaml", *words[:-1], "three.yaml", "--lang", "zh"])
    assert (code, errors.count("PE650 ")) == (1, 1)


def test_added_rows_and_totals_typed_over_are_told(folder: Path) -> None:
    given = {"c:技术": 30, "c:效益": 20}
    path = filled(handed_out(folder)["E3"], dict.fromkeys(("S1", "S3"), given))

    def change(page: Any) -> None:
        page["F7"].value = 60
        page["B9"].value, page["D9"].value = "S2", 50

    _changed(path, change)
    words = ["panel", "panel.yaml", "--read", path.as_posix(), "-o", "back.yaml", "--lang", "zh"]
    code, _, errors = call(folder, words)
    assert (code, errors.count("PE658 ")) == (0, 2)
    assert "评分表!F7" in errors
    assert "评分表!D9" in errors
    assert "合计被改写为60，各项相加是50" in errors


def test_nothing_is_written_over_an_input(folder: Path) -> None:
    path = filled(handed_out(folder)["E1"], {"S1": {"c:技术": 50, "c:效益": 30}})
    code, _, _ = call(
        folder, ["panel", "panel.yaml", "--read", path.as_posix(), "-o", "panel.yaml"]
    )
    assert code == 2
    assert (folder / "panel.yaml").read_text("utf-8") == PANEL


def test_files_that_are_no_workbooks_are_answered(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    (folder / "b.xlsx").write_bytes(b"")
    words = ["panel", "panel.yaml", "--read", "a.xlsx", "b.xlsx", "gone.xlsx", "-o", "no.yaml"]
    code, _, errors = call(folder, words)
    assert code == 2
    assert all(name in errors for name in ("a.xlsx", "b.xlsx", "gone.xlsx"))
    assert "Traceback" not in errors


VOTES = """perfeval: panel/v1
title: 验收
anonymous: both
experts: [{id: E1, subjects: [P1, P2]}, {id: E2}]
subjects:
  - {id: P1, name: 甲项目, compliant: true}
  - {id: P2, name: 乙项目, compliant: true}
  - {id: P3, name: 丙项目, compliant: false, why: 未交付}
  - {id: P4, name: 丁项目, compliant: true}
rule: {pass: 2/3}
"""


def test_votes_on_subjects_without_names_come_back_to_the_right_ones(tmp_path: Path) -> None:
    (tmp_path / "panel.yaml").write_text(VOTES, "utf-8")
    sheets = handed_out(tmp_path)
    panel = panels.load(tmp_path / "panel.yaml").panel
    assert panel is not None
    code = subject_codes(panel)
    shown = [
        row[1].value
        for row in openpyxl.load_workbook(sheets["E1"]).worksheets[0].iter_rows(min_row=7)
    ]
    # by code: the file's order would tell which is which
    assert shown == sorted((code["P1"], code["P2"]))
    assert not set(code.values()) & set(subject_codes(panel._replace(anonymous="experts")).values())
    listed = call(tmp_path, ["panel", "panel.yaml", "--sheets", "again", "--lang", "zh"])[2]
    assert f"{code['P1']} P1 甲项目" in listed
    data = json.loads(call(tmp_path, ["panel", "panel.yaml", "--format", "json"])[1])
    assert data["subject_codes"][code["P4"]] == "P4"
    filled(sheets["E1"], {code["P1"]: {"pass": "通过"}, code["P2"]: {"pass": " 不通过 "}})
    filled(sheets["E2"], {code["P1"]: {"pass": "基本通过"}, code["P4"]: {"pass": "是"}})
    words = ["panel", "panel.yaml", "--read", "out", "-o", "back.yaml", "--lang", "zh"]
    done, _, errors = call(tmp_path, words)
    assert done == 1
    assert "PE647" in errors
    panel = panels.load(tmp_path / "back.yaml").panel
    assert panel is not None
    given = {(b.expert, b.subject): b.passed for b in panel.ballots}
    assert given == {("E1", "P1"): True, ("E1", "P2"): False, ("E2", "P4"): True}
