"""Fifty published tables and the examples: the batch gives the cells that `score` gives.

The facts are those of the printed tables, misprints included (`published/*/project.yaml`; each set
and project names its source in its first line).
"""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from batch import as_table
from batch.cells import ASKING, by_batch, by_score, without_places

from perfeval import api
from perfeval.__main__ import main
from perfeval.batch.folder import source as folder_source
from perfeval.batch.folder.nested import nested
from perfeval.batch.folder.ordinary import Options, Shelf, carded
from perfeval.batch.folder.quick import Desk
from perfeval.batch.folder.rows import Row
from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source as table_source
from perfeval.batch.tables import work

HERE = Path(__file__).parent / "published"
EXAMPLES = Path(__file__).parents[2] / "examples"
PUBLISHED = sorted(HERE.glob("*/project.yaml"))
ROWS = 52  # more than the fewest that go through columns
AS_THEY_ARE = 3


def rows_of(found: Source) -> list[dict[str, Any]]:
    assert found.usable, found.findings
    return [row for chunk in found.chunks() for row in found.work(chunk.task).to_pylist()]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", [HERE, EXAMPLES], ids=["published", "examples"])
def test_folder_is_as_score(folder: Path, lang: str, capsys: Any) -> None:
    found = folder_source([folder], None, Wanted(lang=lang))
    shelf = Shelf(Options(None, lang))
    paths = [Path(path) for path in found.files]
    assert len(paths) >= (50 if folder == HERE else 4)
    ordinary = nested([carded(shelf, path) for path in paths], [str(p) for p in paths], lang)
    fast = rows_of(found)
    for path, quick, plain in zip(paths, fast, ordinary.to_pylist(), strict=True):
        expected = by_score(path, capsys, lang)
        assert by_batch(plain) == expected, path
        assert by_batch(quick) == expected, path


def test_command_writes_the_same_cells(tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out.parquet"
    assert main(["batch", str(HERE), "-o", str(out), "--lang", "zh"]) == 0
    capsys.readouterr()
    tables = [pq.read_table(out.with_suffix(end)) for end in (".parquet", ".indicators.parquet", ".findings.parquet")]  # fmt: skip
    projects, leaves, said = (table.to_pylist() for table in tables)
    for row in projects:
        own = [[one for one in rows if one["source"] == row["source"]] for rows in (leaves, said)]
        whole = {**row, "indicators": own[0], "findings": own[1]}
        assert by_batch(whole) == by_score(Path(row["source"]), capsys), row["source"]


NUMBER = re.compile(r"(?<=actual: )\d+(?:\.\d+)?")


def other(text: str, number: int) -> str:
    """The project with another name and other figures, written alike."""
    changed = NUMBER.sub(lambda found: f"{found[0]}{number % 7}" if number % 3 else found[0], text)
    return re.sub(r"(project: \{name: )([^,}\"]+)", rf"\g<1>\g<2>{number}", changed)


def test_alike_files_are_as_score(tmp_path: Path, capsys: Any) -> None:
    paths = []
    for path in PUBLISHED:
        inside = tmp_path / path.parent.name
        inside.mkdir()
        (inside / "set.yaml").write_bytes((path.parent / "set.yaml").read_bytes())
        for number in range(4):
            made = inside / f"{number}.yaml"
            made.write_text(other(path.read_text("utf-8"), number), "utf-8")
            paths.append(made)
    found = Desk(Options()).rows(paths)
    assert sum(isinstance(row, Row) for row in found) > len(paths) // 3  # read by example
    fast = nested(found, [path.as_posix() for path in paths], "zh").to_pylist()
    for path, row in zip(paths, fast, strict=True):
        assert by_batch(row) == by_score(path, capsys), path


def test_example_table_is_as_score(tmp_path: Path, capsys: Any) -> None:
    table = EXAMPLES / "many-projects" / "projects.csv"
    every = Wanted(set="evaluation-20-20-30-30")
    found = {row["project"]: row for row in rows_of(table_source(table, every))}
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found) == len(rows) == 30
    many = [{**row, "项目编码": f"{row['项目编码']}-{n}"} for n in range(2) for row in rows]
    by_columns = rows_of(table_source(write(tmp_path / "t.csv", many), every))
    for row, other in zip(rows * 2, by_columns, strict=True):
        path = tmp_path / "project.yaml"
        path.write_text(as_table.project(row, every.set or ""), "utf-8")
        expected = without_places(by_score(path, capsys), ASKING)
        assert expected["status"] == "scored"
        few = by_batch(found[row["项目编码"]])
        assert without_places(few, ASKING) == expected
        assert without_places(by_batch(other), ()) == without_places(few, ())


def valid(folder: Path, path: Path) -> str:
    """The project's text, beside a set whose weights add up: as a table needs it."""
    text = path.read_text("utf-8").replace("as_printed: true\n", "")
    set_text = (path.parent / "set.yaml").read_text("utf-8")
    if "as_printed: true" in path.read_text("utf-8"):
        set_text = re.sub(r"^ +weight: .*\n", "", set_text, flags=re.M)
        total = sum(map(float, re.findall(r"weight: ([\d.]+)", set_text)))
        set_text = re.sub(r"^grades: .*\n", "", set_text, flags=re.M)
        set_text = set_text.replace("total: 100", f"total: {total:g}")
    (folder / "set.yaml").write_text(set_text, "utf-8")
    return text


def wanted(folder: Path) -> Wanted:
    return Wanted(set=str(folder / "set.yaml"))


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def plain(text: str) -> str:
    """The project without what columns don't hold: printed scores, the period, a line's name."""
    text = re.sub(r"^reported: .*\n", "", text, flags=re.M)
    text = re.sub(r"(, )?reported: [\d.]+", "", text).replace("{, ", "{")
    text = re.sub(r"^  .*: \{\}\n", "", text, flags=re.M)
    text = re.sub(r", period: \{[^}]*\}", "", text)
    if text.count("    - {name: ") == 1:
        text = re.sub(r"(    - \{)name: [^,]+, ", r"\1", text)
    return re.sub(r"^results:\n(?!  )", "results: {}\n", text, flags=re.M)


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.parent.name[:3] for path in PUBLISHED])
def test_a_table_row_is_as_score(path: Path, tmp_path: Path, capsys: Any) -> None:
    text = valid(tmp_path, path)
    for rows in as_tables(tmp_path, text):
        found = rows_of(table_source(write(tmp_path / "t.csv", rows), wanted(tmp_path)))
        expected = without_places(by_score(tmp_path / "project.yaml", capsys), ASKING)
        assert expected["status"] == "scored"
        assert [without_places(by_batch(row), ASKING) for row in found] == [expected]


def test_table_columns_are_as_score(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[int] = []
    usual = work._carded
    monkeypatch.setattr(
        work, "_carded", lambda plan, sheet, odd: alone.extend(odd) or usual(plan, sheet, odd)
    )
    draw, columns = random.Random(7), 0
    scored = [
        one
        for one in PUBLISHED
        if "scoring: none" not in (one.parent / "set.yaml").read_text("utf-8")
    ]
    for path in scored:  # the others never go through columns
        folder = tmp_path / path.parent.name
        folder.mkdir()
        text = plain(valid(folder, path))
        for rows in as_tables(folder, text):
            many = [
                {head: disturbed(draw, head, cell) if n >= AS_THEY_ARE else cell for head, cell in row.items()}
                | {"项目名称": f"{row['项目名称']}{n}"}
                for n in range(ROWS) for row in rows
            ]  # fmt: skip
            alone.clear()
            table = write(folder / "t.csv", many)
            found = rows_of(table_source(table, wanted(folder)))
            columns += ROWS - len(alone)
            expected = without_places(by_score(folder / "project.yaml", capsys), ASKING)
            assert expected["status"] == "scored"
            for row in found[:AS_THEY_ARE]:
                assert without_places(by_batch(row), ASKING) == expected, path
            with monkeypatch.context() as patch:
                patch.setattr(work, "FEW", 10**9)  # the kernel for every row
                kernel = rows_of(table_source(table, wanted(folder)))
            assert len(found) == ROWS
            for row, other in zip(found, kernel, strict=True):
                assert row == other, path
    assert columns > 500  # else the columns were hardly tried


def disturbed(draw: random.Random, head: str, cell: str) -> str:
    """The cell, or now and then nothing or another figure."""
    if head in ("项目名称", "指标", "funds.unit") or draw.random() < 0.9:
        return cell
    return draw.choice(["", "0", "87.5", cell + "1", "无"])


def as_tables(folder: Path, text: str) -> list[list[dict[str, str]]]:
    """The project as the rows of a wide table and of a long one, where it has anything to say."""
    (folder / "project.yaml").write_text(text, "utf-8")
    read = api.load_project(folder / "project.yaml").indicator_set
    assert read is not None
    leaves = {"/".join(leaf.path): leaf for leaf in read.leaves()}
    judged = frozenset(at for at, leaf in leaves.items() if leaf.score.kind == "judged")
    paths = {leaf.name: at for at, leaf in leaves.items()} | {at: at for at in leaves}
    long = as_table.long(text, paths, judged)
    return [[as_table.wide(text, paths, judged)], *([long] if long else [])]
