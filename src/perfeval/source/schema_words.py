"""Words of the JSON Schemas that no shape has."""

from __future__ import annotations

WORDS = {
    "kind": ("用哪一种，其余的键随它而定", "which kind; the other keys depend on it"),
    "cap": (
        "得分的上限，代替分值；可写分数或占分值的百分比",
        "most points, in place of the weight; points or a share of it",
    ),
    "floor": (
        "得分的下限，代替0；可写分数或占分值的百分比",
        "least points, in place of 0; points or a share of the weight",
    ),
    "unit": (
        "得出的不是分时的单位，列在总分之外",
        "unit of what is yielded when it is not points; reported beside the total",
    ),
    "required": ("（必填）", " (required)"),
    "code": (
        "代号或其开头，如 PE201、PE2",
        "a code or its beginning, as PE201 or PE2",
    ),
    "filled": ("不能为空", "must not be empty"),
    "expected": ("这里应是", "Expected: "),
    "colon": ("：", ": "),
}
