"""Projects of a county as different hands write them, for benchmarks over folders.

One set of 25 indicators; three ways of writing: a program's dump (blocks only), a template with
results in blocks, and one with results in brackets. Texts, figures, money and evidence are each
project's own; keys that may be left out are now and then; some results are short, some far over,
some missing or not applicable.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml

SET = """perfeval: indicator-set/v1
id: county-2025
title: 县级项目支出绩效评价指标体系（2025年）
report: evaluation
extends: mof-2020-10-evaluation
override:
  决策/项目立项/立项依据充分性: {weight: 3}
  决策/项目立项/立项程序规范性: {weight: 3}
  决策/绩效目标/绩效目标合理性: {weight: 3}
  决策/绩效目标/绩效指标明确性: {weight: 3}
  决策/资金投入/预算编制科学性: {weight: 2}
  决策/资金投入/资金分配合理性: {weight: 2}
  过程/资金管理/资金到位率: {weight: 4}
  过程/资金管理/预算执行率: {weight: 4}
  过程/资金管理/资金使用合规性: {weight: 4}
  过程/组织实施/管理制度健全性: {weight: 3}
  过程/组织实施/制度执行有效性: {weight: 3}
  产出/产出数量/实际完成率: {weight: 6}
  产出/产出质量/质量达标率: {weight: 4}
  产出/产出时效/完成及时性: {weight: 4}
  产出/产出成本/成本节约率: {weight: 4}
  效益/项目效益/实施效益: {weight: 6}
  效益/项目效益/满意度: {weight: 10}
indicators:
  - name: 产出
    children:
      - name: 产出数量
        children:
          - {name: 培训人数, weight: 5}
          - {name: 改造面积, weight: 5}
          - {name: 设备购置数, weight: 3}
          - name: 开工项目数
            weight: 3
            score: {kind: steps, unit: 1, points: 1}
      - name: 产出质量
        children:
          - {name: 验收合格率, weight: 4}
          - name: 返工率
            weight: 2
            score:
              kind: bands
              bands:
                - {max: 1%, points: 2}
                - {above: 1%, max: 5%, points: 1}
                - {above: 5%, points: 0}
  - name: 效益
    children:
      - name: 项目效益
        children:
          - {name: 带动就业, weight: 5}
          - {name: 受益户数增长率, weight: 5}
"""
WORDS = [
    "项目",
    "实施",
    "单位",
    "按照",
    "批复",
    "方案",
    "组织",
    "完成",
    "建设",
    "任务",
    "资金",
    "及时",
    "拨付",
    "到位",
    "加强",
    "管理",
    "制度",
    "健全",
    "执行",
    "有效",
    "受益",
    "群众",
    "反映",
    "良好",
    "验收",
    "合格",
    "资料",
    "齐全",
    "因",
    "前期",
    "手续",
    "办理",
    "时间",
    "较长",
    "工期",
    "有所",
    "延后",
    "下一步",
    "将",
    "加快",
    "进度",
    "县",
    "财政局",
    "乡镇",
    "部门",
    "协调",
    "配合",
    "招标",
    "采购",
    "程序",
    "规范",
    "合同",
    "监督",
    "检查",
    "评审",
    "台账",
    "完整",
]
PLACES = [
    "城关镇",
    "东山乡",
    "西河镇",
    "南坪乡",
    "北岭镇",
    "双桥乡",
    "石门镇",
    "龙泉乡",
    "白云镇",
    "清溪乡",
]
KINDS = [
    "农村公路",
    "饮水安全",
    "校舍维修",
    "卫生院改造",
    "技能培训",
    "人居环境",
    "产业扶持",
    "防汛抗旱",
    "文化惠民",
    "残疾人康复",
]
OFFICES = [
    "交通运输局",
    "水利局",
    "教育局",
    "卫生健康局",
    "人力资源和社会保障局",
    "农业农村局",
    "应急管理局",
    "文化和旅游局",
]
PAPERS = [
    "立项依据",
    "实施方案",
    "管理办法",
    "资金文件",
    "合同",
    "验收材料",
    "支付凭证",
    "调查问卷",
]
UNITS = {
    "培训人数": "人",
    "改造面积": "平方米",
    "设备购置数": "台",
    "开工项目数": "个",
    "带动就业": "人",
}
CHAPTERS = (
    "background", "content", "implementation", "purpose", "methods", "process", "conclusion",
    "experience", "problems",
)  # fmt: skip
JUDGED = {
    "立项依据充分性": 5, "立项程序规范性": 3, "绩效目标合理性": 4, "绩效指标明确性": 3, "预算编制科学性": 4,
    "资金分配合理性": 2, "资金使用合规性": 4, "管理制度健全性": 2, "制度执行有效性": 4,
}  # fmt: skip


class Maker:
    """One county's projects; the same seed gives the same files."""

    def __init__(self, seed: int = 1) -> None:
        self.draw = random.Random(seed)

    def text(self, least: int, most: int) -> str:
        draw = self.draw
        words = "".join(draw.choice(WORDS) for _ in range(draw.randint(least, most)))
        if draw.random() < 0.4:
            words += f"，涉及{draw.randint(1, 60)}个村、{draw.randint(10, 9000)}人"
        return words + "。"

    def some(self, chance: float) -> bool:
        return self.draw.random() < chance

    def project(self, number: int) -> dict[str, Any]:
        draw = self.draw
        place, kind = draw.choice(PLACES), draw.choice(KINDS)
        day = f"2025-{draw.randint(6, 11):02}-{draw.randint(1, 28):02}"
        header: dict[str, Any] = {
            "name": f"{place}{kind}项目（{number}）", "code": f"2025-{number:05}", "department": f"县{draw.choice(OFFICES)}",
            "implementer": f"{place}人民政府",
        }  # fmt: skip
        if self.some(0.5):
            header["nature"] = draw.choice(("一次性", "延续性", "经常性"))
        header["period"] = {"from": "2025-01-01", "to": "2025-12-31"}
        header["as_of"] = "2025-12-31"
        if self.some(0.4):
            header["contact"] = draw.choice("王李张刘陈杨赵黄") + draw.choice("伟芳娜敏静丽强磊")
        papers = [
            self.paper(n, draw.choice(PAPERS), kind) for n in range(1, draw.randint(10, 26) + 1)
        ]
        ids = [paper["id"] for paper in papers]
        found: dict[str, Any] = {
            "perfeval": "project/v1", "indicator_set": "../county-2025.yaml", "report": "evaluation",
            "project": header, "evidence": papers, "funds": self.funds(day),
        }  # fmt: skip
        if self.some(0.6):
            found["objectives"] = [
                {"expected": self.text(6, 12), "achieved": self.text(6, 12)}
                for _ in range(draw.randint(1, 3))
            ]
        found["results"] = self.results(ids, day)
        if self.some(0.5):
            found["problems"] = [
                {"id": f"P{n}", "title": self.text(3, 5), "facts": self.text(12, 30), "suggestion": self.text(10, 20)}
                for n in range(1, draw.randint(1, 3) + 1)
            ]  # fmt: skip
        if self.some(0.7):
            found["narrative"] = {key: self.text(40, 120) for key in CHAPTERS[: draw.randint(3, 9)]}
        return found

    def paper(self, number: int, kind: str, about: str) -> dict[str, Any]:
        draw = self.draw
        paper = {
            "id": f"E{number:02}",
            "kind": kind,
            "title": f"关于{about}{self.text(2, 5)[:-1]}的{kind}",
        }
        if self.some(0.5):
            paper["doc_no"] = f"县财发〔2025〕{draw.randint(1, 300)}号"
        if self.some(0.3):
            paper["note"] = self.text(4, 9)
        return paper

    def funds(self, day: str) -> dict[str, Any]:
        draw = self.draw
        lines = []
        for id, name in (("county", "县级财政资金"), ("province", "省级补助资金"))[
            : draw.randint(1, 2)
        ]:
            budget = draw.randint(2000, 900_000)
            arrived = budget if self.some(0.9) else budget * draw.randint(80, 99) // 100
            spent = arrived if self.some(0.5) else arrived * draw.randint(70, 100) // 100
            lines.append({
                "id": id, "name": name, "source": "财政拨款",
                "budget": [{"date": "2025-02-10", "amount": _money(budget)}],
                "arrived": [{"date": "2025-03-20", "amount": _money(arrived)}],
                "spent": [{"date": day, "amount": _money(spent)}],
            })  # fmt: skip
        return {"unit": "万元", "lines": lines}

    def results(self, ids: list[str], day: str) -> dict[str, Any]:
        draw = self.draw
        found: dict[str, Any] = {}
        for name, points in JUDGED.items():
            result: dict[str, Any] = {"met": "all"}
            if self.some(0.12):
                result = {
                    "met": sorted(draw.sample(range(1, points + 1), points - 1)),
                    "reason": self.text(8, 16),
                }
            found[name] = self.told(result, ids)
        found["资金到位率"] = self.told({}, ids)
        found["预算执行率"] = self.told({"reason": self.text(8, 16)} if self.some(0.4) else {}, ids)
        for name in ("实际完成率", "质量达标率"):
            whole = draw.randint(3, 900)
            part = whole if self.some(0.75) else whole * draw.randint(80, 99) // 100
            found[name] = self.short({"part": part, "whole": whole}, part < whole, ids)
        late = self.some(0.15)
        finished = f"2025-12-{draw.randint(1, 28):02}" if late else day
        found["完成及时性"] = self.short({"planned": "2025-11-30", "finished": finished}, late, ids)
        plan = draw.randint(1000, 90_000)
        costs = {"计划成本": plan, "实际成本": plan * draw.randint(93, 101) // 100}
        found["成本节约率"] = self.told({"data": costs}, ids)
        found["实施效益"] = self.told(
            {"target": "效果明显", "actual": "效果明显", "judged": draw.choice((6, 6, 6, 5, 5.5))},
            ids,
        )
        for name, unit in UNITS.items():
            target = draw.choice(
                (draw.randint(1, 40), draw.randint(5, 90) * 10, draw.randint(2, 60) * 100)
            )
            actual = self.reached(target)
            written = {"target": f"≥{target}{unit}", "actual": f"{actual}{unit}"}
            found[name] = self.short(written, actual < target, ids)
        rate = 100 if self.some(0.7) else draw.randint(8500, 9999) / 100
        found["验收合格率"] = self.short(
            {"target": "100%", "actual": f"{rate:g}%"}, rate < 100, ids
        )
        found["返工率"] = self.told({"actual": f"{draw.randint(0, 60) / 10:g}%"}, ids)
        grown = draw.randint(10, 150) / 10
        found["受益户数增长率"] = self.short(
            {"target": "5%", "actual": f"{grown:g}%"}, grown < 5, ids
        )
        pleased = [
            draw.randint(20, 80),
            draw.randint(10, 40),
            draw.randint(0, 9),
            draw.randint(0, 2),
            0,
        ]
        survey = {"valid": sum(pleased), "counts": pleased, "population": draw.randint(300, 5000)}
        found["满意度"] = self.told({"survey": survey}, ids)
        if self.some(0.06):
            del found[draw.choice([*JUDGED, *UNITS])]
        if self.some(0.04):
            found[draw.choice(list(UNITS))] = {"not_applicable": {"reason": self.text(4, 8)}}
        return found

    def reached(self, target: int) -> int:
        """Mostly what was planned, now and then more, less, or far more."""
        where = self.draw.random()
        if where < 0.6:
            return target
        if where < 0.8:
            return target + self.draw.randint(0, max(1, target // 10))
        return target * self.draw.randint(60, 99) // 100 if where < 0.97 else target * 2

    def short(self, result: dict[str, Any], short: bool, ids: list[str]) -> dict[str, Any]:
        """With a reason where it fell short, or where one of a few forgot it, without."""
        if short and self.some(0.85):
            result["reason"] = self.text(8, 16)
        return self.told(result, ids)

    def told(self, result: dict[str, Any], ids: list[str]) -> dict[str, Any]:
        """With evidence, mostly, and the evaluator's words."""
        draw = self.draw
        if self.some(0.95):
            result["evidence"] = sorted(draw.sample(ids, draw.randint(1, min(3, len(ids)))))
        if self.some(0.9):
            result["analysis"] = self.text(14, 40)
        if self.some(0.25):
            result["note"] = self.text(4, 9)
        return result


def _money(cents: int) -> float:
    return cents / 100


def written(project: dict[str, Any], way: int) -> str:
    """The file's text: 0 a dump, 1 results in blocks, 2 results in brackets."""
    if way == 0:
        return str(yaml.safe_dump(project, allow_unicode=True, sort_keys=False, width=10_000))
    lines = []
    for key, value in project.items():
        if key == "results":
            lines.append("\nresults:")
            for name, result in value.items():
                lines += _result(name, result, way)
        elif isinstance(value, list):
            lines += [f"\n{key}:", *(f"  - {_flow(item)}" for item in value)]
        elif key == "funds":
            lines += _funds(value)
        elif key == "narrative":
            lines.append("\nnarrative:")
            for name, text in value.items():
                lines += [f"  {name}: |", f"    {text}"]
        elif isinstance(value, dict):
            lines += [f"{key}:", *(f"  {k}: {_flow(v)}" for k, v in value.items())]
        else:
            lines.append(f"{key}: {value}")
    return "\n".join(lines) + "\n"


def _result(name: str, result: dict[str, Any], way: int) -> list[str]:
    if way == 2 and len(result) < 5:
        return [f"  {name}: {_flow(result)}"]
    return [f"  {name}:", *(f"    {k}: {_flow(v, block=True)}" for k, v in result.items())]


def _funds(funds: dict[str, Any]) -> list[str]:
    lines = ["funds:", f"  unit: {funds['unit']}", "  lines:"]
    for line in funds["lines"]:
        first, *rest = line.items()
        lines += [f"    - {first[0]}: {first[1]}", *(f"      {k}: {_flow(v)}" for k, v in rest)]
    return lines


def _flow(value: Any, block: bool = False) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    return str(value)


def write(folder: Path, count: int, seed: int = 1, harder: bool = False) -> list[Path]:
    """A folder of so many projects, each in a folder of its own, with the set beside them; `harder`
    adds to every file what the ordinary reader alone takes: an anchor and its alias."""
    maker = Maker(seed)
    (folder / "county-2025.yaml").write_text(SET, "utf-8")
    paths = []
    for number in range(count):
        home = folder / f"p{number:05}"
        home.mkdir()
        text = written(maker.project(number), number % 3)
        if harder:
            text = text.replace("perfeval: project/v1", "perfeval: &kind project/v1", 1)
            text += "feedback:\n  - {from: *kind, opinion: 无}\n"
        path = home / "project.yaml"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "urumqi-2023" / "project.yaml"


def alike(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """As many projects that follow one example, the set being the library's: the figures, the money
    and many of the sentences are each project's own."""
    draw, maker, text = random.Random(seed), Maker(seed), EXAMPLE.read_text("utf-8")
    paths = []
    for number in range(count):
        home = folder / f"p{number:05}"
        home.mkdir()
        spent = f"{draw.randint(150_000, 224_484) / 100:g}"
        own = re.sub(r"(spent: \[\{.*amount: )[\d.]+", rf"\g<1>{spent}", text)
        own = re.sub(
            r"(actual: )(\d+)(?=[个项%])",
            lambda found: f"{found[1]}{max(0, int(found[2]) - draw.choice((0, 0, 0, 1, 2)))}",
            own,
        )
        own = re.sub("。", lambda _: f"。{maker.text(3, 6)}" if maker.some(0.5) else "。", own)
        path = home / "project.yaml"
        path.write_text(own, "utf-8")
        paths.append(path)
    return paths
