"""The examples' Word reports as LibreOffice draws them."""

from __future__ import annotations

import os
from itertools import accumulate
from pathlib import Path

import pytest
from rendering import glyphs, pages, text_layer
from rendering.text_layer import Layer
from reports.report_samples import scored

from perfeval.reports.request import Request

MISSING = pages.missing_programs()
PROJECTS = sorted(path.parent for path in pages.EXAMPLES.glob("*/project.yaml"))


def _needed() -> None:
    """LibreOffice may be missing on a developer's machine, never where `CI` is set."""
    if MISSING and os.environ.get("CI"):
        pytest.fail(f"missing: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"missing: {', '.join(MISSING)}")


def test_the_examples_as_pages(tmp_path: Path) -> None:
    _needed()
    documents = pages.make(PROJECTS, tmp_path, Request(stage="draft"))
    documents += pages.make(PROJECTS[-1:], tmp_path, Request("en"))
    sample = glyphs.sample(tmp_path)
    pages.convert([*(made.name for made in documents), sample], tmp_path)
    assert glyphs.foreign(tmp_path / f"{sample}.pdf") == []
    found = {made.name: pages.problems(made, tmp_path) for made in documents}
    assert found == {made.name: [] for made in documents}
    assert len(found) == 5


def _layer(text: str) -> Layer:
    found = text.split()
    return Layer(found, "".join(found), list(accumulate(map(len, found))))


def test_the_check_sees_a_wrong_a_wrapped_and_a_missing_score(tmp_path: Path) -> None:
    card = scored(tmp_path)
    names = {leaf.indicator.name: leaf.score for leaf in card.leaves if leaf.score is not None}
    assert names["立项依据"] == 5.5
    for text, seen in (
        ("立项 依据 6 5.50 91.67%", False),
        ("立项依据 6 5.60 91.67%", True),
        ("立项依据 6 5. 50 91.67%", True),
        ("立项依据 6 立项程序 10 5.50", True),
        ("立项依据： 得 5.50 分", True),
        ("", True),
    ):
        found = text_layer.wrong_scores(_layer(text), card, "zh")
        assert any(what.startswith("立项依据:") for what in found) is seen, text


def test_the_check_sees_what_a_template_leaves_behind() -> None:
    assert text_layer.leftovers(_layer("正文 {{ title }}"), (), "zh")
    assert text_layer.leftovers(_layer("得 None 分"), (), "zh")
    assert text_layer.leftovers(_layer("一 \ufffd 二"), (), "zh")
    assert text_layer.leftovers(_layer("【待补充：项目 背景】"), (), "zh")
    assert not text_layer.leftovers(_layer("【待补充：项目 背景】"), ("项目背景",), "zh")
