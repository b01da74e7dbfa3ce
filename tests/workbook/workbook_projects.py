"""Projects made up for a set: every leaf gets data of its kind, every block of a project is full."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from perfeval.measures import measure
from perfeval.model.quantity import DATE, FLAG, TEXT
from perfeval.scoring.named_data import wanted
from perfeval.source.fund_shape import FUNDS, LINE, PLAN
from perfeval.source.project_shape import PROJECT
from perfeval.source.result_shape import ITEM, OCCURRENCE, SURVEY

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.shape import Field, Shape, Type

TEXTS = (
    "一般文字", "=100%", "+86 10", "第一行\n第二行", "E01、E02，E03；E04", "‘引号’“双引号”\"x\"",
    "０１２", "1-2", "2023-12-31", "0012", "是", "“全角　空格”", "<b>&amp;</b>", "_x000D_", "{a: 1}",
    "👍评价", "12.50", "-", "/", "{}x", "a" * 300,
)  # fmt: skip


class Maker:
    """Draws values for shapes; the same seed gives the same project."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.n = 0

    def text(self) -> str:
        self.n += 1
        return self.random.choice(TEXTS)

    def value(self, kind: Type, field: Field | None = None) -> Any:
        name, of = kind.name, kind.of
        draw = self.random
        if name == "record":
            return self.record(of)
        if name == "list" or (name == "one-or-list" and draw.random() < 0.7):
            return [self.value(of) for _ in range(draw.randrange(1, 4))]
        if name == "one-or-list":
            return self.value(of)
        if name == "any-of":
            return self.value(of[0])
        if name == "map":
            return {f"键{n}.{n}": self.value(of) for n in range(draw.randrange(1, 3))}
        if name == "choice":
            return draw.choice(list(of))
        plain = {
            "number": lambda: draw.choice(["3", "0.5", "12.50", "100", "0", "1234567.891"]),
            "integer": lambda: str(draw.randrange(0, 500)),
            "flag": lambda: draw.choice(["true", "false", "是", "否"]),
            "quantity": lambda: draw.choice(["7个", "99.95%", "≥3.50万元", "2023-06-30", "1,234件", "12"]),
            "money": lambda: draw.choice(["2244.84", "1.2亿元", "0", "373.80", "15"]),
            "date": lambda: draw.choice(["2023-01-31", "2023年6月1日", "2024-02-29"]),
            "period": lambda: {"from": "2023-01-01", "to": "2023-12-31"},
            "dated": self.dated, "due": self.dated, "spent": self.spent,
            "data": lambda: {"甲": "3", "乙 丙": "40%", "丁": "是"},
        }  # fmt: skip
        if name in plain:
            return plain[name]()
        return self.text()

    def dated(self) -> Any:
        if self.random.random() < 0.5:
            return "120.5"
        return [
            {"amount": "10", "date": "2023-03-01", "doc_no": "财〔2023〕1号"},
            {"amount": "1.5万元", "note": "备注"},
        ]

    def spent(self) -> Any:
        draw = self.random.random()
        totals = [{"as_of": "2023-06-30", "spent": "5"}, {"as_of": "2023-12-31", "spent": "9.5"}]
        return totals if draw < 0.3 else {"cumulative": totals} if draw < 0.5 else self.dated()

    def record(self, shape: Shape) -> dict[str, Any]:
        found = {}
        for field in shape.fields:
            if field.type.name == "raw" or field.type.name == "plan":
                continue
            if field.required or self.random.random() < 0.7:
                key = field.key if self.random.random() < 0.7 else field.zh
                found[key] = self.value(field.type, field)
        return found or {shape.fields[0].key: "x"}

    def result(self, leaf: Indicator) -> dict[str, Any]:
        draw = self.random
        if draw.random() < 0.06:
            return {"not_applicable": draw.choice([{"reason": "不涉及"}, "不涉及", True])}
        if draw.random() < 0.04:
            return {"not_due": "2024-12"}
        found: dict[str, Any] = {}
        if leaf.score.kind == "blend":
            parts = [self.result(_part(leaf, part)) for part in leaf.score.params.parts]
            names = [part.name for part in leaf.score.params.parts]
            found["parts"] = dict(zip(names, parts, strict=True)) if all(names) else parts
        else:
            self.measured(leaf, found)
            self.judged(leaf, found)
        for key, value in (
            ("evidence", ["E01", "E02 p.4"]), ("analysis", self.text()), ("reason", "原因\n两行"),
            ("improvement", "改进"), ("note", self.text()), ("problem", "P1"), ("reported", "3.5"),
            ("assumed", "推定"), ("target", ""), ("statement", {"state": "部分符合", "text": "说明"}),
            ("review", {"score": "2.5", "by": "张三", "date": "2024-01-05", "opinion": "同意"}),
        ):  # fmt: skip
            if value and draw.random() < 0.5:
                found[key] = value
        return found

    def measured(self, leaf: Indicator, found: dict[str, Any]) -> None:
        draw, kind = self.random, leaf.measure.kind
        unit = leaf.target.unit if leaf.target is not None else ""
        if kind == "value" or draw.random() < 0.3:
            target = leaf.target.kind if leaf.target is not None else ""
            found["actual"] = {DATE: "2023-11-30", FLAG: "是", TEXT: "完成"}.get(
                target, f"{draw.randrange(1, 200)}{unit}"
            )
        if kind == "survey":
            groups = [self.record(SURVEY) for _ in range(draw.randrange(1, 3))]
            for group in groups:
                group.pop("选项计数", None)
                group["counts"] = ["12", "4", "1", "0", "0"]
            found["survey"] = groups if draw.random() < 0.7 else groups[0]
        elif kind == "panel":
            found["panel"] = [
                {"expert": "甲", "role": "技术", "score": ["95", "92.5"]}, {"expert": "乙", "pass": True},
                {"expert": "丙", "recused": "是"},
            ]  # fmt: skip
        elif kind == "average":
            found["items"] = [self.record(ITEM) for _ in range(3)]
        elif kind == "count":
            if draw.random() < 0.5:
                found["count"] = "2"
            found["occurrences"] = [] if draw.random() < 0.3 else [self.record(OCCURRENCE), "短写"]
        days = {"planned": "2023-06-30", "finished": "2023-07-05", "excused": "2"}
        for key in measure(kind).READS + (("excused",) if kind == "schedule" else ()):
            if key in ("part", "whole", "current", "base"):
                found[key] = f"{draw.randrange(1, 100)}"
            elif key in days:
                found[key] = days[key]

    def judged(self, leaf: Indicator, found: dict[str, Any]) -> None:
        draw, kind = self.random, leaf.score.kind
        if kind == "checklist":
            n = len(leaf.score.params.items)
            numbers = [str(i) for i in range(1, n + 1)]
            ways: list[dict[str, Any]] = [
                {"met": "all"}, {"met": "none"}, {"met": numbers[:2]},
                {"met": {i: draw.choice(["1", "0.5", "符合", "不适用"]) for i in numbers}},
                {"met": "all", "items": {numbers[-1]: {"met": "0", "fact": "事实", "evidence": ["E01"]}}},
                {"items": {i: {"met": "0.5", "problem": "P1"} for i in numbers}},
                {"met": {i: {"not_applicable": {"reason": "不涉及"}} for i in numbers}},
            ]  # fmt: skip
            found |= draw.choice(ways)
        elif kind == "tiers":
            found["tier"] = draw.choice(leaf.score.params.tiers).name
            found[draw.choice(["share", "points"])] = "0.9"
        elif kind == "judged":
            if draw.random() < 0.5:
                found["judged"] = "2"
            found["deductions"] = (
                []
                if draw.random() < 0.3
                else [{"points": "0.5", "fact": self.text(), "evidence": "E01"}, "事实"]
            )
        names = (
            wanted(leaf) if kind in ("cases", "formula") or leaf.measure.kind == "formula" else ()
        )
        data = {name: "3" for name in sorted(names) if name not in ("x", "t", "w", "r")}
        if data:
            found["data"] = data


def _part(leaf: Indicator, part: Any) -> Indicator:
    return leaf._replace(measure=part.measure, target=part.target, score=part.score)


def project(indicator_set: IndicatorSet, set_name: str, seed: int) -> str:
    """A project file (JSON, which is YAML too)."""
    maker = Maker(seed)
    found: dict[str, Any] = {"perfeval": "project/v1", "indicator_set": set_name}
    for field in PROJECT.fields:
        if field.key not in ("perfeval", "indicator_set", "funds", "results", "groups"):
            found[field.key] = maker.value(field.type, field)
    found["project"]["name"] = found["project"].pop("项目名称", "某项目")
    found["groups"] = {label: options[0] for label, options in indicator_set.groups.items()}
    found["funds"] = {
        "unit": "万元", "note": "备注", "rates": [maker.record(f.type.of.of) for f in FUNDS.fields if f.key == "rates"],
        "lines": [{**maker.record(LINE), "id": f"l{n}"} for n in range(3)], "plan": maker.record(PLAN),
    }  # fmt: skip
    found["funds"]["plan"] |= {"unit": "元"}
    found["funds"]["plan"].pop("单位", None)
    for line in found["funds"]["lines"]:
        line.pop("编号", None)
    results: dict[str, Any] = {}
    for leaf in indicator_set.leaves():
        if maker.random.random() < 0.9:
            results["/".join(leaf.path)] = maker.result(leaf)
        elif maker.random.random() < 0.5:
            results["/".join(leaf.path)] = {}
    found["results"] = results
    return json.dumps(found, ensure_ascii=False, indent=1)
