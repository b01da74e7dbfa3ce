"""A text or a name of evidence that is written oddly takes nobody else's record, in any order."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from batch.folder.drawn import SET
from batch.folder.oddly import TEXTS, laid
from batch.folder.test_by_example import Rows, quick

from perfeval.batch.folder.alike import Alike
from perfeval.batch.folder.nested import nested
from perfeval.batch.folder.ordinary import Options, carded
from perfeval.batch.folder.quick import Desk

if TYPE_CHECKING:
    from perfeval.batch.cards import Carded


@pytest.fixture(autouse=True, params=["by and by", "at once"])
def learning(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How soon pieces are found by the expression of others: at once, so that few files do."""
    if request.param == "at once":
        monkeypatch.setattr("perfeval.batch.folder.examples.AFTER", 1)
        monkeypatch.setattr("perfeval.batch.folder.examples.DEAR", 0.3)


class Slow:
    """What the ordinary way says of each file; a desk that is not sure of a file asks here too."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        self.known: dict[Path, Carded] = {}
        monkeypatch.setattr("perfeval.batch.folder.quick.carded", lambda _, path: self.known[path])

    def rows(self, paths: list[Path]) -> Rows:
        for path in paths:
            self.known[path] = carded(self.desk, path)
        made = nested([self.known[path] for path in paths], [p.as_posix() for p in paths], "zh")
        return made.to_pylist()


def forgetful(desk: Desk) -> Desk:
    """The desk, all its examples forgotten."""
    desk.alike = Alike(desk.memory, None, desk.index)
    return desk


@pytest.mark.parametrize("seed", range(4))
def test_any_text_and_any_list_of_evidence_beside_plain_ones(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = laid(tmp_path, 40, seed)
    desk = Desk(Options())
    wanted = dict(zip(paths, Slow(desk, monkeypatch).rows(paths), strict=True))
    draw, taken = random.Random(seed), 0
    for size in (len(paths), len(paths), 7, 1):
        order = draw.sample(paths, len(paths))
        forgetful(desk)
        for start in range(0, len(order), size):
            some = order[start : start + size]
            found, by_example = quick(desk, some)
            taken += by_example
            for path, got in zip(some, found, strict=True):
                assert got == wanted[path], path.read_text("utf-8")
    assert taken > len(paths)  # of four times so many; else nothing was tried


HEAD = (
    "perfeval: project/v1\nindicator_set: ../set.yaml\nproject: {name: 甲}\n"
    "evidence:\n  - {id: E01, title: 批文, kind: 批复}\n  - {id: E02, title: 合同, kind: 合同}\nresults:\n"
)
LINES = "  人数:\n    target: ≥9人\n    actual: 5人\n    {key}: {text}\n"
FLOW = "  人数: {target: ≥9人, actual: 5人, {key}: {text}}\n"


def every_order(folder: Path, some: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each order of the texts of a file gives the same rows in one chunk."""
    (folder / "set.yaml").write_text(SET, "utf-8")
    desk = Desk(Options())
    slow = Slow(desk, monkeypatch)
    for number, texts in enumerate(some):
        paths = []
        for own, text in enumerate(texts):
            path = folder / f"p{number}-{own}" / "project.yaml"
            path.parent.mkdir()
            path.write_text(HEAD + text, "utf-8")
            paths.append(path)
        wanted = dict(zip(paths, slow.rows(paths), strict=True))
        for order in itertools.permutations(paths):
            rows, _ = quick(forgetful(desk), list(order))
            for path, got in zip(order, rows, strict=True):
                assert got == wanted[path], (path.read_text("utf-8"), order)


@pytest.mark.parametrize("layout", [LINES, FLOW])
@pytest.mark.parametrize("key", ["reason", "analysis"])
def test_whatever_stands_for_a_text(
    tmp_path: Path, layout: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = layout.replace("{key}", key)
    some = [[whole.replace("{text}", t) for t in ("甲", odd, "乙丙")] for odd in TEXTS]
    every_order(
        tmp_path,
        [[text.replace("{more}", " " * 6) for text in texts] for texts in some],
        monkeypatch,
    )


EVIDENCE = [
    "[E01,E02]", "[ E01]", "[E01 ]", "[E01, E02 ]", "[E01 , E02]", "[E99]", "[E01,E99]", "[ E99]", "[E99 ]",
    "[E01, E99 ]", "[E01, null]", "[E01, ~]", "[E01, '']", "['E01']", "['E99']", "[E01, E02,]", "[]", "[[E01]]",
    "[E01, [E99]]", "E01", "E99", "'E01'", "''", "null", "E01 p.4", "[E01 p.4]", "[E01第2页, E02]", "E01 # 注",
    "E99 # 注", "[E99] # 注", "[E01,\n      E99]", "\n    - E01", "\n    - E99", "\n    - [E01, E02]",
    "\n    - E01\n    - null", "\n    - 'E01'", "\n      - E01 # 注\n      - E99 # 注", "|\n      E01", "{E01: 1}",
]  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    [
        "  依据:\n    met: all\n    evidence: {text}\n",
        "  依据: {met: all, evidence: {text}}\n",
        "  人数:\n    target: ≥5人\n    actual: 5人\n    evidence: {text}\n",
        "  人数: {target: ≥5人, actual: 5人, evidence: {text}}\n",
    ],
)
def test_however_evidence_is_named(
    tmp_path: Path, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = []
    for odd in EVIDENCE:
        plain = "\n    - E02" if odd.startswith("\n") else "[E02]"
        some.append([layout.replace("{text}", text) for text in ("[E01]", odd, plain)])
    every_order(tmp_path, some, monkeypatch)
