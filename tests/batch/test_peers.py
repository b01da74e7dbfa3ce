"""Projects compared with one another: what the batch gives each is what its own `score` gives."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from perfeval import load_project, score
from perfeval.batch.engines.local import mapped
from perfeval.batch.folder import source
from perfeval.batch.run import Asked, run
from perfeval.batch.source import Wanted

SET = """perfeval: indicator-set/v1
id: compared
total: {total}
indicators:
"""
PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {{name: {name}, department: {department}}}
groups: {{region: {region}, 类别: {kind}}}
results:
"""
METHODS = {
    "place": "{kind: peers, method: rank}",
    "place-lower": "{kind: peers, method: rank, better: lower, ties: mean, within: region}",
    "off": "{kind: peers, method: rank, per_place: 1.5, within: 类别}",
    "bands": "{kind: peers, method: rank, ranks: [{to: 20%, points: 10}, {to: 4, share: 55%}]}",
    "range": "{kind: peers, method: min_max, within: department}",
    "range-lower": "{kind: peers, method: min_max, better: lower}",
    "best": "{kind: peers, method: benchmark, within: region}",
    "best-lower": "{kind: peers, method: benchmark, better: lower}",
    "quantile": "{kind: peers, method: benchmark, quantile: 75%, cap: 130%}",
    "named": "{kind: peers, method: benchmark, project: 项目3}",
}


def _rows(folder: Path, out: Path | None = None) -> dict[str, Any]:
    """Every project of a folder by its name, as the batch gives it."""
    found: dict[str, Any] = {}

    def see(batch: Any) -> None:
        found.update({row["project"]: row for row in batch.to_pylist()})

    run([source([folder], None, Wanted())], Asked(out), partial(mapped, jobs=1), see)
    return found


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def _lay(folder: Path, seed: int) -> dict[str, dict[str, Any]]:
    """Projects with numbers of every kind; some have none, or none that counts."""
    rng = random.Random(seed)
    leaves = "".join(
        f"  - {{name: {name}, weight: 10, measure: {'ratio' if 'range' in name else 'value'}, score: {rule}}}\n"
        for name, rule in METHODS.items()
    )
    _write(folder, "set.yaml", SET.format(total=10 * len(METHODS)) + leaves)
    known: dict[str, dict[str, Any]] = {}
    for number in range(rng.randint(1, 14)):
        facts = {
            "name": f"项目{number}", "department": rng.choice("甲乙"), "region": rng.choice("东西"),
            "kind": rng.choice("ab"), "x": {},
        }  # fmt: skip
        text = PROJECT.format(**facts)
        for name in METHODS:
            fate = rng.random()
            if fate < 0.1:
                continue
            if fate < 0.15:
                text += f"  {name}: {{not_applicable: 未开展}}\n"
                continue
            if "range" in name:
                part, whole = rng.randint(0, 9), rng.choice((3, 7, 11))
                text += f"  {name}: {{part: {part}, whole: {whole}}}\n"
                facts["x"][name] = Fraction(part, whole)
            else:
                value = rng.choice((0, 1, 2, 3, 5, 8, 13, -2))
                text += f"  {name}: {{actual: {value}.50公里}}\n"
                facts["x"][name] = value + (Fraction(1, 2) if value >= 0 else -Fraction(1, 2))
        _write(folder, f"p{number:02}.yaml", text)
        known[facts["name"]] = facts
    return known


def _expected(name: str, x: Fraction, peers: list[Fraction], named: Fraction | None) -> Fraction:
    """The points by the definitions, worked out anew; None of it is the program's."""
    n, lower = len(peers), "lower" in name
    better = sum(1 for y in peers if (y < x if lower else y > x))
    equal = peers.count(x)
    if name in ("place", "place-lower", "off", "bands"):
        place = Fraction(better + 1)
        if name == "place-lower":
            place = Fraction(sum(range(better + 1, better + equal + 1)), equal)
        if name == "off":
            points = 10 - Fraction(3, 2) * (place - 1)
        elif name == "bands":
            points = Fraction(10 if 5 * place <= n else "11/2" if place <= 4 else 0)
        else:
            points = 10 * (n - place + 1) / n
    elif name in ("range", "range-lower"):
        low, high = min(peers), max(peers)
        ahead = high - x if lower else x - low
        points = Fraction(10) if low == high else 10 * ahead / (high - low)
    else:
        mark = min(peers) if lower else max(peers)
        if name == "quantile":
            ordered = sorted(peers)
            mark = next(y for i, y in enumerate(ordered, 1) if Fraction(i, n) >= Fraction(3, 4))
        if name == "named":
            assert named is not None
            mark = named
        if mark <= 0 or x < 0:
            points = Fraction(10 if (x <= mark if lower else x >= mark) else 0)
        else:
            points = 10 * (min(Fraction(1), mark / x) if lower else x / mark)
    return max(min(points, Fraction(13 if name == "quantile" else 10)), Fraction(0))


def _together(name: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    key = {"place-lower": "region", "best": "region", "off": "kind", "range": "department"}.get(
        name
    )
    return key is None or one[key] == other[key]


@pytest.mark.parametrize("seed", range(12))
def test_each_gets_what_the_definitions_and_its_own_file_give(seed: int, tmp_path: Path) -> None:
    known = _lay(tmp_path, seed)
    rows = _rows(tmp_path)
    for number, (project, facts) in enumerate(known.items()):
        text = (tmp_path / f"p{number:02}.yaml").read_text("utf-8")
        for leaf in rows[project]["indicators"]:
            name, x = leaf["indicator"], facts["x"].get(leaf["indicator"])
            if leaf["status"] == "not_applicable":
                assert leaf["peers"] is None
                continue
            named = known.get("项目3", {}).get("x", {}).get("named")
            if x is None or (name == "named" and named is None):
                assert (leaf["status"], leaf["score"]) == ("missing", 0)
                continue
            peers = [
                other["x"][name]
                for other in known.values()
                if name in other["x"] and _together(name, facts, other)
            ]
            exact = _expected(name, x, peers, named)
            printed = Fraction(int(exact * 100 + Fraction(1, 2)), 100)
            assert Fraction(leaf["score"]) == printed, (name, x, peers, leaf["peers"])
            line = next(one for one in text.splitlines() if one.startswith(f"  {name}: "))
            text = text.replace(line, f"{line[:-1]}, peers: {leaf['peers']}}}")
        _write(tmp_path, "alone.txt", text)
        own = score(load_project(tmp_path / "alone.txt"))
        alone = {leaf.indicator.name: leaf for leaf in own.leaves}
        for leaf in rows[project]["indicators"]:
            assert alone[leaf["indicator"]].status == leaf["status"]
            assert alone[leaf["indicator"]].score == leaf["score"]
        assert own.total == rows[project]["total"]
        (tmp_path / "alone.txt").unlink()


def _one(folder: Path, rule: str, *results: str, head: str = "") -> dict[str, Any]:
    _write(
        folder,
        "set.yaml",
        SET.format(total=10) + f"  - {{name: 里程, weight: 10, score: {rule}}}\n",
    )
    for number, result in enumerate(results):
        text = PROJECT.format(name=f"P{number}", department="甲", region="东", kind="a")
        _write(folder, f"{number}.yaml", text + f"  里程: {result}\n" + head)
    return _rows(folder)


def _scores(rows: dict[str, Any]) -> list[str]:
    return [str(rows[name]["indicators"][0]["score"]) for name in sorted(rows)]


def _codes(row: Any) -> set[str]:
    return {finding["code"] for finding in row["findings"]}


def test_units_convert_and_the_odd_one_out_is_no_peer(tmp_path: Path) -> None:
    rows = _one(
        tmp_path, "{kind: peers, method: min_max}",
        "{actual: 2万元}", "{actual: 60000元}", "{actual: 4}", "{actual: 30000}", "{actual: 9公里}",
    )  # fmt: skip
    # 4 without a unit is 4元: from 4元 to 60000元
    assert _scores(rows) == ["3.33", "10.00", "0.00", "5.00", "0.00"]
    assert "PE403" in _codes(rows["P4"])
    assert rows["P0"]["indicators"][0]["peers"].startswith("{count: 4, min: 4元, max: 60000元,")


def test_a_bare_number_beside_percentages_is_in_percent(tmp_path: Path) -> None:
    rule = "{kind: peers, method: benchmark}"
    rows = _one(tmp_path, rule, "{actual: 80%}", "{actual: 40}", "{actual: 60%}")
    assert _scores(rows) == ["10.00", "5.00", "7.50"]


def test_days_are_compared_with_days(tmp_path: Path) -> None:
    rule = "{kind: peers, method: rank, better: lower}"
    rows = _one(tmp_path, rule, "{actual: 2024-05-01}", "{actual: 2024年3月1日}", "{actual: 5}")
    assert _scores(rows) == ["5.00", "10.00", "0.00"]
    assert rows["P0"]["indicators"][0]["peers"].startswith(
        "{count: 2, min: 2024-03-01, max: 2024-05-01,"
    )


def test_yes_is_no_number_to_compare(tmp_path: Path) -> None:
    rows = _one(tmp_path, "{kind: peers, method: rank}", "{actual: 是}", "{actual: 3}")
    assert _scores(rows) == ["0.00", "10.00"]
    assert "PE404" in _codes(rows["P0"])


def test_figures_of_the_file_stand_before_those_of_the_batch(tmp_path: Path) -> None:
    rule = "{kind: peers, method: rank}"
    rows = _one(
        tmp_path, rule, "{actual: 1, peers: {count: 4, better: 1}}", "{actual: 2}", "{actual: 3}"
    )
    assert _scores(rows) == ["7.50", "6.67", "10.00"]


def test_a_project_outside_all_groups_is_told(tmp_path: Path) -> None:
    _write(
        tmp_path, "set.yaml",
        SET.format(total=10) + "  - {name: 里程, weight: 10, score: {kind: peers, method: rank, within: 流域}}\n",
    )  # fmt: skip
    for name, groups in (("A", ""), ("B", "groups: {流域: 东江}\n")):
        text = f"perfeval: project/v1\nindicator_set: set.yaml\nproject: {{name: {name}}}\n{groups}"
        _write(tmp_path, f"{name}.yaml", text + "results:\n  里程: {actual: 3公里}\n")
    rows = _rows(tmp_path)
    assert _scores(rows) == ["0.00", "10.00"]
    assert "PE980" in _codes(rows["A"])
    assert "PE986" in _codes(rows["B"])


def test_two_projects_by_the_name_of_the_benchmark_are_none(tmp_path: Path) -> None:
    rule = "{kind: peers, method: benchmark, project: P1}"
    rows = _one(tmp_path, rule, "{actual: 3公里}", "{actual: 6公里}")
    assert _scores(rows) == ["5.00", "10.00"]
    twice = (tmp_path / "0.yaml").read_text("utf-8").replace("P0", "P1").replace("3公里", "4公里")
    _write(tmp_path, "2.yaml", twice)
    found: list[Any] = []
    run(
        [source([tmp_path], None, Wanted())], Asked(), partial(mapped, jobs=1),
        lambda batch: found.extend(batch.to_pylist()),
    )  # fmt: skip
    assert all("PE980" in _codes(row) for row in found)


def test_several_processes_and_a_file_give_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    _lay(folder, 3)
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for out, jobs in ((first, 1), (second, 2)):
        made = source([folder], None, Wanted())
        run([made], Asked(out), partial(mapped, jobs=jobs), lambda _: None)
    for part in ("", ".indicators", ".findings"):
        one, other = (path.with_name(path.stem + part + ".csv") for path in (first, second))
        assert one.read_bytes() == other.read_bytes()
    assert not list(tmp_path.glob("*.partial"))
