"""Workbooks that somebody has tampered with, hidden cells included: findings, never an exception."""

from __future__ import annotations

from random import Random

import pytest
from workbook_projects import project
from workbook_sameness import through

from perfeval import api
from perfeval.model.grid import Book, Grid
from perfeval.scoring.kernel import score
from perfeval.source.project_builder import build_project
from perfeval.source.tables import open_book
from perfeval.workbook.reading import read
from perfeval.workbook.writing import workbook

SET = "yunnan-bridging-funds-2022"
TEXTS = (
    "", "#", "perfeval:data", "perfeval:indicators", "results", "results.x", "results.x.parts[0]",
    "[0]", "x" * 5000, "funds.lines[999999].x", "a.b.c.d.e.f.g", '"', '"\\', "[]", "{}", "是", "0",
    "counts[0]", "counts[9999999]", "counts[x]", "met", "#slot", "\u202e", "=1", "funds.lines[0]",
    "project", "perfeval", "indicator_set", "narrative", "narrative.", 'results."a', "place",
    "text", "file", "sheet", "evidence[0]", "#1", "#99999999999999999999", "无", "１", "-",
    "review.score.x", "[" * 400,
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Book:
    found = api.load_indicator_set(SET).indicator_set
    assert found is not None
    source = tmp_path_factory.mktemp("hostile") / "p.yaml"
    source.write_text(project(found, SET, 3), "utf-8")
    return open_book(through(source), "w.xlsx")


def tampered(book: Book, draw: Random) -> Book:
    grids: list[Grid] = []
    for grid in book.grids:
        rows = [list(row) for row in grid.rows]
        marks = grid.sheet == "_perfeval"
        for _ in range(draw.randrange(12)):
            row = draw.randrange(1 if marks else 0, len(rows))
            column = draw.randrange(len(rows[row]))
            other = draw.choice(draw.choice(grid.rows)).text
            text = draw.choice(TEXTS) if draw.random() < 0.6 else other
            rows[row][column] = rows[row][column]._replace(text=text)
        if not marks and draw.random() < 0.1:
            draw.shuffle(rows)
        grids.append(grid._replace(rows=tuple(map(tuple, rows))))
    if draw.random() < 0.2:
        grids.pop(draw.randrange(len(grids) - 1))
    return book._replace(grids=tuple(grids))


@pytest.mark.parametrize("seed", range(20))
def test_tampered_with(made: Book, seed: int) -> None:
    found = api.load_indicator_set(SET).indicator_set
    assert found is not None
    filled = read(tampered(made, Random(seed)))
    assert filled is not None
    built = build_project(filled.root, "w.xlsx", found, "")
    if not isinstance(built, list):
        score(built, found)
    if seed % 10 == 0:
        assert workbook(found, filled.root, (), "zh")
