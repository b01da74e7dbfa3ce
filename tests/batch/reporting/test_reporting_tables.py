"""`perfeval batch TABLE --reports DIR`: each row's report is that of its project file."""

from __future__ import annotations

import csv
import os
import re
import signal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from perfeval import api
from perfeval.batch import reporting
from perfeval.batch.engines.local import mapped
from perfeval.batch.engines.processes import processes
from perfeval.batch.parts import partial as staging
from perfeval.batch.reporting import Wish
from perfeval.batch.run import Asked, Ended, run
from perfeval.batch.source import Wanted
from perfeval.batch.tables import reported
from perfeval.batch.tables import source as of_table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    Parts = dict[str, bytes]

SET = """
perfeval: indicator-set/v1
id: roads
title: 道路养护绩效评价指标体系
total: 100
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - {name: 养护里程, weight: 60, target: ≥100公里}
  - {name: 验收合格率, weight: 20, target: ≥95%}
  - {name: 群众满意度, weight: 20, target: ≥90%}
"""
# Every indicator loses points and says why: a table has no column to give evidence in.
PROJECTS = [
    ("A1", "甲村", "90公里", "94%", "88%"),
    ("A2", "乙村", "85公里", "90.5%", "72%"),
    ("A3", "丙村", "40公里", "88%", "80%"),
    ("A4", "甲村", "99公里", "93%", "89%"),
    ("A5", "丁村", "66公里", "70%", "81%"),
]
DIGEST = re.compile(rb"sha256:[0-9a-f]{64}")
HERE = partial(mapped, jobs=1)  # without other processes
INDICATORS = ("养护里程", "验收合格率", "群众满意度")
NAMES = [f"{code}-{name}.docx" for code, name, *_ in PROJECTS]


@pytest.fixture(autouse=True)
def untuned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests keep their process's memory as it is; two projects make a chunk."""
    monkeypatch.setattr(reporting, "tuned", lambda: None)
    real = reported.some
    monkeypatch.setattr(reported, "some", lambda plan, rows, count=2: real(plan, rows, count))


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """A table in either layout, and the project file of each row."""
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    wide: list[list[str]] = [["项目编码", "项目名称"]]
    wide[0] += [head for name in INDICATORS for head in (name, f"{name}.偏差原因")]
    long = [["项目编码", "项目名称", "指标", "完成值", "偏差原因"]]
    for code, name, *actuals in PROJECTS:
        results = "".join(
            f"  {indicator}: {{actual: {actual}, reason: {actual}未达标}}\n"
            for indicator, actual in zip(INDICATORS, actuals, strict=True)
        )
        head = f"perfeval: project/v1\nindicator_set: set.yaml\nproject: {{code: {code}, name: {name}}}\n"
        (tmp_path / f"{code}.yaml").write_text(f"{head}results:\n{results}", "utf-8")
        wide.append([code, name, *(cell for a in actuals for cell in (a, f"{a}未达标"))])
        long += [
            [code, name, indicator, actual, f"{actual}未达标"]
            for indicator, actual in zip(INDICATORS, actuals, strict=True)
        ]
    for layout, rows in (("wide", wide), ("long", long)):
        with (tmp_path / f"{layout}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return tmp_path


def go(
    table: Path, out: Path, form: str = "docx", lang: str = "zh", resume: bool = False,
    engine: Callable[..., Any] = HERE, see: Callable[[pa.RecordBatch], None] = lambda _: None,
    detail: str = "long", by: tuple[str, ...] = (), file: Path | None = None,
) -> Ended:  # fmt: skip
    wish = Wish(str(staging(file or out)), form, lang)
    told = Wanted(str(table.with_name("set.yaml")), detail=detail, lang=lang, by=by, reports=wish)
    source = of_table(table, told)
    asked = Asked(file, out, wish, detail=detail, resume=resume, lang=lang)
    return run([source], asked, engine, see)


def files(folder: Path) -> dict[str, Parts]:
    return {path.name: parts(path.read_bytes()) for path in folder.iterdir()}


def expected(folder: Path, form: str = "docx", lang: str = "zh") -> dict[str, Parts]:
    """What `perfeval report` writes of the project files."""
    return {
        f"{code}-{name}.{form}": parts(
            api.report(api.score(api.load_project(folder / f"{code}.yaml")), form, lang).data
        )
        for code, name, *_ in PROJECTS
    }


def parts(data: bytes) -> Parts:
    """A report's bytes but for the digest of its inputs: a row is no file."""
    if not data.startswith(b"PK"):
        return {"": DIGEST.sub(b"", data)}
    with ZipFile(BytesIO(data)) as archive:
        return {name: DIGEST.sub(b"", archive.read(name)) for name in archive.namelist()}


def digests(folder: Path) -> list[bytes]:
    found = []
    for path in sorted(folder.iterdir()):
        with ZipFile(path) as archive:
            found += DIGEST.findall(archive.read("docProps/custom.xml"))
    return found


@pytest.mark.parametrize("layout", ["wide", "long"])
def test_the_bytes_of_report(inside: Path, layout: str) -> None:
    ended = go(inside / f"{layout}.csv", inside / "out")
    assert files(inside / "out") == expected(inside)
    assert ended.reports == 5
    assert not staging(inside / "out").exists()


def test_the_digest_is_of_what_the_row_says(inside: Path) -> None:
    """Whichever the layout, and in any order of the columns; another value gives another one."""
    go(inside / "wide.csv", inside / "one")
    go(inside / "long.csv", inside / "two")
    with (inside / "wide.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[5][2] = "67公里"
    with (inside / "wide.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*row[:2], *row[4:], *row[2:4]] for row in rows)
    go(inside / "wide.csv", inside / "three")
    one, two, three = (digests(inside / name) for name in ("one", "two", "three"))
    assert len(set(one)) == 5
    assert one == two
    assert one[:4] == three[:4]
    assert one[4] != three[4]


def test_another_form_and_language(inside: Path) -> None:
    go(inside / "wide.csv", inside / "out", "html", "en")
    assert files(inside / "out") == expected(inside, "html", "en")


def test_rows_of_a_project_may_stand_apart(inside: Path) -> None:
    head, *rows = (inside / "long.csv").read_text("utf-8").splitlines()
    mixed = [row for start in range(3) for row in rows[start::3]]
    (inside / "long.csv").write_text("\n".join([head, *mixed]), "utf-8")
    go(inside / "long.csv", inside / "out")
    assert files(inside / "out") == expected(inside)


@pytest.mark.parametrize("layout", ["wide", "long"])
def test_however_many_workers(inside: Path, layout: str) -> None:
    go(inside / f"{layout}.csv", inside / "out", engine=lambda s, read: processes(s, read, 2))
    assert files(inside / "out") == expected(inside)


@pytest.mark.parametrize("detail", ["long", "wide"])
def test_beside_the_scores(inside: Path, detail: str) -> None:
    """The table of scores is the one without reports; `--by` has its column."""
    import pyarrow.parquet as pq

    text = (inside / "wide.csv").read_text("utf-8").splitlines()
    kinds = ["组别", "一", "二", "一", "二", "一"]
    rows = [f"{row},{kind}" for row, kind in zip(text, kinds, strict=True)]
    (inside / "wide.csv").write_text("\n".join(rows), "utf-8")
    seen: list[str] = []
    with_reports, plain = inside / "a.parquet", inside / "b.parquet"
    go(
        inside / "wide.csv", inside / "out", detail=detail, by=("groups.组别",), file=with_reports,
        see=lambda batch: seen.extend(batch.column("groups.组别").to_pylist()),
    )  # fmt: skip
    source = of_table(
        inside / "wide.csv", Wanted(str(inside / "set.yaml"), detail=detail, by=("groups.组别",))
    )
    run([source], Asked(plain, detail=detail), mapped, lambda _: None)
    assert set(files(inside / "out")) == set(NAMES)
    assert pq.read_table(with_reports).equals(pq.read_table(plain))
    assert seen == kinds[1:]


def test_an_interrupted_run_goes_on(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(inside / "wide.csv", inside / "out")
    assert not (inside / "out").exists()
    written = watched(monkeypatch)
    assert go(inside / "wide.csv", inside / "out", resume=True).reports == 5
    assert written == ["A5"]  # four of the five were there
    assert files(inside / "out") == expected(inside)


@pytest.mark.parametrize("cut", [True, False])
def test_a_damaged_or_lost_staged_report_is_made_again(inside: Path, cut: bool) -> None:
    interrupted(inside / "wide.csv", inside / "out")
    kept = sorted(staging(inside / "out").glob("*.report"))
    if cut:
        kept[0].write_bytes(kept[0].read_bytes()[:1000])
    else:
        kept[0].unlink()
    assert go(inside / "wide.csv", inside / "out", resume=True).reports == 5
    assert files(inside / "out") == expected(inside)


def test_a_changed_row_is_written_anew(inside: Path) -> None:
    interrupted(inside / "wide.csv", inside / "out")
    for name in ("wide.csv", "A1.yaml"):
        text = (inside / name).read_text("utf-8").replace("90公里", "91公里")
        (inside / name).write_text(text, "utf-8")
    go(inside / "wide.csv", inside / "out", resume=True)
    assert files(inside / "out") == expected(inside)


def test_bad_rows_stop_nobody(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that can't be scored has no report; one whose report fails keeps its score."""
    head, *rows = (inside / "wide.csv").read_text("utf-8").splitlines()
    days = ["2024-12-31", "2024-13-45", *["2024-12-31"] * 3]
    rows = [f"{row},{day}" for row, day in zip(rows, days, strict=True)]
    (inside / "wide.csv").write_text("\n".join([f"{head},截至日期", *rows]), "utf-8")
    real = reporting.write

    def failing(card: Any, ending: str, request: Any) -> Any:
        if card.project.header.code == "A5":
            raise RuntimeError("broken")
        return real(card, ending, request)

    monkeypatch.setattr(reporting, "write", failing)
    said: list[tuple[str, str]] = []

    def see(batch: pa.RecordBatch) -> None:
        for row in batch.select(["status", "findings"]).to_pylist():
            said.extend((row["status"], f["code"]) for f in row["findings"])

    ended = go(inside / "wide.csv", inside / "out", see=see)
    assert set(files(inside / "out")) == {NAMES[0], NAMES[2], NAMES[3]}
    assert ended.reports == 3
    assert ended.tally.unusable == 1
    assert ("scored", "PE994") in said


class Dying:
    """Work that ends its process at the row of A3."""

    def __init__(self, work: Callable[[Any], pa.RecordBatch]) -> None:
        self.work = work

    def __call__(self, rows: Any) -> pa.RecordBatch:
        if "A3" in rows.batch.column("0").to_pylist():
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(rows)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("layout", ["wide", "long"])
def test_a_row_that_ends_its_worker_is_left_out(inside: Path, layout: str) -> None:
    said: list[tuple[str, int, str]] = []

    def see(batch: pa.RecordBatch) -> None:
        for row in batch.select(["status", "row", "findings"]).to_pylist():
            said.extend((row["status"], row["row"], f["code"]) for f in row["findings"])

    def engine(source: Any, read: Any) -> Any:
        return processes(source._replace(work=Dying(source.work)), read, 2)

    ended = go(inside / f"{layout}.csv", inside / "out", engine=engine, see=see)
    assert {name: data for name, data in expected(inside).items() if "A3" not in name} == files(
        inside / "out"
    )
    assert ended.reports == 4
    assert ("unusable", 4 if layout == "wide" else 8, "PE992") in said


def interrupted(table: Path, out: Path) -> None:
    """A run that ends after its first two chunks."""
    count = iter(range(9))

    def stop(_: pa.RecordBatch) -> None:
        if next(count) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(table, out, see=stop)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the projects whose reports are written from now on."""
    written: list[str] = []
    real = reporting.write

    def seen(card: Any, ending: str, request: Any) -> Any:
        written.append(card.project.header.code)
        return real(card, ending, request)

    monkeypatch.setattr(reporting, "write", seen)
    return written
