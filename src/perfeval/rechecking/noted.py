"""What a form's own notes say of its scoring: pass lines, steps, and the scale of its grades."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.indicators import Grade
from perfeval.rechecking.limits import Step

if TYPE_CHECKING:
    from perfeval.model.form import Form
    from perfeval.model.indicators import IndicatorSet
    from perfeval.rechecking.limits import Limits

_LINE = re.compile(
    r"(?:低于|不足|未达到?|未达|小于|＜|<)\s*(\d{1,3}(?:\.\d{1,6})?)\s*[%％][^。；;]{0,12}?(?:不得分|得0分|计0分|为0分|0分)"
)
# 每降低1%扣0.5分；每少一处，扣2分
_STEP = re.compile(
    r"每(?:[^，,。；;、\d一扣]{0,10}?)(\d{1,4}(?:\.\d{1,4})?|一)\s*(个?百分点|[%％]|[\u4e00-\u9fff]{1,3}?)"
    r"(?:的|以上|以内)?[，,]?\s*(?:相应|直接|酌情)?扣(?:减|除|掉)?\s*(\d{1,3}(?:\.\d{1,4})?)\s*分(?!值)"
)
_NUM = r"(\d{1,3}(?:\.\d{1,2})?)"
_NAME = r"(优秀|优|良好|良|中等|中|一般|合格|及格|不合格|不及格|较差|差)"
_IN = r"(?:[（(]不?含[^（）()]{0,6}[)）])?"
_TO = r"(?:[-—–~～至到]|以上|及以上)"
# 90分（含）以上为优；85分—95分为良；95优/85良/60合格
_BEHIND = re.compile(
    rf"{_NUM}\s*分?{_IN}\s*(?:{_TO}{{1,2}}\s*(?:\d{{1,3}}(?:\.\d+)?\s*分?)?{_IN})?"
    rf"\s*(?:的|者|（含）)?\s*(?:评定为|评为|等级为|为|：|:|属)?\s*[“\"]?{_NAME}"
)
# 优（90—100分）；良：80分以上
_BEFORE = re.compile(rf"{_NAME}[”\"]?\s*[（(：:]\s*{_NUM}\s*分?{_IN}\s*{_TO}")
_UNDER = re.compile(
    rf"{_NUM}\s*分?{_IN}\s*以下[^，,。；;、/\d]{{0,6}}?{_NAME}|{_NAME}[”\"]?\s*[（(：:]\s*{_NUM}\s*分?{_IN}\s*以下"
)
_POINTS = re.compile(r"优[^。；]{0,12}\d\s*分")
_ABOUT = ("等级", "等次", "档次", "分档", "评定", "评为", "优/", "为优", "优（", "优：")
HUNDRED = Fraction(100)
LONGEST = 2000
LEAST = 3


def noted(limits: Limits, form: Form | None, indicator_set: IndicatorSet) -> Limits:
    """The limits with the pass lines and the grades that the form prints."""
    notes = [note.text for note in form.notes] if form is not None else list(indicator_set.notes)
    limits = limits._replace(
        noted_grades=grades(notes, indicator_set.total), noted_steps=steps(notes)
    )
    if form is None:
        return limits
    texts = notes + [row.cells["rule"].text for row in form.rows if "rule" in row.cells]
    limits = limits._replace(noted_steps=steps(texts))
    found = {Fraction(text) / 100 for one in texts for text in _LINE.findall(one[:LONGEST])}
    lines = {*limits.pass_lines, *(line for line in found if 0 < line <= 1)}
    return limits._replace(pass_lines=tuple(sorted(lines)))


def steps(texts: list[str]) -> tuple[Step, ...]:
    """Deductions by steps that texts print, each once. A % may be of the completion or a point."""
    found = [
        Step(size / 100, Fraction(cost)) if "百分点" in unit or unit in ("%", "％")
        else Step(size, Fraction(cost), unit)
        for one in texts
        for number, unit, cost in _STEP.findall(one[:LONGEST])
        if (size := Fraction("1" if number == "一" else number)) and Fraction(cost)
    ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def grades(notes: list[str], full: Fraction = HUNDRED) -> tuple[Grade, ...] | None:
    """The scale that the notes print: None where they print none, () where it is not plain, as
    one whose best grade lies above the full marks."""
    for note in notes:
        text = note[:LONGEST]
        if "优" not in text or not any(word in text for word in _ABOUT):
            continue
        pairs = [(name, low) for low, name in _BEHIND.findall(text)]
        pairs = pairs or _BEFORE.findall(text)
        under = [found[1] or found[2] for found in _UNDER.findall(text)]
        lows: dict[str, Fraction] = {}
        for name, low in pairs:
            if name not in under:
                lows.setdefault(name, Fraction(low))
        if not lows and not _POINTS.search(text):
            continue
        edges = list(lows.items())
        edges += [(name, Fraction(0)) for name in dict.fromkeys(under)]
        falling = all(a[1] > b[1] for a, b in pairwise(edges))
        once = len(pairs) == len({name for name, _ in pairs})
        whole = len(edges) >= LEAST and edges[0][0].startswith("优")
        if not falling or not once or not whole:
            return ()
        if edges[0][1] > full:
            return ()
        return tuple(Grade(name, low) for name, low in edges)
    return None
