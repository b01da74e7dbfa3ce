"""Reading and checking one project file, against `yaml.load` with `CSafeLoader` in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from perfeval.library.loading import load_project
from perfeval.source.node import Mapping
from perfeval.source.project_builder import build_project
from perfeval.source.yaml_reader import parse_yaml

ROUNDS, BAR = 60, 1.3


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(path: Path) -> tuple[float, float]:
    """Median seconds of ours and of theirs, taken in turn."""
    data = path.read_bytes()
    indicator_set = load_project(path).indicator_set
    assert indicator_set is not None

    def ours() -> object:
        root = parse_yaml(data, "project.yaml").root
        assert isinstance(root, Mapping)
        return build_project(root, "project.yaml", indicator_set, "")

    def theirs() -> object:
        return yaml.load(data, yaml.CSafeLoader)

    pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    return first, second


def main() -> None:
    examples = Path(__file__).resolve().parents[1] / "examples"
    for name in ("urumqi-2023", "shanghai-2022", "chaoyang-2020"):
        a, b = measure(examples / name / "project.yaml")
        print(f"{name}: {a * 1000:.2f} ms against {b * 1000:.2f} ms, ratio {a / b:.2f}; bar {BAR}")


if __name__ == "__main__":
    main()
