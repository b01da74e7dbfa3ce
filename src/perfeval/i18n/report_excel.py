"""The words of workbooks, zh and en."""

from __future__ import annotations

from typing import NamedTuple

PAIRS: dict[str, tuple[str, str]] = {
    "sheet.form": ("自评表", "Form"), "sheet.scores": ("评分", "Scores"),
    "sheet.funds": ("资金", "Funds"), "sheet.data": ("数据", "Inputs"),
    "sheet.problems": ("问题和佐证", "Problems and evidence"),
    "sheet.findings": ("核对提示", "Findings"), "sheet.charts": ("图表", "Charts"),
    "page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "cut": ("……（超过单元格上限，已截断）", " … (cut: longer than a cell may be)"),
    "flag": ('[=1]"是";"否"', '[=1]"yes";"no"'),
    "true": ("是", "yes"), "false": ("否", "no"),
    "data.title": ("评分用数据", "Inputs of the scores"),
    "data.note": (
        "浅色单元格为可修改的输入值，评分表中的公式引用这里的数；是/否以1、0填写。",
        "Light cells are inputs that may be changed; the formulas of the scores read them; yes and no are 1 and 0.",
    ),
    "scores.title": ("{name} 评分计算表", "{name}: calculation of the scores"),
    "scores.note": (
        "浅色单元格可修改，修改后完成率、得分、小计、总分和等级随之重算；“核对”列与 perfeval 的准确得分比较。",
        "Light cells may be changed: completions, scores, sums, total and grade follow. “Check” compares with the exact scores of perfeval.",
    ),
    "constants": (
        "{n} 个数由 perfeval 计算，不是公式（见“说明”）：{cells}",
        "{n} numbers were calculated by perfeval and are no formulas (see remarks): {cells}",
    ),
    "constant": ("由 perfeval 计算，非公式", "calculated by perfeval, no formula"),
    "col.no": ("序号", "No."), "col.level": ("{n}级指标", "Level {n}"),
    "col.name": ("指标", "Indicator"), "col.weight": ("分值", "Weight"),
    "col.standard": ("评分标准", "Scoring rule"), "col.target": ("指标值", "Target"),
    "col.op": ("比较", "Op."), "col.lo": ("目标数", "Target number"),
    "col.hi": ("上限", "Upper edge"), "col.x": ("完成数", "Actual number"),
    "col.unit": ("单位", "Unit"), "col.r": ("完成率", "Completion"),
    "col.exact": ("得分（未取整）", "Points, unrounded"), "col.score": ("得分", "Score"),
    "col.rate": ("得分率", "Score rate"), "col.lost": ("扣分", "Lost"),
    "col.status": ("状态", "Status"), "col.expected": ("核对值", "Exact score"),
    "col.check": ("核对", "Check"), "col.note": ("说明", "Remark"),
    "col.sum": ("下级得分之和", "Sum of scores"), "col.change": ("加减分", "Adjustments"),
    "overall": ("全部核对", "All checks"),
    "branches": ("小计", "Branches"), "totals": ("总分", "Total"),
    "total.sum": ("各一级指标得分之和", "Sum of the level-1 scores"),
    "total.min": ("各一级指标折算得分取低", "Lowest of the level-1 scores"),
    "total.gone": ("不适用指标的分值", "Weight of inapplicable indicators"),
    "total.max": ("满分", "Maximum"), "total.factor": ("折算系数", "Rescaling factor"),
    "total.scaled": ("折算后", "Rescaled"), "total.adjust": ("加减分", "Adjustments"),
    "total.score": ("总分", "Total"), "total.basis": ("定级用分", "Score for the grade"),
    "total.grade": ("等级", "Grade"), "total.of": ("折算：{name}", "Rescaled: {name}"),
    "gates": ("否决、封顶（1为触发）", "Gates (1: fired)"), "gate.at": ("范围", "Scope"),
    "gate.fired": ("触发", "Fired"), "gate.cap": ("封顶分", "Cap"), "reason": ("原因", "Reason"),
    "adjusters": ("加减分项", "Adjustments"), "points": ("分数", "Points"),
    "whole": ("全部指标", "whole set"),
    "item": ("评价要点", "Item"), "worth": ("分值", "Worth"),
    "met": ("符合程度（0~1）", "Met (0 to 1)"), "gate": ("否决", "Gate"),
    "na": ("不适用", "not applicable"),
    "judged": ("评定得分", "Judged points"), "share": ("评定比例", "Judged share"),
    "tier": ("评定等级", "Tier"), "fact": ("扣分事实", "Fact"), "deduction": ("扣分", "Points off"),
    "label": ("项目", "Input"), "value": ("数值", "Value"), "part": ("部分", "Part"),
    "whole_of": ("总体", "Whole"), "current": ("本期", "Current"), "base": ("基期", "Base"),
    "top": ("分子（元）", "Numerator (yuan)"), "bottom": ("分母（元）", "Denominator (yuan)"),
    "group": ("问卷组别", "Group"), "answers": ("应答总数下限", "Answers, at least"),
    "answer": ("第{n}档", "Answer {n}"), "answer_weight": ("第{n}档分值", "Weight of answer {n}"),
    "group_weight": ("组权重", "Group weight"), "weights": ("档次分值", "Weights of the answers"),
    "expert": ("专家", "Expert"), "role": ("角色", "Role"), "ballot": ("评分", "Score"),
    "ballot_weight": ("权重", "Weight"), "counted": ("计入（1/0）", "Counted (1/0)"),
    "pass": ("通过（1/0）", "Pass (1/0)"), "pass_line": ("通过比例", "Share that passes"),
    "planned": ("计划完成日", "Planned"), "finished": ("实际完成日", "Finished"),
    "excused": ("扣除天数", "Days excused"), "data": ("数据", "Named data"),
    "completion": ("完成率", "Completion"), "low": ("达标下限", "Lower bound"),
    "high": ("达标上限", "Upper bound"),
    "funds.title": ("资金使用情况", "Funds"),
    "funds.note": ("单位：{unit}；合计不含“其中”行", "Unit: {unit}; sub-rows are not counted twice"),
    "funds.name": ("资金名称", "Line"), "funds.source": ("来源", "Source"),
    "funds.of": ("其中", "Part of"), "funds.initial_budget": ("年初预算数", "Initial budget"),
    "funds.budget": ("全年预算数", "Budget"), "funds.arrived": ("到位数", "Arrived"),
    "funds.spent": ("执行数", "Spent"), "funds.execution": ("执行率", "Execution"),
    "funds.arrival": ("到位率", "Arrival"), "funds.total": ("合计", "Total"),
    "funds.rate": ("比率", "Rate"), "funds.top": ("分子", "Numerator"),
    "funds.bottom": ("分母", "Denominator"), "funds.value": ("数值", "Value"),
    "chart.scores": ("一级指标得分率", "Score rate by level-1 indicator"),
    "chart.execution": ("各资金行执行率", "Execution by fund line"),
    "chart.completion": ("各指标完成率", "Completion by indicator"),
    "chart.note": ("图表引用评分表和资金表中的数。", "The charts read the sheets of scores and funds."),
    "status.scored": ("已评分", "scored"), "status.missing": ("缺少结果", "missing"),
    "status.not_applicable": ("不适用", "not applicable"), "status.not_due": ("未到期", "not due"),
    "status.vetoed": ("被否决", "vetoed"), "status.unscored": ("不计分", "not scored"),
}  # fmt: skip
PLACES = {"zh": 0, "en": 1}


class Texts(NamedTuple):
    """The words of one language."""

    lang: str

    def __call__(self, key: str, **values: object) -> str:
        text = PAIRS[key][PLACES.get(self.lang, 0)]
        return text.format(**values) if values else text
