"""Projects drawn at random, and the many ways of writing each of them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

SET = """perfeval: indicator-set/v1
id: drawn
title: 抽样体系
rounding: {digits: 2}
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - name: 决策
    children:
      - {name: 依据, weight: 10, score: {kind: checklist, items: [合法, 合规, 合理]}, evidence: [批复]}
      - {name: 程序, weight: 8, score: {kind: tiers, tiers: [{name: 好, share: 100%}, {name: 中, share: 60%}, {name: 差, share: 0%}]}}
  - name: 过程
    children:
      - {name: 到位率, weight: 6, measure: {kind: funds, rate: arrival}, target: ≥100%}
      - {name: 执行率, weight: 6, measure: {kind: funds, rate: execution}, target: 100%}
      - {name: 违规次数, weight: 5, measure: count, score: {kind: count, points: 2}}
  - name: 产出
    children:
      - {name: 人数, weight: 15}
      - {name: 面积, weight: 10, score: {kind: completion, pass_line: 60%}}
      - {name: 合格率, weight: 10, measure: {kind: ratio}, target: ≥95%}
      - {name: 工期, weight: 5, measure: {kind: schedule, unit: day}, target: ≤0天}
      - name: 返工率
        weight: 5
        score: {kind: bands, bands: [{max: 1%, share: 100%}, {above: 1%, max: 5%, share: 50%}, {above: 5%, share: 0%}]}
  - name: 效益
    children:
      - {name: 增长, weight: 5, measure: {kind: growth}, target: 5%}
      - {name: 成效, weight: 5, target: 显著}
      - {name: 满意度, weight: 10, measure: {kind: survey, method: top2}, target: ≥90%}
"""
WORDS = [
    "项目",
    "实施",
    "资金",
    "2024年",
    "A-1",
    "到位",
    "(见附表)",
    "完成",
    "群众",
    "满意",
    "C#",
    "1:30",
    "；其余",
    "100%",
    "同比",
]


class Drawn:
    """One random hand."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def some(self, chance: float) -> bool:
        return self.draw.random() < chance

    def text(self) -> str:
        return "".join(self.draw.choice(WORDS) for _ in range(self.draw.randint(1, 8)))

    def project(self, number: int) -> dict[str, Any]:
        draw = self.draw
        header: dict[str, Any] = {"name": f"项目{self.text()}{number}"}
        if self.some(0.6):
            header["code"] = f"P-{number:04}"
        if self.some(0.6):
            header["department"] = self.text()
        if self.some(0.5):
            header["period"] = {"from": "2024-01-01", "to": "2024-12-31"}
        if self.some(0.3):
            header["as_of"] = "2024-12-31"
        found: dict[str, Any] = {
            "perfeval": "project/v1", "indicator_set": "../set.yaml", "project": header,
        }  # fmt: skip
        if self.some(0.3):
            found["groups"] = {"region": draw.choice(("东区", "西区"))}
        ids = [f"E{n:02}" for n in range(1, draw.randint(2, 6))]
        if self.some(0.9):
            found["evidence"] = [self.paper(id) for id in ids]
        if self.some(0.8):
            found["funds"] = self.funds()
        if self.some(0.4):
            found["objectives"] = [
                {"expected": self.text(), "achieved": self.text()}
                for _ in range(draw.randint(1, 3))
            ]
        if self.some(0.3):
            found["problems"] = [
                {
                    "id": "P1",
                    "title": self.text(),
                    "indicators": [draw.choice(("人数", "面积", "没有的"))],
                }
            ]
        found["results"] = self.results(ids)
        if self.some(0.2):
            found["reported"] = {"total": draw.randint(60, 100)}
        if self.some(0.4):
            found["narrative"] = {"background": self.text(), "methods": self.text()}
        return found

    def paper(self, id: str) -> dict[str, Any]:
        paper = {"id": id, "title": self.text()}
        if self.some(0.7):
            paper["kind"] = self.draw.choice(("批复", "合同", "台账"))
        if self.some(0.3):
            paper["note"] = self.text()
        return paper

    def funds(self) -> dict[str, Any]:
        draw = self.draw
        budget = draw.randint(1, 500)
        line = {
            "name": "县级资金", "budget": [{"date": "2024-02-01", "amount": budget}],
            "arrived": [{"date": "2024-03-01", "amount": draw.choice((budget, budget, budget / 2))}],
            "spent": [{"date": "2024-10-01", "amount": draw.choice((budget, budget / 4, budget * 2, 0))}],
        }  # fmt: skip
        return {"unit": "万元", "lines": [line]}

    def results(self, ids: list[str]) -> dict[str, Any]:
        draw = self.draw
        target = draw.choice((100, 120, 7, 1.5, 0))
        counts = [draw.randint(0, 30), draw.randint(0, 30), draw.randint(0, 9), 0, 0]
        drawn: dict[str, dict[str, Any]] = {
            "依据": {"met": draw.choice(("all", "none", [1, 3], [2]))},
            "程序": {"tier": draw.choice(("好", "中", "差", "极好"))},
            "到位率": {}, "执行率": {},
            "违规次数": {"count": draw.randint(0, 4)},
            "人数": {"target": f"{draw.choice(('', '≥', '≤', '>'))}{target}人", "actual": f"{draw.choice((target, draw.randint(0, 300)))}人"},
            "面积": {"target": draw.choice(("1,200平方米", "800平方米", "1.2万平方米")), "actual": f"{draw.randint(0, 2500)}平方米"},
            "合格率": {"part": draw.randint(0, 50), "whole": draw.choice((50, 60, 49, 0))},
            "工期": {"planned": "2024-11-30", "finished": f"2024-{draw.choice(('11-12', '12-07', '13-01'))}"},
            "返工率": {"actual": draw.choice(("0.5%", "3%", "7.25%", "0.02", "较低"))},
            "增长": {"current": draw.randint(80, 130), "base": 100},
            "成效": {"actual": "显著", "judged": draw.choice((5, 4, 6))},
            "满意度": {"survey": {"valid": sum(counts), "counts": counts}},
        }  # fmt: skip
        found: dict[str, Any] = {}
        for name, result in drawn.items():
            if self.some(0.06):
                continue
            if self.some(0.04):
                result = draw.choice(
                    ({"not_applicable": {"reason": self.text()}}, {"not_due": "明年"})
                )
            if self.some(0.5):
                result["evidence"] = draw.sample(ids, 1) if self.some(0.9) else ["E99"]
            if self.some(0.4):
                result["reason"] = self.text()
            if self.some(0.4):
                result["analysis"] = self.text()
            if self.some(0.1):
                result["reported"] = draw.randint(1, 10)
            if self.some(0.05):
                result["assumed"] = self.text()
            if self.some(0.03):
                result["part"] = 3
            found[name] = result or None
        if self.some(0.03):
            found["没有这个指标"] = {"actual": 3}
        return found

    def written(self, project: dict[str, Any]) -> str:
        """In one of many ways; all mean the same."""
        way = self.draw.randrange(5)
        if way == 0:
            return str(yaml.safe_dump(project, allow_unicode=True, sort_keys=False))
        if way == 1:
            return str(
                yaml.safe_dump(project, allow_unicode=True, sort_keys=False, indent=4, width=1000)
            )
        if way == 2:
            return str(
                yaml.safe_dump(
                    project,
                    allow_unicode=True,
                    sort_keys=False,
                    default_flow_style=None,
                    width=9999,
                )
            )
        lines = ["# 手工填写", ""] if way == 3 else []
        for key, value in project.items():
            if key == "narrative" and self.some(0.5):
                lines.append(f"{key}:")
                for name, text in value.items():
                    lines += [f"  {name}: |", *(f"    {own}" for own in (text, self.text()))]
            elif isinstance(value, dict) and key in ("results", "project", "narrative"):
                lines.append(f"{key}:" + ("   # 见说明" if self.some(0.1) else ""))
                for name, own in value.items():
                    lines.append(f"  {_plain(name)}: {_flow(own)}")
                    if self.some(0.1):
                        lines.append("  # 备注：{如上}")
            elif isinstance(value, list):
                lines += [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
            else:
                lines.append(f"{key}: {_flow(value)}")
            if self.some(0.2):
                lines.append("")
        text = "\n".join(lines) + ("\n" if self.some(0.9) else "")
        return text.replace("\n", "\r\n") if self.some(0.1) else text


def _flow(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_plain(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _plain(value)


def _plain(value: Any) -> str:
    """As a hand would write it: in quotes only where it must be."""
    text = str(value)
    return f'"{text}"' if any(c in text for c in ",:#[]{}") else text


def laid(folder: Path, count: int, seed: int) -> list[Path]:
    """So many projects in folders of their own, with the set beside them."""
    hand = Drawn(seed)
    (folder / "set.yaml").write_text(SET, "utf-8")
    paths = []
    for number in range(count):
        path = folder / f"p{number:03}" / "project.yaml"
        path.parent.mkdir()
        path.write_bytes(hand.written(hand.project(number)).encode())
        paths.append(path)
    return paths
