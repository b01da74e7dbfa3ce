"""Fifty published tables and the examples: the batch gives the cells that `score` gives.

The facts are those of the printed tables, misprints included (`published/*/project.yaml`; each set
and project names its source in its first line).
"""

from __future__ import annotations

import csv
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
from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source as table_source

HERE = Path(__file__).parent / "published"
EXAMPLES = Path(__file__).parents[2] / "examples"
PUBLISHED = sorted(HERE.glob("*/project.yaml"))
ROWS = 60  # more than the fewest that go through columns


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
        for number in range(6):
            made = inside / f"{number}.yaml"
            made.write_text(other(path.read_text("utf-8"), number), "utf-8")
            paths.append(made)
    fast = rows_of(folder_source([tmp_path], None, Wanted()))
    by_path = {row["source"]: row for row in fast}
    for path in paths:
        assert by_batch(by_path[path.as_posix()]) == by_score(path, capsys), path


def valid(folder: Path, path: Path) -> tuple[str, dict[str, str], frozenset[str]]:
    """The project's text beside a set whose weights add up, as a table needs it, and the paths of
    results' keys."""
    text = path.read_text("utf-8").replace("as_printed: true\n", "")
    set_text = (path.parent / "set.yaml").read_text("utf-8")
    if "as_printed: true" in path.read_text("utf-8"):
        set_text = re.sub(r"^ +weight: .*\n", "", set_text, flags=re.M)
        total = sum(map(float, re.findall(r"weight: ([\d.]+)", set_text)))
        set_text = re.sub(r"^grades: .*\n", "", set_text, flags=re.M)
        set_text = set_text.replace("total: 100", f"total: {total:g}")
    (folder / "set.yaml").write_text(set_text, "utf-8")
    (folder / "project.yaml").write_text(text, "utf-8")
    read = api.load_project(folder / "project.yaml").indicator_set
    assert read is not None
    leaves = {"/".join(leaf.path): leaf for leaf in read.leaves()}
    judged = frozenset(at for at, leaf in leaves.items() if leaf.score.kind == "judged")
    paths = {leaf.name: at for at, leaf in leaves.items()} | {at: at for at in leaves}
    return text, paths, judged


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.parent.name[:3] for path in PUBLISHED])
def test_table_rows_are_as_score(path: Path, tmp_path: Path, capsys: Any) -> None:
    text, paths, judged = valid(tmp_path, path)
    expected = by_score(tmp_path / "project.yaml", capsys)
    assert expected["status"] == "scored"
    wanted = Wanted(set=str(tmp_path / "set.yaml"))
    for make in (lambda t: [as_table.wide(t, paths, judged)], lambda t: as_table.long(t, paths)):
        rows = make(text)
        if len(rows[0] if rows else ()) < 2:
            continue
        many = [{**row, "项目名称": f"{row['项目名称']}{n}"} for n in range(ROWS) for row in rows]
        lacking = tuple(code for code in ASKING)
        for table in (rows, many):
            found = rows_of(table_source(write(tmp_path / "t.csv", table), wanted))
            assert len(found) == (ROWS if table is many else 1)
            for row in found:
                assert without_places(by_batch(row), lacking) == without_places(expected, lacking)
