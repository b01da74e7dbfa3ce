"""A text or a name of evidence that is written oddly takes nobody else's record, in any order."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from batch.folder.drawn import SET
from batch.folder.oddly import TEXTS, laid
from batch.folder.test_by_example import ordinary, quick

from perfeval.batch.folder.ordinary import Options
from perfeval.batch.folder.quick import Desk


@pytest.mark.parametrize("seed", range(4))
def test_any_text_and_any_list_of_evidence_beside_plain_ones(tmp_path: Path, seed: int) -> None:
    paths = laid(tmp_path, 40, seed)
    options = Options()
    wanted = dict(zip(paths, ordinary(paths, options), strict=True))
    draw, taken = random.Random(seed), 0
    for size in (len(paths), len(paths), 7, 1):
        order = draw.sample(paths, len(paths))
        desk = Desk(options)
        for start in range(0, len(order), size):
            some = order[start : start + size]
            found, by_example = quick(desk, some)
            taken += by_example
            for path, got in zip(some, found, strict=True):
                assert got == wanted[path], path.read_text("utf-8")
    assert taken > 10  # else nothing was tried


HEAD = (
    "perfeval: project/v1\nindicator_set: ../set.yaml\nproject: {name: 甲}\n"
    "evidence:\n  - {id: E01, title: 批文, kind: 批复}\n  - {id: E02, title: 合同, kind: 合同}\nresults:\n"
)
LINES = "  人数:\n    target: ≥9人\n    actual: 5人\n    {key}: {text}\n"
FLOW = "  人数: {target: ≥9人, actual: 5人, {key}: {text}}\n"


def every_order(folder: Path, texts: list[str]) -> None:
    """Each order of these files in one chunk, and one after the other, gives the same rows."""
    (folder / "set.yaml").write_text(SET, "utf-8")
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"p{number}" / "project.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + text, "utf-8")
        paths.append(path)
    options = Options()
    wanted = dict(zip(paths, ordinary(paths, options), strict=True))
    for order in itertools.permutations(paths):
        for size in (1, len(order)):
            desk = Desk(options)
            for start in range(0, len(order), size):
                some = list(order[start : start + size])
                for path, got in zip(some, quick(desk, some)[0], strict=True):
                    assert got == wanted[path], (path.read_text("utf-8"), order)


@pytest.mark.parametrize("layout", [LINES, FLOW])
@pytest.mark.parametrize("key", ["reason", "analysis"])
def test_whatever_stands_for_a_text(tmp_path: Path, layout: str, key: str) -> None:
    for odd in TEXTS:
        own = odd.replace("{more}", " " * 6)
        texts = [layout.replace("{key}", key).replace("{text}", t) for t in ("甲", own, "乙丙")]
        every_order(tmp_path, texts)


EVIDENCE = [
    "[E01,E02]", "[ E01]", "[E01 ]", "[E01, E02 ]", "[E01 , E02]", "[E99]", "[E01,E99]", "[ E99]", "[E99 ]",
    "[E01, E99 ]", "[E01, null]", "[E01, ~]", "[E01, '']", "['E01']", "['E99']", "[E01, E02,]", "[]", "[[E01]]",
    "[E01, [E99]]", "E01", "E99", "'E01'", "''", "null", "E01 p.4", "[E01 p.4]", "[E01第2页, E02]", "E01 # 注",
    "E99 # 注", "[E99] # 注", "[E01,\n      E99]", "\n    - E01", "\n    - E99", "\n    - [E01, E02]",
    "\n    - E01\n    - null", "\n    - 'E01'", "\n      - E01 # 注\n      - E99 # 注", "|\n      E01", "{E01: 1}",
]  # fmt: skip


@pytest.mark.parametrize("odd", EVIDENCE)
def test_however_evidence_is_named(tmp_path: Path, odd: str) -> None:
    layouts = [
        "  依据:\n    met: all\n    evidence: {text}\n",
        "  依据: {met: all, evidence: {text}}\n",
        "  人数:\n    target: ≥5人\n    actual: 5人\n    evidence: {text}\n",
        "  人数: {target: ≥5人, actual: 5人, evidence: {text}}\n",
    ]
    plain = "\n    - E02" if odd.startswith("\n") else "[E02]"
    for layout in layouts:
        every_order(tmp_path, [layout.replace("{text}", t) for t in ("[E01]", odd, plain)])
