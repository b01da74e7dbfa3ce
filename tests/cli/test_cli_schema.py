"""`perfeval schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Run

from perfeval.validation.schemas import kinds, schema


@pytest.mark.parametrize("kind", kinds())
def test_it_prints_the_schema(kind: str, run: Run) -> None:
    ran = run("schema", kind)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema(kind, "zh")


def test_hover_texts_are_english_when_asked(run: Run) -> None:
    made = json.loads(run("schema", "calendar", "--lang", "en").out)
    assert made["properties"]["节假日"]["description"].startswith("days off")


def test_it_writes_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "project.json"
    ran = run("schema", "project", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["$schema"].startswith("http://json-schema.org/")


def test_an_unknown_kind_is_refused_with_the_nearest(run: Run) -> None:
    ran = run("schema", "projcet")
    assert (ran.code, ran.out) == (2, "")
    assert "projcet" in ran.err
    assert "project" in ran.err


def test_the_help_names_every_kind(run: Run) -> None:
    for lang in ("zh", "en"):
        text = run("schema", "--help", "--lang", lang).out
        assert all(kind in text for kind in kinds())
