"""Python's own evaluation as the measure; hostile text; symbols against numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.formula.algebra import Symbol
from perfeval.formula.check import check
from perfeval.formula.describe import describe, substitute
from perfeval.formula.evaluate import DIVISION_BY_ZERO, evaluate
from perfeval.formula.names import names
from perfeval.formula.parse import parse
from perfeval.formula.tree import Expression, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Any = {"a": "number", "值": "number", "c": "number", "p": "boolean"}
Pair = tuple[str, str]  # ours, Python's


def literal(text: str) -> Pair:
    scale = " / 100" if text.endswith("%") else ""
    return text, f"(F('{text.rstrip('%')}'){scale})"


NUMBERS = st.one_of(
    st.integers(0, 20).map(lambda n: literal(str(n))),
    st.decimals(0, 3, places=2, allow_nan=False).map(lambda d: literal(str(d))),
    st.integers(0, 200).map(lambda n: literal(f"{n}%")),
    st.sampled_from([name for name in KINDS if name != "p"]).map(lambda name: (name, name)),
)
TRUTHS = st.sampled_from([("true", "True"), ("false", "False"), ("p", "p")])


def joined(first: Pair, op: tuple[str, str], second: Pair) -> Pair:
    return f"({first[0]} {op[0]} {second[0]})", f"({first[1]} {op[1]} {second[1]})"


ARITHMETIC = st.sampled_from(
    [("+", "+"), ("-", "-"), ("*", "*"), ("×", "*"), ("/", "/"), ("÷", "/"), ("－", "-")]
)
ORDER = st.sampled_from(
    [("<", "<"), ("≤", "<="), (">", ">"), (">=", ">="), ("=", "=="), ("==", "=="), ("≠", "!=")]
)


@st.composite
def number(draw: Any, depth: int = 4) -> Pair:
    if depth == 0 or draw(st.booleans()):
        return draw(NUMBERS)  # type: ignore[no-any-return]
    inner = number(depth - 1)
    match draw(st.integers(0, 6)):
        case 0 | 1 | 2:
            return joined(draw(inner), draw(ARITHMETIC), draw(inner))
        case 3:
            ours, python = draw(inner)
            return f"(-{ours})", f"(-{python})"
        case 4:
            first, second = draw(inner), draw(inner)
            function = draw(st.sampled_from(["min", "max"]))
            return (
                f"{function}({first[0]}, {second[0]})",
                f"{function}({first[1]}, {second[1]})",
            )
        case 5:
            ours, python = draw(inner)
            function = draw(st.sampled_from(["abs", "floor", "ceil", "round"]))
            return f"{function}({ours})", f"{function}({python})"
        case _:
            condition, yes, no = draw(truth(depth - 1)), draw(inner), draw(inner)
            return (
                f"if({condition[0]}, {yes[0]}, {no[0]})",
                f"({yes[1]} if {condition[1]} else {no[1]})",
            )


@st.composite
def truth(draw: Any, depth: int = 4) -> Pair:
    if depth == 0:
        return draw(TRUTHS)  # type: ignore[no-any-return]
    inner = truth(depth - 1)
    match draw(st.integers(0, 5)):
        case 0:
            return draw(TRUTHS)  # type: ignore[no-any-return]
        case 1 | 2:
            return joined(draw(number(depth - 1)), draw(ORDER), draw(number(depth - 1)))
        case 3:
            ours, python = draw(inner)
            return f"(not {ours})", f"(not {python})"
        case 4:
            first, second, third = (draw(number(depth - 1)) for _ in range(3))
            one, two = draw(ORDER), draw(ORDER)
            return (
                f"({first[0]} {one[0]} {second[0]} {two[0]} {third[0]})",
                f"({first[1]} {one[1]} {second[1]} {two[1]} {third[1]})",
            )
        case _:
            word = draw(st.sampled_from(["and", "or"]))
            return joined(draw(inner), (word, word), draw(inner))


VALUES = st.fixed_dictionaries(
    {
        "a": st.integers(-3, 3),
        "值": st.fractions(-2, 2, max_denominator=8),
        "c": st.just(Fraction(1, 2)),
        "p": st.booleans(),
    }
)


def half_up(value: Fraction) -> Fraction:
    rounded = Fraction(math.floor(abs(value) + Fraction(1, 2)))
    return -rounded if value < 0 else rounded


def in_python(text: str, values: Mapping[str, Any]) -> Any:
    tools = {
        "F": Fraction,
        "floor": lambda value: Fraction(math.floor(value)),
        "ceil": lambda value: Fraction(math.ceil(value)),
        "round": half_up,
    }
    exact = {name: v if isinstance(v, bool) else Fraction(v) for name, v in values.items()}
    return eval(text, {**tools, **exact})


def read(text: str) -> Expression:
    expression = parse(text)
    assert not isinstance(expression, Problem), (text, expression)
    return expression


@given(st.one_of(number(), truth()), VALUES)
@settings(max_examples=400, deadline=None)
def test_agrees_with_python(pair: Pair, values: dict[str, Any]) -> None:
    ours, python = pair
    expression = read(ours)
    assert check(expression, KINDS) == []
    assert names(expression) <= set(KINDS)
    found = evaluate(expression, values)
    again = evaluate(read(describe(expression, "en")), values)
    try:
        expected = in_python(python, values)
    except ZeroDivisionError:
        assert found.problems == again.problems == (DIVISION_BY_ZERO,)
        assert found.value is None
        return
    assert found.problems == ()
    assert found.value == expected
    assert isinstance(found.value, bool) == isinstance(expected, bool)
    assert again == found


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["+", "-", "*", "/", "<", "==", " and ", " or "]),
            st.sampled_from(["1", "-2", "a", "not p", "p", "3"]),
        ),
        max_size=8,
    )
)
@settings(max_examples=400, deadline=None)
def test_precedence_is_pythons(steps: list[tuple[str, str]]) -> None:
    text = "1" + "".join(op + operand for op, operand in steps)
    expression = parse(text)
    if isinstance(expression, Problem) or check(expression, KINDS):
        return
    values = {"a": Fraction(1, 2), "p": True}
    found = evaluate(expression, values)
    python = text.replace("1", "F(1)").replace("3", "F(3)").replace("-2", "-F(2)")
    assert found.problems or found.value == in_python(python, values)
    assert found == evaluate(read(describe(expression, "en")), values)


def settle(value: Any, values: Mapping[str, Any]) -> Any:
    """A symbol's value once the names are known; both branches are always computed."""
    if not isinstance(value, Symbol):
        return value
    if value.op == "name":
        return values[value.args[0]]
    args = [settle(arg, values) for arg in value.args]
    match value.op:
        case "add":
            return args[0] + args[1]
        case "sub":
            return args[0] - args[1]
        case "mul":
            return args[0] * args[1]
        case "div":
            return args[2] if args[1] == 0 else Fraction(args[0]) / args[1]
        case "lt":
            return args[0] < args[1]
        case "le":
            return args[0] <= args[1]
        case "eq":
            return args[0] == args[1]
        case "and":
            return args[0] and args[1]
        case "or":
            return args[0] or args[1]
        case "not":
            return not args[0]
        case "where":
            return args[1] if args[0] else args[2]
        case "floor":
            return Fraction(math.floor(args[0]))
        case "round":
            return half_up(args[0])
    raise AssertionError(value.op)


@given(st.one_of(number(3), truth(3)), VALUES)
@settings(max_examples=300, deadline=None)
def test_symbols_agree_with_numbers(pair: Pair, values: dict[str, Any]) -> None:
    expression = read(pair[0])
    exact = evaluate(expression, values)
    symbolic = evaluate(expression, {name: Symbol("name", name) for name in values})
    if symbolic.problems:
        assert symbolic.problems == exact.problems == (DIVISION_BY_ZERO,)
        return
    undefined = settle(symbolic.undefined, values)
    assert undefined == (DIVISION_BY_ZERO in exact.problems)
    if not undefined:
        assert settle(symbolic.value, values) == exact.value


PIECES = st.lists(
    st.sampled_from(
        [
            *"()+-*/<>=!,.%`'\"[]{}:;&|^~@#\\ \n\t０％×÷≥（），【】\u200b\ud800é",
            *("1", "2.5", "1e9", "a", "满意度", "true", "and ", "or ", "not "),
            *("if(", "min(", "lambda ", "**"),
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(max_size=300), PIECES))
@settings(max_examples=1000, deadline=1000)
def test_no_text_raises(text: str) -> None:
    found = parse(text)
    if isinstance(found, Problem):
        assert 0 <= found.offset <= len(text)
        return
    for lang in ("zh", "en"):
        describe(found, lang)
    substitute(found, {"a": "-1"})
    check(found, {})
    evaluate(found, {})
    evaluate(found, {"a": True})
