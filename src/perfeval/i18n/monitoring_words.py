"""Words of the monitoring table and of the paper around it."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    # the paper
    "title": ("{name}绩效运行监控报告", "Monitoring report: {name}"),
    "as_of": ("截至{day}", "As of {day}"),
    "head.result": ("监控结论", "Result"), "head.funds": ("预算执行情况", "Execution of the budget"),
    "head.goals": ("绩效目标实现情况", "Progress of the goals"), "head.risks": ("偏离原因和拟采取的措施", "Deviations and measures"),
    "head.form": ("项目支出绩效目标执行监控表", "Monitoring table of project spending"),
    # the span that a column covers
    "span.months": ("{first}-{last}月", "{first_name}–{last_name}"), "span.month": ("{last}月", "{last_name}"),
    "span.day": ("截至{last}月{day}日", "To {day} {last_name}"), "span.year": ("截至{year}年{last}月", "To {last_name} {year}"),
    "span.whole": ("截至{year}年{last}月{day}日", "To {day} {last_name} {year}"),
    # the official table
    "form.title": ("项目支出绩效目标执行监控表", "Monitoring table of project spending"),
    "form.year": ("（{year}年度）", "({year})"), "form.unit": ("单位：{unit}", "Unit: {unit}"),
    "name": ("项目名称", "Project"), "department": ("主管部门", "Department in charge"), "implementer": ("实施单位", "Implementing unit"),
    "funds": ("项目资金（{unit}）", "Project funds ({unit})"), "initial": ("年初预算数", "Initial budget"),
    "budget": ("预算数", "Budget"), "adjusted": ("调整后预算数", "Adjusted budget"),
    "spent": ("{span}执行数", "Spent, {span}"), "rate": ("{span}执行率", "Executed, {span}"), "forecast": ("全年预计执行数", "Forecast for the year"),
    "forecast.period": ("预计执行数", "Forecast"),
    "total": ("年度资金总额", "Funds of the year"), "total.period": ("资金总额", "All funds"),
    "fiscal": ("本年一般公共预算拨款", "general budget appropriation of the year"), "other": ("其他资金", "other funds"),
    "first": ("其中：{name}", "of which: {name}"), "next": ("　　　{name}", "{name}"),
    "objective": ("年度总体目标", "Objectives of the year"), "indicators": ("绩效指标", "Indicators"),
    "level1": ("一级指标", "Level 1"), "level2": ("二级指标", "Level 2"), "level3": ("三级指标", "Level 3"),
    "target": ("年度指标值", "Target of the year"), "target.period": ("指标值", "Target"), "done": ("{span}执行情况", "Done, {span}"),
    "expected": ("全年预计完成情况", "Forecast for the year"), "expected.period": ("预计完成情况", "Forecast"),
    "causes": ("偏差原因分析", "Causes of deviation"), "likelihood": ("完成目标可能性", "Likelihood"),
    "remark": ("备注", "Remarks"), "reason": ("原因说明", "Explanation"),
    "经费保障": ("经费保障", "Funds"), "制度保障": ("制度保障", "Rules"), "人员保障": ("人员保障", "Staff"),
    "硬件条件保障": ("硬件条件保障", "Equip-ment"), "其他": ("其他", "Other"),
    "确定能": ("确定能", "Certain"), "有可能": ("有可能", "Possible"), "完全不可能": ("完全不可能", "Impos-sible"),
    "lik.确定能": ("确定能", "certain"), "lik.有可能": ("有可能", "possible"), "lik.完全不可能": ("完全不可能", "impossible"),
    "note.causes": ("偏差原因在相应栏内打“√”，并在“原因说明”栏写明。", "Causes of deviation are ticked, and explained beside."),
    "note.likelihood": ("完成目标可能性分为确定能、有可能、完全不可能，在相应栏内打“√”。", "The likelihood of reaching the goal is ticked: certain, possible or impossible."),
    "note.reckoned": ("标“*”的为未填报、按当前进度测算的结果，请填报单位核实。", "What bears a * was not stated and is computed from the progress so far; the unit is to confirm it."),
    "note.adjusted": ("年初预算数与预算数不同的，执行率按调整后的预算数计算（共{amount}{unit}）。", "Where the initial budget differs from the budget, rates are of the adjusted budget ({amount} {unit} in all)."),
    "note.rounding": ("各行分别四舍五入，合计与分项之和可能有尾差。", "Rows are rounded by themselves; sums may differ in the last digit."),
    "sign.filled_by": ("填报人", "Filled in by"), "sign.phone": ("联系电话", "Telephone"), "sign.manager": ("单位负责人", "Head of the unit"), "sign.date": ("填报日期", "Date"),
    # how a goal stands
    "at.no_progress": ("未填报", "not reported"), "at.not_applicable": ("不适用", "not applicable"), "at.not_due": ("未到考核时点", "not due yet"),
    "at.due": ("未到期", "not due yet"), "at.overdue": ("逾期未完成", "overdue"), "at.exceeded": ("超出指标值", "beyond the target"),
    "share": ("完成{rate}", "{rate} done"), "used": ("已用{rate}", "{rate} used"), "counted": ("数据截至{day}", "figures of {day}"),
    # tables
    "caption.funds": ("预算执行与序时进度", "Execution against the schedule"), "caption.goals": ("绩效目标进展", "Progress of the goals"),
    "risk.funds": ("执行率{rate}，落后{gap}个百分点", "{rate} spent, {gap} points behind"),
    "caption.risks": ("偏离目标和有风险的事项", "What is behind or at risk"),
    "fund": ("资金", "Funds"), "due": ("应执行进度", "Due"), "gap": ("差距（百分点，负数为落后）", "Gap (points, minus is behind)"), "light": ("预警", "Light"),
    "matter": ("事项", "Matter"), "indicator": ("指标", "Indicator"), "actual": ("当前完成", "Done"), "completion": ("完成率", "Completion"), "due.goal": ("应完成进度", "Due"),
    "measure": ("拟采取的措施", "Measures"), "state": ("情况", "State"), "unsaid": ("未说明", "not given"), "sum": ("合计", "Total"),
    # sentences
    "say.elapsed": ("监控期为{start}至{end}，截至{day}时间已过{rate}。", "The period is {start} to {end}; on {day}, {rate} of it had passed."),
    "say.assumed": ("项目未填起止时间，按{year}年度计算。", "The project gives no whole period; the year {year} is taken."),
    "say.funds": ("预算{budget}{unit}，已执行{spent}{unit}，执行率{rate}，应执行进度{due}，", "Of a budget of {budget} {unit}, {spent} {unit} were spent: {rate}, where {due} were due; "),
    "say.behind": ("落后{gap}个百分点", "{gap} points behind"), "say.ahead": ("领先{gap}个百分点", "{gap} points ahead"), "say.level": ("与进度一致", "on schedule"),
    "say.light": ("，{light}", " ({light})"), "say.forecast": ("预计全年执行{amount}{unit}，占预算的{rate}。", "{amount} {unit} are expected to be spent in all, {rate} of the budget."),
    "say.forecast.period": ("预计期末累计执行{amount}{unit}，占预算的{rate}。", "{amount} {unit} are expected to be spent in all, {rate} of the budget."),
    "say.computed": ("按当前进度测算，全年可执行{amount}{unit}，占预算的{rate}。", "At this pace {amount} {unit} would be spent in all, {rate} of the budget."),
    "say.computed.period": ("按当前进度测算，期末累计可执行{amount}{unit}，占预算的{rate}。", "At this pace {amount} {unit} would be spent in all, {rate} of the budget."),
    "say.no_funds": ("没有可比较的预算执行数据。", "There are no figures of spending to compare."),
    "say.goals": ("可比较的{n}项绩效目标加权完成{done}，应完成{due}，", "Of the goals, {n} can be compared: {done} done by weight, where {due} were due; "),
    "say.no_goals": ("没有可比较的绩效目标进展。", "No goal has progress that can be compared."),
    "say.claims": ("支出进度慢而目标完成快，请核实目标完成数据是否属实、指标值是否偏低，或已完成的工作是否尚未支付。", "Little is spent while much is claimed: check whether the figures hold, the targets are low, or work done is still to be paid."),
    "say.spends": ("支出进度快而目标完成慢，请核实资金是否超进度支付、是否形成相应的工作量。", "Much is spent while little is done: check whether money is paid ahead of the work."),
    "say.likely": ("全部{n}项指标中，{counts}。", "Of {n} indicators: {counts}."), "say.count": ("{word}完成的{n}项", "{n} {word}"),
    "say.none": ("未判断的{n}项", "{n} not judged"), "say.unknown": ("{n}项指标没有填报截至监控日的进展：{names}。", "{n} have no progress reported up to the day: {names}."),
    "say.basis": ("预警标准依据：{text}。", "Basis of the lights: {text}."), "say.unverified": ("上述依据尚未核对原文。", "It has not been checked against its source."),
    "say.no_risks": ("没有落后于进度或有完成风险的资金和指标。", "No goal is behind schedule or at risk."),
    "say.more": ("等", " and others"),
    "stop": ("。", "."), "list": ("、", ", "), "semicolon": ("；", "; "), "space": ("", " "),
    "chart.funds": ("预算执行进度", "Execution of the budget"), "chart.goals": ("绩效目标进度", "Progress of the goals"), "chart.both": ("预算执行和绩效目标进度", "Execution of the budget and progress of the goals"),
    "line.planned": ("应达进度", "Planned"), "line.actual": ("实际执行", "Spent"), "line.goals": ("目标完成", "Goals"), "line.forecast": ("预计执行", "Forecast"),
    "sheet.form": ("监控表", "Monitoring table"), "sheet.funds": ("预算执行", "Funds"), "sheet.goals": ("绩效目标", "Goals"), "sheet.risks": ("偏离和措施", "Deviations"), "sheet.charts": ("进度图", "Charts"),
    "sheet.result": ("监控结论", "Result"),
}  # fmt: skip

say = speaker(TEXTS)
