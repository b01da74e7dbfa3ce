"""LibreOffice recalculates the workbooks to the exact scores: the examples, every row of the rule
catalogue, and a project after its inputs are changed in the sheet."""

from __future__ import annotations

import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rendering.recalculate import (
    Values,
    changed,
    compared,
    errors,
    example_books,
    need_office,
    recalculated,
)
from reports.report_samples import PROJECT, SET, scored
from rules.test_catalogue import _entries, run

from perfeval.formula.algebra import Symbol
from perfeval.i18n.report_excel import Texts
from perfeval.model.scorecard import Scorecard
from perfeval.reports.excel.book import Book
from perfeval.reports.excel.calculation import calculation
from perfeval.reports.excel.data_sheet import DataSheet
from perfeval.reports.excel.formula_text import address
from perfeval.reports.excel.place import Setting
from perfeval.reports.excel.score_sheet import columns_of, write_leaf
from perfeval.reports.excel.switches import changes, switches
from perfeval.reports.excel.symbols import Cell
from perfeval.reports.excel.writer import write
from perfeval.reports.score_document import document
from perfeval.reports.words import words

MOST_CONSTANTS = 12  # numbers of the whole catalogue that are no formulas
TREES = 8  # to a workbook
CASES_OF_A_TREE = 3  # of those that differ in their numbers only
FEWEST = 400  # cases


# rules whose completion is not simply actual over target: name → (indicators, results)
ODD = {
    "answers": (
        """
  - {name: 无违规, weight: 30, score: {kind: yes_no, expect: no}}
  - {name: 有违规, weight: 30, score: {kind: yes_no, expect: no}}
  - {name: 有制度, weight: 40, score: {kind: yes_no}}
""",
        "{无违规: {actual: 否}, 有违规: {actual: 是}, 有制度: {actual: 是}}",
    ),
    "unusable": (
        """
  - {name: 偏差, weight: 60, target: 0件, score: {kind: bands, input: deviation, bands: [{min: 0, points: 60}, {below: 0, points: 0}]}}
  - {name: 三分之二, weight: 40, target: ≥3件}
""",
        "{偏差: {actual: 5件}, 三分之二: {actual: 2件}}",
    ),
    "names": (
        """
  - name: SORT(A1),"FILTER(x)
    weight: 60
    children:
      - {name: 资金, weight: 40, target: ≥1.2亿元}
      - {name: 率, weight: 20, target: ≤85.5%}
  - {name: 日, weight: 40, target: 2023-12-31前}
""",
        "{资金: {actual: 0.9亿元}, 率: {actual: 86.25%}, 日: {actual: 2023-07-13}}",
    ),
}


GATED_SET = """
perfeval: indicator-set/v1
id: sample
title: 否决
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
gates:
  - {name: 执行低, effect: {cap: 60}, when: 执行 < 80%}
  - {name: 欠优, effect: {grade: 良}, when: 产出 < 55}
indicators:
  - {name: 执行, weight: 40, target: ≥90%}
  - name: 产出
    weight: 60
    children:
      - {name: 里程, weight: 30, target: ≥100公里}
      - {name: 成本, weight: 30, target: ≤50万元, gates: [{name: 超支, effect: zero, when: 成本 > 1000000}]}
"""
# what is typed in the form of a project with 90%, 100公里, 50万元: total and grade by the rules
GATED = {
    "none": ({}, 100, "优"),
    "cap": ({"0.9": "0.79"}, 60, "中"),  # 35.11 + 60 = 95.11, at most 60
    "grade": ({"100": "80"}, 94, "良"),  # 40 + 24 + 30, 54 below 55
    "zero": ({"50": "120"}, 70, "中"),  # 40 + 30 + 0
    "blank": ({"50": ""}, 70, "中"),  # nothing given is not cheap
    "text": ({"50": "x"}, 70, "中"),
}


class Case(NamedTuple):
    """Cells (by sheet and address) of one workbook with what they have to hold."""

    name: str
    book: str
    cells: dict[tuple[str, str], Fraction | str]


class Made(NamedTuple):
    examples: dict[str, dict[str, Any]]
    cases: list[Case]
    constants: list[str]
    found: dict[str, Values]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    need_office()
    folder = tmp_path_factory.mktemp("recalculation")
    books, documents = example_books()
    more, cases, constants = catalogue(folder)
    books |= more
    (folder / "sample").mkdir()
    books["changed"] = _with_other_inputs(write(scored(folder / "sample")).data)
    (folder / "gated").mkdir()
    gated = write(scored(folder / "gated", _gated("执行: {actual: 90%}"), GATED_SET)).data
    for name, (typed, _, _) in GATED.items():
        books[f"gate {name}"] = _typed(gated, typed)
    (folder / "fired").mkdir()
    fired = write(scored(folder / "fired", _gated("执行: {actual: 79%}"), GATED_SET)).data
    books["gate no longer"] = _typed(fired, {"0.79": "0.9"})
    for name in ODD:
        (folder / name).mkdir()
        books[name], documents[name] = _odd(name, folder / name)
    return Made(documents, cases, constants, recalculated(books, folder / "office"))


def catalogue(folder: Path) -> tuple[dict[str, bytes], list[Case], list[str]]:
    """Every case of the catalogue: single rules row by row on shared sheets, trees on their own,
    a few a workbook, for many sheets are slow to read."""
    scored_cases = []
    for number, parameters in enumerate(_entries()):
        own = folder / f"case{number}"
        own.mkdir()
        scored_cases.append(
            (str(parameters.id), parameters.values[0], run(*parameters.values, own))
        )
    single = [(name, card) for name, entry, card in scored_cases if "indicator" in entry]
    trees = [
        (name, card) for name, entry, card in scored_cases
        if "indicator" not in entry and int(name.rpartition(":")[2]) <= CASES_OF_A_TREE
    ]  # fmt: skip
    books, cases, constants = {}, [], []
    data, found, kept = _rules(single)
    books["rules"] = data
    cases += found
    constants += kept
    for start in range(0, len(trees), TREES):
        name = f"trees{start}"
        data, found, kept = _trees(name, trees[start : start + TREES])
        books[name] = data
        cases += found
        constants += kept
    return books, cases, constants


def _rules(given: list[tuple[str, Scorecard]]) -> tuple[bytes, list[Case], list[str]]:
    target = io.BytesIO()
    book = Book(target, Texts("zh"))
    sheet = book.sheet("rules")
    data = DataSheet(book, book.sheet("data"))
    columns = columns_of(2, True)
    cases = []
    row = 0
    for name, card in given:
        to = Setting(card, book, data, None)
        to = to._replace(switches=switches(to), changes=changes(to))
        for leaf in card.leaves:
            write_leaf(sheet, row, columns, leaf, to, words("zh"))
            at = address(Cell(sheet.name, row, columns["score"]), sheet.name)
            if leaf.score is not None:
                cases.append(Case(name, "rules", {(sheet.name, at): leaf.score}))
            row += 1
    book.workbook.close()
    return target.getvalue(), cases, [f"rules {at}" for at in book.constants]


def _trees(label: str, given: list[tuple[str, Scorecard]]) -> tuple[bytes, list[Case], list[str]]:
    target = io.BytesIO()
    book = Book(target, Texts("zh"))
    cases = []
    for name, card in given:
        written = calculation(book, card, words("zh"))
        symbols = {x.indicator.path: x.score for x in card.leaves if x.score is not None}
        wanted: dict[tuple[str, str], Fraction | str] = {
            _at(written.places.scores[path]): score for path, score in symbols.items()
            if path in written.places.scores
        }  # fmt: skip
        for branch in card.branches:
            if branch.score is not None:
                wanted[_at(written.totals.branches[branch.indicator.path])] = branch.score
        if written.totals.total is not None and card.total is not None:
            wanted[_at(written.totals.total)] = card.total
        if written.totals.grade is not None and card.grade is not None:
            place = written.totals.grade
            wanted[place.sheet, address(place, place.sheet)] = card.grade
        cases.append(Case(name, label, wanted))
    book.workbook.close()
    return target.getvalue(), cases, [f"{label} {at}" for at in book.constants]


def _at(symbol: Symbol) -> tuple[str, str]:
    place = symbol.args[0]
    return place.sheet, address(place, place.sheet)


def _odd(name: str, folder: Path) -> tuple[bytes, dict[str, Any]]:
    indicators, results = ODD[name]
    card = scored(
        folder,
        f"perfeval: project/v1\nindicator_set: sample.yaml\nproject: {{name: 奇}}\nresults: {results}\n",
        f"perfeval: indicator-set/v1\nid: odd\ntitle: 奇\nindicators:{indicators}",
    )
    return write(card).data, json.loads(document(card, "zh"))


def _gated(execution: str) -> str:
    return f"""
perfeval: project/v1
indicator_set: sample.yaml
project: {{name: 否决}}
results: {{{execution}, 里程: {{actual: 100公里}}, 成本: {{actual: 50万元}}}}
"""


def _typed(data: bytes, typed: dict[str, str]) -> bytes:
    """The workbook with other numbers in its form; "" leaves the cell blank, x is a text."""

    def change(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        text = part.decode("utf-8")
        for old, new in typed.items():
            cell = rf'(<c r="\w+" s="\d+")><v>{re.escape(old)}</v>'
            other = "/>" if not new else f"><v>{new}</v>"
            if new == "x":
                cell += "</c>"
                other = ' t="inlineStr"><is><t>24平方米</t></is></c>'
            elif not new:
                cell += "</c>"
            text, n = re.subn(cell, lambda m, tail=other: m[1] + tail, text)
            assert n == 1, old
        return text.encode("utf-8")

    return changed(data, change)


def _with_other_inputs(data: bytes) -> bytes:
    """The sample with 90 persons trained instead of 80, typed in the form, and 60.5 spent instead
    of 80.5 in the sheet of funds: each of them stands in one cell."""
    typed = []

    def change(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        text = part.decode("utf-8")
        for old, new in (("80", "90"), ("80.5", "60.5")):
            text, n = re.subn(
                rf'(<c r="\w+" s="\d+">)<v>{re.escape(old)}</v>', rf"\1<v>{new}</v>", text
            )
            typed.extend([f"{name} {old}"] * n)
        return text.encode("utf-8")

    found = changed(data, change)
    assert sorted(typed) == ["xl/worksheets/sheet1.xml 80", "xl/worksheets/sheet3.xml 80.5"]
    return found


def test_examples_come_to_their_score_documents(made: Made) -> None:
    wrong = {name: compared(made.found[name], document) for name, document in made.examples.items()}
    assert not any(wrong.values()), wrong


def test_completions_are_those_of_the_score_document(made: Made) -> None:
    """Also where 'no' is the answer that earns the points, and where no rule could score a number."""
    given = {x["path"][-1]: x["completion"] for n in ODD for x in made.examples[n]["indicators"]}
    assert given == {
        "无违规": 1, "有违规": 0, "有制度": 1, "偏差": 1, "三分之二": 0.6667,
        "资金": 0.75, "率": 0.9913, "日": 1,
    }  # fmt: skip
    for name in ODD:
        sheet = made.found[name]["评分"]
        column = next(
            at[:-1] for at, text in sheet.items() if text == "完成率" and at.endswith("5")
        )
        for row, leaf in enumerate(made.examples[name]["indicators"], 6):
            assert sheet[f"{column}{row}"] == pytest.approx(leaf["completion"], abs=5.1e-5)


def test_a_wrong_or_empty_completion_is_told() -> None:
    sheet = {
        "A5": "指标",
        "B5": "完成率",
        "C5": "得分",
        "A6": "甲",
        "B6": 0.5,
        "C6": 3.0,
        "A7": "乙",
        "C7": 3.0,
    }
    leaf = {"path": ["甲"], "completion": 0.50004, "score": 3.0}
    leaves = [leaf, {"path": ["乙"], "completion": 0.5, "score": 3.0}]
    given = {"indicators": leaves, "total": None, "grade": None, "branches": []}
    assert compared({"评分": sheet}, given) == ["B7: empty, not 0.5 (completion)"]
    sheet["B7"] = 0.50006
    assert compared({"评分": sheet}, given) == ["B7: 0.50006, not 0.5 (completion)"]


@pytest.mark.parametrize("name", [*GATED, "no longer"])
def test_gates_and_blanks_follow_what_is_typed(made: Made, name: str) -> None:
    found = made.found[f"gate {name}"]
    assert not errors(found)
    _, total, grade = GATED.get(name, ({}, 100, "优"))
    sheet = found["评分"]
    head = {text: at[:-1] for at, text in sheet.items() if re.fullmatch(r"[A-Z]+5", at)}
    rows = {text: at[1:] for at, text in sheet.items() if at.startswith(head["指标"])}
    assert sheet[f"{head['得分']}{rows['总分']}"] == pytest.approx(total)
    assert sheet[f"{head['得分']}{rows['等级']}"] == grade
    blank = [text for text in sheet.values() if text == "缺数据"]
    assert len(blank) == (name in ("blank", "text"))


def test_every_rule_of_the_catalogue_recomputes(made: Made) -> None:
    wrong = [text for name, found in made.found.items() for text in errors(found)]
    for case in made.cases:
        for (sheet, at), wanted in case.cells.items():
            got = made.found[case.book][sheet].get(at)
            if isinstance(wanted, str):
                same = got == wanted
            else:
                same = isinstance(got, float) and abs(Fraction(got) - wanted) < Fraction(1, 10**9)
            if not same:
                wrong.append(f"{case.name} ({case.book} {sheet}!{at}): {got}, not {wanted}")
    assert not wrong, "\n".join(wrong)
    assert len(made.cases) > FEWEST


def test_few_numbers_are_no_formulas(made: Made) -> None:
    assert len(made.constants) <= MOST_CONSTANTS, made.constants


def test_the_project_follows_its_changed_inputs(made: Made, tmp_path: Path) -> None:
    other = PROJECT.replace("actual: 80人次", "actual: 90人次").replace(
        "spent: 80.5", "spent: 60.5"
    )
    card = scored(tmp_path, other, SET)
    sheet = made.found["changed"]["评分"]
    assert not errors(made.found["changed"])
    names = {leaf.indicator.name: row for row, leaf in enumerate(card.leaves, 6)}
    column = next(at[:-1] for at, text in sheet.items() if text == "得分" and at.endswith("5"))
    for leaf in card.leaves:
        got = sheet.get(f"{column}{names[leaf.indicator.name]}")
        if leaf.score is not None:
            assert got == pytest.approx(float(leaf.score)), leaf.indicator.name
    checked = [text for text in sheet.values() if text in ("✓", "✗")]
    assert "✗" in checked, "scores that changed are marked"
