"""What stands in the files of a run: the numbers of `score`, in every kind of file."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from batch.run.making import BAD, EXAMPLES, projects

from perfeval import api
from perfeval.__main__ import main
from perfeval.model.rounding import fixed

Rows = list[tuple[str, str, str | None]]
KINDS = ("out.parquet", "out.csv", "out.xlsx", "out.duckdb")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    for kind in KINDS:
        assert main(["batch", str(EXAMPLES), "-o", str(folder / kind)]) == 0
    return folder


def _expected() -> tuple[Rows, Rows]:
    """(file, "", total) and (file, path, score), as `score` has them."""
    totals: Rows = []
    scores: Rows = []
    files = [p for p in EXAMPLES.glob("*/*.yaml") if "project/v1" in p.read_text("utf-8")[:2000]]
    for path in sorted(files, key=lambda p: p.as_posix()):
        card = api.score(api.load_project(path))
        digits = 2
        total = None if card.total is None else fixed(card.total, digits)
        totals.append((path.as_posix(), "", total))
        for leaf in card.leaves:
            score = None if leaf.score is None else fixed(leaf.score, digits)
            scores.append((path.as_posix(), "/".join(leaf.indicator.path), score))
    return totals, scores


def _text(value: Decimal | float | str | None) -> str | None:
    if value is None or value == "":
        return None
    assert not isinstance(value, float) or abs(value) < 1000
    return f"{Decimal(str(value)):.2f}"


def _read(folder: Path, kind: str) -> tuple[Rows, Rows]:
    path = folder / kind
    if kind.endswith(".parquet"):
        heads = pq.read_table(path).to_pylist()
        rows = pq.read_table(folder / "out.indicators.parquet").to_pylist()
    elif kind.endswith(".csv"):
        with path.open(encoding="utf-8-sig") as file:
            heads = list(csv.DictReader(file))
        with (folder / "out.indicators.csv").open(encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    elif kind.endswith(".duckdb"):
        with duckdb.connect(str(path), read_only=True) as base:
            heads = base.sql("from projects").to_arrow_table().to_pylist()
            rows = base.sql("from indicators").to_arrow_table().to_pylist()
    else:
        book = openpyxl.load_workbook(path)
        heads = _sheet(book["项目"], {"文件": "source", "总分": "total"})
        rows = _sheet(book["指标"], {"文件": "source", "指标路径": "path", "得分": "score"})
    return (
        [(row["source"], "", _text(row["total"])) for row in heads],
        [(row["source"], row["path"], _text(row["score"])) for row in rows],
    )


def _sheet(sheet: object, names: dict[str, str]) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    return [dict(zip([names.get(h, h) for h in head], row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_the_numbers_of_score(made: Path, kind: str) -> None:
    totals, scores = _read(made, kind)
    assert (totals, scores) == _expected()
    assert len(scores) > 100


def test_points_are_decimals(made: Path) -> None:
    for name, column in (("out.parquet", "total"), ("out.indicators.parquet", "score")):
        assert str(pq.read_schema(made / name).field(column).type) == "decimal128(18, 2)"
    with duckdb.connect(str(made / "out.duckdb"), read_only=True) as base:
        kinds = dict(base.execute("select column_name, data_type from duckdb_columns()").fetchall())
    assert kinds["total"] == kinds["score"] == "DECIMAL(18,2)"


def test_findings_stand_with_their_projects(made: Path) -> None:
    rows = pq.read_table(made / "out.findings.parquet").to_pylist()
    path = EXAMPLES / "urumqi-2023" / "project.yaml"
    card = api.score(api.load_project(path))
    mine = [row["code"] for row in rows if row["source"] == path.as_posix()]
    assert mine == [finding.code for finding in card.findings]


def test_files_are_for_spreadsheets_too(made: Path) -> None:
    assert (made / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    names = openpyxl.load_workbook(made / "out.xlsx").sheetnames
    assert names[0] == "总体情况"
    assert "统计口径" in names
    assert names[-3:] == ["项目", "指标", "问题"]


def test_nothing_is_left_beside(made: Path) -> None:
    tables = {
        f"out.{table}.{end}" for end in ("parquet", "csv") for table in ("indicators", "findings")
    }
    assert {path.name for path in made.iterdir()} == tables | set(KINDS)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    inside = projects(tmp_path, 1)
    project = inside / "000.yaml"
    text = (
        project.read_text("utf-8")
        .replace("项目0", "'=HYPERLINK(\"x\")'")
        .replace("部门0", "'@部门'")
    )
    project.write_text(text, encoding="utf-8")
    for kind in ("out.csv", "out.xlsx"):
        assert main(["batch", str(inside), "-o", str(tmp_path / kind)]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["department"]) == ('\'=HYPERLINK("x")', "'@部门")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["项目"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ('=HYPERLINK("x")', "s")
    assert sheet["B2"].quotePrefix


def test_a_full_sheet_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from perfeval.batch.writing import xlsx

    monkeypatch.setattr(xlsx, "MOST", 4)
    monkeypatch.setattr(xlsx, "STEP", 3)
    inside = projects(tmp_path, 3)
    out = tmp_path / "out.xlsx"
    assert main(["batch", str(inside), "-o", str(out)]) == 0
    assert "parquet" in capsys.readouterr().err
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[-5:] == ["项目", "指标", "指标（2）", "指标（3）", "问题"]
    rows = [
        r
        for n in ("指标", "指标（2）", "指标（3）")
        for r in list(book[n].iter_rows(values_only=True))[1:]
    ]
    assert [len(list(book[n].iter_rows())) for n in book.sheetnames[-4:-1]] == [5, 5, 2]
    assert [row[0] for row in rows] == ["P000"] * 3 + ["P001"] * 3 + ["P002"] * 3


def test_wide_has_a_column_for_each_indicator(tmp_path: Path) -> None:
    inside = projects(tmp_path, 3)
    out = tmp_path / "out.parquet"
    assert main(["batch", str(inside), "-o", str(out), "--detail", "wide"]) == 0
    table = pq.read_table(out)
    # 1, 2, 3 of 10 at 60 points; the others are met
    assert table["N1"].to_pylist() == [Decimal("6.00"), Decimal("12.00"), Decimal("18.00")]
    assert table["质量"].to_pylist() == [Decimal("20.00")] * 3
    assert table["total"].to_pylist() == [Decimal("46.00"), Decimal("52.00"), Decimal("58.00")]
    assert not (tmp_path / "out.indicators.parquet").exists()


def test_wide_with_sets_of_several_kinds(tmp_path: Path) -> None:
    """An indicator that a project does not have is empty; two of one name have their paths."""
    inside = projects(tmp_path, 2)
    other = (tmp_path / "set.yaml").read_text("utf-8").replace("id: small", "id: other")
    other = other.replace("{id: N1, name: 数量", "{id: N2, name: 件数").replace(
        "- name: 效益", "- name: 成效"
    )
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    second = inside / "001.yaml"
    text = (
        second.read_text("utf-8")
        .replace("../set.yaml", "../other.yaml")
        .replace("  数量:", "  件数:")
    )
    second.write_text(text, encoding="utf-8")
    out = tmp_path / "out.parquet"
    assert main(["batch", str(inside), "-o", str(out), "--detail", "wide"]) == 0
    table = pq.read_table(out)
    assert table.column_names[-5:] == ["N1", "质量", "效益/满意度", "N2", "成效/满意度"]
    twenty = Decimal("20.00")
    assert table["效益/满意度"].to_pylist() == [twenty, None]
    assert table["成效/满意度"].to_pylist() == [None, twenty]
    assert table["质量"].to_pylist() == [twenty, twenty]


def test_a_bad_project_is_a_row_too(tmp_path: Path) -> None:
    inside = projects(tmp_path, 2)
    (inside / "0bad.yaml").write_text(BAD, encoding="utf-8")
    out = tmp_path / "out.parquet"
    assert main(["batch", str(inside), "-o", str(out)]) == 1
    rows = pq.read_table(out, columns=["project", "status", "total"]).to_pylist()
    assert [(row["status"], row["total"]) for row in rows] == [
        ("scored", Decimal("46.00")), ("scored", Decimal("52.00")), ("unusable", None),
    ]  # fmt: skip
    findings = pq.read_table(tmp_path / "out.findings.parquet").to_pylist()
    assert [row["code"] for row in findings if row["severity"] == "error"] == ["PE301"]


@pytest.mark.parametrize("detail", ["long", "wide"])
def test_projects_and_tables_in_one_run(tmp_path: Path, detail: str) -> None:
    """Files of projects and a table, the table's set with more decimals: one output."""
    inside = projects(tmp_path, 2)
    finer = (
        (tmp_path / "set.yaml")
        .read_text("utf-8")
        .replace("id: small", "id: finer\nrounding: {digits: 3}")
    )
    (tmp_path / "finer.yaml").write_text(finer, encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text("name,N1,质量,满意度\nA,3.3333个,95%,95%\n", encoding="utf-8")
    out = tmp_path / "out.parquet"
    call = ["batch", str(inside), "-o", str(out), "--detail", detail]
    assert main([*call[:2], str(table), "--set", str(tmp_path / "finer.yaml"), *call[2:]]) == 0
    rows = pq.read_table(out).to_pylist()
    # 1, 2 and 3.3333 of 10 at 60 points, and 40 for the others
    wanted = [Decimal("46.000"), Decimal("52.000"), Decimal("60.000")]
    assert [row["total"] for row in rows] == wanted
    assert [row["project"] for row in rows] == ["P000", "P001", "A"]
    if detail == "wide":
        assert [row["N1"] for row in rows] == [w - 40 for w in wanted]


def test_a_workbook_has_the_summary_before_the_scores(tmp_path: Path) -> None:
    """The sheets of --summary, with their charts; then the tables, whose looks stay their own."""
    inside = projects(tmp_path, 12)
    out, summary = tmp_path / "out.xlsx", tmp_path / "summary.xlsx"
    assert main(["batch", str(inside), "-o", str(out), "--summary", str(summary)]) == 0
    whole, alone = openpyxl.load_workbook(out), openpyxl.load_workbook(summary)
    assert whole.sheetnames == [*alone.sheetnames, "项目", "指标", "问题"]
    for name in alone.sheetnames:
        assert len(whole[name]._charts) == len(alone[name]._charts)
        cells = [
            [
                (c.value, c.number_format, c.font.b, c.fill.fgColor.rgb)
                for row in book[name]
                for c in row
            ]
            for book in (whole, alone)
        ]
        assert cells[0] == cells[1]
    sheet = whole["项目"]
    at = {cell.value: cell.column_letter for cell in sheet[1]}
    score = sheet[f"{at['总分']}2"]
    assert (score.value, score.number_format) == (46, "0.00")  # 1 of 10 at 60 points; 40 met
    assert sheet["A1"].fill.fgColor.rgb == "FFDCE6F1"
    shown = [row[0].value for row in whole["总体情况"].iter_rows()]
    assert shown.index("优") < shown.index("良") < shown.index("差")


def test_a_part_of_an_earlier_output_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays: whoever wrote it may still want it."""
    projects(tmp_path, 2)
    monkeypatch.chdir(tmp_path)
    assert main(["batch", "in", "-o", "out.csv"]) == 0
    assert "旁边的" not in capsys.readouterr().err
    before = Path("out.indicators.csv").read_bytes()
    assert main(["batch", "in", "-o", "out.csv", "--detail", "wide"]) == 0
    assert "旁边的 out.indicators.csv 是以前写出的" in capsys.readouterr().err
    assert Path("out.indicators.csv").read_bytes() == before
