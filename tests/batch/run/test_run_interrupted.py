"""Ctrl-C, which goes to all processes of a terminal, at any moment: the command ends, and nothing
of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch.run.making import environment, files, projects

from perfeval.__main__ import main

COUNT = 1_000
ENOUGH = 5.0  # seconds on a machine that has other things to do; alone it takes a fraction of one
MOMENTS = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 2.5]
# work that takes far longer than anybody waits for
ENDLESS = """
import sys, time
from perfeval.batch.engines.processes import processes
from perfeval.batch.source import Chunk, Source

def endless(task):
    print("begun", flush=True)
    time.sleep(600)

def chunks():
    for name in "abcdefgh":
        yield Chunk((name,), 1)

if __name__ == "__main__":
    try:
        list(processes(Source(endless, chunks, None), None, 2))
    except KeyboardInterrupt:
        sys.exit(130)
"""
# a run that waits for what never comes, and hears nothing more
DEAF = """
import sys, threading, time
from perfeval.batch.hearing import held, listening

def last():
    print("forced", file=sys.stderr)
    return 130

with listening(last), held():
    print("begun", flush=True)
    threading.Event().wait(600)
"""
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no such system")


def _begun(folder: Path, *call: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *call], cwd=folder, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def _batch(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    return _begun(
        folder, "-m", "perfeval", "batch", "in", "-o", "out.parquet", "--jobs", "2", *more
    )


def _left(session: int) -> list[str]:
    """The processes that belong to a session, however they are related."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, own = (place / "stat").read_text().rsplit(")", 1)[1].split()[:4]
            if int(own) == session and state != "Z":
                found.append((place / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def _interrupted(process: subprocess.Popen[bytes]) -> tuple[str, str]:
    """What it has said, after ending in time with all that it had started."""
    start = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    try:
        out, err = process.communicate(timeout=ENOUGH)
        while _left(process.pid) and time.monotonic() < start + ENOUGH:
            time.sleep(0.01)
        assert _left(process.pid) == []
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    return out.decode(), err.decode()


@pytest.mark.parametrize("moment", MOMENTS)
def test_at_any_moment(tmp_path: Path, moment: float) -> None:
    projects(tmp_path, COUNT)
    process = _batch(tmp_path)
    time.sleep(moment)
    if process.poll() is not None:  # a fast machine
        process.communicate(timeout=ENOUGH)
        assert (process.returncode, _left(process.pid)) == (0, [])
        return
    out, err = _interrupted(process)
    if process.returncode == -signal.SIGINT or "<frozen site>" in err:  # before the program itself
        assert files(tmp_path) == {}
        return
    assert "Traceback" not in err
    if process.returncode == 0:  # everything was written already
        assert len(files(tmp_path)) == 3
        return
    assert (process.returncode, out, files(tmp_path)) == (130, "", {})
    assert len(err.splitlines()) <= 1


def test_pressed_again_and_again(tmp_path: Path) -> None:
    projects(tmp_path, COUNT)
    process = _batch(tmp_path)
    time.sleep(0.7)
    for _ in range(20):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.005)
    _, err = process.communicate(timeout=ENOUGH)
    assert process.returncode == 130
    assert len(err.decode().splitlines()) <= 1


def test_the_run_goes_on_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects(tmp_path, COUNT)
    process = _batch(tmp_path)
    time.sleep(0.9)
    _interrupted(process)
    monkeypatch.chdir(tmp_path)
    assert main(["batch", "in", "-o", "out.parquet", "--resume"]) == 0
    resumed = files(tmp_path)
    assert main(["batch", "in", "-o", "out.parquet"]) == 0
    assert files(tmp_path) == resumed


@pytest.mark.parametrize("script", [ENDLESS, DEAF])
def test_what_takes_long_is_not_waited_for(tmp_path: Path, script: str) -> None:
    """Neither work in other processes, nor something that nobody had thought of."""
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    process = _begun(tmp_path, "script.py")
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    _, err = _interrupted(process)
    assert process.returncode == 130
    assert err == ("forced\n" if script == DEAF else "")
