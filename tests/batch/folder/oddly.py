"""Files of one layout in which texts and names of evidence are written in every way there is."""

from __future__ import annotations

import random
from pathlib import Path

from batch.folder.drawn import SET

PLAIN = ["没有完成", "资金未到", "甲", "2024年", "A-1", "1:30", "完成C#", "同比；其余", "(见附表)"]
TEXTS = [
    "[没有完成, 资金]", "[一]", "[]", "[一,二]", "[ 一 ]", "[一, null]", "[[一], 二]", "{}", "{甲: 乙}",
    "'引'", '"引"', "''", '""', "' '", '"  "', "'一''二'", '"一\\n二"', '"一\\t"', "'null'", "'[一]'",
    "null", "Null", "~", "", "3", "3.5", "-3", "1e3", "true", "no", "2024-01-01", "0x1F",
    "一 # 注", "# 注", "一: 二", "一:", "- 甲", "-", "?", "? 甲", ": 甲", "!甲 乙", "!!str 3", "&a 甲", "*a",
    "@甲", "`甲", "%甲", "一]", "一}", "一, 二", "一,二", "一?", "a'b", '一"二"', "一  二", "一\n{more}二",
    "'一\n{more}二'", '"一\n{more}二"', "|\n{more}一\n{more}二", ">-\n{more}一", "|+\n{more}一\n\n",
    "\n{more}一", "\n{more}- 一", "\n{more}甲: 一", "[一,\n{more}二]", "一　", "<<", "=",
]  # fmt: skip
NAMES = ["E01", "E02", "E99", "E01 p.4", "E01第3页", "7", "true", "E1", "E010"]
ODD_NAMES = [
    "null", "~", "", "''", '""', "'E01'", '"E01"', "' E01'", "'E99'", "[E01]", "[]", "{E01: 1}", "E01 E02",
    "E01: 2", "&e E01", "!e E01", "E01 # 注",
]  # fmt: skip
RESULTS = {
    "依据": ["met: all", "met: [1, 3]"],
    "程序": ["tier: 好"],
    "违规次数": ["count: 0", "count: 2"],
    "人数": ["target: ≥100人, actual: 100人", "target: ≥100人, actual: 30人", "actual: 30人"],
    "合格率": ["part: 49, whole: 50", "part: 9, whole: 50"],
    "工期": ["planned: 2024-11-30, finished: 2024-11-12"],
    "成效": ["actual: 显著, judged: 5", "actual: 显著, judged: 4"],
    "满意度": ["survey: {valid: 9, counts: [8, 1]}", "actual: 95%"],
}
SET = SET.replace(
    "name: 人数, weight: 15", "name: 人数, weight: 15, target: ≥100人, evidence: [批复]"
)


class Hand:
    """Writes projects of a few layouts, so that many follow the same examples."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.odd = 0.1
        self.flow = {name: self.draw.random() < 0.5 for name in (*RESULTS, "register", "goals")}
        self.keys = {
            name: self.draw.sample(("reason", "analysis", "note", "improvement"), self.draw.choice((1, 1, 2)))
            for name in RESULTS
        }  # fmt: skip
        self.cites = {name: self.draw.random() < 0.7 for name in RESULTS}
        self.listed = {name: self.draw.random() < 0.4 for name in RESULTS}

    def text(self, indent: int) -> str:
        if self.draw.random() > self.odd:
            return self.draw.choice(PLAIN)
        return self.draw.choice(TEXTS).replace("{more}", " " * (indent + 2))

    def name(self) -> str:
        if self.draw.random() > self.odd:
            return self.draw.choice(NAMES[:2])
        return self.draw.choice(self.draw.choice((NAMES, ODD_NAMES)))

    def evidence(self, lines: bool, indent: int) -> str:
        """Its value: a list in brackets with all spacings, one in lines, or one name."""
        draw = self.draw
        if draw.random() < self.odd / 4:
            return draw.choice(TEXTS).replace("{more}", " " * (indent + 2))
        names = [self.name() for _ in range(draw.choice((1, 1, 2, 2, 3)))]
        if lines:
            return "".join(f"\n{' ' * indent}- {name}" for name in names)
        if draw.random() < 0.1:
            return names[0]
        if draw.random() < 0.7:
            return f"[{', '.join(names)}]"
        between = draw.choice((",", " ,", " , ", ",  ", f",\n{' ' * (indent + 2)}"))
        start, end = draw.choice(("", "", " ", "  ")), draw.choice(("", "", " ", ",", ", "))
        return f"[{start}{between.join(names)}{end}]"

    def entry(self, name: str) -> str:
        draw = self.draw
        said = draw.choice(RESULTS[name])
        flow, own = self.flow[name], [] if draw.random() < 0.1 else self.keys[name]
        if flow:
            more = [f"{key}: {self.text(4)}" for key in own]
            more += [f"evidence: {self.evidence(False, 4)}"] if self.cites[name] else []
            return f"  {name}: {{{', '.join([said, *more])}}}\n"
        pairs = [said] if "{" in said or "[" in said else said.split(", ")
        pairs += [f"{key}: {self.text(4)}" for key in own]
        if self.cites[name]:
            pairs.append(f"evidence: {self.evidence(self.listed[name], 4)}")
        return f"  {name}:\n" + "".join(f"    {pair}\n" for pair in pairs)

    def items(self, name: str, kinds: list[list[str]]) -> str:
        found = ""
        for pairs in kinds:
            if self.flow[name]:
                found += f"  - {{{', '.join(pairs)}}}\n"
            else:
                found += "  - " + "\n    ".join(pairs) + "\n"
        return found

    def project(self) -> str:
        text = self.text
        self.odd = self.draw.choice((0.0, 0.02, 0.02, 0.05))
        register = [
            [f"id: {id}", f"title: {text(4)}", f"kind: {kind}", f"note: {text(4)}"]
            for id, kind in (("E01", "批复"), ("E02", "合同"))
        ]
        goals = [[f"expected: {text(4)}", f"achieved: {text(4)}"] for _ in range(2)]
        problems = [["id: P1", f"title: {text(4)}", "indicators: [人数]", f"cause: {text(4)}"]]
        return (
            "perfeval: project/v1\nindicator_set: ../set.yaml\n"
            f"project:\n  name: 甲\n  department: {text(2)}\n  code: {text(2)}\n"
            f"evidence:\n{self.items('register', register)}"
            f"objectives:\n{self.items('goals', goals)}"
            f"problems:\n{self.items('goals', problems)}"
            f"results:\n{''.join(map(self.entry, RESULTS))}"
            f"narrative:\n  background: {text(2)}\n"
        )


def laid(folder: Path, count: int, seed: int) -> list[Path]:
    """So many projects of a layout, in folders of their own, with the set beside them."""
    hand = Hand(seed)
    (folder / "set.yaml").write_text(SET, "utf-8")
    paths = []
    for number in range(count):
        path = folder / f"p{number:03}" / "project.yaml"
        path.parent.mkdir()
        path.write_text(hand.project(), "utf-8")
        paths.append(path)
    return paths
