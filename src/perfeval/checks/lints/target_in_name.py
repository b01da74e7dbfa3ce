"""A1: a target that was left in the indicator's name. (PE297)"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE297"
# what follows a sign to the end of the name: 不低于90%, ≥20个
_TAIL = re.compile(
    r"(?P<name>.*?[^\s（(：:，,])[\s：:，,（(]*"
    r"(?P<op>≥|≤|＞|＜|>=|<=|>|<|=|不低于|不少于|不超过|不高于|大于等于|小于等于|不小于|不大于|大于|小于|超过|低于)"
    r"\s*(?P<value>\d+(?:\.\d+)?\s*[%‰％\u4e00-\u9fff]{0,4})[）)]?"
)
_SIGNS = {
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "大于等于": "≥", ">=": "≥", "不超过": "≤", "不高于": "≤",
    "不大于": "≤", "小于等于": "≤", "<=": "≤", "大于": ">", "超过": ">", "小于": "<", "低于": "<",
}  # fmt: skip
# what ends so counts things of a size: 逾期超过30天次数
_COUNTED = ("数", "率", "比例", "情况", "额", "量")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for leaf in look.leaves:
        if leaf.target is not None or leaf.score.kind in ("bands", "cases", "tiers", "blend"):
            continue
        found = _TAIL.fullmatch(leaf.name.strip())
        if found is None or found["value"].endswith(_COUNTED):
            continue
        sign = _SIGNS.get(found["op"], found["op"])
        params = {
            "name": leaf.name, "plain": found["name"], "target": sign + found["value"].strip(),
        }  # fmt: skip
        yield Finding(CODE, leaf.at.get("name", leaf.span), params, leaf.path)
