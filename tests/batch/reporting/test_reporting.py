"""`perfeval batch FOLDER --reports DIR`: the reports that `perfeval report` writes, for many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from perfeval import api
from perfeval.batch import reporting
from perfeval.batch.engines.local import mapped
from perfeval.batch.engines.processes import processes
from perfeval.batch.folder import origin
from perfeval.batch.folder import source as of_folder
from perfeval.batch.parts import partial
from perfeval.batch.reporting import Wish
from perfeval.batch.run import Asked, Ended, run
from perfeval.batch.source import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

EXAMPLE = Path(__file__).parents[3] / "examples" / "urumqi-2023" / "project.yaml"
NAME = "知识产权运营服务体系建设项目"


@pytest.fixture(autouse=True)
def untuned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests keep their process's memory as it is; two files make a chunk."""
    monkeypatch.setattr(reporting, "tuned", lambda: None)
    monkeypatch.setattr(origin, "CHUNK", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five projects; two of them share a name, and every sentence is its project's own."""
    inside = tmp_path / "in"
    inside.mkdir()
    text = EXAMPLE.read_text("utf-8")
    for number, name in enumerate(("甲", "乙", "甲", "丙/丁", "戊")):
        own = text.replace(f"name: {NAME}", f"name: {name}").replace("。", f"（{number}）。")
        own = own.replace("actual: 7个", f"actual: {number + 3}个")
        (inside / f"{number}.yaml").write_text(own, "utf-8")
    return inside


def go(
    folder: Path, out: Path, form: str = "docx", lang: str = "zh", resume: bool = False,
    engine: Callable[..., Any] = mapped, see: Callable[[pa.RecordBatch], None] = lambda _: None,
) -> Ended:  # fmt: skip
    wish = Wish(str(partial(out)), form, lang)
    source = of_folder([folder], None, Wanted(lang=lang, reports=wish))
    return run([source], Asked(None, out, wish, resume=resume, lang=lang), engine, see)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "md"])
def test_the_bytes_of_report(folder: Path, tmp_path: Path, form: str) -> None:
    ended = go(folder, tmp_path / "out", form)
    names = ("甲", "乙", "甲-2", "丙_丁", "戊")
    paths = sorted(folder.iterdir())
    assert files(tmp_path / "out") == {
        f"{name}.{form}": api.report(api.score(api.load_project(path)), form).data
        for name, path in zip(names, paths, strict=True)
    }
    assert ended.reports == 5
    assert not partial(tmp_path / "out").exists()


def test_english(folder: Path, tmp_path: Path) -> None:
    go(folder, tmp_path / "out", lang="en")
    card = api.score(api.load_project(folder / "1.yaml"))
    assert files(tmp_path / "out")["乙.docx"] == api.report(card, "docx", "en").data


def test_however_many_workers(folder: Path, tmp_path: Path) -> None:
    go(folder, tmp_path / "one")
    go(folder, tmp_path / "two", engine=lambda source, read: processes(source, read, 2))
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_interrupted_run_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(folder, tmp_path / "whole")
    seen: list[int] = []

    def stop(batch: pa.RecordBatch) -> None:
        seen.append(batch.num_rows)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(folder, tmp_path / "out", see=stop)
    assert not (tmp_path / "out").exists()
    written = watched(monkeypatch)
    assert go(folder, tmp_path / "out", resume=True).reports == 5
    assert len(written) == 1  # four of the five were there
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_changed_project_is_written_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, tmp_path / "out")
    changed = folder / "0.yaml"
    changed.write_text(changed.read_text("utf-8").replace("actual: 3个", "actual: 2个"), "utf-8")
    go(folder, tmp_path / "out", resume=True)
    card = api.score(api.load_project(changed))
    assert files(tmp_path / "out")["甲.docx"] == api.report(card, "docx").data


def test_a_damaged_or_lost_staged_report_is_made_again(folder: Path, tmp_path: Path) -> None:
    go(folder, tmp_path / "whole")
    interrupted(folder, tmp_path / "out")
    kept = sorted(partial(tmp_path / "out").glob("*.report"))
    kept[0].write_bytes(kept[0].read_bytes()[:1000])
    kept[1].unlink()
    assert go(folder, tmp_path / "out", resume=True).reports == 5
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_bad_projects_stop_nobody(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "1.yaml").write_text("perfeval: project/v1\nindicator_set: [", "utf-8")
    real = reporting.write

    def failing(card: Any, ending: str, request: Any) -> Any:
        if card.project.header.name == "戊":
            raise RuntimeError("broken")
        return real(card, ending, request)

    monkeypatch.setattr(reporting, "write", failing)
    said: list[tuple[str, str, str]] = []

    def see(batch: pa.RecordBatch) -> None:
        for row in batch.select(["name", "status", "findings"]).to_pylist():
            said.extend(
                (row["name"], row["status"], f["message"])
                for f in row["findings"]
                if f["code"] == "PE994"
            )

    ended = go(folder, tmp_path / "out", see=see)
    assert set(files(tmp_path / "out")) == {"甲.docx", "甲-2.docx", "丙_丁.docx"}
    assert ended.reports == 3
    assert ended.tally.unusable == 1
    assert said == [("戊", "scored", "该项目已计分，但未能写出报告（RuntimeError: broken）。")]


def interrupted(folder: Path, out: Path) -> None:
    """A run that ends after its first two chunks."""
    count = iter(range(9))

    def stop(_: pa.RecordBatch) -> None:
        if next(count) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(folder, out, see=stop)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the projects whose reports are written from now on."""
    written: list[str] = []
    real = reporting.write

    def seen(card: Any, ending: str, request: Any) -> Any:
        written.append(card.project.header.name)
        return real(card, ending, request)

    monkeypatch.setattr(reporting, "write", seen)
    return written
