"""Files read by example give the rows that `score` gives, cell for cell, findings with their places."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from batch.folder.drawn import laid

from perfeval.batch.folder.nested import nested
from perfeval.batch.folder.ordinary import Options, Shelf, carded
from perfeval.batch.folder.quick import Desk
from perfeval.batch.folder.rows import Row

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True, params=["by and by", "at once"])
def learning(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How soon pieces are found by the expression of others: at once, so that few files do."""
    if request.param == "at once":
        monkeypatch.setattr("perfeval.batch.folder.examples.AFTER", 1)
        monkeypatch.setattr("perfeval.batch.folder.examples.DEAR", 0.3)


def quick(desk: Desk, paths: list[Path]) -> tuple[Rows, int]:
    rows = desk.rows(paths)
    batch = nested(rows, [path.as_posix() for path in paths], desk.options.lang)
    return batch.to_pylist(), sum(isinstance(row, Row) for row in rows)


def ordinary(paths: list[Path], options: Options) -> Rows:
    shelf = Shelf(options)
    rows = [carded(shelf, path) for path in paths]
    return nested(rows, [path.as_posix() for path in paths], options.lang).to_pylist()


@pytest.mark.parametrize("seed", range(6))
def test_random_projects_in_every_way_of_writing(tmp_path: Path, seed: int) -> None:
    paths = laid(tmp_path, 60, seed)
    options = Options(None, ("zh", "en")[seed % 2])
    desk = Desk(options)
    found: Rows = []
    taken = 0
    for start in range(0, len(paths), 20):  # later chunks follow the examples of earlier ones
        rows, some = quick(desk, paths[start : start + 20])
        found += rows
        taken += some
    expected = ordinary(paths, options)
    for got, wanted in zip(found, expected, strict=True):
        assert got == wanted
    assert taken > len(paths) // 6  # else nothing was tried


@pytest.mark.parametrize("seed", range(4))
def test_one_sign_more_or_less_is_never_read_by_the_wrong_example(
    tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    paths = laid(tmp_path, 12, 100 + seed)
    options = Options()
    desk = Desk(options)
    quick(desk, paths)
    changed = []
    for number in range(80):
        text = draw.choice(paths).read_text("utf-8")
        at = draw.randrange(len(text))
        sign = draw.choice(" \n\t'\"#:-,[]{}&*!|>%@`?~0x：年-" + text[draw.randrange(len(text))])
        cut = draw.choice((0, 1))
        path = tmp_path / f"q{number:03}" / "project.yaml"
        path.parent.mkdir()
        path.write_text(text[:at] + sign + text[at + cut :], "utf-8")
        changed.append(path)
    found, _ = quick(desk, changed)
    for path, got, wanted in zip(changed, found, ordinary(changed, options), strict=True):
        assert got == wanted, path.read_text("utf-8")


HEAD = "perfeval: project/v1\nindicator_set: ../set.yaml\nproject: {name: 甲}\nevidence:\n  - {id: E1, title: 批文}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a value that would be a list, a key, a quote or nothing in the other's place
        ("  人数: {target: 5人, actual: 5人, reason: 一}\n", "  人数: {target: 5人, actual: '5人', reason: 一}\n"),
        ("  人数:\n    target: 5人\n    actual: 5人\n", "  人数:\n    target: 5人\n    actual: null\n"),
        ("  人数:\n    target: 5人\n    actual: 5人\n", "  人数:\n    target: 5人\n    actual: 5人 # 注\n"),
        ("  人数:\n    actual: 5人\n    reason: 一\n", "  人数:\n    actual: 5人\n    reason: ''\n"),
        ("  人数:\n    actual: 5人\n    reason: 一\n", "  人数:\n    actual: 5人\n    reason: 一\n      二\n"),
        ("  人数: {target: 9人, actual: 5人, evidence: [E1]}\n", "  人数: {target: 10000人, actual: 5人, evidence: [E1, E7]}\n"),
        ("  依据: {met: [1, 3], evidence: [E1]}\n", "  依据: {met: [1, 2, 3, 4], evidence: [E1]}\n"),
        ("  面积: {\n    actual: 3\n    }\n", "  面积: {\n    actual: 3, reason: 5\n    }\n"),
        ("  人数: {actual: 5人}\n", "  人数: {actual: 5人, actual: 6人}\n"),
        ("  人数: {target: 5人, actual: 5人}\n", "  人数: {target: 5人, actual: 1e999人}\n"),
        # a list where others have a text
        ("  人数:\n    actual: 5人\n    analysis: 好\n", "  人数:\n    actual: 5人\n    analysis: [好, 坏]\n"),
        ("  人数: {actual: 5人, reason: 一}\n", "  人数: {actual: 5人, reason: [一, 二]}\n"),
        # names of evidence that are written otherwise than most
        ("  人数: {actual: 5人, evidence: [E1, E1]}\n", "  人数: {actual: 5人, evidence: [E1,E7]}\n"),
        ("  依据: {met: all, evidence: [E1]}\n", "  依据: {met: all, evidence: [ E99]}\n"),
        ("  依据: {met: all, evidence: [E1,E1]}\n", "  依据: {met: all, evidence: [E1,E99]}\n"),
        ("  依据: {met: all, evidence: [E1]}\n", "  依据: {met: all, evidence: [E1, null]}\n"),
        ("  依据:\n    met: all\n    evidence:\n    - E1\n", "  依据:\n    met: all\n    evidence:\n    - [E1, E1]\n"),
        ("  依据:\n    met: all\n    evidence: E1\n", "  依据:\n    met: all\n    evidence: [E1, E1]\n"),
        ("  依据:\n    met: all\n    evidence: E1 # 注\n", "  依据:\n    met: all\n    evidence: E9 # 注\n"),
        # of a survey the figures alone differ, and of two entries the names
        ("  满意度: {survey: {valid: 9, counts: [8, 1]}}\n", "  满意度: {survey: {valid: 12, counts: [4, 5, 3]}}\n"),
        ("  满意度: {survey: {valid: 9, counts: [8, 1]}}\n", "  满意度: {survey: {valid: 9, counts: [8, 2.5]}}\n"),
        ("  满意度: {survey: {valid: 9, counts: [8, 1]}}\n", "  满意度: {survey: {valid: 10, counts: 5}}\n"),
        ("  满意度: {survey: {valid: 9, counts: [8, 1]}}\n", "  满意度: {survey: {valid: [9, 1], counts: [8]}}\n"),
        ("  满意度:\n    survey:\n      valid: 9\n      counts:\n      - 8\n      - 1\n",
         "  满意度:\n    survey:\n      valid: 11\n      counts:\n      - 10\n      - [1, 2]\n"),
        ("  满意度:\n    survey:\n      valid: 9\n      counts:\n      - 8\n      - 1\n",
         "  满意度:\n    survey:\n      valid: 130\n      counts:\n      - 120\n      - 11\n"),
        ("  人数: {target: 7人, actual: 5人, part: 3}\n", "  面积: {target: 9㎡, actual: 4㎡, part: 3}\n"),
        ("  人数: {actual: 5人}\n", "  null: {actual: 5人}\n"),
        ("  人数: {actual: 5人}\n", "  没有的指标: {actual: 5人, reason: 一}\n"),
    ],
)  # fmt: skip
def test_what_looks_alike_but_is_not(tmp_path: Path, first: str, second: str) -> None:
    paths = laid(tmp_path, 1, 7)
    for name, text in (("one", first), ("two", second), ("three", first), ("four", second)):
        path = tmp_path / name / "project.yaml"
        path.parent.mkdir()
        path.write_text(HEAD + "results:\n" + text, "utf-8")
        paths.append(path)
    options = Options()
    desk = Desk(options)
    for path in paths[1:]:
        assert quick(desk, [path])[0] == ordinary([path], options)


FUNDS = "funds:\n  unit: 万元\n  lines:\n    - {id: a, budget: [{date: 2025-02-10, amount: 100}], arrived: 80.5, spent: 70}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amount: 100}", "amount: 1234.56}"),
        ("amount: 100}", "amount: 0}"),
        ("amount: 100}", "amount: -5}"),
        ("amount: 100}", "amount: 007.5}"),
        ("amount: 100}", "amount: 12元}"),
        ("amount: 100}", "amount: 一百}"),
        ("amount: 100}", "amount: [1, 2]}"),
        ("amount: 100}", "amount: 0.0000001}"),
        ("2025-02-10", "2025-12-01"),
        ("2025-02-10", "2025-02-30"),
        ("2025-02-10", "'2025-02-11'"),
        ("万元", "元"),
        ("万元", "米"),
        ("  unit: 万元\n", ""),
        ("spent: 70", "spent: 170"),
        ("spent: 70", "spent: 33.333"),
        ("spent: 70", "spent: '70'"),
        ("spent: 70", "spent: [{as_of: 2025-03-01, spent: 70}]"),
        ("id: a", "id: [a, b]"),
        ("name: 甲", "name: '甲 '"),
        ("name: 甲", "name: [甲, 乙]"),
        ("name: 甲", "name: ''"),
    ],
)
@pytest.mark.parametrize("day", ["", "  as_of: 2025-06-30\n"])
def test_money_and_header_with_other_values(tmp_path: Path, old: str, new: str, day: str) -> None:
    paths = laid(tmp_path, 1, 7)
    head = HEAD.replace("{name: 甲}", f"\n  name: 甲\n{day}".rstrip("\n"))
    results = "results:\n  到位率: {evidence: [E1]}\n  执行率: {analysis: 好, reason: 慢}\n"
    whole = head + FUNDS + results
    for name, text in (("one", whole), ("two", whole.replace(old, new, 1)), ("three", whole)):
        path = tmp_path / name / "project.yaml"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
        paths.append(path)
    desk = Desk(Options())
    for path in paths[1:]:
        assert quick(desk, [path])[0] == ordinary([path], Options())


def test_projects_of_two_sets_with_different_digits_stand_in_one_batch(tmp_path: Path) -> None:
    paths = laid(tmp_path, 4, 3)
    (tmp_path / "fine.yaml").write_text(
        "perfeval: indicator-set/v1\nid: fine\ntotal: 10\nrounding: {digits: 4}\n"
        "grades: [{name: 好, min: 5}, {name: 差, min: 0}]\n"
        "indicators:\n  - {name: 人数, weight: 10, target: ≥3人, rounding: {digits: 4}}\n",
        "utf-8",
    )
    for number in (1, 2):
        path = tmp_path / f"f{number}" / "project.yaml"
        path.parent.mkdir()
        text = HEAD.replace("../set.yaml", "../fine.yaml")
        path.write_text(f"{text}results:\n  人数: {{actual: {number}人, reason: 少}}\n", "utf-8")
        paths.insert(number, path)
    rows, _ = quick(Desk(Options()), paths)
    assert rows == ordinary(paths, Options())
    assert [str(row["total"]) for row in rows[1:3]] == ["3.3333", "6.6667"]
