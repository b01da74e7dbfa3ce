"""The keys of a file `perfeval: survey/v1`."""

from __future__ import annotations

from perfeval.model import surveys as ms
from perfeval.model.shape import (
    FLAG,
    INTEGER,
    NUMBER,
    QUANTITY,
    SHARE,
    TEXT,
    Field,
    Shape,
    any_of,
    choice,
    list_of,
    map_of,
    one_or_list,
    record,
)

HEADER = "survey/v1"
COUNTS = list_of(INTEGER)
LIMITS = Shape(
    "survey limits",
    (
        Field("count", "份数", INTEGER, "valid questionnaires of each group, at least"),
        Field("share", "占总体比例", SHARE, "valid questionnaires of the population, at least"),
        Field("response", "回收率", SHARE, "returned of sent, at least"),
        Field("group_spread", "组间差距", SHARE, "groups may differ by so much"),
        Field(
            "straight", "雷同答卷比例", SHARE, "questionnaires with one answer throughout, at most"
        ),
        Field("basis", "依据", TEXT, "where the limits stand"),
        Field("verified", "已核实", FLAG, "whether the basis was checked"),
    ),
    ms.Limits,
)
OWN = Shape(
    "survey method",
    (
        Field("id", "编号", TEXT, "the method's id, for method", required=True),
        Field("name", "名称", TEXT, "its name"),
        Field("weights", "分值", list_of(NUMBER), "points of 100 for each level, from the best"),
        Field("rank", "排序权数", list_of(NUMBER), "marks w: c1·w1 / (c1·w1 + c2·w2 + …)"),
        Field("top", "前几级", INTEGER, "how many of the best levels count as satisfied"),
        Field("basis", "依据", TEXT, "where the method stands"),
    ),
    ms.Own,
    either=("weights", "rank", "top"),
)
ANSWERS = Shape(
    "survey answers",
    (
        Field("file", "文件", TEXT, "a .csv or .xlsx beside the survey's file", required=True),
        Field("sheet", "工作表", TEXT, "the sheet; without it the first"),
        Field("group", "分组列", TEXT, "the head of the column that names the group"),
        Field("groups", "组名对照", map_of(TEXT), "what stands there: the group's id"),
        Field("columns", "列名对照", map_of(TEXT), "question's id: the head of its column; else its id or text"),
        Field("respondent", "编号列", TEXT, "the head of the column with the questionnaire's number"),
        Field(
            "numbers", "数字含义", choice(high="高分为优", low="低分为优"),
            "what numbers mean: the highest is the best, or 1 is",
        ),
        Field("required", "必答题", list_of(TEXT), "questions a valid questionnaire has answered; without it all of the satisfaction"),
        Field("duplicates", "重复编号", choice(first="只计第一份", all="全部计入"), "which of the same number count"),
        Field("header", "表头行", INTEGER, "the row with the heads; without it the first"),
        Field("blanks", "空白标记", one_or_list(TEXT), "what stands where nothing was answered: (空)"),
    ),
    ms.Answers,
    shorthand="file",
)  # fmt: skip
QUESTION = Shape(
    "survey question",
    (
        Field("id", "编号", TEXT, "the question's id: Q1", required=True),
        Field("text", "题目", TEXT, "the question"),
        Field(
            "kind", "题型", choice(scale="量表题", yes_no="是否题", choice="选择题", text="填空题"),
            "scale (the usual), yes_no, choice or text",
        ),
        Field("weight", "权重", NUMBER, "λ of the weighted mean of questions"),
        Field("scale", "选项", list_of(TEXT), "its own answers, from best to worst", attr="labels"),
        Field("satisfaction", "计入满意度", FLAG, "whether it counts; scale and yes_no do unless said"),
    ),
    ms.Question,
)  # fmt: skip
GROUP = Shape(
    "survey group",
    (
        Field("id", "编号", TEXT, "the group's id", required=True),
        Field("name", "名称", TEXT, "the group"),
        Field("population", "总体", INTEGER, "people or units in all"),
        Field("sent", "发放", INTEGER, "questionnaires sent"),
        Field("returned", "回收", INTEGER, "questionnaires returned"),
        Field("valid", "有效", INTEGER, "valid questionnaires"),
        Field("weight", "权重", NUMBER, "for combine: weights"),
        Field("counts", "选项计数", any_of(COUNTS, map_of(COUNTS)), "answers from best to worst: by question, or one list for all"),
        Field("questions", "题数", INTEGER, "questions pooled into one list of counts"),
        Field("answers", "答卷", record(ANSWERS), "the group's own file of answers"),
    ),
    ms.Group,
)  # fmt: skip
FILE = Shape(
    "survey file",
    (
        Field("perfeval", "文件类型", TEXT, HEADER, required=True),
        Field("title", "标题", TEXT, "the survey's title"),
        Field("project", "项目", TEXT, "the project"),
        Field("target", "目标值", QUANTITY, "the satisfaction aimed at: ≥90%"),
        Field("dates", "时间", TEXT, "when it was held"),
        Field("mode", "方式", TEXT, "how: online, paper, telephone"),
        Field("scale", "选项", list_of(TEXT), "answers from best to worst, 2 to 11", attr="labels"),
        Field("synonyms", "同义选项", map_of(TEXT), "other words for answers: the answer"),
        Field("methods", "自定算法", list_of(record(OWN)), "further methods"),
        Field("method", "采用算法", TEXT, "the method that the indicator uses"),
        Field(
            "combine", "分组汇总", choice(pooled="合并", mean="平均", min="最低", weights="加权"),
            "how groups join: pooled, mean, min or weights",
        ),
        Field("join", "题目汇总", choice(pooled="合并", weights="加权"), "how questions join: pooled or weights (λ)"),
        Field("interval", "区间算法", choice(wilson="Wilson", exact="精确"), "of shares: wilson, or exact (Clopper-Pearson)"),
        Field("confidence", "置信水平", SHARE, "95% unless said"),
        Field("margin", "允许误差", SHARE, "5% unless said; when said, samples are held to it"),
        Field("limits", "要求", record(LIMITS), "what is asked of the survey"),
        Field("questions", "题目", list_of(record(QUESTION)), "the questions"),
        Field("groups", "分组", list_of(record(GROUP)), "the groups of respondents", required=True),
        Field("answers", "答卷", record(ANSWERS), "a file with the answers of all groups"),
        Field("note", "说明", TEXT, "a remark for the report"),
    ),
    ms.SurveyFile,
)  # fmt: skip
