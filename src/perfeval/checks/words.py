"""Words that stand for themselves in findings' params, in both languages.

The engine says what is wrong with a word such as `share` or `too-long`; a template such as
`{expected:form}` names the table that turns it into (zh, en). A word that a table does not hold
is shown as it is: often it is the user's own name.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from perfeval.checks.places import PLACES
from perfeval.checks.tree_words import ALIKE, BOILERPLATE, GRADE, GRADE_MEND, IN_RANGE

Table = dict[str, tuple[str, str]]

FORM: Table = {
    "quantity": ("指标值或完成值", "a quantity"),
    "measured": ("一个数", "a number"),
    "peer-figure": ("一个数或分数", "a number or a fraction"),
    "share": ("一个比例", "a share"),
    "fraction": ("一个比例", "a share"),
    "points": ("分数", "points"),
    "date": ("日期", "a date"),
    "expression": ("算式", "an expression"),
    "flag": ("是或否", "true or false"),
    "number": ("不带单位的数", "a number without a unit"),
    "integer": ("整数", "a whole number"),
    "mapping": ("若干“键: 值”", "a mapping of keys"),
    "list": ("列表", "a list"),
    "result": ("这个指标的结果", "the indicator's result"),
    "pair": ("一对数", "a pair of numbers"),
    "text": ("一段文字", "a text"),
    "period": ("起止日期", "a period"),
    "money": ("金额", "an amount of money"),
    "met": ("符合的程度", "how far the item is met"),
    "met-all": ("哪些要点符合", "which items are met"),
    "single": ("只有一个键的“键: 值”", "a mapping with one key"),
    "toml-mapping": ("一节设置", "a table"),
    "toml-list": ("列表", "a list"),
    "toml-text": ("一段文字", "a text"),
    "toml-flag": ("true或false", "true or false"),
}
WRITTEN: Table = {
    "quantity": (
        "请写成 ≥7个、90%、2023-12-31、是 这样的值",
        "Write it as ≥7个, 90%, 2023-12-31 or 是",
    ),
    "measured": ("请写成 90、90%、7个 这样的数", "Write it as 90, 90% or 7个"),
    "peer-figure": ("请写成 90、90%、7个 或 100/3% 这样的数", "Write it as 90, 90%, 7个 or 100/3%"),
    "share": ("请写成 60% 或 0.6", "Write it as 60% or 0.6"),
    "fraction": ("请写成 2/3 或 60%", "Write it as 2/3 or 60%"),
    "points": ("请写成 5（分）或 5%（分值的5%）", "Write 5 (points) or 5% (of the weight)"),
    "date": ("请写成 2023-12-31", "Write it as 2023-12-31"),
    "expression": ("请写成 w * r、x >= 90% 这样的算式", "Write it as w * r or x >= 90%"),
    "flag": ("请写 true、false，或 是、否", "Write true or false"),
    "number": ("请写成 7 或 7.5，不带单位和符号", "Write 7 or 7.5, with neither unit nor sign"),
    "integer": ("请写成 7 这样没有小数的数", "Write a number without decimals, such as 7"),
    "mapping": (
        "请在下面缩进写“键: 值”，每行一个",
        "Write “key: value” lines, indented, one on each line",
    ),
    "result": ("请写成 {actual: 100公里} 这样", "Write it as {actual: 100}"),
    "list": ("请写成 [甲, 乙]，或每行以“- ”开头", "Write [a, b], or begin every line with “- ”"),
    "pair": ("请写成 [15, 100%] 这样的两个数", "Write two numbers, as in [15, 100%]"),
    "text": ("请直接写文字，有冒号时加引号", "Write a text, in quotes if it holds a colon"),
    "period": (
        "请写成 {from: 2023-01-01, to: 2023-12-31}",
        "Write {from: 2023-01-01, to: 2023-12-31}",
    ),
    "money": ("请写成 2244.84万元，或只写数", "Write 2244.84万元, or the bare number"),
    "met": ("请写 1、0.5、0 或 na（不适用）", "Write 1, 0.5, 0, or na when it does not apply"),
    "met-all": (
        "请写 all（全部符合）、none，或 [1, 3]，或 {1: 1, 2: 0.5}；表格里写 1、3",
        "Write all, none, [1, 3] or {1: 1, 2: 0.5}; in a table 1、3",
    ),
    "single": ("请只保留一个键，如 {cap: 60}", "Keep one key only, as in {cap: 60}"),
    "toml-mapping": (
        '请另起一节，如 [severity]，下面每行一个 PE431 = "off"',
        'Write a table such as [severity], and under it lines such as PE431 = "off"',
    ),
    "toml-list": (
        '请写成 ["PE431", "PE451"]，每项加引号',
        'Write ["PE431", "PE451"], each in quotes',
    ),
    "toml-text": ('请写成加引号的文字，如 "PE431"', 'Write a text in quotes, such as "PE431"'),
    "toml-flag": ("请写 true 或 false，不加引号", "Write true or false, without quotes"),
}
FOUND: Table = {
    "null": ("空的", "empty"),
    "[…]": ("列表", "a list"),
    "{…}": ("一组“键: 值”", "a mapping"),
}
NUMBER: Table = {
    "too-long": ("这个数超过40位", "it has more than 40 digits"),
    "too-large": ("这个数的指数超过30", "its exponent is beyond 30"),
    "not-finite": ("不是有限的数", "it is not finite"),
    "range-order": ("区间的下限大于上限", "the range begins above its end"),
    "bad-date": ("没有这个日期", "there is no such date"),
}
NUMBER_MEND: Table = {
    "too-long": ("请减少位数；若是编号，请加引号", "Write fewer digits; put quotes around a label"),
    "too-large": ("请换用大一些的单位，如万元、亿元", "Use a larger unit, such as 万元 or 亿元"),
    "not-finite": (
        "请填写实际的数；没有数的，请删去这一项",
        "Give the real number, or leave it out",
    ),
    "range-order": ("请把小的数写在前面，如 80%~120%", "Write the smaller number first: 80%~120%"),
    "bad-date": (
        "请核对月和日，日期写成 2024-12-31",
        "Check month and day; write dates as 2024-12-31",
    ),
}
WRONG_WAY: Table = {
    "target": ("指标值", "The target"),
    "completion": ("完成率", "The completion"),
    "survey": ("满意度", "The satisfaction"),
    "panel": ("专家评分", "The experts' score"),
    "schedule": ("拖延的时间", "The delay"),
}
BETTER: Table = {
    "higher": ("是越高越好", "is the better the higher it is"),
    "lower": ("是越低越好", "is the better the lower it is"),
}
NO_EFFECT: Table = {
    "upward": ("它只用于 ≤ 和 < 的指标值", "it is for targets with ≤ or < only"),
    "full-pass-line": (
        "及格线是100%，其上没有可折算的",
        "the pass line is 100%, and nothing is left above it",
    ),
    "no-pass-line": ("没有写及格线（pass_line）", "there is no pass_line"),
    "rescaled": ("及格后已经折算（above: rescaled）", "above: rescaled takes its place"),
    "never-beyond": (
        "这样的指标值，完成率不会超过100%",
        "with such a target the completion never exceeds 100%",
    ),
    "not-fixed": ("只有 action: cut_fixed 才用到它", "only action: cut_fixed uses it"),
    "both-sides": (
        "两侧都扣分，没有加分的一侧",
        "both sides lose points, so there is none to gain on",
    ),
    "capped": ("起点已经到了封顶（cap）", "the start already is at the cap"),
    "table": ("扣分表（table）已经定了每次扣多少", "the table says what every occurrence costs"),
    "deduct": ("按缺项扣分，不看各要点的分值", "what is taken off is the same for every item"),
    "all_or_nothing": ("全有或全无，不看各要点的分值", "all items count as one"),
    "combine-min": ("各部分都按全部分值计分后取低", "every part scores out of the whole weight"),
    "combine-max": ("各部分都按全部分值计分后取高", "every part scores out of the whole weight"),
    "combine-mean": ("各部分同等地取平均", "every part counts the same in the mean"),
}
TIERS: Table = {
    "hole": ("之间有空档", "leave a gap"),
    "overlap": ("有一段重叠", "overlap"),
}
UNREACHED: Table = {
    "covered": ("前面的各档已经包含了它", "the bands before it cover it"),
    "empty": ("没有数落在它的两个边界之间", "no number lies between its edges"),
}
UNEVEN: Table = {
    "bands": ("分", " (points)"),
    "interpolate": ("的分值", " of the weight"),
    "count": ("分的扣分", " (points taken off)"),
}
LEVEL: Table = {
    "sum": ("一级指标的分值合计", "The sum of the first level's weights"),
    "min": ("取低合成的一级指标的分值", "The weight of a branch, of which the lowest counts,"),
}
WORTH: Table = {"share": ("的分值", " of the weight"), "points": ("分", " points")}
BEYOND: Table = {
    "above": ("超过满分，超出的不计", "above the full weight, and the excess is lost"),
    "below": ("低于0，只得0分", "below 0, which counts as 0"),
}
BOUND: Table = {
    "at-least-1": ("不小于1", "at least 1"),
    "at-least-0": ("不小于0", "at least 0"),
    "0~10": ("在0到10之间", "between 0 and 10"),
    "share": ("在0到1（100%）之间", "between 0 and 1 (100%)"),
}
SUM: Table = {
    "below": ("全部做到也得不到满分", "full marks can't be reached"),
    "above": ("超出的部分不计", "the excess is lost"),
}
DIVISOR: Table = {
    "whole": ("总体（whole）", "The whole"),
    "base": ("基期（base）", "The base"),
    "weight": ("各项权重合计", "The sum of the weights"),
    "target": ("各项指标值合计", "The sum of the targets"),
    "aim": ("指标值（target）", "The target"),
}
SAMPLE: Table = {
    "valid": ("有效问卷", "valid"),
    "returned": ("回收问卷", "returned"),
    "sent": ("发放问卷", "sent"),
    "population": ("调查总体", "in the whole"),
}
GIVEN: Table = {"given": ("已说明原因", "the reason is given")}
NO_VALUE: Table = {"uncached": ("公式没有保存计算结果", "the result of its formula was not kept")}
COLUMN: Table = {
    "initial_budget": ("年初预算数", "initial budget"),
    "budget": ("全年预算数", "budget"),
    "adjustments": ("预算调整", "adjustments"),
    "due": ("应到位资金", "money due"),
    "arrived": ("到位资金", "money arrived"),
    "spent": ("支出", "spending"),
    "cumulative": ("累计支出", "spending"),
    "weight": ("分值", "weight"),
    "base": ("基数", "base"),
}
RATE: Table = {
    "arrival": ("资金到位率", "arrival rate"),
    "timely_arrival": ("到位及时率", "rate of timely arrival"),
    "execution": ("预算执行率", "execution rate"),
    "control": ("预算控制率", "control rate"),
    "saving": ("节约率", "saving rate"),
    "carryover": ("结转结余率", "carry-over rate"),
}
TOP: Table = {
    "level": ("二级指标的名称", "a name of level 2"),
    "section": ("报告章节的标题", "the title of a report's section"),
}
DAY: Table = {
    "date": ("报告日期（date）", "report's date"),
    "as_of": ("截至日期（as_of）", "day it is counted to (as_of)"),
    "start": ("项目开始日期", "start of the project"),
}
DATED: Table = {
    "evidence": ("佐证材料", "evidence"),
    "interview": ("访谈", "interview"),
}
DOCUMENT: Table = {
    "missing": ("没有这个文件", "there is no such file"),
    "folder": ("这是文件夹", "it is a folder"),
    "denied": ("没有读取的权限", "it may not be read"),
    "old": ("是旧的 .doc 格式", "it is in the old .doc format"),
    "large": ("文件太大，或解压后太大", "it is too large, or would be once unpacked"),
    "damaged": ("文件损坏，或不是 Word 文件", "it is damaged, or no Word document"),
    "other": ("压缩包里没有 Word 正文", "the archive holds no Word text"),
}
_SAVE = ("请在 Word 里另存为 .docx 后再试", "Save it as .docx in Word and try again")
DOCUMENT_MEND: Table = {
    "missing": ("请核对文件名和所在文件夹", "Look at the name and the folder"),
    "folder": (
        "请写出文件名，可以写多个（如 reports/*.docx）",
        "Name the files, any number of them (such as reports/*.docx)",
    ),
    "denied": ("请改文件的权限，或换一个位置", "Change who may read it, or put it elsewhere"),
    "large": ("请压缩其中的图片，或拆成几个文件", "Shrink its pictures, or split it"),
    "old": _SAVE,
    "damaged": _SAVE,
    "other": _SAVE,
}
PITCH: Table = {
    "auto": ("多倍行距", "a multiple of lines:"),
    "exact": ("固定值", "exactly"),
    "atLeast": ("最小值", "at least"),
}
FIGURE: Table = {
    "score": ("得分", "score"),
    "weight": ("分值", "weight"),
    "lost": ("扣分", "points lost"),
    "rate": ("得分率", "share of the points"),
    "completion": ("完成率", "completion"),
    "share": ("占扣分的比例", "share of the points lost"),
    "actual": ("完成值", "actual value"),
    "target": ("指标值", "target"),
    "initial_budget": ("年初预算", "initial budget"),
    "budget": ("预算", "budget"),
    "arrived": ("到位资金", "arrived funds"),
    "spent": ("支出", "spending"),
    "execution": ("执行率", "execution rate"),
    "losing": ("扣分指标的项数", "number of indicators that lose points"),
    "population": ("调查总体", "population"),
    "sent": ("发放份数", "number of questionnaires sent"),
    "returned": ("回收份数", "number of questionnaires returned"),
    "valid": ("有效份数", "number of valid questionnaires"),
    "answers": ("选项份数", "number of an answer"),
    "satisfaction": ("满意度", "satisfaction"),
}
LINE: Table = {"": ("项目资金", "the project's money")}  # of funds, without a name
TABLES: dict[str, Table] = {
    "document": DOCUMENT, "document_mend": DOCUMENT_MEND, "pitch": PITCH, "figure": FIGURE, "fund_rate": RATE,
    "form": FORM, "written": WRITTEN, "found": FOUND, "number": NUMBER,
    "number_mend": NUMBER_MEND, "grade": GRADE, "grade_mend": GRADE_MEND, "level": LEVEL,
    "wrong_way": WRONG_WAY, "better": BETTER, "no_effect": NO_EFFECT, "uneven": UNEVEN, "unreached": UNREACHED, "tiers": TIERS, "bound": BOUND, "worth": WORTH, "beyond": BEYOND, "sum": SUM,
    "divisor": DIVISOR, "sample": SAMPLE, "given": GIVEN, "no_value": NO_VALUE, "column": COLUMN, "line": LINE, "rate": RATE,
    "place": PLACES, "day": DAY, "dated": DATED, "alike": ALIKE, "in_range": IN_RANGE, "boilerplate": BOILERPLATE, "top": TOP,
}  # fmt: skip


# modules with the tables of findings that scoring does not make
_LATER = (
    "batch",
    "cell",
    "goal",
    "ledger",
    "monitoring",
    "panel",
    "peers",
    "recheck",
    "survey",
    "use",
)
_NAMED = ("keys", "why", "measure", "rule", "place", "slip", "undated")


@cache
def tables() -> dict[str, Table]:
    """All tables by name."""
    found = dict(TABLES)
    for name in _LATER:
        found |= import_module(f"perfeval.checks.{name}_words").TABLES
    return found


def word(table: str, value: str, zh: bool) -> str:
    """A param's value in the words of a table."""
    held = TABLES.get(table)
    if held is None and table not in _NAMED:
        held = tables().get(table)
    found = held.get(value) if held is not None else None
    if found is not None:
        return found[0 if zh else 1]
    if table == "found":
        return f"“{value}”"
    if table in _NAMED:
        from perfeval.checks import names

        return names.NAMES[table](value, zh)
    return value
