"""Nodes for what a cell says, every one standing where its cell stands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.intake.drafting_texts import decimal, line, prose
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.source.node import Added, Joined, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Value

Pair = tuple[str, "Node | None"]
Words = list[tuple[str, "Span"]]  # texts, each with its cell


def text(words: str, at: Span) -> Scalar:
    """Words, whatever they look like."""
    return Scalar(words, False, at.file, at.line, at.column)


def number(digits: str, at: Span) -> Scalar:
    """A decimal."""
    return Scalar(digits, True, at.file, at.line, at.column)


def own(words: str, at: Span) -> Scalar:
    """A word of ours, which no cell says; it stands where what it rests on stands."""
    return Added(words, True, at.file, at.line, at.column, exact=False)


def said(value: Value | None) -> Scalar | None:
    """A cell's text on one line; None where it says nothing."""
    words = line(value.text) if value is not None else ""
    return text(words, value.span) if value is not None and words else None


def told(value: Value | None) -> Scalar | None:
    """A cell's text with its lines; None where it says nothing."""
    words = prose(value.text) if value is not None else ""
    return text(words, value.span) if value is not None and words else None


def mapping(at: Span, pairs: Iterable[Pair]) -> Mapping:
    """The pairs that have a value; a key stands where its value does."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in pairs:
        if value is not None:
            entries[key] = (Scalar(key, True, value.file, value.line, value.column), value)
    return Mapping(entries, at.file, at.line, at.column)


def filled(at: Span, pairs: Iterable[Pair]) -> Mapping | None:
    """The same, or None when no pair has a value."""
    made = mapping(at, pairs)
    return made if made.entries else None


def sequence(at: Span, items: Iterable[Node | None]) -> Sequence:
    return Sequence([item for item in items if item is not None], at.file, at.line, at.column)


def listed(at: Span, items: Iterable[Node | None]) -> Sequence | None:
    """The items that are there; None when there are none."""
    made = sequence(at, items)
    return made if made.items else None


def joined(parts: Words, mark: str) -> Scalar | None:
    """Texts of several cells as one; None without any."""
    if len(parts) < 2:
        return text(*parts[0]) if parts else None
    return Joined(mark.join(words for words, _ in parts), tuple(at for _, at in parts))


# what columns are called where a form has no heading for them (texts of a project are in Chinese)
_COLUMNS = {
    "initial_budget": "年初预算数", "adjustment": "预算调整", "budget": "预算数", "amount": "金额",
    "arrived": "到位资金", "spent": "执行数", "rate": "执行率", "weight": "分值", "score": "得分",
    "review": "复核得分", "reason": "偏差原因", "improvement": "改进措施", "completion": "完成率",
    "score_rate": "得分率", "converted": "折算得分", "previous": "上年完成值", "target": "指标值",
    "actual": "完成值", "unit": "度量单位", "content": "主要内容", "note": "备注",
    "forecast": "全年预计完成值", "likelihood": "完成可能性", "evidence": "佐证材料",
    "operator": "指标性质", "rule": "评分标准", "explain": "指标解释", "source": "数据来源",
    "points": "评价要点", "nature": "指标属性", "total": "总额", "done": "完成情况", "fiscal": "财政拨款", "other": "其他资金", "own": "自筹资金",
}  # fmt: skip
_NUMBERED = re.compile(r"(.+?)_?\d+")
_OTHER = "其他"


def heading(form: Form, key: str) -> str:
    """What the form calls a column; never a key of ours."""
    printed = form.fund_columns.get(key) or form.columns.get(key)
    if printed is not None and line(printed.text):
        return line(printed.text)
    number = _NUMBERED.fullmatch(key)
    return _COLUMNS.get(key) or _COLUMNS.get(number[1] if number is not None else "", _OTHER)


def task_heading(key: str) -> str:
    """What a column of the tasks is called: the kind of money below the heading that it stands
    under, 预算数·财政拨款; the headings of the other tables are not its own."""
    over, _, kind = key.rpartition("_")
    if kind in ("fiscal", "other", "own", "total") and over in ("", *_COLUMNS):
        return "·".join(_COLUMNS[part] for part in (over, kind) if part)
    return _COLUMNS.get(key, _OTHER)


LONGEST = 40


def short(words: str) -> str:
    """A printed text as a message shows it."""
    shown = line(words)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


class Remarks:
    """What the drafting has to say, in order."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, code: str, at: Span, severity: str | None = None, **params: str) -> None:
        self.findings.append(Finding(code, at, params, severity=severity))

    def unread(self, value: Value, column: str) -> None:
        """A cell that does not hold what its column wants; `column` is a key of a form's cells."""
        self.add("PE070", value.span, text=short(value.text), column=column)

    def homeless(self, value: Value, form: Form, key: str, name: str = "") -> None:
        """A printed value that neither a set nor a project has a place for."""
        column = heading(form, key)
        self.add(
            "PE075", value.span, "info", name=name, of="", column=column, text=short(value.text)
        )

    def fraction(self, value: Value) -> None:
        """A bare number up to 1 where a percentage is wanted: 0.95% and 95% are both possible."""
        digits = decimal(value.text) or "0"
        meant = percent(Fraction(digits), 4)
        self.add("PE073", value.span, text=short(value.text), low=f"{digits}%", high=meant, read="")
