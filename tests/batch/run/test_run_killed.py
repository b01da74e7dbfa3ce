"""Interrupted in any way: nothing under the final name, and --resume ends with the same bytes."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest
from batch.run.making import environment, files, projects

from perfeval.__main__ import main
from perfeval.batch import placing
from perfeval.batch.engines import local
from perfeval.batch.folder import origin
from perfeval.batch.parts import Parts

# the run slowed down and cut small, so that a kill finds it at work
SLOW = """
import sys, time
from perfeval.batch import parts
from perfeval.batch.engines import local
from perfeval.batch.folder import origin
from perfeval.__main__ import main
origin.CHUNK = 2
local.DEAR = 0
local.FEW = int(sys.argv[1])
pause = float(sys.argv[2])
keep = parts.Parts.keep
def slowly(self, key, batch):
    keep(self, key, batch)
    time.sleep(pause)
parts.Parts.keep = slowly
if __name__ == "__main__":
    open("up", "w").close()
    sys.exit(main(sys.argv[3:]))
"""
SMALL = """
import resource, sys
from perfeval.batch.engines import local
from perfeval.__main__ import main
local.DEAR = {dear}
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
sys.exit(main(sys.argv[1:]))
"""
COUNT = 30


def _slow(folder: Path, out: str, few: int, pause: float, *more: str) -> subprocess.Popen[bytes]:
    script = folder / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    call = [sys.executable, str(script), str(few), str(pause), "batch", "in", "-o", out, *more]
    return subprocess.Popen(
        call, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def _started(folder: Path, wanted: str) -> None:
    """Waits until there is such a file: the program is `up`, or the run has got something done."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if list(folder.glob(wanted)):
            return
        time.sleep(0.01)
    raise AssertionError(f"no {wanted}")


@pytest.mark.parametrize(
    ("out", "few", "kills"), [("out.parquet", 100, 1), ("out.csv", 0, 2), ("out.xlsx", 100, 1)]
)
def test_killed_runs_resume_to_the_same_bytes(
    tmp_path: Path, out: str, few: int, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects(tmp_path, COUNT)
    monkeypatch.chdir(tmp_path)
    assert main(["batch", "in", "-o", out]) == 0
    whole = files(tmp_path)
    assert whole
    for name in whole:
        (tmp_path / name).unlink()
    dice = random.Random(out)
    for _ in range(kills):
        process = _slow(tmp_path, out, few, 0.1, "--resume")
        _started(tmp_path, f"{out}.partial/*.part")
        time.sleep(dice.random() / 3)
        process.kill()
        process.communicate(timeout=30)
        assert files(tmp_path) == {}
    monkeypatch.setattr(origin, "CHUNK", 2)
    kept = {path.name: path.stat().st_mtime_ns for path in _kept(tmp_path, out)}
    assert kept
    scored = _counted(monkeypatch)
    assert main(["batch", "in", "-o", out, "--resume"]) == 0
    assert files(tmp_path) == whole
    assert not (tmp_path / f"{out}.partial").exists()
    assert scored.count("kept") == len(kept)  # nothing that was kept is computed again


def _kept(folder: Path, out: str) -> list[Path]:
    return list((folder / f"{out}.partial").glob("*.part"))


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a run takes from the one before it."""
    seen: list[str] = []
    read = Parts.read

    def noted(self: Parts, key: str) -> pa.RecordBatch | None:
        found = read(self, key)
        seen.append("made" if found is None else "kept")
        return found

    monkeypatch.setattr(Parts, "read", noted)
    return seen


def test_a_changed_project_is_scored_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = projects(tmp_path, 6)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(origin, "CHUNK", 2)
    monkeypatch.setattr(local, "DEAR", 0)

    def full(made: object, folder: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(placing, "place", full)
        assert main(["batch", "in", "-o", "out.csv"]) == 2
    assert len(_kept(tmp_path, "out.csv")) == 3
    first = inside / "000.yaml"
    first.write_text(first.read_text("utf-8").replace("1个", "10个"), encoding="utf-8")
    scored = _counted(monkeypatch)
    assert main(["batch", "in", "-o", "out.csv", "--resume"]) == 0
    assert sorted(scored) == ["kept", "kept", "made"]
    line = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[1]
    assert ",100.00," in line


def test_interrupted_by_hand(tmp_path: Path) -> None:
    projects(tmp_path, COUNT)
    process = _slow(tmp_path, "out.csv", 0, 1.0)
    _started(tmp_path, "out.csv.partial/*.part")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().startswith("已中断，没有写出结果文件。")
    assert "--resume" in err.decode()
    assert "Traceback" not in err.decode()
    assert files(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes")
@pytest.mark.parametrize("wait", [0.1, 0.3, 0.6, 1.2, 0])
def test_ctrl_c_goes_to_all_processes_and_one_speaks(tmp_path: Path, wait: float) -> None:
    projects(tmp_path, COUNT)
    process = _slow(tmp_path, "out.csv", 0, 1.0)
    _started(tmp_path, "up" if wait else "out.csv.partial/*.part")
    time.sleep(wait)  # while processes start; then while they work
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert len(err.decode().splitlines()) <= 1
    if not wait:
        assert err.decode().startswith("已中断，没有写出结果文件。")
    assert "forkserver" not in err.decode()
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("out", "dear"),
    [("out.parquet", 0), *((f"out.{end}", 1000) for end in ("parquet", "csv", "xlsx", "duckdb"))],
)
def test_a_full_disk(tmp_path: Path, out: str, dear: int) -> None:
    """No file may grow beyond some hundred bytes, which is what a full disk comes to; that shows
    in what is kept (`dear` 0), or first in the output itself."""
    projects(tmp_path, 3)
    (tmp_path / out).write_bytes(b"from before")
    script = tmp_path / "small.py"
    script.write_text(SMALL.format(dear=dear), encoding="utf-8")
    call = [sys.executable, str(script), "batch", "in", "-o", out]
    ran = subprocess.run(call, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    told = ran.stderr.decode()
    assert (ran.returncode, ran.stdout) == (2, b""), told
    assert "磁盘空间不足" in told
    assert "--resume" not in told  # nothing is done yet that one could go on from
    assert "Traceback" not in told
    assert files(tmp_path) == {out: b"from before"}
    assert not (tmp_path / f"{out}.partial").exists()
    assert main(["batch", str(tmp_path / "in"), "-o", str(tmp_path / out), "--resume"]) == 0
    assert (tmp_path / out).read_bytes() != b"from before"
