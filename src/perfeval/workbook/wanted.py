"""What the measure and the rule of an indicator ask of its result, each a row of the sheet 数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import measure
from perfeval.model.quantity import TEXT
from perfeval.scoring.named_data import wanted as names
from perfeval.workbook.table import DATE, NUMBER, PROSE, QUANTITY
from perfeval.workbook.table import TEXT as TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.workbook.paths import Path
    from perfeval.workbook.slots import Slot

# key: (kind of cell, zh, en, remark zh, remark en)
KEYS: dict[tuple[str, ...], tuple[str, str, str, str, str]] = {
    ("part",): (QUANTITY, "部分", "part", "分子，如合格数", "the numerator"),
    ("whole",): (QUANTITY, "总体", "whole", "分母，如抽检总数", "the denominator"),
    ("current",): (QUANTITY, "本期", "current", "本期数", "this period's number"),
    ("base",): (QUANTITY, "基期", "base", "基期（上期）数", "the base period's number"),
    ("planned",): (DATE, "计划时间", "planned", "计划完成的日期", "the planned day"),
    ("finished",): (DATE, "完成时间", "finished", "实际完成的日期", "the day it was finished"),
    ("excused",): (NUMBER, "扣除天数", "excused", "不计入的天数", "days that don't count"),
    ("count",): (NUMBER, "次数", "count", "发生次数，没有发生填 0", "how often; 0 where never"),
    ("tier",): (TEXTS, "等级", "tier", "评定的等级", "the tier judged"),
    ("share",): (QUANTITY, "比例", "share", "占分值的比例，如 85%", "share of the weight, such as 85%"),
    ("points",): (NUMBER, "评分", "points", "在等级或档次内评定的分数", "points judged inside the tier or band"),
    ("judged",): (NUMBER, "评定得分", "judged", "酌情评定的得分（须在“偏差原因”说明）", "points judged; say why in “Reason”"),
    ("statement", "state"): (TEXTS, "结论", "state", "符合、部分符合、不符合或不适用", "符合, 部分符合, 不符合 or 不适用"),
    ("statement", "text"): (PROSE, "说明", "text", "情况说明", "the statement"),
    ("statement", "problem"): (PROSE, "存在问题", "problem", "存在的问题", "what is wrong"),
    ("statement", "measures"): (PROSE, "整改措施", "measures", "整改措施", "what will be done"),
}  # fmt: skip
STATES = ("符合", "部分符合", "不符合", "不适用")
EMPTY = ("deductions", "occurrences")


NOTHING_NAMES = {
    "deductions": ("扣分情况", "deductions"),
    "occurrences": ("发生情况", "occurrences"),
}


def figure_path(name: str) -> Path | None:
    """The key of a figure by its name on the sheet."""
    for path, (_, zh, en, _, _) in KEYS.items():
        if name in (zh, en):
            return path
    return next(((key,) for key, names in NOTHING_NAMES.items() if name in names), None)


def wanted(slot: Slot) -> Iterator[Path]:
    """The keys that the indicator's measure and rule read, in order of the sheet."""
    leaf = slot.leaf
    kind, score = leaf.measure.kind, leaf.score.kind
    if score == "blend":
        return
    reads = {key for key in measure(kind).READS if (key,) in KEYS}
    if kind == "schedule":
        reads.add("excused")
    if score == "tiers":
        reads |= {"tier", "share", "points"}
    elif score == "judged":
        reads.add("judged")
    elif score == "bands" and any(band.choose for band in leaf.score.params.bands):
        reads.add("points")
    elif score == "completion" and leaf.target is not None and leaf.target.kind == TEXT:
        reads |= {"share", "judged"}
    yield from (path for path in KEYS if len(path) == 1 and path[0] in reads)
    if score == "judged":
        yield ("deductions",)
    if kind == "count":
        yield ("occurrences",)
    if score == "none" and kind == "value":
        yield from (path for path in KEYS if path[0] == "statement")
    asked = names(leaf) if score in ("cases", "formula") or kind == "formula" else set()
    yield from (("data", name) for name in sorted(asked) if name not in ("x", "t", "w", "r"))
