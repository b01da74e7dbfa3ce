"""The words of the workbook to fill in, zh and en; both are read back."""

from __future__ import annotations

SHEETS: dict[str, tuple[str, str]] = {
    "guide": ("填报说明", "How to fill in"),
    "base": ("基本信息", "Project"),
    "indicators": ("指标", "Indicators"),
    "points": ("评价要点", "Points"),
    "data": ("数据", "Data"),
    "surveys": ("问卷", "Surveys"),
    "items": ("分项明细", "Items"),
    "panel": ("专家评分", "Panel"),
    "events": ("扣分与发生", "Deductions"),
    "progress": ("进展", "Progress"),
    "funds": ("资金", "Funds"),
    "amounts": ("资金明细", "Dated amounts"),
    "rates": ("资金比率", "Fund rates"),
    "plan": ("资金安排", "Fund plan"),
    "objectives": ("总体目标", "Objectives"),
    "goals": ("目标分解", "Goals"),
    "evidence": ("佐证材料", "Evidence"),
    "problems": ("问题", "Problems"),
    "interviews": ("访谈", "Interviews"),
    "feedback": ("征求意见", "Feedback"),
    "team": ("评价组成员", "Team"),
    "gates": ("否决事项", "Gates"),
    "adjust": ("加减分", "Adjustments"),
    "other": ("其他", "Other"),
}
HINTS: dict[str, tuple[str, str]] = {
    "base": (
        "在“内容”一栏填写；日期写作 2023-12-31。",
        "Fill in the column “Value”; dates as 2023-12-31.",
    ),
    "indicators": (
        "一行一个指标，“填在哪里”写明数据填在哪张表。完成值连同单位写，如 735人次、99.95%，百分数要带百分号。橙色的指标值由本项目填写。不适用的指标写明“不适用原因”。",
        "One indicator a row; “Fill in at” names the sheet its figures go to. Write the actual with its unit: 735人次, 99.95%. Orange targets are the project’s to give. Say in “Not applicable” why an indicator does not apply.",
    ),
    "points": (
        "逐项判断：符合、部分符合、不符合、不适用；部分符合按 0.5 计，也可填 0~1 之间的数。全部相同的，只在“整体”一行选。",
        "Judge each point: 符合 (met), 部分符合 (partly, 0.5), 不符合 (not met), 不适用 (not applicable), or a number from 0 to 1. Where all are alike, choose once in the row “all”.",
    ),
    "data": (
        "计算用的原始数据，按“填写说明”填在“内容”一栏；不需要的留空。",
        "The figures behind the indicators: fill in the column “Value” as the remark says; leave blank what there is not.",
    ),
    "surveys": (
        "一行一组调查对象；选项计数从最好到最差，没有人选的填 0。",
        "One group of respondents a row; counts from the best answer to the worst, 0 where nobody chose it.",
    ),
    "items": (
        "一行一个明细项，属于哪个指标在“指标”一栏选。",
        "One item a row; choose its indicator in the first column.",
    ),
    "panel": ("一行一位专家。", "One expert a row."),
    "progress": (
        "一行一次进展：截至哪天、累计完成多少；没有数值的填完成的比例。",
        "One day a row: what was reached in all by then, or the share of the way.",
    ),
    "events": (
        "一行一件事：扣分的写扣几分、事实和佐证；按次数计的一行一次。",
        "One event a row: points taken off with fact and evidence; what is counted, one row each.",
    ),
    "funds": (
        "一行一笔资金；“其中”写它属于哪一行（编号或名称），不重复合计。合计由公式算出，不会读回。分期的金额填在“资金明细”。",
        "One line a row; “of” names the line it is part of, which is then not counted twice. The total is a formula and is not read back. Dated amounts go to the next sheet.",
    ),
    "amounts": (
        "按日期分笔的金额：哪一行资金、哪一类、日期、金额、文号。",
        "Amounts by date: which line, which kind, day, amount, document.",
    ),
    "evidence": (
        "编号不能重复，其他表的“佐证材料”填编号，可带页码，如 E01 p.4；多个用顿号分开。",
        "Each id once; other sheets name evidence by id, with a page if you like: E01 p.4; several are separated by 、 or ;.",
    ),
    "objectives": (
        "一行一个总体目标：预期目标和实际完成情况。",
        "One overall objective a row: what was expected, what was achieved.",
    ),
    "problems": (
        "一行一个问题：事实、原因、涉及的指标和建议；其他表的“问题”填这里的编号。",
        "One problem a row: facts, cause, indicators, suggestion; other sheets name it by its id.",
    ),
    "gates": (
        "发生了的否决事项，名称与指标体系一致；没有发生的不填。",
        "Gates that fired, by the name the set has for them; none if none did.",
    ),
    "adjust": (
        "加分或减分，名称与指标体系一致，减分写负数。",
        "Bonus or malus by the name the set has for it; a malus is negative.",
    ),
    "other": (
        "其余内容按键路径填写，如 narrative.background、evaluation.team[1].name；一般不用改。",
        "Everything else by its key: narrative.background, evaluation.team[1].name; seldom touched.",
    ),
}
WORDS: dict[str, tuple[str, str]] = {
    "total": ("合计（公式，不含资金明细）", "Total (formula, without dated amounts)"),
    "whole": ("整体", "all"),
    "all": ("全部符合", "all"),
    "none": ("全部不符合", "none"),
    "direction.more": ("越多越好", "more is better"),
    "direction.less": ("越少越好", "less is better"),
    "direction.range": ("区间", "range"),
    "direction.words": ("定性", "in words"),
    "where.here": ("本行“完成值”", "“Actual” of this row"),
    "where.sheet": ("“{sheet}”表", "sheet “{sheet}”"),
    "where.funds": ("由“{sheet}”表计算", "computed from “{sheet}”"),
    "where.parts": ("下面各部分", "the parts below"),
    "target.needed": (
        "指标体系没有给出指标值，请填写本项目的指标值，如 ≥100人次、≤5%。",
        "The set leaves the target to the project: fill it in, such as ≥100人次 or ≤5%.",
    ),
    "page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "pick": ("请从列表中选", "Choose from the list"),
    "number": ("请填数字", "A number, please"),
    "at_least_0": ("请填不小于 0 的数", "A number of at least 0"),
    "date": ("请填日期，如 2023-12-31", "A day such as 2023-12-31"),
    "money": (
        "请填金额；不带单位的按表头单位",
        "An amount; bare ones are in the unit of the table",
    ),
    "guide.title": ("绩效评价填报表", "Workbook of an evaluation"),
    "guide.set": ("指标体系", "Indicator set"),
    "guide.colours": ("颜色说明", "Colours"),
    "guide.input": ("浅黄色：填写", "Light yellow: fill in"),
    "guide.needed": ("橙色：必须由本项目填写的指标值", "Orange: a target the project must give"),
    "guide.unused": (
        "浅灰、未锁定：这个指标不用填",
        "Pale grey, unlocked: the indicator does not use it",
    ),
    "guide.fixed": ("灰色：指标体系的内容，不能改", "Grey: what the set says, not to be changed"),
    "guide.head": ("蓝色：表头", "Blue: headings"),
    "guide.sheets": ("各工作表", "The sheets"),
    "guide.score": (
        "填好后保存，运行：perfeval score 本文件，即得各指标得分；perfeval report 本文件 -o 报告.docx 生成报告。",
        "Save it and run: perfeval score FILE for the scores, perfeval report FILE -o report.docx for the report.",
    ),
    "guide.monitor": (
        "填好后保存，运行：perfeval monitor 本文件，即得监控情况；perfeval monitor 本文件 -o 监控表.docx 生成监控表。",
        "Save it and run: perfeval monitor FILE for the progress, perfeval monitor FILE -o monitoring.docx for the table.",
    ),
    "guide.cells": (
        "工作表受保护但没有密码，只有浅黄色单元格可以填写；需要加行时先“撤销工作表保护”，插入的行照样读取，工作表可以移动；不要改第 1 行和 A 列隐藏的内容。",
        "Sheets are protected without a password: only light cells can be filled. Unprotect a sheet to add rows; inserted and sorted rows are read. Leave the hidden row 1 and column A alone.",
    ),
    "guide.blank": (
        "留空表示没有填，不等于 0；确实为 0 的请填 0。",
        "Blank means not given, which is not 0: write 0 where it is 0.",
    ),
    "guide.percent": (
        "百分数可写 99.95%，也可在百分比格式的单元格里输入；完成值可写单位，如 6747件、1.2亿元。",
        "Percentages as 99.95%, as text or in a percent format; actuals may have units: 6747件, 1.2亿元.",
    ),
}


def word(key: str, lang: str) -> str:
    return WORDS[key][0 if lang == "zh" else 1]


def sheet(key: str, lang: str) -> str:
    return SHEETS[key][0 if lang == "zh" else 1]


def hint(key: str, lang: str) -> str:
    return HINTS.get(key, ("", ""))[0 if lang == "zh" else 1]
