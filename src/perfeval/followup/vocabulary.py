"""The names that a policy's expressions and reasons may use: a fixed list, so that each can be checked."""

from __future__ import annotations

from typing import NamedTuple

POINTS, RATE, MONEY, COUNT, TEXT = "points", "rate", "money", "count", "text"


class Name(NamedTuple):
    """A name in both languages, what kind of value it has, and where that comes from."""

    key: str
    zh: str
    kind: str


NUMBERS = (
    Name("score", "总分", POINTS),
    Name("last_score", "上年总分", POINTS),
    Name("trend", "得分变化", POINTS),
    Name("execution", "执行率", RATE),
    Name("arrival", "到位率", RATE),
    Name("completion", "达标率", RATE),
    Name("base", "基数", MONEY),
    Name("budget", "预算数", MONEY),
    Name("arrived", "到位数", MONEY),
    Name("spent", "支出数", MONEY),
    Name("unspent", "结余", MONEY),
    Name("asked", "申报数", MONEY),
    Name("met", "达标数", COUNT),
    Name("unmet", "未达标数", COUNT),
    Name("missing", "缺数据数", COUNT),
    Name("errors", "错误数", COUNT),
    Name("warnings", "警告数", COUNT),
    Name("gates", "否决项数", COUNT),
    Name("problems", "问题数", COUNT),
    Name("years", "年数", COUNT),
)
# in reasons alone
WORDS = (
    Name("project", "项目", TEXT),
    Name("year", "年度", TEXT),
    Name("grade", "等级", TEXT),
    Name("last_grade", "上年等级", TEXT),
    Name("change", "增减额", MONEY),
    Name("proposal", "建议额", MONEY),
)
BY_KEY = {name.key: name for name in (*NUMBERS, *WORDS)}
IN_EXPRESSIONS = {written: name for name in NUMBERS for written in (name.key, name.zh)}
IN_REASONS = {
    **IN_EXPRESSIONS, **{written: name for name in WORDS for written in (name.key, name.zh)},
}  # fmt: skip
