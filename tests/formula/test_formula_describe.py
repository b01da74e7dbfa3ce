"""The expression as people read it."""

from __future__ import annotations

import pytest

from perfeval.formula.describe import describe, substitute
from perfeval.formula.parse import parse
from perfeval.formula.tree import Expression, Problem


def read(text: str) -> Expression:
    expression = parse(text)
    assert not isinstance(expression, Problem), expression
    return expression


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("w*(0.6*a+40%*b)", "w × (0.6 × a + 40% × b)", "w × (0.6 × a + 40% × b)"),
        ("(a*b)+c", "a × b + c", "a × b + c"),
        ("(a+b)-c", "a + b - c", "a + b - c"),
        ("a-(b-c)", "a - (b - c)", "a - (b - c)"),
        ("a/(b*c)", "a ÷ (b × c)", "a ÷ (b × c)"),
        ("a - -b", "a - (-b)", "a - (-b)"),
        ("-(a+b)", "-(a + b)", "-(a + b)"),
        ("--a", "-(-a)", "-(-a)"),
        ("+a", "a", "a"),
        ("a<=b!=c", "a ≤ b ≠ c", "a ≤ b ≠ c"),
        ("(a<b)==c", "(a < b) = c", "(a < b) = c"),
        ("(a and b) or not c", "a 且 b 或 非 c", "a and b or not c"),
        ("a and (b or c)", "a 且 (b 或 c)", "a and (b or c)"),
        ("not (a and b)", "非 (a 且 b)", "not (a and b)"),
        ("max(a,round(b,2))", "最大值(a, 四舍五入(b, 2))", "max(a, round(b, 2))"),
        ("if(a>=1,w,0)", "如果 a ≥ 1，则 w，否则 0", "if(a ≥ 1, w, 0)"),
        ("if(a,1,2)+1", "(如果 a，则 1，否则 2) + 1", "if(a, 1, 2) + 1"),
        ("if(a,1,if(b,2,3))", "如果 a，则 1，否则 如果 b，则 2，否则 3", "if(a, 1, if(b, 2, 3))"),
        (
            "if(a,if(b,1,2),true)",
            "如果 a，则 (如果 b，则 1，否则 2)，否则 是",
            "if(a, if(b, 1, 2), true)",
        ),
        ("`满意度（公众）`>=90%", "「满意度（公众）」 ≥ 90%", "`满意度（公众）` ≥ 90%"),
        ("`lambda` + `3万` + `if`", "「lambda」 + 「3万」 + 「if」", "`lambda` + `3万` + `if`"),
    ],
)
def test_describe(text: str, zh: str, en: str) -> None:
    assert describe(read(text), "zh") == zh
    assert describe(read(text), "en") == en


def test_substitute() -> None:
    expression = read("w * (0.6 * a + 0.4 * b)")
    printed = {"w": "10", "a": "90%", "b": "95%"}
    assert substitute(expression, printed) == "10 × (0.6 × 90% + 0.4 × 95%)"
    assert substitute(expression, {"w": "10"}) == "10 × (0.6 × a + 0.4 × b)"


def test_negative_numbers_stand_in_parentheses_where_needed() -> None:
    printed = {"a": "-5", "b": "2"}
    assert substitute(read("b - a"), printed) == "2 - (-5)"
    assert substitute(read("a + b"), printed) == "-5 + 2"
    assert substitute(read("-a"), printed) == "-(-5)"
    assert substitute(read("b > a"), printed) == "2 > -5"


def test_substitute_words_follow_the_language() -> None:
    expression = read("if(x >= t, w, 0)")
    printed = {"x": "4", "t": "5", "w": "3"}
    assert substitute(expression, printed) == "如果 4 ≥ 5，则 3，否则 0"
    assert substitute(expression, printed, "en") == "if(4 ≥ 5, 3, 0)"
