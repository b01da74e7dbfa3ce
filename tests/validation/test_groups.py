"""Numbers by group: what is found says which groups it holds for."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.checks.catalogue import message
from perfeval.validation.run import validate
from perfeval.validation.settings import Settings

HEAD = "perfeval: indicator-set/v1\nid: example\ntotal: 10\nindicators:\n"
OTHER = "  - {name: 上岗率, weight: 4, target: ≥80%}\n"


def said(folder: Path, weight: str, lang: str = "en") -> list[str]:
    text = HEAD + f"  - {{name: 培训人次, weight: {weight}, target: ≥200人次}}\n" + OTHER
    (folder / "set.yaml").write_text(text, "utf-8")
    outcome = validate([folder / "set.yaml"], folder, Settings())
    return [message(finding, lang) for finding in outcome.findings]


SUM = "The sum of the first level's weights is {}; it should equal the total 10."


@pytest.mark.parametrize(
    ("weight", "texts"),
    [
        ("{by: region, 东部: 6, 中部: 6}", []),
        ("{by: region, 东部: 6, 中部: 5}", ["中部: " + SUM.format(9)]),
        # wrong for the first group alone, which also stands in where no group is known
        ("{by: region, 东部: 5, 中部: 6}", ["东部: " + SUM.format(9)]),
        ("{by: region, 东部: 5, 中部: 6, 西部: 5}", ["东部；西部: " + SUM.format(9)]),
        # wrong for all of them, in two ways
        ("{by: region, 东部: 5, 中部: 7}", ["东部: " + SUM.format(9), "中部: " + SUM.format(11)]),
        # wrong for all of them in one way: no group is named
        ("{by: region, 东部: 5, 中部: 5}", [SUM.format(9)]),
    ],
)
def test_a_sum_names_its_groups(weight: str, texts: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, weight) == texts


def test_the_group_in_chinese(tmp_path: Path) -> None:
    [text] = said(tmp_path, "{by: region, 东部: 6, 中部: 5}", "zh")
    assert text == "中部：一级指标的分值合计是9，应等于总分10。"
