"""What is read, what is refused, and where the refusal points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.checks.formulas import CHECKS
from perfeval.formula.names import names
from perfeval.formula.parse import parse
from perfeval.formula.tree import Compare, Logic, Name, Number, Problem


def problem(text: str) -> Problem:
    found = parse(text)
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("80%", Fraction(4, 5)),
        ("１２．５％", Fraction(1, 8)),
        ("0.1", Fraction(1, 10)),
        (" 12 ", Fraction(12)),
        ("123456789012345678901234567890", Fraction(123456789012345678901234567890)),
    ],
)
def test_literals_are_exact(text: str, value: Fraction) -> None:
    found = parse(text)
    assert isinstance(found, Number)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`满意度（公众）` >= 90%", {"满意度（公众）"}),
        ("w * (0.6 * a + 0.4 * b)", {"w", "a", "b"}),
        ("实际值 ÷ 目标值", {"实际值", "目标值"}),
        ("2022年支出 / 2021年支出", {"2022年支出", "2021年支出"}),
        ("min + max(min, `if`)", {"min", "if"}),
        ("if (true, x, ｀a b｀)", {"x", "a b"}),
        ("1 + 2", set()),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    found = parse(text)
    assert not isinstance(found, Problem), found
    assert names(found) == expected


@pytest.mark.parametrize(
    ("lookalike", "plain"),
    [
        ("a × b ÷ c", "a * b / c"),
        ("a ≥ b", "a >= b"),
        ("a ≤ b", "a <= b"),
        ("a ≠ b", "a != b"),
        ("a <> b", "a != b"),
        ("a = b", "a == b"),
        ("a ＞＝ b", "a >= b"),
        ("max（a，b）", "max(a, b)"),
        ("a － b ＋ c", "a - b + c"),
        ("a AND NOT b Or c", "a and not b or c"),
        ("MAX(a, b)", "max(a, b)"),
        ("True", "true"),
    ],
)
def test_lookalikes(lookalike: str, plain: str) -> None:
    def shape(value: object) -> object:
        if isinstance(value, tuple):
            fields = getattr(value, "_fields", None)
            parts = value[:-1] if fields and fields[-1] == "offset" else value
            return (type(value), *map(shape, parts))
        return value

    assert shape(parse(lookalike)) == shape(parse(plain))


def test_chains_and_runs() -> None:
    found = parse("1 < a <= 2 and b and c")
    assert isinstance(found, Logic)
    assert len(found.operands) == 3
    assert isinstance(found.operands[0], Compare)
    assert [op for op, _ in found.operands[0].steps] == ["<", "<="]
    assert found.operands[2] == Name("c", 21)


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("", "PE240", 0),
        ("   ", "PE240", 0),
        ("1 +", "PE240", 3),
        ("1 + \n", "PE240", 3),
        ("0≤", "PE240", 2),
        ("a≠", "PE240", 2),
        ("a≥=b", "PE240", 2),
        ("(1 + 2", "PE240", 6),
        ("1 2", "PE240", 2),
        ("a b", "PE240", 2),
        ("w * (a + b))", "PE240", 11),
        ("1,000", "PE240", 1),
        ("min(1, )", "PE240", 7),
        ("min(a `,` b)", "PE240", 6),
        ("a `(` b)", "PE240", 2),
        ("a < not b", "PE240", 4),
        ("`a", "PE240", 0),
        ("``", "PE240", 0),
        ("a # b", "PE240", 2),
        ("a \u200b", "PE240", 2),
        ("a.b", "PE241", 1),
        ("(1).real", "PE241", 3),
        ("a[0]", "PE241", 1),
        ("数【0】", "PE241", 1),
        ("{1}", "PE241", 0),
        ("'x'", "PE241", 0),
        ("x == “是”", "PE241", 5),
        ("2 ** 3", "PE241", 2),
        ("2 // 3", "PE241", 2),
        ("7 % 3", "PE241", 2),
        ("x%", "PE241", 1),
        ("a && b", "PE241", 2),
        ("a => b", "PE241", 2),
        ("!a", "PE241", 0),
        ("lambda: 1", "PE241", 0),
        ("[x for x in y]", "PE241", 0),
        ("a if c else b", "PE241", 2),
        ("a := 1", "PE241", 2),
        ("a is b", "PE241", 2),
        ("__import__(1)", "PE242", 0),
        ("1 + mim(1, 2)", "PE242", 4),
        ("满意度（公众） > 1", "PE242", 0),
        ("x" * 81, "PE243", 0),
        ("1" * 2001, "PE243", 2000),
        ("1e5", "PE247", 0),
        ("1.5e5", "PE247", 0),
        ("2x", "PE247", 0),
        ("3万", "PE247", 0),
        (".5", "PE247", 0),
        ("5.", "PE247", 0),
        ("1.2.3", "PE247", 0),
        ("max(1,000, 2)", "PE247", 6),
        ("1" * 31, "PE247", 0),
        ("if(1 < 2, 3)", "PE248", 0),
        ("min(1)", "PE248", 0),
        ("abs()", "PE248", 0),
        ("round(x, n)", "PE248", 9),
        ("round(x, 11)", "PE248", 9),
        ("round(x, 1.0)", "PE248", 9),
        ("round(x, -1)", "PE248", 9),
    ],
)
def test_refusals(text: str, code: str, offset: int) -> None:
    found = problem(text)
    assert (found.code, found.offset) == (code, offset)


def test_nearest_function() -> None:
    assert problem("mim(1, 2)").params["nearest"] == "min"


def test_every_problem_has_its_texts() -> None:
    checks = {check.code: check for check in CHECKS}
    for text in ("1 +", "a[0]", "mim(1, 2)", "x" * 81, "1e5", "abs()", "a \u200b", "1" * 2001):
        found = problem(text)
        check = checks[found.code]
        for template in (check.zh, check.en):
            assert "{" not in template.format(**found.params)
    assert "U+200B" in problem("\u200b").params["found_zh"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 2000,
        "not " * 500,
        "-" * 2000,
        "abs(" * 500,
        "if(" * 600,
        "1+" * 999 + "1",
        "1<" * 999 + "1",
        "`" * 1999,
        "(" * 1000 + ")" * 1000,
        "((a*b+c)<d and e) or " * 95,
        "\ud800",
        "\x00",
        "𝒳" * 90,
    ],
)
def test_hostile_text_is_a_problem(text: str) -> None:
    problem(text)


def test_limits_leave_room_for_real_formulas() -> None:
    assert not isinstance(parse(" + ".join(f"a{i}" for i in range(150))), Problem)
    assert not isinstance(parse("(" * 39 + "a" + ")" * 39), Problem)
