"""A survey's file written, evaluated, and its findings by code."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from perfeval.model.rounding import fixed
from perfeval.model.surveys import Outcome
from perfeval.systems.surveys import Surveyed, survey

ONE = "perfeval: survey/v1\n"


def lay(folder: Path, text: str, **files: str | bytes) -> Path:
    """`survey.yaml` and the files beside it; `answers_csv` is `answers.csv`."""
    for name, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(data)
    path = folder / "survey.yaml"
    path.write_text(ONE + text, encoding="utf-8")
    return path


def evaluated(folder: Path, text: str, **files: str | bytes) -> Outcome:
    found = survey(lay(folder, text, **files))
    assert found.outcome is not None
    return found.outcome


def codes(found: Surveyed) -> list[str]:
    return [one.code for one in found.findings]


def rates(outcome: Outcome) -> dict[str, str]:
    """The overall figure by method, as printed."""
    return {one.method.id: shown(one.overall) for one in outcome.ways}


def shown(value: Fraction | None) -> str:
    return "" if value is None else fixed(value * 100, 2)
