"""A leaf's calculation in words: the formula with its numbers put in."""

from __future__ import annotations

import re
from fractions import Fraction

from perfeval.model import scorecard as s
from perfeval.model.rounding import Rounding, fixed, percent, plain
from perfeval.rules import rule

_DAY = re.compile(r"(?<![\w.-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\w-])", re.ASCII)
# a step that is but the number itself, which the printed score repeats
_ALONE = re.compile(r"(?:^|(?<=；)|(?<=; ))-?\d+(?:\.\d+)?(?: 分)?$")


def trace(leaf: s.LeafScore, lang: str) -> str:
    """One line that a reader can recompute: measure, completion, rule, rounding."""
    zh = lang == "zh"
    gap = "；" if zh else "; "
    if leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE):
        return _dated(_absent(leaf, zh), zh)
    steps = [_measure(leaf, zh), _completion(leaf, zh)]
    if leaf.status == s.MISSING:
        steps.append(_nothing(leaf, zh))
    elif leaf.status != s.UNSCORED and leaf.inputs is not None:
        steps.append(_points(leaf, zh, lang))
    if leaf.gate:
        steps.append(
            f"否决项“{leaf.gate}”：{_score(leaf)} 分"
            if zh
            else f'gate "{leaf.gate}": {_score(leaf)}'
        )
    return _dated(gap.join(step for step in steps if step), zh)


def _dated(text: str, zh: bool) -> str:
    """Days as Chinese writes them: 2023-11-30 → 2023年11月30日."""
    return _DAY.sub(_day, text) if zh else text


def _day(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _nothing(leaf: s.LeafScore, zh: bool) -> str:
    """That there is no result, or that the number given is none that the rule can score."""
    if leaf.inputs is not None and leaf.inputs.x is not None:
        return "提供的结果不能用于计分，计 0 分" if zh else "the result can't be scored: 0"
    return "缺少结果，计 0 分" if zh else "no usable result: 0"


def _absent(leaf: s.LeafScore, zh: bool) -> str:
    result = leaf.result
    if leaf.status == s.NOT_DUE:
        due = result.not_due if result is not None and result.not_due else ""
        head = f"未到期（{due}）" if zh else f"not due yet ({due})"
    else:
        reason = result.absence if result is not None else ""
        head = ("不适用" if zh else "not applicable") + (
            (f"：{reason}" if zh else f": {reason}") if reason else ""
        )
    how = {
        "rescale": ("从总分中剔除后折算", "the total is rescaled without it"),
        "parent": ("分值按比例分摊给同级指标", "its weight goes to its siblings in proportion"),
        "equal": ("分值均摊给同级指标", "its weight goes to its siblings in equal parts"),
        "full": ("按满分计", "counts in full"),
        "drop": ("分值从满分中剔除", "the maximum shrinks by its weight"),
        "to": ("分值转入指定指标", "its weight moves to the named branch"),
    }.get(leaf.policy)
    return head + (("；" if zh else "; ") + how[0 if zh else 1] if how else "")


def _measure(leaf: s.LeafScore, zh: bool) -> str:
    if leaf.measured is None or leaf.measured.stated or leaf.measured.pieces:
        return ""
    return str(leaf.measured.words[0 if zh else 1])


def _completion(leaf: s.LeafScore, zh: bool) -> str:
    """How the number compares with the target, where both are there."""
    v = leaf.inputs
    if v is None or v.x is None or v.r is None or v.lo is None or leaf.target is None or v.flag:
        return ""
    actual = v.show(v.x)
    target = leaf.target.text.strip()
    if v.dates:
        met = ("达到" if leaf.met else "未达到") if zh else ("met" if leaf.met else "missed")
        return f"{actual}，目标 {target}，{met}" if zh else f"{actual}, target {target}: {met}"
    rate = percent(v.r, 2)
    return (
        f"完成值 {actual}，指标值 {target}，完成率 {rate}"
        if zh
        else f"actual {actual}, target {target}, completion {rate}"
    )


def _points(leaf: s.LeafScore, zh: bool, lang: str) -> str:
    v, use = leaf.inputs, leaf.indicator.score
    unit = use.unit or ("分" if zh else "points")
    module = rule(use.kind)
    if leaf.measured is not None and leaf.measured.pieces:
        text = "各项得分的平均" if zh else "mean of the items' points"
    elif v.judged is not None and use.kind == "completion":
        text = f"评定 {plain(v.judged, 4)} 分" if zh else f"judged {plain(v.judged, 4)}"
    else:
        text = str(module.trace(v, use.params, lang))
    if leaf.gate:
        return text
    exact = leaf.exact if leaf.exact is not None else Fraction(0)
    digits = (leaf.indicator.rounding or Rounding()).digits
    printed = _score(leaf)
    if exact == leaf.score:
        alone = _ALONE.search(text)
        if alone:
            return f"{text[: alone.start()]}{printed} {unit}"
        return f"{text} = {printed} {unit}"
    shown = plain(exact, digits + 2)
    return f"{text} = {shown} ≈ {printed} {unit}"


def _score(leaf: s.LeafScore) -> str:
    digits = (leaf.indicator.rounding or Rounding()).digits
    return fixed(leaf.score if leaf.score is not None else Fraction(0), digits)
