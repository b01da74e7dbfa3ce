"""LibreOffice recalculates the workbooks to the exact scores: the examples, every row of the rule
catalogue, and a project after its inputs are changed in the sheet."""

from __future__ import annotations

import io
import os
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
    office,
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
from perfeval.reports.words import words

MOST_CONSTANTS = 12  # numbers of the whole catalogue that are no formulas
TREES = 8  # to a workbook
CASES_OF_A_TREE = 3  # of those that differ in their numbers only
FEWEST = 400  # cases


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
    if office() is None:
        assert not os.environ.get("CI"), "LibreOffice (soffice) is not installed"
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("recalculation")
    books, documents = example_books()
    more, cases, constants = catalogue(folder)
    books |= more
    (folder / "sample").mkdir()
    books["changed"] = _with_other_inputs(write(scored(folder / "sample")).data)
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


def _with_other_inputs(data: bytes) -> bytes:
    """The sample with 90 persons trained instead of 80, and 60.5 spent instead of 80.5."""

    def change(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        text = part.decode("utf-8")
        text = re.sub(r"<v>80</v>", "<v>90</v>", text)
        return re.sub(r"<v>80\.5</v>", "<v>60.5</v>", text).encode("utf-8")

    return changed(data, change)


def test_examples_come_to_their_score_documents(made: Made) -> None:
    wrong = {name: compared(made.found[name], document) for name, document in made.examples.items()}
    assert not any(wrong.values()), wrong


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
