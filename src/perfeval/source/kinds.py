"""Readers of what has a shape of its own: measures, scores, policies, gates, dated money, results."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.measures import KINDS as MEASURES
from perfeval.measures import measure
from perfeval.model.indicators import MeasureUse, Policy, ScoreUse
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.shape import DATE, MEASURED, MONEY, NUMBER, POINTS, SHARE, TEXT, Type
from perfeval.model.shape import list_of as _list_of
from perfeval.rules import KINDS as RULES
from perfeval.rules import rule
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader, describe, nearest, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

_KIND = ("kind", "类型")
TENTHS = "一二三四五六七八九十"
_RATIO = re.compile(
    r"^\s*(?:(?P<top>[0-9０-９]{1,9})\s*/\s*(?P<bottom>[0-9０-９]{1,9})|(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚])"
    r"|(?P<of>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九]))"
    r"\s*(?:[（(]含(?:本数)?[)）])?\s*(?:及?以上)?\s*(?:[（(]含(?:本数)?[)）])?\s*$"
)
_COMMON = {
    "cap": "cap",
    "封顶": "cap",
    "floor": "floor",
    "保底": "floor",
    "unit": "unit",
    "单位": "unit",
}

MODES = {"share": "按比例", "all_or_nothing": "全有或全无"}
METHODS = {"top2": "前两级", "two_option": "二选一"}
COMBINES = {"pooled": "合并", "mean": "平均", "min": "最低"}
POLICIES = {
    "rescale": "折算", "parent": "按比例分摊", "equal": "均摊", "full": "得满分", "drop": "剔除",
}  # fmt: skip
EFFECTS = {"zero": "计零分"}


def _kind_of(
    r: Reader, node: Node, kinds: dict[str, str], default: str
) -> tuple[str, MappingNode | None]:
    """The kind named by a mapping (or by a bare word), "" when it is unknown."""
    if isinstance(node, Scalar):
        word: Node | None = node
        body = None
    elif isinstance(node, MappingNode):
        given = [k for k in _KIND if k in node.entries]
        if len(given) > 1:
            r.fault("PE104", node.entries[given[1]][0].span, key=given[1], other=given[0])
        word = node.entries[given[0]][1] if given else None
        body = node
    else:
        r.wrong(node, "mapping")
        return "", None
    if word is None:
        return default, body
    text = word.text.strip() if isinstance(word, Scalar) else describe(word)
    for english, chinese in kinds.items():
        if text in (english, chinese):
            return english, body
    near = nearest(text, [*kinds, *kinds.values()])
    options = "、".join(f"{e}（{z}）" for e, z in kinds.items())
    r.fault("PE112", word.span, value=shorten(text), options=options, near=near)
    return "", None


def read_measure(r: Reader, kind: Type, node: Node) -> Any:
    name, body = _kind_of(r, node, MEASURES, "value")
    if not name:
        return BAD
    shape = measure(name).SHAPE
    if body is None:
        required = next((field for field in shape.fields if field.required), None)
        if required is not None:
            r.missing_key(required, node)
            return BAD
        return MeasureUse(name, shape.build(), node.span)
    values, at = r.entries(shape, body, _KIND)
    return BAD if values is None else MeasureUse(name, shape.build(**values), node.span, at)


def read_score(r: Reader, kind: Type, node: Node) -> Any:
    name, body = _kind_of(r, node, RULES, "completion")
    if not name:
        return BAD
    module = rule(name)
    shape = module.SHAPE
    if body is None:
        if any(field.required for field in shape.fields):
            r.missing_key(next(f for f in shape.fields if f.required), node)
            return BAD
        return ScoreUse(name, shape.build(), span=node.span)
    own = {f.key for f in shape.fields} | {f.zh for f in shape.fields}
    common = {k: v for k, v in _COMMON.items() if k in body.entries and k not in own}
    values, at = r.entries(shape, body, (*_KIND, *common))
    shared: dict[str, Any] = {}
    written: dict[str, str] = {}
    for key, attr in common.items():
        place, node_of_key = body.entries[key]
        other = written.setdefault(attr, key)
        if other != key:
            r.fault("PE104", place.span, key=key, other=other)
            continue
        if isinstance(node_of_key, Scalar) and node_of_key.is_null:
            continue
        value = r.read(TEXT if attr == "unit" else POINTS, node_of_key)
        if value is not BAD:
            shared[attr] = value
            at[attr] = node_of_key.span
    if values is None:
        return BAD
    params = r.build(shape, node, values, {})
    return ScoreUse(name, params, span=node.span, at=at, **shared)


def read_anchors(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.rules.interpolate import Anchor

    return _pairs(r, node, MEASURED, SHARE, Anchor)


def read_count_table(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.rules.count import Step

    return _pairs(r, node, NUMBER, POINTS, Step)


def _pairs(
    r: Reader, node: Node, first: Type, second: Type, build: Callable[[Any, Any, Any], Any]
) -> Any:
    if not isinstance(node, Sequence):
        return r.wrong(node, "list")
    if not node.items:
        return r.wrong(node, "pair")
    found = []
    for item in node.items:
        if not isinstance(item, Sequence) or len(item.items) != 2:
            r.wrong(item, "pair")
            continue
        a, b = r.read(first, item.items[0]), r.read(second, item.items[1])
        if a is not BAD and b is not BAD:
            found.append(build(a, b, item.span))
    return tuple(found) if len(found) == len(node.items) and found else BAD


def read_checklist_mode(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.rules.checklist import Mode

    if isinstance(node, MappingNode):
        found = _single(r, node, {"deduct": POINTS, "每缺扣分": POINTS})
        return BAD if found is BAD else Mode("deduct", found[1])
    value = r.read(Type("choice", MODES), node)
    return BAD if value is BAD else Mode(value)


def read_survey_method(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.measures.survey import Method

    if isinstance(node, MappingNode):
        found = _single(r, node, {"weights": _list_of(NUMBER), "权重": _list_of(NUMBER)})
        return BAD if found is BAD else Method("weights", found[1])
    value = r.read(Type("choice", METHODS), node)
    return BAD if value is BAD else Method(value)


def read_survey_combine(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.measures.survey import Combine

    if isinstance(node, MappingNode):
        found = _single(r, node, {"weights": _list_of(NUMBER), "权重": _list_of(NUMBER)})
        return BAD if found is BAD else Combine("weights", found[1])
    value = r.read(Type("choice", COMBINES), node)
    return BAD if value is BAD else Combine(value)


def _single(r: Reader, node: MappingNode, options: dict[str, Type]) -> Any:
    """A mapping with exactly one of the keys: (key, value)."""
    if len(node.entries) == 1:
        key, (place, value) = next(iter(node.entries.items()))
        if key in options:
            found = r.read(options[key], value)
            return BAD if found is BAD else (key, found)
        near = nearest(key, list(options)) or next(iter(options))
        return r.fault("PE101", place.span, key=shorten(key), near=near, place="", beside="")
    return r.wrong(node, "single")


def read_ratio_text(r: Reader, kind: Type, node: Node) -> Any:
    picked: Any = r.choose(node)
    scalar = None if picked is BAD else r.scalar(picked, "fraction")
    if scalar is None:
        return BAD
    found = _fraction(scalar.text)
    if found is not None:
        return found
    before = len(r.findings)
    found = r.read(SHARE, picked)
    r.findings[before:] = [
        f._replace(params={**f.params, "expected": "fraction"}) if f.code == "PE103" else f
        for f in r.findings[before:]
    ]
    return found


def _fraction(text: str) -> Fraction | None:
    """2/3, ⅔, 三分之二; with 以上 or （含）, which it means anyway."""
    found = _RATIO.match(text) if len(text) < 40 else None
    if found is None:
        return None
    if sign := found["sign"]:
        return Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    if found["of"]:
        return Fraction(TENTHS.index(found["part"]) + 1, TENTHS.index(found["of"]) + 1)
    return Fraction(int(found["top"]), int(found["bottom"])) if int(found["bottom"]) else None


def read_calendar(r: Reader, kind: Type, node: Node) -> Any:
    scalar = r.scalar(node, "text")
    if scalar is None:
        return BAD
    if r.open_calendar is None:
        return r.fault("PE215", node.span, file=shorten(scalar.text))
    return r.open_calendar(scalar.text, scalar)


def read_policy(r: Reader, kind: Type, node: Node) -> Any:
    if isinstance(node, MappingNode):
        found = _single(r, node, {"to": TEXT, "转入": TEXT})
        return BAD if found is BAD else Policy("to", found[1])
    value = r.read(Type("choice", POLICIES), node)
    return BAD if value is BAD else Policy(value)


def read_effect(r: Reader, kind: Type, node: Node) -> Any:
    """zero, {cap: 60} or {grade: 差} as (effect, cap, grade, its place)."""
    if isinstance(node, MappingNode):
        found = _single(r, node, {"cap": NUMBER, "封顶": NUMBER, "grade": TEXT, "等级": TEXT})
        if found is BAD:
            return BAD
        key, value = found
        place = node.entries[key][1].span
        return (
            ("cap", value, "", place) if key in ("cap", "封顶") else ("grade", None, value, place)
        )
    value = r.read(Type("choice", EFFECTS), node)
    return BAD if value is BAD else ("zero", None, "", node.span)


def read_dated(r: Reader, kind: Type, node: Node) -> Any:
    """An amount, a dated amount, or a list of them, as a tuple."""
    from perfeval.source.fund_shape import DATED

    if isinstance(node, Scalar):
        value = r.read(MONEY, node)
        return BAD if value is BAD else (DATED.build(amount=value),)
    items = node.items if isinstance(node, Sequence) else [node]
    found = [r.record(DATED, item) for item in items]
    return tuple(f for f in found if f is not BAD)


def read_plan(r: Reader, kind: Type, node: Node) -> Any:
    """A fund plan, its amounts in its own unit where it has one."""
    from perfeval.source.fund_shape import PLAN

    outer = r.factor
    if isinstance(node, MappingNode):
        given = node.entries.get("unit") or node.entries.get("单位")
        if given is not None and isinstance(given[1], Scalar):
            found = factor_of(given[1].text.strip())
            if found is None:
                r.fault("PE507", given[1].span, unit=shorten(given[1].text))
            r.factor = found or outer
    plan = r.record(PLAN, node)
    r.factor = outer
    return plan


def factor_of(unit: str) -> Fraction | None:
    """How many 元 one of the unit is; None when it is no unit of money."""
    found = quantity("1" + unit)
    if isinstance(found, Quantity) and found.is_number and found.unit == "元":
        return found.lo
    return None


def read_due(r: Reader, kind: Type, node: Node) -> Any:
    """What is due: an amount, a date (the whole budget), or dated amounts."""
    from perfeval.source.fund_shape import DATED

    if isinstance(node, Scalar) and quantity(node.text)[0] == "date":
        day = r.read(DATE, node)
        return BAD if day is BAD else (DATED.build(amount=Fraction(-1), date=day),)
    return read_dated(r, kind, node)


def read_spent(r: Reader, kind: Type, node: Node) -> Any:
    """Like `dated`, or running totals: {cumulative: […]} or a list with `as_of`."""
    from perfeval.model.funds import Cumulative
    from perfeval.source.fund_shape import CUMULATIVE

    if isinstance(node, MappingNode) and any(k in node.entries for k in ("cumulative", "累计")):
        found = _single(r, node, {"cumulative": Type("raw"), "累计": Type("raw")})
        if found is BAD:
            return BAD
        node = found[1]
    elif not (
        isinstance(node, Sequence)
        and any(
            isinstance(i, MappingNode) and {"as_of", "截至日期"} & set(i.entries)
            for i in node.items
        )
    ):
        return read_dated(r, kind, node)
    rows = r.read(_list_of(Type("record", CUMULATIVE)), node)
    return BAD if rows is BAD else tuple(x for x in rows if isinstance(x, Cumulative))


KIND_READERS: dict[str, Callable[[Reader, Type, Node], Any]] = {
    "measure": read_measure, "score": read_score, "anchors": read_anchors,
    "count-table": read_count_table, "checklist-mode": read_checklist_mode,
    "survey-method": read_survey_method, "survey-combine": read_survey_combine,
    "ratio-text": read_ratio_text, "calendar": read_calendar, "policy": read_policy,
    "effect": read_effect, "plan": read_plan, "dated": read_dated, "due": read_due, "spent": read_spent,
}  # fmt: skip
