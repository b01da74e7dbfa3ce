"""Answers from files to counts."""

from __future__ import annotations

import csv
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from perfeval.systems.surveys import survey
from surveys.surveying import codes, evaluated, lay, shown

BOTH = """\
method: top2
questions: [{id: Q1, text: 是否满意}, {id: Q2}, {id: Q3, kind: text}]
groups: [{id: A, name: 企业}, {id: B, name: 学员}]
answers: {file: answers.csv, group: 组别}
"""
ROWS = """\
组别,是否满意,Q2,Q3
企业,非常满意,满意,好
企业,一般,满意,
学员,满意,不满意,
学员,,满意,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_any_encoding_and_delimiter(tmp_path: Path, encoding: str, sign: str) -> None:
    """Of four questionnaires one leaves Q1 open and is not valid."""
    data = ROWS.replace(",", sign).encode(encoding)
    outcome = evaluated(tmp_path, BOTH, answers_csv=data)
    counts = [dict(one.counts) for one in outcome.groups]
    assert counts[0] == {"Q1": (1, 0, 1, 0, 0), "Q2": (0, 2, 0, 0, 0)}
    assert counts[1] == {"Q1": (0, 1, 0, 0, 0), "Q2": (0, 0, 0, 1, 0)}
    sizes = [(one.sample.returned, one.sample.valid) for one in outcome.groups]
    assert sizes == [(2, 2), (2, 1)]
    # 3 of 4 and 1 of 2 answers are good
    assert shown(outcome.overall.value) == "66.67"


def test_required_questions_can_be_fewer(tmp_path: Path) -> None:
    text = BOTH.replace("组别}", "组别, required: [Q2]}")
    outcome = evaluated(tmp_path, text, answers_csv=ROWS)
    assert outcome.groups[1].sample.valid == 2
    assert outcome.groups[1].counts["Q1"] == (0, 1, 0, 0, 0)  # the blank is in no denominator


@pytest.mark.parametrize(("numbers", "share"), [("high", "75.00"), ("low", "25.00")])
def test_numbers_are_read_as_declared(tmp_path: Path, numbers: str, share: str) -> None:
    """5, 4, 4, 1: the best two are three of four, or one of four."""
    text = f"method: top2\nquestions: [{{id: Q1}}]\ngroups: [{{id: A, answers: {{file: answers.csv, numbers: {numbers}}}}}]\n"  # fmt: skip
    outcome = evaluated(tmp_path, text, answers_csv="Q1,x\n5,\n4,\n4,\n1,\n")
    assert shown(outcome.overall.value) == share


def test_what_is_not_understood_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = "组别,Q1,Q2\n企业,比较满意,满意\n企业,比较满意,7\n职工,满意,满意\n企业,满意,满意\n"
    found = survey(lay(tmp_path, BOTH, answers_csv=rows))
    told = {(f.code, f.span.cell if f.span else ""): f.params for f in found.findings}
    assert told[("PE672", "B2")]["times"] == "2"
    assert ("PE673", "C3") in told
    assert ("PE674", "A4") in told
    assert found.outcome is not None
    assert found.outcome.groups[0].sample.valid == 1


def test_a_number_that_comes_again_counts_once(tmp_path: Path) -> None:
    text = BOTH.replace("组别}", "组别, respondent: 号}")
    rows = "号,组别,Q1,Q2\n1,企业,满意,满意\n1,企业,一般,一般\n2,企业,满意,满意\n,企业,满意,满意\n"
    found = survey(lay(tmp_path, text, answers_csv=rows))
    assert "PE676" in codes(found)
    assert found.outcome is not None
    assert found.outcome.groups[0].counts["Q1"] == (0, 3, 0, 0, 0)
    both = survey(lay(tmp_path, text.replace("号}", "号, duplicates: all}"), answers_csv=rows))
    assert both.outcome is not None
    assert both.outcome.groups[0].sample.returned == 4


def _workbook(rows: list[list[object]], sheet: str = "答卷") -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return target.getvalue()


def test_a_workbook_is_read_to_its_last_row(tmp_path: Path) -> None:
    """3000 answers, beyond what the reader of forms looks at: 2000 of 5, 1000 of 2."""
    rows: list[list[object]] = [["号", "Q1"], *([n, 5 if n % 3 else 2] for n in range(3000))]
    text = "method: top2\nquestions: [{id: Q1}]\ngroups: [{id: A, answers: {file: answers.xlsx, numbers: high}}]\n"  # fmt: skip
    outcome = evaluated(tmp_path, text, answers_xlsx=_workbook(rows))
    assert outcome.groups[0].counts["Q1"] == (2000, 0, 0, 1000, 0)


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    text = (
        "questions: [{id: Q1}]\ngroups: [{id: A, answers: {file: answers.xlsx, sheet: 第一批}}]\n"
    )
    found = survey(lay(tmp_path, text, answers_xlsx=_workbook([["Q1"], ["满意"]])))
    assert "PE691" in codes(found)


@pytest.mark.parametrize(
    ("name", "code"),
    [("../answers.csv", "PE670"), ("/etc/passwd", "PE670"), ("none.csv", "PE692"), ("a\x00b.csv", "PE692")],
)  # fmt: skip
def test_answers_stay_in_the_folder(tmp_path: Path, name: str, code: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "answers.csv").write_text("Q1\n满意\n", encoding="utf-8")
    written = name.replace("\x00", "\\0")
    found = survey(
        lay(folder, f'questions: [{{id: Q1}}]\ngroups: [{{id: A, answers: "{written}"}}]\n')
    )
    assert code in codes(found)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b'Q1\n"\xe6', b"PK\x03\x04broken", b"\x00" * 40, b"Q1"]
)
def test_broken_files_are_told(tmp_path: Path, data: bytes) -> None:
    text = "questions: [{id: Q1}]\ngroups: [{id: A}]\nanswers: {file: answers.csv, group: 组}\n"
    found = survey(lay(tmp_path, text, answers_csv=data))
    assert any(one.code < "PE100" or one.code == "PE671" for one in found.findings)


def test_uniform_questionnaires_are_counted(tmp_path: Path) -> None:
    text = "method: top2\nquestions: [{id: Q1}, {id: Q2}, {id: Q3}]\nlimits: {straight: 40%}\ngroups: [{id: A, answers: answers.csv}]\n"  # fmt: skip
    rows = "Q1,Q2,Q3\n满意,满意,满意\n满意,满意,一般\n"
    found = survey(lay(tmp_path, text, answers_csv=rows))
    assert found.outcome is not None
    assert found.outcome.groups[0].sample.straight == 1
    assert "PE689" in codes(found)


def test_the_example_counts_as_its_file_does() -> None:
    """Against a count of our own: numbers that came before and open questions are left out."""
    folder = Path(__file__).parents[2] / "examples" / "survey"
    counts: dict[str, Counter[str]] = {"企业": Counter(), "学员": Counter()}
    seen = set()
    with (folder / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["答卷编号"] not in seen and all(row[f"Q{n}"] for n in range(1, 6)):
                counts[row["组别"]][row["Q4"].replace("比较满意", "满意")] += 1
            seen.add(row["答卷编号"])
    outcome = survey(folder / "survey.yaml").outcome
    assert outcome is not None
    for one in outcome.groups[:2]:
        own = counts[one.group.id]
        assert one.counts["Q4"] == tuple(own[label] for label in outcome.survey.labels)


@pytest.mark.parametrize("target", ["≥90分", "≥9000%", "≤90%", "0", "2023年", "良好"])
def test_targets_that_are_no_satisfaction(tmp_path: Path, target: str) -> None:
    text = f"target: {target}\nmethod: top2\ngroups: [{{id: A, counts: [9, 1, 0, 0, 0]}}]\n"
    assert "PE669" in codes(survey(lay(tmp_path, text)))


@pytest.mark.parametrize("target", ["≥90%", "90", "0.9", "不低于90%", "90%"])
def test_targets_that_are_one(tmp_path: Path, target: str) -> None:
    text = (
        f"target: {target}\nmethod: 100-75-50-25-0\ngroups: [{{id: A, counts: [6, 4, 0, 0, 0]}}]\n"
    )
    outcome = evaluated(tmp_path, text)
    assert outcome.used is not None
    assert (shown(outcome.used.overall), outcome.used.met) == ("90.00", True)
