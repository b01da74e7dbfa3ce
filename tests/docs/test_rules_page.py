"""The examples of the rules pages are scored, and give what the pages say."""

from __future__ import annotations

import re
import textwrap
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from perfeval import load_project, score

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("rules.md", "rules.zh-CN.md")
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
# what belongs to the project, not to the indicator's result
PROJECT_KEYS = {"funds", "groups", "gates", "adjust", "资金", "分组", "否决项", "加减分"}


def _examples() -> list[Any]:
    found = []
    for page in PAGES:
        for number, body in enumerate(FENCE.findall((DOCS / page).read_text("utf-8")), 1):
            lines = body.splitlines()
            text = "\n".join(line for line in lines if not line.startswith("#"))
            for line in lines:
                if line.startswith("#") and "→" in line:
                    given, _, expected = line.lstrip("# ").partition("→")
                    name = f"{page}:{number}:{given.strip()[:40]}"
                    found.append(pytest.param(text, given.strip(), expected.split(), id=name))
    return found


def _mapping(text: str) -> dict[str, Any]:
    """A flow mapping, its braces left out or not; scalars stay as they are written."""
    return yaml.load(text if text.startswith("{") else f"{{{text}}}", yaml.BaseLoader)


def _files(text: str, given: str, folder: Path) -> Path:
    top = yaml.load(text, yaml.BaseLoader)
    values = _mapping(given)
    project = {k: values.pop(k) for k in list(values) if k in PROJECT_KEYS}
    whole = "indicators" in top or "指标" in top
    if whole:
        body, results = text, values
    else:
        name = top.get("name") or top["名称"]
        weight = top.get("weight") or top["权重"]
        body = f"total: {weight}\nindicators:\n  -\n{textwrap.indent(text, '    ')}"
        results = {name: values}
    head = "perfeval: indicator-set/v1\nid: example\n"
    (folder / "set.yaml").write_text(head + body, "utf-8")
    project |= {
        "perfeval": "project/v1",
        "indicator_set": "set.yaml",
        "project": {"name": "example"},
        "results": results,
    }
    path = folder / "project.yaml"
    path.write_text(yaml.safe_dump(project, allow_unicode=True), "utf-8")
    return path


@pytest.mark.parametrize(("text", "given", "expected"), _examples())
def test_example(text: str, given: str, expected: list[str], tmp_path: Path) -> None:
    loaded = load_project(_files(text, given, tmp_path))
    assert loaded.usable, loaded.findings
    card = score(loaded)
    points, *more = expected
    whole = len(card.leaves) > 1 or "indicators" in text or "\n指标:" in text
    got = card.total if whole else card.leaves[0].score
    assert got == Fraction(Decimal(points)), card.findings
    said = {f.code for f in card.findings} | {card.grade} | {leaf.status for leaf in card.leaves}
    for word in more:
        assert word in said, card.findings


def test_every_kind_has_a_section() -> None:
    from perfeval.measures import KINDS as MEASURES
    from perfeval.rules import KINDS as RULES

    for page in PAGES:
        text = (DOCS / page).read_text("utf-8")
        for kind in {*MEASURES, *RULES}:
            assert f"### `{kind}`" in text, f"{page}: {kind}"


def test_both_pages_have_the_same_examples() -> None:
    first, second = (FENCE.findall((DOCS / page).read_text("utf-8")) for page in PAGES)
    assert [body.count("→") for body in first] == [body.count("→") for body in second]
