"""The keys of a file `perfeval: policy/v1`."""

from __future__ import annotations

from perfeval.model.policy import Bounds, Limits, Policy, Rule
from perfeval.model.shape import (
    EXPRESSION,
    FLAG,
    INTEGER,
    MONEY,
    NUMBER,
    PROSE,
    SHARE,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    map_of,
    one_or_list,
    record,
)

HEADER = "policy/v1"
ACTIONS = {"keep": "保持", "increase": "增加", "adjust": "调整", "cut": "压减", "stop": "取消"}
BASES = {
    "budget": "全年预算数", "initial_budget": "年初预算数", "spent": "支出", "asked": "申报数",
}  # fmt: skip
COMBINES = {"first": "取首条", "strongest": "从严", "sum": "累加"}


def _bounds(name: str, kind: Type, what: str) -> Shape:
    return Shape(
        name,
        (
            Field("min", "下限", kind, f"{what} from here on"),
            Field("above", "高于", kind, f"{what} above this"),
            Field("max", "上限", kind, f"{what} up to here"),
            Field("below", "低于", kind, f"{what} below this"),
        ),
        Bounds,
        either=("min", "above", "max", "below"),
    )


POINTS = _bounds("policy points", NUMBER, "points")
RATE = _bounds("policy rate", SHARE, "a rate")
LIMITS = Shape(
    "policy limits",
    (
        Field("floor", "保底", SHARE, "the least, as a share of the base; 0 by default"),
        Field("cap", "封顶", SHARE, "the most, as a share of the base; none by default"),
        Field("round_to", "取整到", MONEY, "amounts are multiples of this; 0.01 of the unit by default"),
        Field("mode", "方式", choice(**{"half-up": "四舍五入", "down": "舍去", "up": "进一"}), "how they are rounded"),
    ),
    Limits,
)  # fmt: skip
RULE = Shape(
    "policy rule",
    (
        Field("name", "名称", TEXT, "the rule's name", required=True),
        Field("grades", "等级", one_or_list(TEXT), "holds for these grades"),
        Field("years", "连续年数", INTEGER, "… in so many years running; 1 by default"),
        Field("score", "得分", record(POINTS), "holds for a score (of 100) in this range"),
        Field("execution", "预算执行率", record(RATE), "holds for a budget execution in this range"),
        Field("arrival", "到位率", record(RATE), "holds for a share of arrived money in this range"),
        Field("completion", "达标率", record(RATE), "holds for a share of indicators that met their targets in this range"),
        Field("trend", "得分变化", record(POINTS), "holds for a change of the score (of 100) since the year before in this range; without the very year before it can't be said"),
        Field("findings", "核对结果", one_or_list(TEXT), "holds when one of these was found: codes of scoring, of the comparison with the year before (such as PE781), or error, warning"),
        Field("gates", "否决项", FLAG, "holds when a gate fired (or, with false, when none did)"),
        Field("when", "条件", EXPRESSION, "holds when this is so; names: score, last_score, trend, execution, arrival, completion, base, budget, arrived, spent, unspent, asked, met, unmet, missing, errors, warnings, gates, problems, years; write rates as 60%"),
        Field("action", "处理", choice(**ACTIONS), "what happens to the budget"),
        Field("by", "幅度", SHARE, "by this share of the base"),
        Field("between", "幅度范围", record(RATE), "the range that `by` may be chosen from; the amounts it leads to are printed"),
        Field("amount", "金额", EXPRESSION, "by this amount, an expression such as unspent * 50%, in the file's unit"),
        Field("to", "调整到", EXPRESSION, "to this amount, an expression such as min(spent, asked), in the file's unit"),
        Field("last", "到此为止", FLAG, "no later rule is looked at once this one holds"),
        Field("reason", "理由", PROSE, "why; {score} and the like are filled in, {change} with what this rule alone changes, {proposal} with the amount in the end"),
        Field("reason_en", "英文理由", PROSE, "the same in English"),
        Field("conditions", "附加要求", one_or_list(TEXT), "what is asked of the unit"),
        Field("basis", "依据", one_or_list(TEXT), "what the rule rests on"),
    ),
    Rule,
    either=("action", "conditions"),
)  # fmt: skip
FILE = Shape(
    "policy",
    (
        Field("perfeval", "文件类型", TEXT, HEADER, required=True),
        Field("id", "编号", TEXT, "the policy's id", required=True),
        Field("title", "标题", TEXT, "the policy's title"),
        Field("basis", "依据", one_or_list(TEXT), "what it rests on"),
        Field("region", "地区", TEXT, "where it applies"),
        Field("verified", "已核实", FLAG, "false: not checked against an official text"),
        Field("notes", "说明", one_or_list(PROSE), "remarks on the policy"),
        Field("unit", "单位", TEXT, "of bare amounts and of what is printed; 万元 by default"),
        Field("base", "测算基数", choice(**BASES), "what amounts start from; the year's budget by default"),
        Field("asked", "申报数", map_of(MONEY), "what is asked for next year, by project or code; needed where the base or an expression is the amount asked for"),
        Field("grades", "等级顺序", list_of(TEXT), "all grades it knows, from the best down"),
        Field("combine", "合成", choice(**COMBINES), "when several rules hold: the first, the strictest, or all added up"),
        Field("limits", "限额", record(LIMITS), "what holds for every amount; rounding never goes past floor or cap"),
        Field("envelope", "总盘子", MONEY, "what there is for all projects together; more is said, never scaled down"),
        Field("rules", "规则", list_of(record(RULE)), "the rules, in order", required=True),
    ),
    Policy,
)  # fmt: skip
