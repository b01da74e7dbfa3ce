"""PE462-PE479, PE608-PE610: what a reviewer asks about a finished project."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE462",
        "info",
        "“{name}”已达到指标值、得满分，却填了偏差原因。",
        "“{name}” meets its target with full marks, yet gives a reason for a deviation.",
        "没有偏差的，请删去 reason，或移入 analysis；确有偏差的，请核对完成值和得分。",
        "Remove reason, or move it to analysis; if something did fall short, check the actual and the score.",
    ),
    Check(
        "PE463",
        "warning",
        "列了{n}个问题，而各项指标都是满分。",
        "Problems are listed ({n}), yet every indicator has full marks.",
        "请核对问题涉及的指标该不该扣分；不影响得分的，请在问题的 facts 里说明理由。",
        "Check whether the indicators they concern should lose points; if not, say why under facts of the problem.",
    ),
    Check(
        "PE464",
        "info",
        "问题“{id}”涉及的指标（{names}）都是满分。",
        "The problem “{id}” concerns {names}, with full marks all the same.",
        "请核对这些指标该不该扣分；问题属于其他指标的，请改正 indicators。",
        "Check whether they should lose points; if it concerns another indicator, correct indicators.",
    ),
    Check(
        "PE465",
        "warning",
        "{n}个结果的{columns:keys}都等于各自的分值，疑为把分值填进了这一栏[[：{names}]]。",
        "In all results that give it ({n}), {columns:keys} equals the indicator's weight; the weights seem to be typed there[[: {names}]].",
        "请填写真实的指标值和完成值，连同单位，如 266个。",
        "Give the real target and actual with their units, such as 266个.",
    ),
    Check(
        "PE466",
        "warning",
        "第{n}个总体目标的预期与完成情况一字不差。",
        "Objective {n} states what was expected and what was achieved in the same words.",
        "预期写年初的目标，完成情况写实际做到的数和事实。",
        "State the goal as it was set, and the numbers and facts of what was done.",
    ),
    Check(
        "PE467",
        "info",
        "“{name}”与“{other}”用的是同一个数{actual}，疑为一个成果重复计算。",
        "“{name}” and “{other}” rest on the same number, {actual}; one achievement may be counted twice.",
        "请核对两个指标的口径；同一成果只用于一个指标。",
        "Check what both indicators count; use one achievement for one of them only.",
    ),
    Check(
        "PE468",
        "info",
        "“{name}”的指标分析与“{other}”的一字不差。",
        "The analysis of “{name}” is word for word that of “{other}”.",
        "请分别写明各自的完成情况和得分理由。",
        "Write for each what was done and why it scores as it does.",
    ),
    Check(
        "PE469",
        "info",
        "登记的佐证材料{names}没有被任何结果引用。",
        "Evidence that no result refers to: {names}.",
        "请在结果的 evidence 里写明编号，或从清单中删去。",
        "Name it under evidence of the results it supports, or remove it from the register.",
    ),
    Check(
        "PE470",
        "warning",
        "{day:day}{date}早于{other:day}{limit}。",
        "The {day:day}, {date}, is before the {other:day}, {limit}.",
        "请核对这两个日期。",
        "Check both dates.",
    ),
    Check(
        "PE471",
        "warning",
        "{what:dated}“{name}”的日期{date}晚于报告日期{last}。",
        "The {what:dated} “{name}” is dated {date}, after the report's date {last}.",
        "请核对日期；报告之后补充的，请更新报告日期。",
        "Check the dates; if it was added later, renew the report's date.",
    ),
    Check(
        "PE472",
        "warning",
        "项目的 data 里的“{name}”没有用到[[，是否指“{near}”？]]。",
        "“{name}” under data of the project is not used[[; did you mean “{near}”?]].",
        "请改正名称；指标体系的算式和条件都没有用到它的，请删去。",
        "Correct the name, or remove it if neither a rule nor a condition of the set asks for it.",
    ),
    Check(
        "PE608",
        "warning",
        "样本{sample}大于总体{population}。",
        "The sample of {sample} is larger than the population of {population}.",
        "请核对 sampling 里总体和样本的数。",
        "Check population and sample under sampling.",
    ),
)
