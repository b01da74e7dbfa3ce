"""Files of answers that are not quite as the survey's file expects them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from perfeval.__main__ import main
from perfeval.systems.surveys import survey
from surveys.surveying import codes, evaluated, lay, shown

HEAD = "method: top2\nquestions: [{id: Q1}]\n"


def test_one_group_needs_no_column_of_groups(tmp_path: Path) -> None:
    text = HEAD + "answers: {file: answers.csv}\ngroups: [{id: A}]\n"
    outcome = evaluated(tmp_path, text, answers_csv="Q1\n满意\n一般\n")
    assert shown(outcome.overall.value) == "50.00"


def test_three_levels_count_the_best_only_and_say_so_if_not(tmp_path: Path) -> None:
    scale = "questions: [{id: Q1, scale: [满意, 一般, 不满意]}]\n"
    rest = "groups: [{id: A, valid: 10, counts: {Q1: [5, 3, 2]}}]\n"
    found = survey(lay(tmp_path, scale + rest))
    assert found.outcome is not None
    assert shown(found.outcome.overall.value) == "50.00"
    assert "PE678" not in codes(found)
    both = survey(lay(tmp_path, "method: top2\n" + scale + rest))
    assert both.outcome is not None
    assert shown(both.outcome.overall.value) == "80.00"
    (told,) = [one for one in both.findings if one.code == "PE678"]
    assert told.params["label"] == "一般"


def _book(rows: list[list[object]]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("答卷")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell == "#":
                    sheet.write_formula(row, column, "=1/0", None, "#DIV/0!")
                else:
                    sheet.write(row, column, cell)
    return data.getvalue()


def test_a_cell_without_a_value_is_told_with_its_place(tmp_path: Path) -> None:
    text = HEAD + "groups: [{id: A, answers: answers.xlsx}]\n"
    (tmp_path / "answers.xlsx").write_bytes(_book([["Q1"], ["满意"], ["#"], ["满意"]]))
    found = survey(lay(tmp_path, text))
    (told,) = [one for one in found.findings if one.code == "PE052"]
    assert told.span is not None
    assert (told.span.line, told.span.column) == (3, 1)


WEIGHTED = (
    HEAD
    + """\
combine: weights
answers: {file: answers.csv, group: 组}
groups: [{id: A, weight: 1}, {id: B, weight: 3}]
"""
)


def test_a_group_without_an_answer_does_not_lose_its_weight(tmp_path: Path) -> None:
    rows = "组,Q1\nA,满意\nA,一般\n"
    found = survey(lay(tmp_path, WEIGHTED, answers_csv=rows))
    assert "PE601" in codes(found)
    assert found.outcome is not None
    assert found.outcome.overall.value is None
    pooled = survey(lay(tmp_path, WEIGHTED.replace("combine: weights\n", ""), answers_csv=rows))
    assert "PE601" in codes(pooled)
    assert pooled.outcome is not None
    assert shown(pooled.outcome.overall.value) == "50.00"


def test_more_valid_than_came_back_is_an_error(tmp_path: Path) -> None:
    text = HEAD + "groups: [{id: A, valid: 3, answers: {file: answers.csv}}]\n"
    found = survey(lay(tmp_path, text, answers_csv="Q1\n满意\n满意\n"))
    (told,) = [one for one in found.findings if one.code == "PE605"]
    assert (told.params["low"], told.params["a"], told.params["b"]) == ("valid", "3", "2")


def test_heads_in_another_row_and_marks_of_blanks(tmp_path: Path) -> None:
    given = "answers: {file: answers.csv, header: 2, blanks: [(空), /], numbers: high}"
    text = HEAD + f"groups: [{{id: A, {given}}}]\n"
    rows = "某问卷,\nQ1,附注\n５,/\n(空),/\n1,/\n"
    found = survey(lay(tmp_path, text, answers_csv=rows))
    assert found.outcome is not None
    # the second is blank, not a word that is unknown; full-width digits are digits
    assert shown(found.outcome.overall.value) == "50.00"
    assert found.outcome.groups[0].sample.incomplete == 1
    assert "PE672" not in codes(found)
    wrong = survey(lay(tmp_path, text.replace("header: 2, ", ""), answers_csv=rows))
    (told,) = [one for one in wrong.findings if one.code == "PE671"]
    assert told.params["known"] == "某问卷"


def test_an_unknown_word_is_not_a_blank(tmp_path: Path) -> None:
    text = HEAD + "groups: [{id: A, answers: {file: answers.csv}}]\n"
    found = survey(lay(tmp_path, text, answers_csv="Q1,x\n还行,1\n满意,1\n"))
    assert "PE672" in codes(found)
    assert "PE677" not in codes(found)


def test_a_misspelt_key_is_no_survey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "metod: top2\nquestions: [{id: Q1}]\ngroups: [{id: A, counts: {Q1: [4, 5, 1, 0, 0]}}]\n"
    assert main(["survey", str(lay(tmp_path, text))]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("weights", "value", "low", "high"),
    [
        # scores 1, 1/2, 0, 1 of a person: squares .6875 × 25 / 99 / 100 = 1/576, so 1.984217 / 24
        (("", "", ""), "62.50", "54.23", "70.77"),
        # .75 × (Q1 - .75) + .25 × (Q2 - .5): .671875 × 25 / 99 / 100, root .0411905
        (("join: weights\n", ", weight: 3", ", weight: 1"), "68.75", "60.57", "76.93"),
    ],
)
def test_several_questions_rest_on_persons(
    weights: tuple[str, str, str], value: str, low: str, high: str, tmp_path: Path
) -> None:
    join, first, second = weights
    text = (
        f"method: top2\n{join}questions: [{{id: Q1{first}}}, {{id: Q2{second}}}]\n"
        "groups: [{id: A, answers: {file: answers.csv}}]\n"
    )
    four = "满意,满意\n满意,一般\n一般,一般\n满意,满意\n"
    outcome = evaluated(tmp_path, text, answers_csv="Q1,Q2\n" + four * 25)
    interval = outcome.overall.interval
    assert interval is not None
    found = (shown(outcome.overall.value), shown(interval.low), shown(interval.high))
    assert found == (value, low, high)
