"""Random projects over a set with every kind of score: columns beside the scalar kernel, cell for cell.

    python benchmarks/agreement.py [PROJECTS] [--from SEED] [--jobs N] [--kept FOLDER]

Missing, inapplicable, zero, huge, negative and textual cells are mixed in. Without PROJECTS a run of
some twenty seconds. With --kept a range of seeds that was compared before is not compared again, so
that a long run can be interrupted. Ends with 1 when any cell differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

BOUNDED, CHUNK = 4_000, 1_000


class Range(NamedTuple):
    """Projects numbered from `first`, and how they came out."""

    first: int
    many: int
    kept: int
    differences: tuple[str, ...]


def compare(first: int, many: int) -> Range:
    from columns import random_projects
    from columns.agreement import compared, made_ready

    found = random_projects.indicator_set()
    ready = READY.setdefault("ready", made_ready(found))
    outcome = compared(ready, list(random_projects.projects(first, many, ready.set)))
    return Range(first, many, outcome.kept, tuple(outcome.differences))


READY: dict[str, object] = {}


def remembered(folder: Path | None, first: int, many: int) -> Range | None:
    """What a range came to in an earlier run."""
    file = folder / f"{first}-{many}.txt" if folder is not None else None
    if file is None or not file.is_file():
        return None
    kept, _, rest = file.read_text(encoding="utf-8").partition("\n")
    return Range(first, many, int(kept), tuple(rest.splitlines()))


def keep(folder: Path | None, found: Range) -> Range:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{found.first}-{found.many}.txt"
        part = file.with_suffix(".part")
        part.write_text("\n".join([str(found.kept), *found.differences]), encoding="utf-8")
        part.replace(file)
    return found


def ranges(first: int, many: int) -> Iterator[tuple[int, int]]:
    for start in range(first, first + many, CHUNK):
        yield start, min(CHUNK, first + many - start)


def compared_all(first: int, many: int, jobs: int, folder: Path | None) -> Iterator[Range]:
    open_ = []
    for start, size in ranges(first, many):
        known = remembered(folder, start, size)
        if known is not None:
            yield known
        else:
            open_.append((start, size))
    if jobs == 1:
        for start, size in open_:
            yield keep(folder, compare(start, size))
        return
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(compare, *zip(*open_, strict=True)) if open_ else ():
            yield keep(folder, found)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("projects", type=int, nargs="?", default=BOUNDED)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kept", type=Path)
    given = parser.parse_args()
    start, done, kept, differing = time.perf_counter(), 0, 0, 0
    for found in compared_all(given.first, given.projects, given.jobs, given.kept):
        done, kept = done + found.many, kept + found.kept
        differing += len(found.differences)
        for text in found.differences:
            print(f"DIFFERS {text}")
        if done % (20 * CHUNK) == 0:
            print(f"{done:,} compared, {differing} differences", file=sys.stderr)
    print(
        f"{done:,} projects in {time.perf_counter() - start:.0f} s: {differing} cells differ (bar 0); "
        f"{kept / max(1, done):.1%} stayed on columns, the others are the scalar kernel's own"
    )
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
