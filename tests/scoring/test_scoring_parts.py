"""Parts of a blend: each is looked at as a leaf is, and named in what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, codes, leaf

from perfeval.checks.catalogue import message, severity
from perfeval.model.finding import Finding
from perfeval.model.scorecard import Scorecard

NAMED = [{"name": "线下", "target": "≥10场"}, {"name": "线上", "target": "≥5场"}]


def blend(*parts: dict[str, Any], **keys: Any) -> list[dict[str, Any]]:
    return leaf(score={"kind": "blend", "parts": list(parts), **keys})


def of(found: Scorecard, code: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == code]


def test_the_reason_of_the_whole_explains_a_part_that_is_far_over(tmp_path: Path) -> None:
    given = {"parts": [{"actual": "100场"}, {"actual": "5场"}]}
    (bare,) = of(card(tmp_path, blend(*NAMED), {"a": given}), "PE441")
    given["reason"] = "承接了外省活动"  # type: ignore[assignment]
    (told,) = of(card(tmp_path, blend(*NAMED), {"a": given}), "PE441")
    assert (severity(bare), severity(told)) == ("warning", "info")
    assert bare.params["rate"] == "1000%"


def test_the_points_of_a_part_that_is_far_over_stay(tmp_path: Path) -> None:
    found = card(
        tmp_path, blend(*NAMED), {"a": {"parts": [{"actual": "100场"}, {"actual": "5场"}]}}
    )
    assert found.total == 100


def test_targets_without_a_sign_are_named_with_their_part(tmp_path: Path) -> None:
    parts = [{"name": "线下", "target": "10场"}, {"target": "5场"}, {"target": "≥1场"}]
    given = {"parts": [{"actual": "10场"}, {"actual": "5场"}, {"actual": "1场"}]}
    (finding,) = of(card(tmp_path, blend(*parts), {"a": given}), "PE431")
    assert finding.params["names"] == "a（线下）、a[2]"
    assert finding.params["n"] == "2"


def test_parts_of_parts(tmp_path: Path) -> None:
    inner = {"kind": "blend", "parts": [{"target": "≥90%"}, {"target": "≥90%"}]}
    given = {"parts": [{"parts": [{"actual": "95%"}, {"actual": 0.95}]}, {"actual": "10场"}]}
    found = card(tmp_path, blend({"score": inner}, {"target": "≥10场"}), {"a": given})
    assert len(of(found, "PE458")) == 1


def test_every_part_that_lacks_something_is_told_at_once(tmp_path: Path) -> None:
    given = {"parts": {"线下": {"note": "台账待补"}, "线上": {"note": "台账待补"}}}
    found = card(tmp_path, blend(*NAMED), {"a": given})
    assert {f.params["name"] for f in of(found, "PE402")} == {"a（线下）", "a（线上）"}
    assert found.leaves[0].status == "missing"


@pytest.mark.parametrize(
    ("parts", "near", "expected"),
    [
        ({"线下活动": {"actual": "10场"}, "线上": {"actual": "5场"}}, "线下", {"PE438", "PE401"}),
        ([{"name": "现场", "actual": "10场"}, {"name": "线上", "actual": "5场"}], "", {"PE438", "PE401"}),
        (
            {"线下": {"actual": "10场"}, "线上": {"actual": "5场"}, "广播": {"actual": "1场"}},
            "", {"PE438"},
        ),
        ([{"actual": "10场"}, {"actual": "5场"}, {"actual": "1场"}], None, {"PE437"}),
        ([{"name": "线上", "actual": "5场"}, {"name": "线下", "actual": "10场"}], None, set()),
    ],
)  # fmt: skip
def test_a_part_that_the_rule_does_not_have(
    parts: Any, near: str | None, expected: set[str], tmp_path: Path
) -> None:
    found = card(tmp_path, blend(*NAMED), {"a": {"parts": parts, "evidence": ["E1"]}})
    assert codes(found) - {"PE311"} == expected
    assert [f.params["near"] for f in of(found, "PE438")] == ([] if near is None else [near])
    for finding in of(found, "PE438"):
        assert ("线下" in message(finding, "zh")) == bool(near)
