"""Names of keys, rules and measures inside findings, from the engine's own tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = {"x": "actual", "t": "target", "r": "target"}


def keys(value: str, zh: bool) -> str:
    """The result's keys in a list such as "part、whole", in the reader's language."""
    found = [_key(name, zh) for name in value.split("、")]
    return "、".join(found) if zh else ", ".join(found)


def _key(name: str, zh: bool) -> str:
    from perfeval.source.fund_shape import LINE
    from perfeval.source.project_shape import PROJECT
    from perfeval.source.result_shape import ITEM, RESULT

    name = INPUTS.get(name, name)
    head, _, tail = name.partition(".")
    if head == "data" and tail:
        return f"数据“{tail}”（data）" if zh else f"“{tail}” under data"
    if head == "deductions" and tail:
        return "扣多少分（points）" if zh else "the points of a deduction"
    if head == "funds":
        fields, key = ((LINE, PROJECT), tail) if tail else ((PROJECT,), head)
    else:
        fields, key = (RESULT, ITEM), name
    field = next((f for shape in fields for f in shape.fields if f.key == key), None)
    place = "资金表的" if zh and tail else ""
    if field is None or not zh:
        return f"{tail} in the fund table" if tail else name
    return f"{place}“{field.zh}”（{field.key}）"


def why(value: str, zh: bool) -> str:
    """Why a condition has no value: words of the evaluator, or names that are not known."""
    return ("、" if zh else ", ").join(_why(part, zh) for part in value.split("、"))


def _why(part: str, zh: bool) -> str:
    from perfeval.formula.evaluate import DIVISION_BY_ZERO, TYPE_MISMATCH

    if part == DIVISION_BY_ZERO:
        return "除以零" if zh else "it divides by zero"
    if part == TYPE_MISMATCH:
        return "数与是/否混用" if zh else "numbers and yes/no are mixed"
    return f"没有名为“{part}”的数" if zh else f"nothing is named “{part}”"


def measure(value: str, zh: bool) -> str:
    from perfeval.measures import KINDS

    return _kind(KINDS, value, zh)


def rule(value: str, zh: bool) -> str:
    from perfeval.rules import KINDS

    return _kind({**KINDS, "cut_fixed": "固定扣减"}, value, zh)


def _kind(kinds: dict[str, str], value: str, zh: bool) -> str:
    chinese = kinds.get(value)
    return f"“{chinese}”（{value}）" if zh and chinese else value


def place(value: str, zh: bool) -> str:
    """A shape that is a rule's or a measure's own: "score.bands", "measure.survey"."""
    family, _, kind = value.partition(".")
    if family == "score" and kind:
        return f"评分规则{rule(kind, zh)}" if zh else f"the rule {kind}"
    if family == "measure" and kind:
        return f"取值方式{measure(kind, zh)}" if zh else f"the measure {kind}"
    return value


_DAYLESS = re.compile(r"\d{4}\s*年|\d\s*月|季度|年[底末初]|月[底末初]")
_COLON = re.compile(r"[^\s\d：][^\s：]{0,39}：")
_COMMAS = re.compile(r"[\d.%\s]+([，、；][\d.%\s]+)+")


def slip(value: str, zh: bool) -> str:
    """What is odd about the way a key or value is written, to follow its mend; "" when nothing."""
    if value[:1] in "［“”｛" and value[:1]:
        return (
            '；括号、引号、逗号、冒号都用英文的，如 [甲, 乙]、"甲"、{actual: 100公里}'
            if zh
            else '; write brackets, quotes, commas and colons in ASCII: [a, b], "a", {key: value}'
        )
    if _COLON.match(value) or (value != "{…}" and re.search("[{｛]", value)):
        return (
            "；键后请写英文冒号加空格，如 里程: {actual: 100公里}"
            if zh
            else "; after a key write an ASCII colon and a space, as in key: {actual: 100}"
        )
    if _COMMAS.fullmatch(value):
        return (
            "；几个数之间用英文逗号隔开，如 [50, 40, 5]"
            if zh
            else "; put ASCII commas between several numbers, as in [50, 40, 5]"
        )
    return ""


def undated(value: str, zh: bool) -> str:
    """How to write a date, for a text that seems to be one; "" for any other."""
    if not _DAYLESS.search(value):
        return ""
    return "；日期请写成 2024-12-31" if zh else "; write a date as 2024-12-31"


NAMES: dict[str, Callable[[str, bool], str]] = {
    "keys": keys, "why": why, "measure": measure, "rule": rule, "place": place, "slip": slip,
    "undated": undated,
}  # fmt: skip
