"""Kernel speed without traces: projects of 23 indicators a second, on one core, in process.

The Urumqi set is compiled with the targets of its example; random integers stand for projects.
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

from perfeval import load_project
from perfeval.scoring.compiled import compile_set

PROJECTS, ROUNDS, BAR = 20_000, 7, 20_000


def main() -> None:
    example = Path(__file__).resolve().parents[1] / "examples" / "urumqi-2023" / "project.yaml"
    loaded = load_project(example)
    assert loaded.project is not None
    assert loaded.indicator_set is not None
    targets = {p: r.target for p, r in loaded.project.results.items() if r.target is not None}
    compiled = compile_set(loaded.indicator_set, targets)
    assert compiled is not None
    draw = random.Random(1)
    rows = [
        [
            draw.randrange(0, 2 * slot.scale) if slot.key == "x" else slot.scale
            for slot in compiled.slots
        ]
        for _ in range(PROJECTS)
    ]
    run = compiled.run
    rates = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for row in rows:
            run(*row)
        rates.append(PROJECTS / (time.perf_counter() - start))
    print(
        f"{len(compiled.leaves)} indicators: median {statistics.median(rates):,.0f} projects a second "
        f"({1e6 / statistics.median(rates):.1f} µs each), slowest {min(rates):,.0f}; bar {BAR:,}"
    )


if __name__ == "__main__":
    main()
