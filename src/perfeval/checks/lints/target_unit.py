"""V1: a number without a unit, of which nobody can say what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.naming import head
from perfeval.checks.lints.targets import targets, weights_typed
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE284"
# what is counted in nothing
PURE = (
    "得分",
    "评分",
    "分数",
    "指数",
    "系数",
    "名次",
    "排名",
    "位次",
    "倍数",
    "等级",
    "级别",
    "比",
)


def check(look: SetLook, p: None) -> Iterator[Finding]:
    if weights_typed(look):
        return
    for target in targets(look):
        found = target.quantity
        if target.measure.kind != "value" or not found.is_bare or not found.lo or found.hi == 0:
            continue
        if target.takes_number and not head(target.name).endswith(PURE):
            params = {"name": target.name, "target": found.text.strip()}
            yield Finding("PE284", target.span, params, target.leaf.path)
