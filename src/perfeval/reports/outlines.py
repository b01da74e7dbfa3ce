"""The official outlines of the report kinds, as data. Numbering comes from position."""

from __future__ import annotations

from typing import NamedTuple

REQUIRED, OPTIONAL, NONE = "required", "optional", "none"


class Section(NamedTuple):
    """One section of an outline.

    `blocks` name the templates of its generated content. `narrative` says what the project's own
    text is to it: `required` (without it a placeholder stands there), `optional` (a placeholder
    only when nothing is generated either) or `none` (a heading). `branches` are words of level-1
    indicator names whose analyses belong here ("*" takes what no other section takes);
    a `spare` section is left out when it has nothing to say.
    """

    key: str
    zh: str
    en: str
    level: int
    blocks: tuple[str, ...] = ()
    narrative: str = REQUIRED
    branches: tuple[str, ...] = ()
    spare: bool = False

    def heading(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Outline(NamedTuple):
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]


def _s(
    key: str, zh: str, en: str, level: int, blocks: str = "", narrative: str = REQUIRED,
    branches: str = "", spare: bool = False,
) -> Section:  # fmt: skip
    return Section(
        key, zh, en, level, tuple(blocks.split()), narrative, tuple(branches.split()), spare
    )


# one section a line, as in the official outlines
# fmt: off
DECISION = "决策 投入 立项 decision input"
PROCESS = "过程 管理 执行率 process management execution"
OUTPUT = "产出 output"
BENEFIT = "效益 效果 满意 benefit outcome effect satisfaction"

STANDARDS = _s("standards_table", "评价指标体系和评分标准", "Indicators and scoring rules", 0, "standards_table", NONE, spare=True)
EVIDENCE = _s("evidence", "佐证材料清单", "Register of evidence", 0, "evidence", NONE, spare=True)
ASSUMED = _s("assumptions", "数据口径和推定说明", "Assumptions and remarks on the data", 0, "assumptions", NONE, spare=True)
DATED = _s("dated_funds", "资金下达、到位和支出明细", "Money by date and document", 0, "dated", NONE, spare=True)
PANEL = _s("panel", "专家评议情况", "Ballots of the experts", 0, "panel", NONE, spare=True)
FEEDBACK = _s("feedback", "意见征询和采纳情况", "Opinions and what became of them", 0, "feedback", NONE, spare=True)
FORM = _s("form", "项目支出绩效自评表", "Self-assessment form", 0, "form", NONE)
FINDINGS = _s("findings", "核对提示", "Findings of the checks", 0, "findings", NONE, spare=True)

# parts without a number on pages of their own, in reports of every kind
SUMMARY = _s("summary", "摘要", "Summary", 1, narrative=OPTIONAL)
LIMITS = _s("limits", "评价局限性", "Limits of the evaluation", 1, narrative=OPTIONAL)

EVALUATION = Outline(
    (
        _s("basics", "基本情况", "The project", 1, narrative=NONE),
        _s("overview", "项目概况", "Overview", 2, narrative=NONE),
        _s("background", "项目背景", "Background", 3),
        _s("content", "项目主要内容", "Main content", 3),
        _s("implementation", "项目实施情况", "Implementation", 3),
        _s("funds_use", "资金投入和使用情况", "Funds and their use", 3, "funds rates plan statements", OPTIONAL),
        _s("goals", "项目绩效目标", "Performance goals", 2, narrative=NONE),
        _s("goals_overall", "总体目标", "Overall goal", 3, "objectives", OPTIONAL),
        _s("goals_stage", "阶段性目标", "Goals of the stage", 3, "goals", OPTIONAL),
        _s("work", "绩效评价工作开展情况", "The evaluation", 1, narrative=NONE),
        _s("aim", "绩效评价目的、对象和范围", "Purpose, object and scope", 2, narrative=NONE),
        _s("purpose", "评价目的", "Purpose", 3),
        _s("object_scope", "评价对象和范围", "Object and scope", 3, "sampling"),
        _s("basis", "绩效评价原则、评价指标体系、评价方法、评价标准", "Principles, indicators, methods and standards", 2, narrative=NONE),
        _s("principles", "评价原则", "Principles", 3),
        _s("indicator_system", "评价指标体系", "Indicators", 3, "standards_note", OPTIONAL),
        _s("methods", "评价方法", "Methods", 3),
        _s("standards", "评价标准", "Standards", 3),
        _s("process", "绩效评价工作过程", "Course of the evaluation", 2, "team interviews survey opinions"),
        _s("conclusion", "综合评价情况及评价结论", "Overall result and conclusion", 1, "verdict balance score deductions", OPTIONAL),
        _s("analysis", "绩效评价指标分析", "Analysis of the indicators", 1, narrative=NONE),
        _s("decision_analysis", "项目决策情况", "Decision", 2, "analysis", OPTIONAL, DECISION),
        _s("process_analysis", "项目过程情况", "Process", 2, "analysis", OPTIONAL, PROCESS),
        _s("output_analysis", "项目产出情况", "Output", 2, "analysis", OPTIONAL, OUTPUT),
        _s("benefit_analysis", "项目效益情况", "Benefit", 2, "analysis", OPTIONAL, BENEFIT),
        _s("other_analysis", "其他指标情况", "Other indicators", 2, "analysis", OPTIONAL, "*", spare=True),
        _s("lessons", "主要经验及做法、存在的问题及原因分析", "Experience, problems and causes", 1, narrative=NONE),
        _s("experience", "主要经验及做法", "Experience", 2),
        _s("problems", "存在的问题及原因分析", "Problems and causes", 2, "problems", OPTIONAL),
        _s("suggestions", "有关建议", "Suggestions", 1, "suggestions", OPTIONAL),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        STANDARDS, FORM, EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
SELF_ASSESSMENT = Outline(
    (
        _s("overview", "项目基本情况", "The project", 1, "objectives"),
        _s("organisation", "绩效自评工作开展情况", "How the self-assessment was done", 1, "team sampling interviews survey opinions"),
        _s("results", "绩效目标实现情况", "Results", 1, narrative=NONE),
        _s("funds_analysis", "项目资金情况", "Funds", 2, "funds rates plan statements", OPTIONAL),
        _s("results_analysis", "项目绩效指标完成情况", "Indicators", 2, "analysis", OPTIONAL, "*"),
        _s("unmet", "绩效目标未完成原因和下一步改进措施", "What was not reached, why, and what follows", 1, "deviations", OPTIONAL),
        _s("conclusion", "绩效自评结果", "Result of the self-assessment", 1, "verdict balance score deductions", OPTIONAL),
        _s("publication", "结果公开情况和应用打算", "Publication and use of the result", 1),
        _s("experience", "绩效自评工作的经验、问题和建议", "Experience, problems and suggestions", 1, "problems suggestions", OPTIONAL),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        FORM, STANDARDS, EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
TRANSFER_PAYMENT = Outline(
    (
        _s("breakdown", "绩效目标分解下达情况", "Passing down of budget and goals", 1, narrative=NONE),
        _s("central_targets", "中央下达预算和绩效目标情况", "Budget and goals from the centre", 2),
        _s("provincial_targets", "省内资金安排、分解下达预算和绩效目标情况", "Budget and goals passed down in the region", 2, "goals"),
        _s("completion", "绩效目标完成情况分析", "Reaching of the goals", 1, narrative=NONE),
        _s("funds_input", "资金投入情况分析", "Funds", 2, narrative=NONE),
        _s("funds_arrival", "项目资金到位情况分析", "Arrival", 3, "arrival plan", OPTIONAL),
        _s("funds_execution", "项目资金执行情况分析", "Execution", 3, "funds batches rates", OPTIONAL),
        _s("funds_management", "项目资金管理情况分析", "Management", 3, "statements", OPTIONAL),
        _s("overall_goals", "总体绩效目标完成情况分析", "Overall goals", 2, "objectives", OPTIONAL),
        _s("indicators_analysis", "绩效指标完成情况分析", "Indicators", 2, "verdict balance analysis survey", OPTIONAL, "*"),
        _s("deviations", "偏离绩效目标的原因和下一步改进措施", "Deviations, causes and improvement", 1, "deviations problems suggestions", OPTIONAL),
        _s("use_and_publication", "绩效自评结果拟应用和公开情况", "Use and publication of the result", 1),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        _s("form", "转移支付区域（项目）绩效目标自评表", "Transfer payment form", 0, "form", NONE),
        EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
DEPARTMENT = Outline(
    (
        _s("basics", "部门（单位）基本情况", "The department", 1, narrative=NONE),
        _s("duties", "部门职责和机构人员情况", "Duties, organisation and staff", 2),
        _s("tasks", "年度总体目标和重点工作", "Objectives and main tasks of the year", 2, "objectives goals"),
        _s("funds_use", "部门整体支出管理和使用情况", "Budget and spending", 1, "funds rates plan statements", OPTIONAL),
        _s("process", "绩效评价工作开展情况", "The evaluation", 1, "standards_note sampling team interviews survey opinions"),
        _s("conclusion", "综合评价情况及评价结论", "Overall result and conclusion", 1, "verdict balance score deductions", OPTIONAL),
        _s("performance", "部门整体支出绩效分析", "Analysis of the indicators", 1, "analysis", OPTIONAL, "*"),
        _s("experience", "主要经验及做法", "Experience", 1),
        _s("problems", "存在的问题及原因分析", "Problems and causes", 1, "problems", OPTIONAL),
        _s("suggestions", "改进措施和有关建议", "Improvement and suggestions", 1, "suggestions", OPTIONAL),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        STANDARDS, FORM, EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
EX_ANTE = Outline(
    (
        _s("object", "评估对象", "Object of the assessment", 1, "objectives"),
        _s("work", "评估工作开展情况", "The assessment", 1, narrative=NONE),
        _s("procedure", "评估程序", "Procedure", 2, "team sampling interviews survey opinions"),
        _s("methods", "评估思路和方法", "Approach and methods", 2, "standards_note"),
        _s("result", "综合评估情况和结论", "Result and conclusion", 1, narrative=NONE),
        _s("necessity", "立项必要性", "Necessity", 2, "analysis", OPTIONAL, "必要性 necessity"),
        _s("economy", "投入经济性", "Economy of the input", 2, "funds rates plan analysis", OPTIONAL, "经济性 economy"),
        _s("goals", "绩效目标合理性", "Soundness of the goals", 2, "goals analysis", OPTIONAL, "目标 goal"),
        _s("feasibility", "实施方案可行性", "Feasibility of the plan", 2, "analysis", OPTIONAL, "可行性 可持续 保障 feasibility sustainability"),
        _s("financing", "筹资合规性", "Compliance of the financing", 2, "analysis", OPTIONAL, "合规性 financing"),
        _s("other_analysis", "其他方面", "Other dimensions", 2, "analysis", OPTIONAL, "*", spare=True),
        _s("conclusion", "评估结论", "Conclusion", 2, "verdict balance score deductions", OPTIONAL),
        _s("suggestions", "评估建议", "Suggestions", 1, "problems suggestions", OPTIONAL),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        STANDARDS, FORM, EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
MONITORING = Outline(
    (
        _s("overview", "项目基本情况", "The project", 1, "objectives"),
        _s("funds_execution", "预算执行情况", "Execution of the budget", 1, "funds rates plan", OPTIONAL),
        _s("results_analysis", "绩效目标实现程度", "Reaching of the goals", 1, "verdict balance score analysis", OPTIONAL, "*"),
        _s("deviations", "偏差及原因分析", "Deviations and causes", 1, "deviations problems", OPTIONAL),
        _s("suggestions", "下一步改进措施", "What follows", 1, "suggestions", OPTIONAL),
        _s("other", "其他需要说明的问题", "Other matters", 1),
    ),
    (
        FORM, EVIDENCE, DATED, PANEL, FEEDBACK, ASSUMED, FINDINGS,
    ),
)
# fmt: on
OUTLINES = {
    "evaluation": EVALUATION,
    "self-assessment": SELF_ASSESSMENT,
    "transfer-payment": TRANSFER_PAYMENT,
    "department": DEPARTMENT,
    "ex-ante": EX_ANTE,
    "monitoring": MONITORING,
}  # fmt: skip


def outline(kind: str) -> Outline:
    """The outline of a report kind; ValueError names the kinds there are."""
    found = OUTLINES.get(kind)
    if found is None:
        raise ValueError(f"{kind}: {', '.join(OUTLINES)}")
    return found


def sections(kind: str) -> list[Section]:
    """All sections in order, the summary first and the limits last; those with `narrative` other
    than `none` take the project's text."""
    return [SUMMARY, *outline(kind).sections, LIMITS]
