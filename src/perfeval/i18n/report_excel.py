"""The words that only workbooks have, zh and en; what other reports say too is read from theirs."""

from __future__ import annotations

from typing import NamedTuple

from perfeval.i18n import report_en, report_zh

PAIRS: dict[str, tuple[str, str]] = {
    "sheet.form": ("自评表", "Form"), "sheet.scores": ("评分", "Scores"),
    "sheet.funds": ("资金", "Funds"), "sheet.data": ("数据", "Inputs"),
    "sheet.problems": ("问题和佐证", "Problems and evidence"),
    "sheet.findings": ("核对提示", "Findings"), "sheet.charts": ("图表", "Charts"),
    "sheet.plan": ("指标体系", "Indicators"),
    "sheet.page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "cut": ("……（超过单元格上限，已截断）", " … (cut: longer than a cell may be)"),
    "flag": ('[=1]"是";"否"', '[=1]"yes";"no"'),
    "form.note": (
        "浅色单元格为实际完成数的输入单元格，修改后得分、总分和等级随之重算（打印时不带底色）。",
        "Light cells are the inputs of what was achieved: scores, total and grade follow them (printed without the fill).",
    ),
    "form.note_static": (
        "浅色单元格为实际完成数的输入单元格，修改后得分和总分随之重算，等级须重新评定（打印时不带底色）。",
        "Light cells are the inputs of what was achieved: scores and total follow them, the grade does not (printed without the fill).",
    ),
    "form.note_unscored": (
        "浅色单元格为实际完成数的输入单元格，修改后完成率随之重算（打印时不带底色）。",
        "Light cells are the inputs of what was achieved: completions follow them (printed without the fill).",
    ),
    "data.title": ("评分用数据", "Inputs of the scores"),
    "data.note": (
        "浅色单元格为可修改的输入值，评分表中的公式引用这里的数；是/否以1、0填写。",
        "Light cells are inputs that may be changed; the formulas of the scores read them; yes and no are 1 and 0.",
    ),
    "data.met": ("符合程度（0~1）", "Met (0 to 1)"), "data.gate": ("否决", "Gate"),
    "data.judged": ("评定得分", "Judged points"), "data.share": ("评定比例", "Judged share"),
    "data.item": ("评价要点", "Item"), "data.tier": ("评定等级", "Tier"),
    "data.fact": ("扣分事实", "Fact"), "data.label": ("项目", "Input"),
    "data.value": ("数值", "Value"), "data.part": ("部分", "Part"), "data.whole": ("总体", "Whole"),
    "data.current": ("本期", "Current"), "data.base": ("基期", "Base"),
    "data.top": ("分子（元）", "Numerator (yuan)"), "data.bottom": ("分母（元）", "Denominator (yuan)"),
    "data.group": ("问卷组别", "Group"), "data.answers": ("应答总数下限", "Answers, at least"),
    "data.answer_weight": ("第{n}档分值", "Weight of answer {n}"),
    "data.group_weight": ("组权重", "Group weight"),
    "data.weights": ("档次分值", "Weights of the answers"), "data.weight": ("权重", "Weight"),
    "data.counted": ("计入（1/0）", "Counted (1/0)"), "data.pass": ("通过（1/0）", "Pass (1/0)"),
    "data.planned": ("计划完成日", "Planned"), "data.finished": ("实际完成日", "Finished"),
    "data.excused": ("扣除天数", "Days excused"), "data.named": ("数据", "Named data"),
    "data.gates": ("否决、封顶（1为触发）", "Gates (1: fired)"), "data.scope": ("范围", "Scope"),
    "data.fired": ("填报触发", "Reported"), "data.cap": ("封顶分", "Cap"), "data.points": ("分数", "Points"),
    "scores.title": ("{name} 评分计算表", "{name}: calculation of the scores"),
    "scores.title_unscored": ("{name} 完成率计算表", "{name}: calculation of the completions"),
    "scores.note": (
        "浅色单元格可修改，自评表中的浅色单元格也可修改；修改后完成率、得分、小计、总分和等级随之重算；“核对”列与 perfeval 的准确得分和完成率比较。",
        "Light cells may be changed, and so may those of the form: completions, scores, sums, total and grade follow. “Check” compares with the exact scores and completions of perfeval.",
    ),
    "scores.constants": (
        "{n}个数由 perfeval 计算，不是公式：{cells}",
        "1 number was calculated by perfeval and is no formula: {cells}||{n} numbers were calculated by perfeval and are no formulas: {cells}",
    ),
    "scores.unfollowed": (
        "以下否决、封顶、加减分的条件不是公式，改数后须重新评分：{cells}",
        "The condition of this is no formula; score again after a change: {cells}||The conditions of these are no formulas; score again after a change: {cells}",
    ),
    "scores.still": (
        "以下指标的得分不随数值变化，须重新评分：{cells}",
        "This indicator's score does not follow its numbers; score again: {cells}||The scores of these indicators do not follow their numbers; score again: {cells}",
    ),
    "scores.blank": ("缺数据", "no data"), "scores.gate": ("触发：{name}", "Fired: {name}"),
    "scores.before": ("计“{name}”前", "Before “{name}”"), "scores.after": ("计“{name}”后", "After “{name}”"),
    "form.still": (
        "自评表中下列文字不随之改变，改数后须重新生成：{cells}",
        "The texts of these cells of the form do not follow; write the form again after a change: {cells}",
    ),
    "data.holds": ("条件成立", "Condition holds"), "join": ("；", "; "),
    "check.title": ("输入有误", "Not a valid input"), "check.unit": ("单位：{unit}", "Unit: {unit}"),
    "check.number": ("请只填数字", "Type a number only"),
    "check.between": ("请填{low}至{high}之间的数", "Type a number from {low} to {high}"),
    "check.day": ("请填日期，如2024-12-31", "Type a date, e.g. 2024-12-31"),
    "check.flag": ("请填1（是）或0（否）", "Type 1 (yes) or 0 (no)"),
    "check.error_unit": ("{said}，不带单位（{unit}）", "{said}, without the unit ({unit})"),
    "scores.note_static": (
        "浅色单元格可修改，自评表中的浅色单元格也可修改；修改后完成率、得分、小计和总分随之重算，等级须重新评定；“核对”列与 perfeval 的准确得分和完成率比较。",
        "Light cells may be changed, and so may those of the form: completions, scores, sums and total follow, the grade does not. “Check” compares with the exact scores and completions of perfeval.",
    ),
    "scores.note_unscored": (
        "浅色单元格可修改，自评表中的浅色单元格也可修改；修改后完成率随之重算。",
        "Light cells may be changed, and so may those of the form: completions follow.",
    ),
    "scores.constant": ("由 perfeval 计算，非公式；", "calculated by perfeval, no formula; "),
    "scores.level": ("{n}级指标", "Level {n}"), "scores.op": ("比较", "Op."),
    "scores.lo": ("目标数", "Target number"), "scores.hi": ("上限", "Upper edge"),
    "scores.x": ("完成数", "Actual number"), "scores.exact": ("得分（未取整）", "Points, unrounded"),
    "scores.expected": ("核对值", "Exact score"), "scores.check": ("核对", "Check"),
    "scores.note_col": ("原计算过程", "Calculation as first made"), "scores.overall": ("全部核对", "All checks"),
    "scores.branches": ("小计", "Subtotals"),
    "scores.sum": ("各一级指标得分之和", "Sum of the level-1 scores"),
    "scores.lowest": ("各一级指标折算得分取低", "Lowest of the level-1 scores"),
    "scores.gone": ("不适用指标的分值", "Weight of inapplicable indicators"),
    "scores.max": ("满分", "Full points"), "scores.factor": ("折算系数", "Rescaling factor"),
    "scores.scaled": ("折算后", "Rescaled"), "scores.basis": ("定级用分", "Score for the grade"),
    "scores.of": ("折算：{name}", "Rescaled: {name}"),
    "sheet.funds_note": ("单位：{unit}；合计不含“其中”行", "Unit: {unit}; sub-rows are not counted twice"),
    "sheet.of": ("其中", "Part of"), "sheet.arrival": ("到位率", "Arrival rate"),
    "sheet.source": ("来源", "Source"), "sheet.suggestion": ("建议", "Suggestion"),
    "sheet.top": ("分子", "Numerator"), "sheet.bottom": ("分母", "Denominator"),
    "sheet.charts_note": (
        "图表引用右侧的数，右侧的数引用评分表和资金表。",
        "The charts read the numbers at their right, which read the sheets of scores and funds.",
    ),
}  # fmt: skip
REPORTS = {"zh": report_zh.TEXTS, "en": report_en.TEXTS}


class Texts(NamedTuple):
    """The words of one language: those of workbooks, else those of every report."""

    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key`; two sides parted by || are for n = 1 and for any other."""
        pair = PAIRS.get(key)
        en = self.lang == "en"
        text = pair[en] if pair is not None else REPORTS["en" if en else "zh"][key]
        one, _, many = text.partition("||")
        if many and values.get("n") != 1:
            one = many
        return one.format(**values) if values else one
