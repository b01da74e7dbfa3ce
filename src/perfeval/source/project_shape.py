"""The keys of a project."""

from __future__ import annotations

from typing import Any, NamedTuple

from perfeval.model import project as m
from perfeval.model.shape import (
    DATE,
    FLAG,
    INTEGER,
    NUMBER,
    PROSE,
    QUANTITY,
    RAW,
    TEXT,
    Field,
    Shape,
    Type,
    any_of,
    choice,
    list_of,
    map_of,
    record,
)
from perfeval.source.monitoring_shape import TERMS
from perfeval.source.result_shape import TEXTS
from perfeval.source.set_shape import REPORTS


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
    monitoring: Any = None
    at: Any = None


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
        Field("required", "上级要求", QUANTITY, "what is required from above"),
        Field("target", "目标值", QUANTITY, "what was set"),
        Field("unit", "单位", TEXT, "its unit"),
        Field("note", "备注", TEXT, "a remark"),
        Field("levels", "各级目标", map_of(QUANTITY), "the levels between, from the highest on"),
        Field(
            "direction", "方向", choice(higher="越高越好", lower="越低越好"), "which way is better"
        ),
        Field(
            "kind",
            "分年方式",
            choice(cumulative="累计", additive="分年相加", rate="年均增幅"),
            "how the years make the final value",
        ),
        Field("base", "基期数", QUANTITY, "of a rate, the number before the first year"),
        Field("base_year", "基期年", INTEGER, "the year of the base; the one before the first"),
        Field("years", "分年目标", map_of(QUANTITY), "the target of each year"),
        Field("actual", "分年完成值", map_of(QUANTITY), "what each year achieved"),
        Field("indicator", "对应指标", TEXT, "the indicator that measures it"),
        Field("aliases", "别称", TEXTS, "what texts call it"),
        Field("period", "期间", TEXT, "when it is to be reached"),
        Field("reason", "偏差原因", PROSE, "why it was missed"),
        Field("improvement", "改进措施", PROSE, "what will be done about it"),
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
        Field(
            "monitoring", "运行监控", record(TERMS), "its own schedules and lights, over the set's"
        ),
    ),
    RawProject,
)
