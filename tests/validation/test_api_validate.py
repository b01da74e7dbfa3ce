"""`perfeval.validate` and `perfeval.describe`: what Python gets, with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import describe, validate
from perfeval.model.finding import Finding

SET = """\
perfeval: indicator-set/v1
id: training
total: 10
indicators:
  - {name: 培训人次, weight: 010, target: ≥200人次, explian: 签到}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "set.yaml"
    path.write_text(SET, "utf-8")
    return path


def test_findings_have_words_in_both_languages(path: Path) -> None:
    (finding,) = validate(path, select=["PE101"])
    assert describe(finding) == (
        "error", "指标里没有“explian”这个键，是否指“explain”？", "请改成“explain”，或删去这个键。",
    )  # fmt: skip
    words = describe(finding, "en")
    assert words.message == "There is no key “explian” in an indicator; did you mean “explain”?"
    assert words.mend == "Write “explain”, or remove “explian”."


def test_the_severity_is_the_one_that_holds() -> None:
    assert describe(Finding("PE018", None, {}, (), "error")).severity == "error"
    assert describe(Finding("PE018")).severity == "warning"


def test_what_the_caller_gets_wrong(path: Path) -> None:
    with pytest.raises(ValueError, match=r"^There is no code “PE0181”"):
        validate(path, select=["PE0181"])
    with pytest.raises(ValueError, match=r"^There is no pack “nowhere”"):
        validate(path, packs=["nowhere"])
    with pytest.raises(ValueError, match="no such file"):
        validate(path.parent / "other.yaml")


def test_a_check_without_its_numbers_says_so(path: Path) -> None:
    assert [x.code for x in validate(path, select=["PE832"])] == ["PE034"]
