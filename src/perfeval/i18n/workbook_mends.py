"""How to mend in a workbook to fill in: in words of its sheets and columns, zh and en."""

from __future__ import annotations

FILL_IN = (
    "请在“{sheet}”表的“{label}”一栏填写", "Fill in “{label}” on the sheet “{sheet}”",
    "请在所指的单元格填写", "Fill in the cell named",
)  # fmt: skip
# findings that may stand on any of several sheets, while one mend is told for all of them
ELSEWHERE = frozenset(("PE102", "PE401", "PE402"))
MENDS: dict[str, tuple[str, str]] = {
    "ticks": (
        "请填 符合、部分符合、不符合 或 不适用；部分符合按 0.5 计，也可以填 0~1 之间的数。",
        "Fill in 符合 (met), 部分符合 (partly), 不符合 (not met) or 不适用 (not applicable); partly met counts 0.5, any number from 0 to 1 will do.",
    ),
    "missing": ("“{name}”没有填。", "“{name}” is not filled in."),
    "unmarked": (
        "隐藏的 A 列被删除了，空着名称的行认不出属于哪个指标：请撤销删除，或者用 perfeval export 重新生成填报表再填，也可以在每一行写明指标名称。",
        "The hidden column A was deleted, so rows without a name can't be told: undo that, make the workbook again with perfeval export, or write the indicator's name into each row.",
    ),
    "PE102": ("{fill}。", "{fill}."),
    "PE401": (
        "{fill}；确实不适用的，在“指标”表的“不适用原因”一栏写明理由。",
        "{fill}; if the indicator does not apply, say why under “不适用原因” (Not applicable) on the sheet of indicators.",
    ),
    "PE402": (
        "{fill}；这个指标要填哪些，见“指标”表的“填在哪里”。",
        "{fill}; the sheet of indicators says where the indicator is filled in.",
    ),
    "PE425": (
        "{fill}：符合、部分符合、不符合 或 不适用。",
        "{fill}: 符合 (met), 部分符合 (partly), 不符合 (not met) or 不适用 (not applicable).",
    ),
    "PE432": ("{fill}。", "{fill}."),
    "PE433": ("{fill}，百分数写作 95%。", "{fill}, a percentage as 95%."),
    "PE443": (
        "{fill}，或在“评价要点”“扣分与发生”表的“事实”一栏写明扣分事实。",
        "{fill}, or the fact where the points are lost (Points, Deductions).",
    ),
    "PE455": ("{fill}。", "{fill}."),
    "PE451": (
        "请先在“佐证材料”表登记材料，再在“指标”表的“佐证材料”一栏填它的编号，如 E03。",
        "Register the document on the sheet “佐证材料” (Evidence) and put its id, such as E03, into the indicator's column of evidence.",
    ),
    "PE452": (
        "请先在“佐证材料”表登记这类材料，再在“指标”表的“佐证材料”一栏填它的编号。",
        "Register a document of that kind on the sheet “佐证材料” (Evidence) and put its id into the indicator's column of evidence.",
    ),
    "PE454": ("{fill}。", "{fill}."),
    "PE503": (
        "请改正总数或各行；不属于它的行，把“资金”表的“其中”一栏清空。",
        "Correct the whole or the parts; clear the column “其中” (Of) of a line that is no part of it.",
    ),
    "PE517": (
        "请在“基本信息”表“资金”一类的“单位”一行填写 万元 或 元。",
        "Fill in 万元 or 元 in the row “单位” (unit) of the funds on the sheet “基本信息” (Project).",
    ),
}  # fmt: skip
# keys of a project that are sheets
KEY_WORDS = {
    "results": "indicators", "funds": "funds", "problems": "problems",
    "met": "points", "items": "items", "survey": "surveys", "panel": "panel",
    "deductions": "events", "occurrences": "events", "data": "data", "gates": "gates",
    "adjust": "adjust", "objectives": "objectives", "goals": "goals", "narrative": "other",
    "interviews": "interviews", "feedback": "feedback", "sampling": "base", "groups": "base",
    "evaluation": "base", "project": "base",
}  # fmt: skip
