"""Validating 1,000 indicator files of 25 indicators, against `yaml.load` with `CSafeLoader`.

Both read the same files in the same process, in turns. Two layouts: sets as they are written by
hand, with explanations, and terse ones, a line an indicator. Memory is a process's peak, with 100
files and with 1,000.
"""

from __future__ import annotations

import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path

import yaml

from perfeval.__main__ import main

FILES, ROUNDS, BAR = 1000, 5, 2.5
LEAVES = (
    ("决策", "项目立项", ("立项依据充分性", "立项程序规范性")),
    ("决策", "绩效目标", ("绩效目标合理性", "绩效指标明确性")),
    ("决策", "资金投入", ("预算编制科学性", "资金分配合理性")),
    ("过程", "资金管理", ("资金到位率", "预算执行率", "资金使用合规性")),
    ("过程", "组织实施", ("管理制度健全性", "制度执行有效性")),
    ("产出", "产出数量", ("培训人次", "建设工作站", "发放补贴户数", "检测样品")),
    ("产出", "产出质量", ("验收合格率", "设备完好率", "培训结业率")),
    ("产出", "产出时效", ("按期完成率", "资金拨付时间")),
    ("产出", "产出成本", ("成本控制率", "单位成本")),
    ("效益", "项目效益", ("带动就业人数", "群众收入增长率")),
    ("满意度", "服务对象满意度", ("服务对象满意度",)),
)  # fmt: skip
POINTS = (
    "符合国家法律法规、规划和政策",
    "与部门职责相符",
    "属于公共财政支持范围",
    "与同类项目不重复",
)
RATES = "{kind: completion, pass_line: 60%}"
BANDS = "{kind: bands, input: completion, bands: [{min: 100%, share: 100%}, {min: 80%, share: 60%}, {below: 80%, share: 0%}]}"


def rule(name: str, draw: random.Random) -> list[tuple[str, str]]:
    """The keys of a leaf that say how it is measured and scored."""
    if name.endswith("性"):
        items = ", ".join(POINTS[: draw.randint(2, 4)])
        return [
            ("evidence", "[立项批复, 实施方案]"),
            ("score", f"{{kind: checklist, items: [{items}]}}"),
        ]
    if name in ("资金到位率", "预算执行率"):
        rate = "arrival" if "到位" in name else "execution"
        return [("measure", f"{{kind: funds, rate: {rate}}}"), ("target", "≥100%")]
    if name.endswith("满意度"):
        return [("measure", "survey"), ("target", f"≥{draw.randint(80, 95)}%")]
    if name.endswith("率"):
        return [("target", f"≥{draw.randint(70, 98)}%"), ("score", draw.choice((RATES, BANDS)))]
    if name.endswith("时间"):
        return [("target", "2023-12-31前")]
    if name.endswith("成本"):
        return [("target", f"≤{draw.randint(50, 900)}元")]
    return [("target", f"≥{draw.randint(10, 9000)}{'人' if '人' in name else '个'}")]


def text(number: int, terse: bool) -> str:
    """One set; weights differ from file to file and always add up to 100."""
    draw = random.Random(number)
    names = [name for *_, leaves in LEAVES for name in leaves]
    weights = dict.fromkeys(names, 2)
    for _ in range(100 - 2 * len(names)):
        weights[draw.choice(names)] += 1
    lines = [
        "perfeval: indicator-set/v1", f"id: benchmark-{number}", f"title: 第{number}号项目支出绩效评价指标体系",
        "basis: [财预〔2020〕10号]", "total: 100", "grades:", "  - {name: 优, min: 90}",
        "  - {name: 良, min: 80}", "  - {name: 中, min: 60}", "  - {name: 差, min: 0}", "indicators:",
    ]  # fmt: skip
    top = ""
    for first, second, leaves in LEAVES:
        if first != top:
            lines += [f"  - name: {first}", "    children:"]
            top = first
        lines += [f"      - name: {second}", "        children:"]
        for name in leaves:
            keys = [("weight", str(weights[name])), *rule(name, draw)]
            if terse:
                inner = ", ".join(f"{key}: {value}" for key, value in keys)
                lines.append(f"          - {{name: {name}, {inner}}}")
                continue
            lines.append(f"          - name: {name}")
            lines.append(f"            explain: 反映和考核{name}，用以说明项目的实施情况")
            lines += [f"            {key}: {value}" for key, value in keys]
    return "\n".join(lines) + "\n"


def laid(folder: Path, files: int, terse: bool) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number:04}.yaml" for number in range(files)]
    for number, path in enumerate(paths):
        path.write_text(text(number, terse), "utf-8")
    return paths


def ours(folder: Path) -> None:
    """The whole command, its output in the format that is read by machines."""
    out = folder.with_suffix(".json")
    assert main(["validate", str(folder), "--format", "json", "-o", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["files"] == len(list(folder.iterdir()))


def theirs(paths: list[Path]) -> None:
    for path in paths:
        with path.open("rb") as file:
            yaml.load(file, yaml.CSafeLoader)


def timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    with redirect_stderr(io.StringIO()):
        work()
    return time.perf_counter() - start


def peak(folder: Path) -> int:
    """Peak memory of a process that validates the folder, in MiB."""
    code = (
        "import resource, sys; from perfeval.__main__ import main; "
        f"main(['validate', {str(folder)!r}, '--format', 'json', '-o', {str(folder) + '.json'!r}]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) >> 10


def run() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        for layout, terse in (("full", False), ("terse", True)):
            folder = Path(temporary) / layout
            paths = laid(folder, FILES, terse)
            few = Path(temporary) / f"few-{layout}"
            laid(few, FILES // 10, terse)
            timed(partial(ours, few))
            both = (partial(ours, folder), partial(theirs, paths))
            pairs = [(timed(both[0]), timed(both[1])) for _ in range(ROUNDS)]
            a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
            ratio = statistics.median(x / y for x, y in pairs)
            print(
                f"{layout}: {a:.2f} s against {b:.2f} s, ratio {ratio:.2f}; bar {BAR}; "
                f"memory {peak(few)} MiB with {FILES // 10} files, {peak(folder)} MiB with {FILES}"
            )


if __name__ == "__main__":
    run()
