"""`cases`: ordered conditions, each with the points it gives."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, where
from perfeval.formula.describe import describe, substitute
from perfeval.formula.evaluate import TYPE_MISMATCH, Evaluated, evaluate
from perfeval.formula.names import names
from perfeval.model.shape import EXPRESSION, Field, Shape, list_of, record
from perfeval.rules.words import gap, listed

if TYPE_CHECKING:
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.rules.faults import Fault
    from perfeval.rules.inputs import Inputs

CAP_IS_SHARE = False


class Case(NamedTuple):
    when: Written
    points: Written


class Params(NamedTuple):
    cases: tuple[Case, ...]


CASE = Shape(
    "case",
    (
        Field("when", "条件", EXPRESSION, "the condition", required=True),
        Field("points", "得分", EXPRESSION, "the points it gives", required=True),
    ),
    Case,
)
SHAPE = Shape(
    "score.cases",
    (Field("cases", "情形", list_of(record(CASE)), "the cases in order", required=True),),
    Params,
)


def written(p: Params) -> tuple[Written, ...]:
    """The rule's expressions."""
    return tuple(w for case in p.cases for w in (case.when, case.points))


def named(p: Params) -> set[str]:
    return {name for w in written(p) for name in names(w.tree)}


def uses_number(p: Params) -> bool:
    return bool(named(p) & {"x", "r"})


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def case_of(v: Inputs, p: Params) -> tuple[int | None, tuple[str, ...]]:
    """The case that holds (from 0), and what kept the conditions from being decided."""
    known = v.names()
    for index, case in enumerate(p.cases):
        condition = evaluate(case.when.tree, known)
        if condition.problems:
            return None, condition.problems
        if not isinstance(condition.value, bool):
            return None, (TYPE_MISMATCH,)
        if condition.value:
            given = evaluate(case.points.tree, known)
            return index, mistyped(given)
    return None, ()


def failing(v: Inputs, p: Params) -> Written:
    """The expression that keeps the rule from giving points: the last one that is looked at."""
    known = v.names()
    for case in p.cases:
        condition = evaluate(case.when.tree, known).value
        if not isinstance(condition, bool):
            return case.when
        if condition:
            return case.points
    return p.cases[-1].when


def mistyped(found: Evaluated) -> tuple[str, ...]:
    """What kept an expression from giving points."""
    return (TYPE_MISMATCH,) if isinstance(found.value, bool) else found.problems


def points(v: Inputs, p: Params) -> Value:
    known = v.names()
    result: Value = Fraction(0)
    for case in reversed(p.cases):
        condition = evaluate(case.when.tree, known)
        given = evaluate(case.points.tree, known)
        if condition.value is None:
            continue
        result = where(condition.value, Fraction(0) if given.value is None else given.value, result)
    return result


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    parts = []
    for case in p.cases:
        given = describe(case.points.tree, lang)
        if case.when.text.strip() in ("true", "是"):
            parts.append(f"其余得{given}分" if zh else f"otherwise {given}")
        else:
            when = describe(case.when.tree, lang)
            parts.append(f"{when}时得{given}分" if zh else f"{given} when {when}")
    return listed(parts, lang) + _legend(named(p), lang)


def _legend(used: set[str], lang: str) -> str:
    zh = {"x": "x为完成值", "t": "t为指标值", "w": "w为分值", "r": "r为完成率"}
    en = {"x": "x the actual", "t": "t the target", "w": "w the weight", "r": "r the completion"}
    words = [text for key, text in (zh if lang == "zh" else en).items() if key in used]
    if not words:
        return ""
    return f"（{'，'.join(words)}）" if lang == "zh" else f" ({', '.join(words)})"


legend = _legend


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    index, _ = case_of(v, p)
    if index is None:
        return "没有符合的情形，不得分" if zh else "no case holds: 0"
    case = p.cases[index]
    shown = shown_names(v)
    when = describe(case.when.tree, lang)
    given = substitute(case.points.tree, shown, lang)
    used = names(case.when.tree)
    facts = ("，" if zh else ", ").join(f"{k} = {s}" for k, s in shown.items() if k in used)
    place = f"第{index + 1}种情形（{when}）" if zh else f"case {index + 1} ({when})"
    if case.when.text.strip() in ("true", "是"):
        place = "其余情形" if zh else "otherwise"
    head = f"{place}{'：' if zh else ': '}{facts}" if facts else place
    return head + gap(lang) + given


def shown_names(v: Inputs) -> dict[str, str]:
    """Every name with its number as a reader would write it."""
    from perfeval.model.rounding import percent, plain

    shown = {}
    for key, value in v.names().items():
        if isinstance(value, bool):
            shown[key] = "是" if value else "否"
        elif key in ("x", "t") and not v.flag:
            shown[key] = v.show(value)
        elif key == "r":
            shown[key] = percent(value, 4)
        else:
            shown[key] = plain(value)
    return shown


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    return []
