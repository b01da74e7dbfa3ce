"""The command: what it refuses, what it tells, how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from batch.run.making import BAD, Ran, projects

from perfeval.__main__ import main
from perfeval.batch import reporting


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def call(*argv: object) -> Ran:
        capsys.readouterr()
        code = main(["batch", *map(str, argv)])
        seen = capsys.readouterr()
        return Ran(code, seen.out, seen.err)

    return call


def test_without_output_the_summary_is_shown(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run(projects(tmp_path, 3))
    assert ran.code == 0
    assert "项目3个，计分3个。" in ran.out
    assert {path.name for path in tmp_path.iterdir()} == {"in", "set.yaml"}


def test_a_bad_project_among_good_ones(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 2)
    (inside / "bad.yaml").write_text(BAD, encoding="utf-8")
    ran = run(inside)
    assert ran.code == 1
    assert "项目3个，计分2个，不能计分1个；" in ran.out
    listed = ran.out[ran.out.index("不能计分的项目") :]
    assert "bad.yaml" in listed
    assert "没有名为“没有的”的末级指标" in listed
    assert run(inside / "bad.yaml").code == 2  # nothing could be scored


def test_many_bad_projects_are_counted(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    for n in range(25):
        (inside / f"bad{n:02}.yaml").write_text(BAD, encoding="utf-8")
    ran = run(inside, "--lang", "en")
    assert ran.code == 1
    assert "bad09.yaml" in ran.out
    assert "bad10.yaml" not in ran.out
    assert "25 could not be scored" in ran.out


def test_strict(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    project = inside / "000.yaml"
    project.write_text(
        project.read_text("utf-8").replace(", reason: 两个未验收", ""), encoding="utf-8"
    )
    assert run(inside).code == 0
    ran = run(inside, "--strict")
    assert ran.code == 1
    assert "--strict" in ran.err


CALLS = {
    "-o out.txt": ("out.txt", ".parquet"),
    "-o out": ("out", ".duckdb"),
    "--jobs 0": ("--jobs", "整数"),
    "--jobs many": ("--jobs", "整数"),
    "--jobs ٣": ("--jobs", "整数"),
    "--resume": ("--resume", "-o"),
    "--format docx": ("--reports", "--format"),
    "--master spark://x:1": ("--master", "--engine"),
    "--summary s.pdf": ("s.pdf", ".docx"),
    "-o out.xlsx --summary out.xlsx": ("同一个文件",),
    "-o nowhere/out.csv": ("nowhere",),
}


@pytest.mark.parametrize("line", CALLS)
def test_calls_that_are_refused(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:  # type: ignore[no-untyped-def]
    projects(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    ran = run("in", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert all(word in ran.err for word in CALLS[line])
    assert {path.name for path in tmp_path.iterdir()} == {"in", "set.yaml"}


def test_no_input_is_overwritten(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    table = inside / "out.indicators.csv"
    (inside / "000.yaml").rename(table)
    ran = run(table.rename(inside / "out.yaml"), "--summary", inside / "out.yaml")
    assert ran.code == 2
    (inside / "scores.csv").write_text("project,数量\nA,3\n", encoding="utf-8")
    ran = run(inside / "scores.csv", "--set", tmp_path / "set.yaml", "-o", inside / "scores.csv")
    assert ran.code == 2
    assert "不会覆盖" in ran.err
    assert (inside / "scores.csv").read_text("utf-8").startswith("project,数量")


def test_what_is_not_there(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    ran = run(tmp_path / "none", "-o", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "none" in ran.err
    assert run(inside, tmp_path / "none").code == 1  # the others are scored
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(empty).code == 2


def test_somebody_elses_folder_is_left_alone(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    mine = tmp_path / "out.csv.partial"
    mine.mkdir()
    (mine / "diary.txt").write_text("mine", encoding="utf-8")
    ran = run(inside, "-o", tmp_path / "out.csv")
    assert ran.code == 2
    assert "out.csv.partial" in ran.err
    assert [path.name for path in mine.iterdir()] == ["diary.txt"]


def test_two_runs_do_not_write_one_output(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from perfeval.batch.parts import Parts, partial

    inside = projects(tmp_path, 1)
    other = Parts(partial(tmp_path / "out.csv"), resume=False)
    ran = run(inside, "-o", tmp_path / "out.csv")
    assert ran.code == 2
    assert "另一个程序" in ran.err
    other.close(keep=False)
    assert run(inside, "-o", tmp_path / "out.csv").code == 0


def test_the_summary_as_files(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 2)
    names = [tmp_path / f"summary.{end}" for end in ("docx", "html", "md", "xlsx", "json")]
    assert run(inside, "--summary", ",".join(map(str, names))).code == 0
    assert all(path.stat().st_size > 100 for path in names)


def test_words_may_be_patterns(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    projects(tmp_path, 12)
    monkeypatch.chdir(tmp_path)
    assert "项目2个" in run("in/01*.yaml").out


def test_another_set_for_all(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    half = (tmp_path / "set.yaml").read_text("utf-8").replace("≥10个", "≥2个")
    (tmp_path / "half.yaml").write_text(half, encoding="utf-8")
    run(inside, "--set", tmp_path / "half.yaml", "-o", tmp_path / "out.csv")
    assert ",70.00," in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_reports_of_files_and_tables_and_those_that_fail(  # type: ignore[no-untyped-def]
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = projects(tmp_path, 1)
    table = tmp_path / "table.csv"
    table.write_text("name,数量,质量,满意度\nA,3个,95%,95%\nB,4个,95%,95%\n", encoding="utf-8")
    reports = tmp_path / "reports"
    call = [inside, table, "--set", tmp_path / "set.yaml", "--reports", reports, "--format", "md"]
    monkeypatch.setattr(reporting, "tuned", lambda: None)
    real = reporting.write

    def failing(card: Any, ending: str, request: Any) -> Any:
        if card.project.header.name == "B":
            raise RuntimeError("broken")
        return real(card, ending, request)

    assert run(*call, "--jobs", "1").code == 0
    assert len(list(reports.iterdir())) == 3
    monkeypatch.setattr(reporting, "write", failing)
    ran = run(*call[:-3], tmp_path / "again", "--jobs", "1")
    assert ran.code == 1
    assert "有1个项目计了分而没有写出报告" in ran.err
    assert len(list((tmp_path / "again").iterdir())) == 2


def test_reports_into_a_file_are_refused_before_any_work(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    for target in (tmp_path / "note", tmp_path / "note" / "deeper"):
        (tmp_path / "note").write_text("mine", encoding="utf-8")
        ran = run(inside, "--reports", target)
        assert (ran.code, ran.out) == (2, "")
        assert "文件" in ran.err
        assert {path.name for path in tmp_path.iterdir()} == {"in", "set.yaml", "note"}
    assert (tmp_path / "note").read_text("utf-8") == "mine"


def test_what_is_for_tables_alone_is_refused_without_one(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    for option in ("--table", "--layout"):
        ran = run(inside, option, "long")
        assert (ran.code, ran.out) == (2, "")
        assert option in ran.err


def test_tables_among_projects_are_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    inside = projects(tmp_path, 1)
    (inside / "more.csv").write_text("project,数量\nA,3\n", encoding="utf-8")
    ran = run(inside)
    assert ran.code == 0
    assert "PE995" in ran.out
    assert "more.csv" in ran.out
