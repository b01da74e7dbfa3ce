"""Words of findings about finished tables, in both languages."""

from __future__ import annotations

BASE = {
    "initial_budget": ("这是除以年初预算数的结果", "this is over the initial budget"),
    "arrived": ("这是除以到位资金的结果", "this is over the money that arrived"),
    "arrival": ("这是到位率", "this is the rate of arrival"),
    "excess": ("这是超出的比例，不是执行率", "this is the excess, not the rate"),
    "inverted": ("分子分母颠倒了", "numerator and denominator are swapped"),
}
DIRECTION = {
    "cost": ("成本指标越低越好，却写≥", "a cost should be at most so much"),
    "more": ("这类指标越高越好，却写≤", "the more of it the better, yet it says at most"),
    "less": ("这类指标越低越好，却写≥", "the less of it the better, yet it says at least"),
    "bad": ("越少越好的事却写≥", "what is better the less there is should be at most so much"),
}
CELL = {
    "actual": ("完成值", "actual"),
    "target": ("指标值", "target"),
    "score": ("得分", "score"),
    "weight": ("分值", "weight"),
}
INVERTED = {
    "inverted": (
        "文中的数是指标值/完成值，分子分母颠倒了",
        "the text divides the target by the actual",
    ),
}
SHIFTED = {
    "weights": (
        "而且都等于分值，疑似把分值填进了这两栏",
        "and the weight: the weights seem to be typed in both columns",
    ),
}
TWINS = {
    "rival": ("衡量同一件事，标准不同", "measure the same thing against different targets"),
    "same": ("名称相同，疑似重复", "have the same name: one seems to be a repetition"),
}
TABLES = {
    "shifted": SHIFTED,
    "twins": TWINS,
    "base": BASE,
    "direction": DIRECTION,
    "field": CELL,
    "inverted": INVERTED,
}
