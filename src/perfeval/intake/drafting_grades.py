"""Grades of a set by the total: as the form prints them, else the national ones as an assumption."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import Pair, mapping, number, own, sequence, text
from perfeval.intake.drafting_texts import line
from perfeval.model.rounding import plain
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from collections.abc import Sequence as Items

    from perfeval.intake.drafting_set import Plan
    from perfeval.model.form import Value
    from perfeval.source.node import Mapping, Sequence

# 财预〔2020〕10号 as cited in public forms; its text was not checked, so a set says so.
BASIS = "财预〔2020〕10号"
UNCHECKED = f"等级的分数线表上没有印出，取自{BASIS}（优90、良80、中60，按总分折算），未核对原文。"
SHARES = (
    ("优", Fraction(90, 100)),
    ("良", Fraction(80, 100)),
    ("中", Fraction(60, 100)),
    ("差", Fraction(0)),
)
_GRADE = r"(优秀|优|良好|良|中|合格|及格|不合格|不及格|较差|差)"
_NUM = r"(\d{1,4}(?:\.\d+)?)"
_INCLUDED = r"(?:分)?(?:\(含\)|（含）|\(含\d+分?\)|（含\d+分?）|含)?分?"
# 90（含）-100分为优, 90分以上（含90分）为优, 60分以下为差, 优（90-100分）
_SPAN = re.compile(
    rf"{_NUM}{_INCLUDED}\s*[-~—–至]+\s*{_NUM}{_INCLUDED}\s*(?:的)?(?:为|[:：])\s*[“\"]?{_GRADE}"
)
_ABOVE = re.compile(rf"{_NUM}分?及?以上{_INCLUDED}(?:的)?为\s*[“\"]?{_GRADE}")
_BELOW = re.compile(rf"{_NUM}分?以下{_INCLUDED}(?:的)?为\s*[“\"]?{_GRADE}")


def grade_pairs(plan: Plan) -> list[Pair]:
    """`grades` of the set, with the basis and a note where the form does not print them; nothing
    without a printed grade that they would be compared with."""
    grade = plan.form.grade
    if grade is None:
        return []
    for note in plan.form.notes:
        scale = _scale(note)
        if scale:
            return [("grades", _printed(note, scale))]
    if line(grade.text) not in dict(SHARES):
        return []
    at = grade.span
    rows = [
        mapping(at, [("name", own(name, at)), ("min", own(plain(share * plan.total, 20), at))])
        for name, share in SHARES
    ]
    return [
        ("basis", own(BASIS, at)),
        ("verified", own("false", at)),
        ("grades", sequence(at, rows)),
    ]


def _scale(note: Value) -> list[tuple[str, str]]:
    """Grades with their lower edges, best first; () where the text prints no whole scale."""
    shown = usual(note.text)[:2000].replace(" ", "")
    found: dict[str, str] = {}
    for low, _, name in _SPAN.findall(shown):
        found.setdefault(name, low)
    for low, name in _ABOVE.findall(shown):
        found.setdefault(name, low)
    for _, name in _BELOW.findall(shown):
        found.setdefault(name, "0")
    edges = [Fraction(low) for low in found.values()]
    if len(found) < 2 or len(set(edges)) != len(edges) or min(edges) != 0:
        return []
    return sorted(found.items(), key=lambda pair: Fraction(pair[1]), reverse=True)


def _printed(note: Value, scale: Items[tuple[str, str]]) -> Sequence:
    at = note.span
    rows: list[Mapping] = [
        mapping(at, [("name", text(name, at)), ("min", number(low, at))]) for name, low in scale
    ]
    return sequence(at, rows)
