"""The keys of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures.funds import FIELDS as FUNDS_FIELDS
from perfeval.model import project as m
from perfeval.model.shape import (
    DATE,
    FLAG,
    INTEGER,
    MONEY,
    NUMBER,
    PROSE,
    QUANTITY,
    RAW,
    SHARE,
    TEXT,
    Field,
    Shape,
    Type,
    any_of,
    choice,
    list_of,
    map_of,
    one_or_list,
    record,
)
from perfeval.source.set_shape import REPORTS

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.finding import Span


class RawRate(NamedTuple):
    name: str
    rate: str = "execution"
    base: str = "budget"
    lines: tuple[str, ...] = ()
    as_of: Any = None
    from_: Any = None
    reported: Any = None
    span: Span | None = None


class RawFunds(NamedTuple):
    unit: str = "万元"
    lines: tuple[m.FundLine, ...] = ()
    rates: tuple[RawRate, ...] = ()
    plan: m.FundPlan | None = None
    note: str = ""
    span: Span | None = None


class RawProject(NamedTuple):
    perfeval: str
    indicator_set: str
    project: m.Header
    results: Any
    report: str = ""
    groups: Any = None
    evaluation: m.Evaluation | None = None
    evidence: tuple[m.Evidence, ...] = ()
    sampling: m.Sampling | None = None
    interviews: tuple[m.Interview, ...] = ()
    funds: Any = None
    objectives: tuple[m.Objective, ...] = ()
    goals: tuple[m.Goal, ...] = ()
    problems: tuple[m.Problem, ...] = ()
    feedback: tuple[m.Feedback, ...] = ()
    gates: tuple[m.GateCall, ...] = ()
    adjust: tuple[m.Adjustment, ...] = ()
    data: Any = None
    reported: m.Reported | None = None
    as_printed: bool = False
    narrative: Any = None
    at: Any = None


TEXTS = one_or_list(TEXT)
DATED = Shape(
    "dated",
    (
        Field("amount", "金额", MONEY, "the amount", required=True),
        Field("date", "日期", DATE, "its day"),
        Field("doc_no", "文号", TEXT, "its document"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Dated,
)
CUMULATIVE = Shape(
    "cumulative",
    (
        Field("as_of", "截至日期", DATE, "up to and including", required=True),
        Field("spent", "支出", MONEY, "spent in all", required=True),
    ),
    m.Cumulative,
)
LINE = Shape(
    "fund line",
    (
        Field("id", "编号", TEXT, "the line's id"),
        Field("name", "名称", TEXT, "the line's name"),
        Field("source", "来源", TEXT, "where the money comes from"),
        Field("of", "其中", TEXT, "the line it is part of"),
        Field("initial_budget", "年初预算数", Type("dated"), "budget at the start of the year"),
        Field("budget", "全年预算数", Type("dated"), "budget of the year"),
        Field("adjustments", "预算调整", Type("dated"), "changes of the budget"),
        Field("due", "应到位", Type("due"), "what should have arrived, and when"),
        Field("arrived", "到位资金", Type("dated"), "money that arrived"),
        Field("spent", "支出", Type("spent"), "money spent"),
        Field("cumulative", "累计支出", list_of(record(CUMULATIVE)), "running totals of spending"),
        Field("assumed", "推定", map_of(TEXT), "keys whose values are assumed, and why"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.FundLine,
)
RATE = Shape(
    "fund rate",
    (
        Field("name", "名称", TEXT, "what the report calls it", required=True),
        *FUNDS_FIELDS,
        Field("reported", "填报数", QUANTITY, "the rate as it was printed"),
    ),
    RawRate,
)
PLAN_ROW = Shape(
    "plan row",
    (
        Field("name", "名称", TEXT, "the task", required=True),
        Field("amount", "金额", MONEY, "its money", required=True),
        Field("group", "分组", TEXT, "its group"),
        Field("content", "内容", TEXT, "what is bought"),
        Field("period", "期间", TEXT, "when"),
        Field("nature", "资金性质", TEXT, "which money"),
    ),
    m.PlanRow,
)
PLAN = Shape(
    "fund plan",
    (
        Field("unit", "单位", TEXT, "unit of the amounts"),
        Field("total", "合计", MONEY, "the total as printed"),
        Field("rows", "明细", list_of(record(PLAN_ROW)), "the rows", required=True),
        Field("groups", "分组合计", map_of(MONEY), "totals by group as printed"),
    ),
    m.FundPlan,
)
FUNDS = Shape(
    "funds",
    (
        Field("unit", "单位", TEXT, "unit of bare amounts"),
        Field("lines", "资金明细", list_of(record(LINE)), "the lines"),
        Field("rates", "比率", list_of(record(RATE)), "further rates by name"),
        Field("plan", "资金安排", Type("plan"), "a plan by task"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    RawFunds,
)
SURVEY = Shape(
    "survey",
    (
        Field("name", "名称", TEXT, "the group"),
        Field("sent", "发放", INTEGER, "questionnaires sent"),
        Field("returned", "回收", INTEGER, "questionnaires returned"),
        Field("valid", "有效", INTEGER, "valid questionnaires"),
        Field("counts", "选项计数", list_of(INTEGER), "answers, from best to worst"),
        Field("population", "总体", INTEGER, "people or units in all"),
        Field("questions", "题数", INTEGER, "questions pooled into the counts"),
        Field("mode", "方式", TEXT, "how it was held"),
        Field("dates", "时间", TEXT, "when"),
        Field("labels", "选项", list_of(TEXT), "names of the answers"),
    ),
    m.Survey,
)


class RawBallot(NamedTuple):
    expert: str = ""
    role: str = ""
    score: tuple[Fraction, ...] = ()
    passed: bool | None = None
    recused: bool = False
    span: Span | None = None


BALLOT = Shape(
    "ballot",
    (
        Field("expert", "专家", TEXT, "who"),
        Field("role", "角色", TEXT, "in which role"),
        Field("score", "评分", one_or_list(NUMBER), "the score"),
        Field("pass", "通过", FLAG, "passes", attr="passed"),
        Field("recused", "回避", FLAG, "did not take part"),
    ),
    RawBallot,
)
OCCURRENCE = Shape(
    "occurrence",
    (
        Field("points", "扣分", NUMBER, "points taken off"),
        Field("fact", "事实", TEXT, "what was found"),
        Field("date", "日期", TEXT, "when"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
        Field("problem", "问题", TEXT, "the problem it belongs to"),
    ),
    m.Occurrence,
    shorthand="fact",
)
ITEM = Shape(
    "item of an average",
    (
        Field("name", "名称", TEXT, "the item"),
        Field("target", "指标值", QUANTITY, "its target"),
        Field("actual", "完成值", QUANTITY, "its actual"),
        Field("weight", "权重", NUMBER, "its weight"),
    ),
    m.Item,
)
JUDGEMENT = Shape(
    "judgement",
    (
        Field("met", "符合", Type("met-value"), "0..1, yes/no, or na"),
        Field("fact", "事实", TEXT, "what was found"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
        Field("problem", "问题", TEXT, "the problem it belongs to"),
    ),
    dict,
)
STATEMENT = Shape(
    "statement",
    (
        Field("state", "结论", choice(符合="", 部分符合="", 不符合="", 不适用=""), "the judgement"),
        Field("text", "说明", PROSE, "the statement"),
        Field("problem", "存在问题", TEXT, "what is wrong"),
        Field("measures", "改进措施", TEXT, "what will be done"),
    ),
    m.Statement,
)
REVIEW = Shape(
    "review",
    (
        Field("score", "复核分", NUMBER, "the reviewer's score"),
        Field("by", "复核人", TEXT, "who"),
        Field("date", "日期", TEXT, "when"),
        Field("opinion", "复核意见", TEXT, "the opinion"),
    ),
    m.Review,
)


class RawResult(NamedTuple):
    values: dict[str, Any]


RESULT = Shape(
    "result",
    (
        Field("name", "名称", TEXT, "of a part: its name"),
        Field("actual", "完成值", QUANTITY, "what was achieved"),
        Field("target", "指标值", QUANTITY, "the target, over the set's"),
        Field("part", "部分", QUANTITY, "numerator"),
        Field("whole", "总体", QUANTITY, "denominator"),
        Field("current", "本期", QUANTITY, "this period's number"),
        Field("base", "基期", QUANTITY, "the base period's number"),
        Field("survey", "问卷", one_or_list(record(SURVEY)), "counted answers"),
        Field("panel", "专家评分表", list_of(record(BALLOT)), "the experts' votes"),
        Field("planned", "计划时间", DATE, "planned day"),
        Field("finished", "完成时间", DATE, "day it was finished"),
        Field("excused", "扣除天数", NUMBER, "days that don't count"),
        Field("count", "次数", INTEGER, "how often"),
        Field("occurrences", "发生情况", list_of(record(OCCURRENCE)), "each occurrence"),
        Field(
            "items",
            "要点",
            Type("items"),
            "items of an average, or judgements of points",
            also="明细",
        ),
        Field("data", "数据", Type("data"), "named numbers and yes/no"),
        Field("met", "符合", Type("met"), "all, none, [1, 3] or {1: 1, 2: 0.5}"),
        Field("tier", "等级", TEXT, "the tier judged"),
        Field("share", "比例", SHARE, "share of the weight judged"),
        Field("points", "评分", NUMBER, "points judged inside the tier"),
        Field("judged", "评定得分", NUMBER, "points judged"),
        Field(
            "deductions",
            "扣分",
            list_of(record(OCCURRENCE)),
            "points taken off, each with its fact",
        ),
        Field("parts", "组成", Type("parts"), "results of a blend's parts"),
        Field("statement", "情况说明", record(STATEMENT), "a judged statement"),
        Field("not_applicable", "不适用", Type("not-applicable"), "why it does not apply"),
        Field("not_due", "未到期", TEXT, "when it will be due"),
        Field("evidence", "佐证材料", TEXTS, "ids of the register, with pages"),
        Field("problem", "问题", TEXT, "the problem it shows"),
        Field("analysis", "指标分析", PROSE, "the evaluator's analysis"),
        Field("reason", "偏差原因", PROSE, "why short, or far over"),
        Field("improvement", "改进措施", PROSE, "what will be done"),
        Field("note", "备注", PROSE, "a remark"),
        Field("assumed", "推定", TEXT, "what is assumed, and why"),
        Field("reported", "填报得分", NUMBER, "the score a finished table printed"),
        Field("review", "复核", record(REVIEW), "the reviewer's score"),
    ),
    m.Result,
)
EVIDENCE = Shape(
    "evidence",
    (
        Field("id", "编号", TEXT, "its id", required=True),
        Field("kind", "类型", TEXT, "its kind"),
        Field("title", "名称", TEXT, "its title"),
        Field("doc_no", "文号", TEXT, "document number"),
        Field("date", "日期", DATE, "its day"),
        Field("file", "文件", TEXT, "where it is kept"),
        Field("provided_by", "提供单位", TEXT, "who gave it"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Evidence,
)
HEADER = Shape(
    "project",
    (
        Field("name", "项目名称", TEXT, "the project's name", required=True),
        Field("code", "项目编码", TEXT, "its code"),
        Field("department", "主管部门", TEXT, "competent department"),
        Field("central_department", "中央主管部门", TEXT, "central department"),
        Field("implementer", "实施单位", TEXT, "who carries it out"),
        Field("nature", "项目性质", TEXT, "one-off, continued, permanent"),
        Field("period", "项目期间", Type("period"), "from, to"),
        Field("as_of", "截至日期", DATE, "the day money and results are counted to"),
        Field("date", "报告日期", DATE, "the report's date"),
        Field("manager", "项目负责人", TEXT, "who answers for it"),
        Field("filled_by", "填报人", TEXT, "who filled it in"),
        Field("contact", "联系人", TEXT, "whom to ask"),
        Field("phone", "联系电话", TEXT, "phone"),
    ),
    m.Header,
)
MEMBER = Shape(
    "member",
    (
        Field("name", "姓名", TEXT, "who"),
        Field("role", "分工", TEXT, "what for"),
        Field("title", "职称", TEXT, "title"),
        Field("unit", "单位", TEXT, "from where"),
    ),
    m.Member,
    shorthand="name",
)
EVALUATION = Shape(
    "evaluation",
    (
        Field("kind", "评价类型", TEXT, "kind of evaluation"),
        Field(
            "stage",
            "阶段",
            choice(plan="方案", draft="征求意见稿", final="正式稿"),
            "stage of the report",
        ),
        Field("client", "委托单位", TEXT, "who ordered it"),
        Field("agency", "评价机构", TEXT, "who evaluates"),
        Field("lead", "主评人", TEXT, "lead evaluator"),
        Field("team", "评价组成员", list_of(record(MEMBER)), "the team"),
        Field("report_no", "报告编号", TEXT, "number of the report"),
        Field("limits", "局限性", PROSE, "limits of the evaluation"),
    ),
    m.Evaluation,
)
EXTENT = Shape(
    "extent",
    (
        Field("units", "单位数", NUMBER, "how many units"),
        Field("amount", "金额", TEXT, "how much money"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Extent,
)
SAMPLING = Shape(
    "sampling",
    (
        Field("population", "总体", record(EXTENT), "the whole"),
        Field("sample", "样本", record(EXTENT), "what was looked at"),
        Field("method", "抽样方法", TEXT, "how it was drawn"),
    ),
    m.Sampling,
)
INTERVIEW = Shape(
    "interview",
    (
        Field("date", "日期", TEXT, "when"),
        Field("who", "访谈对象", TEXT, "with whom"),
        Field("topic", "主题", TEXT, "about what"),
        Field("evidence", "佐证材料", TEXTS, "its record"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Interview,
)
OBJECTIVE = Shape(
    "objective",
    (
        Field("name", "名称", TEXT, "what it is called"),
        Field("expected", "预期目标", PROSE, "what was expected"),
        Field("achieved", "实际完成情况", PROSE, "what was achieved"),
    ),
    m.Objective,
)
GOAL = Shape(
    "goal",
    (
        Field("name", "名称", TEXT, "the goal", required=True),
        Field("required", "上级要求", TEXT, "what is required from above"),
        Field("target", "目标值", TEXT, "what was set"),
        Field("unit", "单位", TEXT, "its unit"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Goal,
)
PROBLEM = Shape(
    "problem",
    (
        Field("id", "编号", TEXT, "its id", required=True),
        Field("title", "标题", TEXT, "in a few words"),
        Field("facts", "事实", PROSE, "what was found"),
        Field("cause", "原因", PROSE, "why"),
        Field("indicators", "相关指标", TEXTS, "indicators it concerns"),
        Field("amount", "涉及金额", TEXT, "how much money"),
        Field("suggestion", "建议", PROSE, "what should be done"),
    ),
    m.Problem,
)
FEEDBACK = Shape(
    "feedback",
    (
        Field("from", "意见来源", TEXT, "who", attr="from_"),
        Field("opinion", "意见", PROSE, "what they say"),
        Field("adopted", "采纳", FLAG, "whether it was taken up"),
        Field("reason", "理由", PROSE, "why, or why not"),
        Field("score_before", "原得分", NUMBER, "score before"),
        Field("score_after", "现得分", NUMBER, "score after"),
    ),
    m.Feedback,
)
GATE_CALL = Shape(
    "gate that fired",
    (
        Field("name", "名称", TEXT, "the gate", required=True),
        Field("reason", "原因", TEXT, "what happened"),
        Field("at", "位置", TEXT, "the branch or leaf, where several have it", attr="at"),
    ),
    m.GateCall,
)
ADJUSTMENT = Shape(
    "adjustment",
    (
        Field("name", "名称", TEXT, "the adjuster", required=True),
        Field("value", "分值", NUMBER, "points, negative for a malus", required=True),
        Field("reason", "原因", TEXT, "why"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
    ),
    m.Adjustment,
)
REPORTED = Shape(
    "reported",
    (
        Field("total", "总分", NUMBER, "the printed total"),
        Field("grade", "等级", TEXT, "the printed grade"),
    ),
    m.Reported,
)
PROJECT = Shape(
    "project file",
    (
        Field("perfeval", "文件类型", TEXT, "project/v1", required=True),
        Field("indicator_set", "指标体系", TEXT, "id or path of the set", required=True),
        Field("report", "报告类型", choice(**REPORTS), "kind of report"),
        Field("project", "项目", record(HEADER), "names, dates, people", required=True),
        Field("groups", "分组", map_of(TEXT), "the project's groups"),
        Field("evaluation", "评价工作", record(EVALUATION), "how the evaluation was organised"),
        Field("evidence", "佐证材料", list_of(record(EVIDENCE)), "register of evidence"),
        Field("sampling", "抽样", record(SAMPLING), "what was sampled"),
        Field("interviews", "访谈", list_of(record(INTERVIEW)), "interviews"),
        Field("funds", "资金", Type("raw"), "the money"),
        Field("objectives", "总体目标", list_of(record(OBJECTIVE)), "overall objectives"),
        Field("goals", "目标分解", list_of(record(GOAL)), "goals on several levels"),
        Field("results", "指标结果", RAW, "results by indicator", required=True),
        Field("problems", "问题清单", list_of(record(PROBLEM)), "problems found"),
        Field("feedback", "意见征询", list_of(record(FEEDBACK)), "opinions on the draft"),
        Field("gates", "否决项", list_of(record(GATE_CALL)), "gates that fired"),
        Field("adjust", "加减分", list_of(record(ADJUSTMENT)), "bonus and malus claimed"),
        Field("data", "数据", Type("data"), "named numbers for conditions of grades and gates"),
        Field("reported", "填报结果", record(REPORTED), "what a finished table printed"),
        Field("as_printed", "照录", FLAG, "defects of a finished table are findings"),
        Field("narrative", "正文", any_of(map_of(PROSE), TEXT), "texts by section"),
    ),
    RawProject,
)
