"""One file per way to obtain a number; each holds its parameters, what it reads, and its words."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

KINDS = {
    "value": "数值", "ratio": "比率", "growth": "增长率", "funds": "资金", "survey": "问卷调查",
    "panel": "专家评分", "schedule": "进度", "count": "次数", "average": "平均", "formula": "公式",
}  # fmt: skip


@cache
def measure(kind: str) -> Any:
    """The module of a measure kind, imported on first use."""
    return import_module(f"perfeval.measures.{kind}")
