"""Random projects of the set that uses every kind of score, from whole numbers alone.

Most cells are what forms hold; some are missing, inapplicable, zero, huge, negative, or words.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from perfeval import api
from perfeval.model.finding import Span
from perfeval.model.funds import Dated, FundLine, Funds
from perfeval.model.indicators import Indicator, IndicatorSet
from perfeval.model.project import Evidence, Header, Project
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.results import Judgement, Result

FILE = Path(__file__).with_name("every-kind.yaml")
TABLE = "项目.csv"
WILD = (
    "0", "-3", "-0.5%", "99999999999999999999", "1e25", "0.0000000001", "效果明显", "是", "否", "95%",
    "0.95", "≥5", "3~5", "2023-05-01", "7.5万元", "1/3", "120%", "12345678.901",
)  # fmt: skip
KEYS = (
    "actual", "target", "part", "whole", "current", "base", "count", "planned", "finished", "excused",
    "data", "met", "tier", "share", "judged", "parts",
)  # fmt: skip
Draw = Callable[[random.Random], dict[str, Any]]


def indicator_set() -> IndicatorSet:
    loaded = api.load_indicator_set(FILE)
    assert loaded.indicator_set is not None, loaded.findings
    return loaded.indicator_set


def read(text: str) -> Quantity:
    found = quantity(text)
    assert isinstance(found, Quantity), text
    return found


def _decimal(r: random.Random, low: int, high: int, digits: int = 2) -> str:
    units = r.randint(low * 10**digits, high * 10**digits)
    text = f"{abs(units) // 10**digits}.{abs(units) % 10**digits:0{digits}d}"
    return ("-" if units < 0 else "") + text.rstrip("0").rstrip(".")


def actual(low: int, high: int, unit: str = "", digits: int = 2) -> Draw:
    return lambda r: {"actual": read(_decimal(r, low, high, digits) + unit)}


def _checklist(n: int) -> Draw:
    def draw(r: random.Random) -> dict[str, Any]:
        if r.random() < 0.1:
            return {"met": r.random() < 0.7}
        shares = (Fraction(1), Fraction(1), Fraction(0), Fraction(1, 2))
        return {"met": {str(i + 1): Judgement(r.choice(shares)) for i in range(n)}}

    return draw


def _tier(r: random.Random) -> dict[str, Any]:
    tier, share = r.choice((("好", 90), ("中", 60), ("差", 20), ("", 75), ("好", 80), ("", 40)))
    return {"tier": tier, "share": Fraction(share, 100)}


def _judged(r: random.Random) -> dict[str, Any]:
    return {"judged": Fraction(r.choice((30, 30, 25, 20, 5, 0)), 10)}


def _day(r: random.Random) -> date:
    return date.fromordinal(date(2023, 9, 1).toordinal() + r.randint(0, 120))


def _pair(first: str, second: str, low: int, high: int) -> Draw:
    return lambda r: {first: read(_decimal(r, low, high)), second: read(_decimal(r, 80, 120))}


# indicators that many projects have no use for, together
TOGETHER = (
    ("合理性",), ("里程",), ("里程", "合理性"), ("群众",), ("群众", "企业"), ("预算编制",), ("监控", "目标"),
    ("合格率", "达标率"), ("培训人数",), ("立项依据", "目标", "程序", "论证", "预算编制", "合理性"),
)  # fmt: skip
DRAWS: dict[str, Draw] = {
    "立项依据": _checklist(3), "目标": _checklist(2), "程序": _checklist(2), "论证": _tier,
    "预算编制": lambda r: {"tier": r.choice("好差")}, "合理性": _judged,
    "违规": lambda r: {"count": Fraction(r.randint(0, 5))},
    "延期": lambda r: {"planned": _day(r), "finished": _day(r), "excused": Fraction(r.choice((0, 0, 5)))},
    "制度": lambda r: {"actual": read(r.choice("是是否"))}, "监控": lambda r: {"actual": read(r.choice("是否否"))},
    "培训人数": actual(60, 180, "人", 0), "里程": actual(30, 100), "亩数": lambda r: {"actual": read(_decimal(r, 3, 12) + r.choice(("万亩", "万亩", "")))},
    "自定目标": lambda r: {"target": read(r.choice(("≤20", "≥10", "15")) + "天"), "actual": read(_decimal(r, 5, 30, 1) + "天")},
    "合格率": actual(60, 100, "%", 1), "达标率": _pair("part", "whole", 40, 110),
    "完成时间": lambda r: {"actual": read(_day(r).isoformat())}, "单位成本": actual(250, 450, "元"),
    "增收": _pair("current", "base", 60, 140), "事故": lambda r: {"actual": read(r.choice(("0起", "0起", "1起", "2起")))},
    "情形": lambda r: {"actual": read(_decimal(r, 2, 15)), "data": {"ok": read(r.choice("是否"))}},
    "算式": lambda r: {"data": {"a": read(_decimal(r, 0, 100, 0) + "%"), "b": read(_decimal(r, 0, 100, 1) + "%")}},
    "折算": lambda r: {"data": {"a": read(_decimal(r, 0, 60)), "b": read(_decimal(r, 0, 60))}},
    "综合": lambda r: {"parts": (Result(actual=read(_decimal(r, 4, 14, 0) + "个")), Result(actual=read(r.choice("是否"))))},
    "群众": actual(70, 100, "%"), "企业": actual(70, 100),
    "定性成效": lambda r: {"share": Fraction(r.randint(0, 100), 100)}, "奖补面积": actual(2, 9, "", 1),
    "每亩补助": actual(1, 3),
}  # fmt: skip


def projects(seed: int, many: int, found: IndicatorSet) -> Iterator[Project]:
    """The projects numbered seed to seed + many, each the same whenever it is made."""
    leaves = found.leaves()
    for number in range(seed, seed + many):
        yield project(number, found, leaves)


def project(number: int, found: IndicatorSet, leaves: tuple[Indicator, ...]) -> Project:
    r = random.Random(number)
    line = number + 2
    wild = r.choice((0, 0, 0, 0, 0, 0, 0.03, 0.15))
    gone = r.choice((0, 0, 0, 0.03, 0.06, 0.3))
    together = r.choice(TOGETHER) if r.random() < 0.3 else ()
    results = {}
    for place, leaf in enumerate(leaves):
        apart = leaf.name in together
        made = _result(r, leaf, wild, 1 if apart else gone, line, 10 + 20 * place, apart)
        if made is not None:
            results[leaf.path] = made
    header = Header(
        name=f"项目{number}", department=r.choice(("农业农村局", "教育局", "")),
        as_of=r.choice((None, date(2023, 12, 31), date(2025, 3, 1))),
    )  # fmt: skip
    return Project(
        header, found.id, TABLE, results, groups={"region": r.choice(("东部", "西部"))},
        evidence=(Evidence("E1"),), funds=_funds(r, wild, line),
        places={"results": Span(TABLE, line, 1)},
    )  # fmt: skip


def _result(
    r: random.Random, leaf: Indicator, wild: float, gone: float, line: int, column: int,
    apart: bool = False,
) -> Result | None:  # fmt: skip
    chance = r.random()
    span = Span(TABLE, line, column)
    if chance < gone:
        if not apart and r.random() < 0.5:
            return None
        key = r.choice(("not_applicable", "not_applicable", "not_due"))
        why = r.choice(("", "本年没有这项工作"))
        return Result(**{key: why}, span=span, at={key: Span(TABLE, line, column + 1)})  # type: ignore[arg-type]
    draw = DRAWS.get(leaf.name)
    given: dict[str, Any] = draw(r) if draw is not None else {}
    if r.random() < wild:
        text = r.choice(WILD)
        made = quantity(text)
        if isinstance(made, Quantity):
            given = {**given, r.choice(("actual", "actual", "target", "part")): made}
    if draw is None and not given:
        return None  # a rate of the fund table
    at = {key: Span(TABLE, line, column + 2 + KEYS.index(key)) for key in sorted(given)}
    if r.random() < 0.4:
        given["reason"] = "受疫情影响"
    if r.random() < 0.4:
        given["evidence"] = ("E1",)
    return Result(**given, span=span, at=at)


def _funds(r: random.Random, wild: float, line: int) -> Funds | None:
    if r.random() < 0.05:
        return None
    budget = r.randint(10_000, 99_999)
    spent = budget * r.randint(60, 100) // 100 if r.random() >= wild else r.randint(-5, 120_000)
    arrived = r.randint(spent, budget) if 0 <= spent <= budget else budget

    def amount(units: int) -> tuple[Dated, ...]:
        return (Dated(Fraction(units, 100) * 10_000, None),)

    span = Span(TABLE, line, 5)
    row = FundLine(
        name="资金", budget=amount(budget), arrived=amount(arrived), spent=amount(spent), span=span,
        at={key: Span(TABLE, line, 6 + n) for n, key in enumerate(("budget", "arrived", "spent"))},
    )  # fmt: skip
    return Funds(lines=(row,), span=span)
