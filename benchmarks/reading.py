"""Reading and checking one project file, against `yaml.load` with `CSafeLoader` in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from perfeval.library.loading import load_project
from perfeval.source.project_builder import build_project
from perfeval.source.yaml_reader import parse_yaml

ROUNDS, BAR = 60, 1.3


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    for name in ("urumqi-2023", "shanghai-2022", "chaoyang-2020"):
        path = Path(__file__).resolve().parents[1] / "examples" / name / "project.yaml"
        data = path.read_bytes()
        indicator_set = load_project(path).indicator_set
        assert indicator_set is not None
        ours = lambda: build_project(parse_yaml(data, "p").root, "p", indicator_set, "")  # type: ignore[arg-type]  # noqa: E731
        theirs = lambda: yaml.load(data, yaml.CSafeLoader)  # noqa: E731
        pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
        a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{name}: {a * 1000:.2f} ms against {b * 1000:.2f} ms, ratio {a / b:.2f}; bar {BAR}")


if __name__ == "__main__":
    main()
