"""What the engines are tried on: a folder of projects and a table, each with something wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.batch.folder import source as of_folder
from perfeval.batch.run import Asked, run
from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source as of_table

if TYPE_CHECKING:
    import pyarrow as pa

SET = """perfeval: indicator-set/v1
id: engines
total: 40
grades: [{name: 优, min: 30}, {name: 差, min: 0}]
indicators:
  - {name: 培训人次, weight: 10, target: ≥100人次}
  - {name: 满意度, weight: 10, target: ≥90%, score: {kind: bands, bands: [{min: 90%, points: 10}, {min: 60%, range: [5, 9]}, {below: 60%, points: 0}]}}
  - {name: 成本, weight: 10, score: {kind: peers, method: min_max, better: lower, within: department}}
  - {name: 预算执行率, weight: 10, measure: {kind: funds}, target: =100%}
"""
PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {{name: 项目{n}, department: 局{d}}}
funds: {{unit: 万元, lines: [{{budget: 100, spent: {s}}}]}}
results:
  培训人次: {{actual: {a}人次}}
  满意度: {{actual: {b}%}}
  成本: {{actual: {c}万元}}
"""


def facts(n: int) -> dict[str, Any]:
    return {
        "n": n, "d": n % 3, "s": 40 + n % 60, "a": 60 + 7 * n % 90, "b": 55 + n * 13 % 45,
        "c": f"{n % 7}.{n % 10}",
    }  # fmt: skip


def folder(at: Path, count: int = 130) -> Source:
    """More files than one chunk holds; one can't be read, one has an unknown unit."""
    (at / "set.yaml").write_text(SET, "utf-8")
    for n in range(count):
        (at / f"p{n:03}.yaml").write_text(PROJECT.format(**facts(n)), "utf-8")
    (at / "p007.yaml").write_text("perfeval: project/v1\nproject: {\n", "utf-8")
    odd = PROJECT.format(**facts(8)).replace("人次}", "公里}")
    (at / "p008.yaml").write_text(odd, "utf-8")
    return of_folder([at], None, Wanted())


HEADS = ("project", "department", "培训人次", "满意度", "成本", "funds.budget", "funds.spent")


def rows(count: int = 300) -> list[tuple[Any, ...]]:
    """Rows of a wide table, some of them with texts, zeros and blanks."""
    found: list[tuple[Any, ...]] = []
    for n in range(count):
        one = facts(n)
        actual = {3: "很多", 5: "", 11: "1.2万人次"}.get(n, str(one["a"]))
        found.append(
            (f"项目{n}", f"局{one['d']}", actual, str(one["b"] / 100 if n == 17 else one["b"]),
             f"{one['c']}万元", "100" if n != 19 else "0", str(one["s"]))
        )  # fmt: skip
    return found


def table(at: Path) -> Source:
    (at / "set.yaml").write_text(SET, "utf-8")
    lines = [",".join(row) for row in (HEADS, *rows())]
    (at / "t.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return of_table(at / "t.csv", Wanted(set=str(at / "set.yaml")))


def outcome(source: Source, mapped: Any) -> pa.Table:
    """All that a run with an engine sees, in the order in which it sees it."""
    import pyarrow as pa

    found: list[Any] = []
    run([source], Asked(), mapped, found.append)
    return pa.Table.from_batches(found).combine_chunks()
