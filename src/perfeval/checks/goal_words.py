"""Words of findings about goals and plans that stand for themselves in params."""

from __future__ import annotations

LEVELS = {
    "required": ("上级要求", "the requirement from above"),
    "target": ("本级目标", "the own target"),
}
WAYS = {
    "higher": ("越高越好", "higher is better"),
    "lower": ("越低越好", "lower is better"),
}
PARTS = {
    "groups": ("分组", "group"),
    "tasks": ("任务", "task"),
    "sources": ("来源", "source"),
    "years": ("年度", "year"),
}
TABLES = {"goal_level": LEVELS, "goal_way": WAYS, "plan_part": PARTS}
