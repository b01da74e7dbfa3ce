"""Many projects: 1,000,000 × 23 mixed rules, beside the same rules by hand and other people's tools.

    python batching.py          parquet to parquet once, and the rules alone, on 1,000,000 projects
    python batching.py --full   also growth from 10,000 to 10,000,000 projects, and peak memory

Everything whole is a process of its own, timed from its start to its end, alternated with its peer;
the best run of each counts. Where the machine has more to do than it has processors, the time on the
clock says nothing, and the processors' own time is compared. The bars:

- parquet to parquet, at most the time of a polars script on floats that does the same work
  (`batching_polars.py`): one score column an indicator, total, grade and counts of findings, the table
  of findings, and the summary of all projects on the terminal (grades, histogram and quartiles of the
  totals, both ends of the ranking, means, lost and missing of each indicator, full marks, equal
  tables, findings by code). Without that summary, which `perfeval batch` always makes, the script's
  time is printed for information, and so is the form with one row an indicator;
  Both come out within a tenth of one another, less than two runs of either differ by on a machine
  that does other things too: so the bar is printed as held or missed, and the run fails beyond 1.15;
- the rules in memory, from the float columns of an Arrow table: at least 30 times as fast as a plain
  Python loop on floats over the same rows, and as pandas `apply`; at most the time of the weighted
  sums of pymcdm and scikit-criteria on the same matrix;
- `--full`: from 10,000 to 10,000,000 projects the time a project never grows by more than a fifth
  (less the start of the process), and the peak stays below 2 GB.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batching_rules import COLUMNS, COUNTED, set_text, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

MILLION = 1_000_000
ROUNDS = 3
LONG_ROUNDS = 1
LOOPED, APPLIED, SUMMED = 100_000, 20_000, 200_000  # rows that the slow ones are measured on
AT_MOST_POLARS, AT_LEAST_LOOP, AT_MOST_SUMS = 1.0, 30, 1.0
FAILING = 1.15  # times polars' time beyond which the run fails, see above
SIZES, GROWTH, PEAK_GB = (10_000, 100_000, MILLION, 10 * MILLION), 1.2, 2.0
HERE = Path(__file__).resolve().parent
missed: list[str] = []


def bar(text: str, holds: bool) -> None:
    print(f"  {'held  ' if holds else 'MISSED'} {text}")
    if not holds:
        missed.append(text)


def timed(command: list[str]) -> tuple[float, float, float]:
    """(wall, CPU, peak in GB) of a process; its output is dropped."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    assert os.waitstatus_to_exitcode(status) == 0, command
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024**2


def ours(folder: Path, table: Path, detail: str) -> list[str]:
    return [
        sys.executable, "-m", "perfeval", "batch", str(table), "--set", str(folder / "set.yaml"),
        "-o", str(folder / "ours.parquet"), "--detail", detail,
    ]  # fmt: skip


def polars(folder: Path, table: Path, detail: str, *only: str) -> list[str]:
    script = str(HERE / "batching_polars.py")
    return [sys.executable, script, str(table), str(folder / "polars.parquet"), detail, *only]


def whole(folder: Path, table: Path) -> None:
    """Parquet to parquet beside polars."""
    for detail, rounds in (("long", LONG_ROUNDS), ("wide", ROUNDS)):
        calls = {"ours": ours(folder, table, detail), "polars": polars(folder, table, detail)}
        if detail == "wide":
            calls["polars, no summary"] = polars(folder, table, detail, "tables")
        both: dict[str, list[tuple[float, float, float]]] = {name: [] for name in calls}
        for _ in range(rounds):
            for name, call in calls.items():
                both[name].append(timed(call))
        busy = os.getloadavg()[0] > (os.cpu_count() or 1) + 1
        print(f"parquet to parquet, {detail}:")
        best = {}
        for name, runs in both.items():
            wall, cpu = min(w for w, _, _ in runs), min(c for _, c, _ in runs)
            peak = max(p for _, _, p in runs)
            best[name] = cpu if busy else wall
            print(f"  {name:18} {wall:6.2f} s (CPU {cpu:.2f} s, peak {peak:.2f} GB)")
        kind = "CPU time" if busy else "time"
        ratio = best["ours"] / best["polars"]
        if detail == "wide":
            said = f"{ratio:.2f} times the {kind} of polars on floats; at most {AT_MOST_POLARS}"
            print(f"  {'held  ' if ratio <= AT_MOST_POLARS else 'MISSED'} {said}")
            if ratio > FAILING:
                missed.append(said)
            elif ratio > AT_MOST_POLARS:
                print(f"         (the run fails from {FAILING} times on)")
            ratio = best["ours"] / best["polars, no summary"]
            print(f"         {ratio:.2f} times the {kind} of polars without the summary")
        else:
            print(
                f"         {ratio:.2f} times the {kind} of polars on floats, one row an indicator"
            )
    differing(folder)


def differing(folder: Path) -> None:
    """How many totals of the floats are not the exact ones."""
    import polars as pl

    one = pl.read_parquet(folder / "ours.parquet", columns=["project", "total"])
    other = pl.read_parquet(folder / "polars.parquet", columns=["project", "total"])
    pairs = one.join(other, on="project", suffix="_float")
    wrong = (pairs["total"].cast(pl.Float64) - pairs["total_float"]).abs() > 0.001
    print(
        f"         {int(wrong.sum()):,} of {len(pairs):,} totals of the floats are off by a hundredth"
    )


def rules(folder: Path, table: Path) -> None:
    """The rules alone, in memory, beside loops and weighted sums."""
    import numpy as np
    import pyarrow.parquet as pq
    from batching_loops import criteria_sum, pandas_apply, plain_loop, pymcdm_sum

    read = pq.read_table(table, columns=COLUMNS).combine_chunks()
    made = best(lambda: kernel(folder, read)) / len(read)
    rows = read.slice(0, LOOPED).to_pylist()
    loop = best(lambda: plain_loop(rows), 2) / len(rows)
    frame = read.slice(0, APPLIED).to_pandas()
    applied = best(lambda: pandas_apply(frame), 2) / len(frame)
    part = read.slice(0, SUMMED)
    matrix = np.column_stack([part[name].to_numpy() for name in COLUMNS]).astype(float)
    weights = np.full(len(COLUMNS), 1 / len(COLUMNS))
    sums = {
        "pymcdm": best(lambda: pymcdm_sum(matrix, weights), 2) / len(matrix),
        "scikit-criteria": best(lambda: criteria_sum(matrix, weights), 2) / len(matrix),
    }
    print(
        f"the rules in memory, from floats to points and totals: {made * MILLION:.2f} s a million"
    )
    for name, other in (("a plain loop", loop), ("pandas apply", applied)):
        ratio = other / made
        said = f"{ratio:.0f} times as fast as {name} ({other * MILLION:.1f} s); at least {AT_LEAST_LOOP}"
        bar(said, ratio >= AT_LEAST_LOOP)
    for name, other in sums.items():
        ratio = made / other
        said = f"{ratio:.2f} times the weighted sum of {name} ({other * MILLION:.2f} s); at most {AT_MOST_SUMS}"
        bar(said, ratio <= AT_MOST_SUMS)


def kernel(folder: Path, read: Any) -> None:
    """Exact points of every indicator and the totals: floats become whole numbers, then the rules."""
    import numpy as np

    from perfeval.api import load_indicator_set
    from perfeval.batch.tables.cells_in import of_numbers, typed
    from perfeval.batch.tables.stream import ROWS
    from perfeval.columns.block import BARE, Block, LeafBlock
    from perfeval.columns.compiled import leaf_points, prepare

    loaded = load_indicator_set(folder / "set.yaml").indicator_set
    assert loaded is not None
    prepared = prepare(loaded)

    def piece(start: int) -> Any:
        rows = read.slice(start, ROWS)
        leaves = {}
        odd = np.zeros(len(rows), np.bool_)
        for name in COLUMNS:
            found = typed(rows[name].combine_chunks())
            assert found is not None
            cells = of_numbers(found, BARE)
            if cells.odd is not None:
                odd |= cells.odd
            key = "count" if name in COUNTED else "actual"
            leaves[(name,)] = LeafBlock({key: cells.column})
        points = leaf_points(prepared, Block(loaded, len(rows), leaves, odd))
        total = np.zeros(len(rows), np.int64)
        for one in points.values():
            total += one.points
            odd |= one.odd
        assert not odd.any()
        return points, total

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(piece, range(0, len(read), ROWS)):
            pass


def best(call: Callable[[], Any], rounds: int = ROUNDS) -> float:
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return min(found)


def growth(folder: Path) -> None:
    """From 10,000 to 10,000,000 projects."""
    print("growth, parquet to parquet, wide:")
    each = []
    start = 0.0
    for size in SIZES:
        table = folder / f"{size}.parquet"
        write_table(table, size)
        wall, cpu, peak = min(
            timed(ours(folder, table, "wide")) for _ in range(1 if size > MILLION else 2)
        )
        table.unlink()
        print(f"  {size:>10,} projects {wall:7.2f} s (CPU {cpu:.2f} s), peak {peak:.2f} GB")
        start = start or wall
        each.append((wall - start) / size if size > SIZES[0] else 0)
    for before, after, size in zip(each[1:], each[2:], SIZES[2:], strict=False):
        ratio = after / before
        bar(f"{ratio:.2f} times as long a project at {size:,}; at most {GROWTH}", ratio <= GROWTH)
    bar(f"peak {peak:.2f} GB at {SIZES[-1]:,} projects; at most {PEAK_GB}", peak <= PEAK_GB)


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "set.yaml").write_text(set_text(), "utf-8")
        table = folder / "in.parquet"
        write_table(table, MILLION)
        print(f"{MILLION:,} projects × {len(COLUMNS)} indicators, {os.cpu_count()} processors")
        # first what runs in processes: theirs begin with what this one holds
        whole(folder, table)
        if "--full" in sys.argv:
            growth(folder)
        rules(folder, table)
    print(f"own peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:.2f} GB")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
