"""Reports from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import perfeval

URUMQI = Path(__file__).parents[2] / "examples" / "urumqi-2023" / "project.yaml"


@pytest.fixture(scope="module")
def card() -> object:
    return perfeval.score(perfeval.load_project(URUMQI))


@pytest.mark.parametrize(
    ("format", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!"), ("md", b"# ")]
)
def test_every_format_is_a_whole_file(card: object, format: str, start: bytes) -> None:
    made = perfeval.report(card, format)
    assert made.data.startswith(start)
    assert made.faults == ()


def test_gaps_come_with_the_file(card: object) -> None:
    gaps = perfeval.report(card, "md", kind="department").placeholders
    assert gaps
    assert all(gap for gap in gaps)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "pdf"},
        {"lang": "fr"},
        {"kind": "x"},
        {"stage": "x"},
        {"form": "x"},
        {"charts": "x"},
    ],
)
def test_what_there_is_not_is_refused_by_name(card: object, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        perfeval.report(card, **wrong)


def test_a_wrong_template_is_told_in_words(card: object, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("# {{ titel }}", "utf-8")
    with pytest.raises(ValueError, match="title"):
        perfeval.report(card, "md", lang="en", template=own)
    with pytest.raises(ValueError, match="no template"):
        perfeval.report(card, "html", template=own)
