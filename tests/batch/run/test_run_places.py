"""Finished files to their places, results kept for a run that goes on, small batches gathered."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest

from perfeval.batch.cards import Carded, batch_of
from perfeval.batch.lock import LOCK, MARK, BusyError, ForeignError
from perfeval.batch.parts import Parts, key_of
from perfeval.batch.placing import place
from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.writer import Finished


def _finished(folder: Path) -> tuple[Path, list[Finished]]:
    inside = folder / "out.csv.partial"
    inside.mkdir()
    made = []
    for name in ("out.findings.csv", "out.csv"):
        (inside / name).write_text("new", encoding="utf-8")
        made.append(Finished(inside / name, folder / name))
    return inside, made


def _texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


def test_all_files_come_to_their_places(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    (tmp_path / "out.csv").chmod(0o640)
    inside, made = _finished(tmp_path)
    place(made, inside)
    assert _texts(tmp_path) == {"out.csv": "new", "out.findings.csv": "new"}
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("stuck", ["out.csv", "out.findings.csv"])
def test_where_one_cannot_be_moved_the_old_ones_stay(
    tmp_path: Path, stuck: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("out.csv", "out.findings.csv"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    inside, made = _finished(tmp_path)
    replace = Path.replace

    def moved(self: Path, target: Path) -> Path:
        if self.parent == inside and target == tmp_path / stuck and self.suffix != ".old":
            raise PermissionError(13, "open elsewhere")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", moved)
    with pytest.raises(PermissionError):
        place(made, inside)
    assert _texts(tmp_path) == {"out.csv": "old", "out.findings.csv": "old"}


def _batch(*names: str) -> pa.RecordBatch:
    return batch_of([Carded(name, name) for name in names], 2, "zh")


def test_a_kept_result_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "out.csv.partial"
    parts = Parts(folder, resume=False)
    key = key_of("set", "input")
    assert parts.read(key) is None
    parts.keep(key, _batch("a", "b"))
    parts.close(keep=True)
    again = Parts(folder, resume=True)
    assert again.any
    assert again.read(key) == _batch("a", "b")
    again.close(keep=False)
    assert not folder.exists()


@pytest.mark.parametrize(
    "damage", [lambda d: d[:-9], lambda d: d[:40] + b"x" + d[41:], lambda d: b""]
)
def test_a_damaged_one_does_not(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    parts = Parts(tmp_path / "out.partial", resume=False)
    parts.keep("k", _batch("a"))
    file = tmp_path / "out.partial" / "k.part"
    file.write_bytes(damage(file.read_bytes()))
    assert parts.read("k") is None
    parts.close(keep=False)


def test_without_resume_nothing_is_taken_over(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "out.partial", resume=False)
    parts.keep("k", _batch("a"))
    parts.close(keep=True)
    parts = Parts(tmp_path / "out.partial", resume=False)
    assert not parts.any
    parts.close(keep=False)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "out.partial", resume=False)
    with pytest.raises(BusyError):
        Parts(tmp_path / "out.partial", resume=True)
    parts.close(keep=False)


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out.partial"
    folder.mkdir()
    (folder / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignError):
        Parts(folder, resume=False)
    assert (folder / "diary.txt").read_text("utf-8") == "mine"
    link = tmp_path / "link.partial"
    link.symlink_to(tmp_path)
    with pytest.raises(ForeignError):
        Parts(link, resume=False)


@pytest.mark.parametrize("lock", [b"", b"mine", MARK + b"more"])
def test_a_file_called_lock_makes_no_folder_ours(tmp_path: Path, lock: bytes) -> None:
    folder = tmp_path / "out.partial"
    folder.mkdir()
    (folder / LOCK).write_bytes(lock)
    (folder / "diary.txt").write_text("mine", encoding="utf-8")
    for resume in (False, True):
        with pytest.raises(ForeignError):
            Parts(folder, resume)
    assert _texts(folder) == {LOCK: lock.decode(), "diary.txt": "mine"}


@pytest.mark.parametrize("written", [0, 5])
def test_a_run_killed_before_its_mark_was_whole(tmp_path: Path, written: int) -> None:
    folder = tmp_path / "out.partial"
    folder.mkdir()
    (folder / LOCK).write_bytes(MARK[:written])
    Parts(folder, resume=False).close(keep=False)
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="there the lock is let go first")
@pytest.mark.parametrize("step", ["rmdir", "unlink"])
def test_a_run_that_ends_leaves_the_folder_to_the_next(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one comes just before the lock is unlinked, when it is busy, or the folder is
    removed, when it has it."""
    folder, done = tmp_path / "out.partial", getattr(Path, step)
    taken: list[Parts] = []

    def stepped(path: Path, **more: bool) -> None:
        monkeypatch.undo()
        with suppress(BusyError):
            taken.append(Parts(folder, resume=False))
        done(path, **more)

    first = Parts(folder, resume=False)
    monkeypatch.setattr(Path, step, stepped)
    first.close(keep=False)
    assert len(taken) == (step == "rmdir")
    for parts in taken:
        with pytest.raises(BusyError):
            Parts(folder, resume=False)
        parts.keep("k", _batch("a"))
        assert parts.read("k") is not None
        parts.close(keep=False)
    assert not folder.exists()


def test_many_runs_for_one_folder(tmp_path: Path) -> None:
    """Each opens the lock anew, so threads are locked out as processes are."""
    folder, met = tmp_path / "out.partial", []
    inside: list[Parts] = []

    def run() -> None:
        for _ in range(200):
            try:
                parts = Parts(folder, resume=False)
            except BusyError:
                continue
            inside.append(parts)
            met.append(len(inside))
            inside.pop()
            parts.close(keep=False)

    with ThreadPoolExecutor(4) as pool:
        for ended in [pool.submit(run) for _ in range(4)]:
            ended.result()
    assert set(met) == {1}


class Killed(BaseException):
    """Stands for a process that is gone."""


@pytest.mark.parametrize("moves", range(5))
def test_killed_between_moves_the_old_files_come_back(
    tmp_path: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files are moved aside, then two to their places; after that the new ones stand."""
    for name in ("out.csv", "out.findings.csv"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    folder = tmp_path / "out.csv.partial"
    parts = Parts(folder, resume=False)
    made = []
    for name in ("out.findings.csv", "out.csv"):
        (folder / name).write_text("new", encoding="utf-8")
        made.append(Finished(folder / name, tmp_path / name))
    replace, left = Path.replace, [moves]

    def moved(self: Path, target: Path) -> Path:
        if not left[0]:
            raise Killed
        left[0] -= 1
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", moved)
    with suppress(Killed):
        place(made, folder)
    monkeypatch.undo()
    parts.lock.close()
    for resume in (True, False):
        Parts(folder, resume).close(keep=True)
    expected = "old" if moves < 4 else "new"
    assert _texts(tmp_path) == {"out.csv": expected, "out.findings.csv": expected}


def test_batches_are_gathered_the_same_however_they_come() -> None:
    names = [f"n{n}" for n in range(10)]
    found = []
    for cuts in ([10], [1] * 10, [3, 3, 4], [4, 4, 2]):
        got: list[list[str]] = []
        gathered = Gathered(lambda b, got=got: got.append(b.column("project").to_pylist()), 4)  # type: ignore[misc]
        start = 0
        for size in cuts:
            gathered.add(_batch(*names[start : start + size]))
            start += size
        gathered.flush()
        found.append(got)
    assert found == [[names[:4], names[4:8], names[8:]]] * 4


def test_texts_may_come_either_way() -> None:
    plain = _batch("a", "b")
    place = plain.schema.get_field_index("status")
    listed = plain.set_column(place, "status", plain.column("status").dictionary_encode())
    got: list[pa.RecordBatch] = []
    gathered = Gathered(got.append, 4)
    gathered.add(plain)
    gathered.add(listed)
    (whole,) = got
    assert whole.column("status").to_pylist() == ["unusable"] * 4
