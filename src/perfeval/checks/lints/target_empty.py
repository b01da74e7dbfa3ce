"""V1: a target that is only a sign or a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.targets import targets
from perfeval.model.finding import Finding
from perfeval.model.quantity import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE285"
SIGNS = "≥≤＞＜=＝﹦><%％‰~～ "
UNITS = frozenset((
    "个", "家", "项", "件", "次", "人", "人次", "户", "份", "台", "套", "处", "天", "日", "月", "年",
    "元", "万元", "亿元", "公里", "千米", "米", "亩", "平方米", "公顷", "吨", "百分比", "分",
))  # fmt: skip


def says_nothing(text: str) -> bool:
    """Whether only signs and a unit are left of a target."""
    rest = text.strip(SIGNS)
    return not rest or rest in UNITS


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for target in targets(look):
        if target.quantity.kind == TEXT and says_nothing(target.quantity.text):
            params = {"name": target.name, "target": target.quantity.text.strip()}
            yield Finding("PE285", target.span, params, target.leaf.path)
