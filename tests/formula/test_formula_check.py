"""What is told without running anything."""

from __future__ import annotations

import pytest

from perfeval.checks.formulas import CHECKS
from perfeval.formula.check import UNKNOWN_NAME, Kind, check
from perfeval.formula.parse import parse
from perfeval.formula.tree import Problem

NAMES: dict[str, Kind] = {
    "x": "number",
    "预算执行率": "number",
    "flag": "boolean",
    "any": "unknown",
}


def problems(text: str, wanted: Kind = "unknown") -> list[tuple[str, int]]:
    expression = parse(text)
    assert not isinstance(expression, Problem), expression
    found = check(expression, NAMES, wanted)
    texts = {entry.code: entry for entry in CHECKS}
    for each in found:
        if each.code == UNKNOWN_NAME:
            continue
        assert "{" not in texts[each.code].zh.format(**each.params)
        assert "{" not in texts[each.code].en.format(**each.params)
    return [(each.code, each.offset) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "x + 1",
        "if(flag, x, 2) * 3",
        "flag == true",
        "flag == (x > 1)",
        "any + 1 > 2 and any",
        "if(any, any, 1) + 1",
        "not flag or x = 1",
        "round(x, 2)",
    ],
)
def test_sound(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if(3, 1, 2)", [("PE245", 3)]),
        ("not 3", [("PE245", 4)]),
        ("true + 1", [("PE245", 0)]),
        ("1 + true", [("PE245", 4)]),
        ("-flag", [("PE245", 1)]),
        ("x and flag", [("PE245", 0)]),
        ("flag and x", [("PE245", 9)]),
        ("flag < 1", [("PE245", 0)]),
        ("flag == 1", [("PE245", 8)]),
        ("if(flag, 1, true)", [("PE245", 12)]),
        ("min(flag, 1)", [("PE245", 4)]),
        ("(x > 1) + nobody", [("PE245", 1), (UNKNOWN_NAME, 10)]),
        ("预算执行 < 80%", [(UNKNOWN_NAME, 0)]),
        ("y + y", [(UNKNOWN_NAME, 0)]),
    ],
)
def test_unsound(text: str, expected: list[tuple[str, int]]) -> None:
    assert problems(text) == expected


def test_nearest_name() -> None:
    expression = parse("预算执行 < 80%")
    assert not isinstance(expression, Problem)
    assert check(expression, NAMES)[0].params["nearest"] == "预算执行率"


def test_wanted_kind() -> None:
    assert problems("x > 1", "boolean") == []
    assert problems("x > 1", "number") == [("PE245", 0)]
    assert problems("x", "boolean") == [("PE245", 0)]
    assert problems("any", "boolean") == []
