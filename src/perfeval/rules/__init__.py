"""One file per way to turn a number into points; each holds its parameters, arithmetic and words."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

KINDS = {
    "completion": "完成率", "bands": "分档", "steps": "每级增减", "interpolate": "线性插值",
    "yes_no": "是否", "checklist": "评价要点", "tiers": "等级评判", "count": "计次扣分",
    "judged": "酌情扣分", "cases": "分情形", "formula": "公式", "peers": "同类比较", "blend": "组合", "none": "不计分",
}  # fmt: skip


@cache
def rule(kind: str) -> Any:
    """The module of a rule kind; imported on first use, so that a run loads only its own rules."""
    return import_module(f"perfeval.rules.{kind}")
