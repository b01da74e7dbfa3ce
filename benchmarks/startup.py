"""Cold start of `perfeval score` against a bare interpreter, alternated in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

TARGET = 12
RUNS = 20
ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "examples" / "urumqi-2023" / "project.yaml"


def main() -> int:
    """Prints both medians and their ratio; 1 when the ratio is above the target."""
    with tempfile.TemporaryDirectory() as cache:
        environment = fresh(cache)
        bare = (sys.executable, "-c", "pass")
        score = (sys.executable, "-m", "perfeval", "score", str(PROJECT))
        for command in (bare, score):
            seconds(command, environment)  # compiles what an installed package has compiled
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(RUNS):
            times[0].append(seconds(bare, environment))
            times[1].append(seconds(score, environment))
    one, other = median(times[0]), median(times[1])
    print(f"python -c pass   {one * 1000:7.1f} ms  (median of {RUNS})")
    print(f"perfeval score   {other * 1000:7.1f} ms  (median of {RUNS})")
    print(f"ratio            {other / one:7.2f}     (target: at most {TARGET})")
    return 0 if other / one <= TARGET else 1


def fresh(cache: str) -> dict[str, str]:
    """The bytecode cache of a fresh folder, whatever the caller's settings are."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT / "src")}


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
