"""The words of the reference page that are not keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(NamedTuple):
    title: str
    generated: str
    intro: str
    types: str
    types_note: str
    set_file: str
    set_note: str
    measures: str
    measures_note: str
    scores: str
    scores_note: str
    project_file: str
    project_note: str
    calendar_file: str
    calendar_note: str
    cycle: Mapping[str, str]
    cycle_note: str
    pack_file: str
    pack_note: str
    config_file: str
    config_note: str
    sections: str
    sections_note: str
    key: str
    other_key: str
    type: str
    meaning: str
    required: str
    section: str
    yes: str
    reads: str
    no_keys: str
    shorthand: str
    comma: str
    stop: str
    alternative: str
    inside: str
    holders: Mapping[str, str]


WORDS = {
    "en": Words(
        title="Reference of the file formats",
        generated="Generated from the shapes that read the files; edits here are lost.",
        intro=(
            "Files are UTF-8 YAML. Every key has an English and a Chinese name; either is accepted, "
            "both for the same key in one mapping is an error. Unknown keys are errors. "
            "The rule kinds are explained with examples in [rules.md](rules.md)."
        ),
        types="Types",
        types_note="What the tables below call the value of a key.",
        set_file="Indicator set",
        set_note="A file that begins with `perfeval: indicator-set/v1`.",
        measures="Measures",
        measures_note=(
            "How an indicator's number is obtained: `measure: {kind: …}`, or `measure: KIND` when "
            "nothing else is said. `kind` is 类型 in Chinese. Every measure also accepts `actual` "
            "alone in the result, and compares it when both are there."
        ),
        scores="Scores",
        scores_note=(
            "How a number becomes points: `score: {kind: …}` or `score: KIND`. Beside its own keys "
            "every kind takes `cap` (封顶) and `floor` (保底), points or a share of the weight that "
            "replace the limits w and 0, and `unit` (单位): what is yielded is not points and is "
            "reported beside the total (in `steps`, `unit` is the size of a step)."
        ),
        project_file="Project",
        project_note="A file that begins with `perfeval: project/v1`.",
        calendar_file="Calendar",
        calendar_note="The file that `calendar` of the measure `schedule` names, beside the set.",
        cycle={
            "ledger": "Rectification ledger", "panel file": "Panel of experts",
            "survey file": "Survey", "policy": "Policy of the use of results",
        },
        cycle_note="A file that begins with `perfeval: {header}`.",
        pack_file="Pack of checks",
        pack_note=(
            "A file that begins with `perfeval: pack/v1`. Under `checks` a code has a severity, or a "
            "mapping with the severity and the check's own parameters, which are listed in "
            "[packs](how-to/packs.md)."
        ),
        config_file="Configuration",
        config_note=(
            "The file `perfeval.toml`, or the section `[tool.perfeval]` of `pyproject.toml`. In TOML "
            "a Chinese key stands in quotes."
        ),
        sections="Sections of the reports",
        sections_note=(
            "Keys under `narrative`, by kind of report, in the order of the official outline."
        ),
        key="key", other_key="Chinese key", type="type", meaning="meaning", required="required",
        section="section", yes="yes", reads="Reads ", no_keys="No keys of its own.",
        shorthand="A bare value stands for `{key}`.",
        comma=", ", stop=" of the result.", alternative=" or ", inside=" of {of}",
        holders={"list": "list of {of}", "one-or-list": "{of}, or a list", "map": "mapping to {of}"},
    ),
    "zh": Words(
        title="文件格式参考",
        generated="本页由读取文件的键表生成，直接修改会被覆盖。",
        intro=(
            "文件为 UTF-8 编码的 YAML。每个键有一个英文名和一个中文名，任用其一；同一处两个都写是错误，"
            "不认识的键也是错误。评分规则的含义和例子见 [rules.zh-CN.md](rules.zh-CN.md)。"
        ),
        types="值的类型",
        types_note="下面各表“类型”一栏的含义。",
        set_file="指标体系",
        set_note="以 `perfeval: indicator-set/v1` 开头的文件。",
        measures="取值方式",
        measures_note=(
            "指标的数怎样取得：`measure: {kind: …}`（取值、类型），没有其他参数时可写 `measure: 类型名`。"
            "任何取值方式都可以只给 `actual`（完成值）；两样都有时互相核对。"
        ),
        scores="评分规则",
        scores_note=(
            "数怎样变成分：`score: {kind: …}`（评分规则、类型），没有其他参数时可写 `score: 类型名`。"
            "除自己的键以外，各类规则都可以写 `cap`（封顶）和 `floor`（保底），用来代替上限（分值）和下限（0），"
            "可写分数或占分值的百分比；写 `unit`（单位）表示得出的不是分，列在总分之外（`steps` 的 `unit` 是级差）。"
        ),
        project_file="项目",
        project_note="以 `perfeval: project/v1` 开头的文件。",
        calendar_file="日历",
        calendar_note="取值方式 `schedule`（进度）的 `calendar`（日历）所指的文件，与指标体系放在一起。",
        cycle={},
        cycle_note="以 `perfeval: {header}` 开头的文件。",
        pack_file="检查包",
        pack_note=(
            "以 `perfeval: pack/v1` 开头的文件。`checks`（检查）下的每个代号写一个级别，或写一组键："
            "级别和这项检查自己的参数，参数见[检查包](how-to/packs.zh-CN.md)。"
        ),
        config_file="配置",
        config_note=(
            "文件 `perfeval.toml`，或 `pyproject.toml` 的 `[tool.perfeval]` 一节。TOML 的中文键要加引号。"
        ),
        sections="报告的章节",
        sections_note="`narrative`（正文）之下的键，按报告类型和官方提纲的顺序排列。",
        key="键", other_key="中文键", type="类型", meaning="含义", required="必填",
        section="章节", yes="是", reads="读取结果中的 ", no_keys="没有自己的键。",
        shorthand="只写一个值时，就是 `{key}`。",
        comma="、", stop="。", alternative=" 或 ", inside="：{of}",
        holders={"list": "{of}的列表", "one-or-list": "{of}，可写成列表", "map": "名称到{of}的对照"},
    ),
}  # fmt: skip

# (type, its name, what may be written)
_EN = (
    ("text", "text", "any single value, as it is written"),
    ("prose", "prose", "text in Markdown"),
    ("number", "number", "a plain number: `4`, `22.5`; by group: `{by: region, 中部: 40, 西部: 30}`"),
    ("integer", "whole number", "a number without decimals"),
    ("flag", "yes/no", "`true`, `false`, `是`, `否`, `有`, `无`"),
    ("quantity", "quantity", "what a target or an actual may be: `≥7个`, `21.7%`, `1.2亿元`, "
     "`80%~120%`, `2023-12-31前`, `是`, or a text, which is qualitative"),
    ("measured", "measured quantity", "a quantity that is a number or a range"),
    ("edge", "edge", "a number, a percentage or a date"),
    ("share", "share", "a ratio: `60%` or `0.6`"),
    ("points", "points", "a number of points; in percent, a share of the weight: `5%`"),
    ("date", "date", "`2023-12-31` or `2023年12月31日`"),
    ("expression", "expression", "`+ - * / ( )`, comparisons, `and or not`, `if(c, a, b)`, "
     "`min max abs floor ceil round`, names, numbers, percentages; odd names in backquotes"),
    ("money", "amount", "a number in the fund table's unit, or with its own: `4500万元`"),
    ("period", "period", "`{from: 2023-01-01, to: 2023-12-31}` (起, 止)"),
    ("data", "named data", "a mapping of names to numbers, percentages or yes/no"),
    ("measure", "measure", "see [Measures](#measures)"),
    ("score", "score", "see [Scores](#scores)"),
    ("policy", "policy", "`rescale` 折算, `parent` 按比例分摊, `equal` 均摊, `full` 得满分, "
     "`drop` 剔除, or `{to: 效益}` (转入)"),
    ("effect", "effect", "`zero` 计零分, `{cap: 60}` (封顶) or `{grade: 差}` (等级)"),
    ("anchors", "anchors", "pairs of a number and a share: `[[15, 1], [30, 0]]`"),
    ("count-table", "table of deductions", "pairs of a count and points: `[[1, 10], [3, 30]]`"),
    ("checklist-mode", "checklist mode", "`share` 按比例, `all_or_nothing` 全有或全无, or "
     "`{deduct: 0.5}` (每缺扣分)"),
    ("survey-method", "survey method", "`top2` 前两级, `two_option` 二选一, or "
     "`{weights: [100, 80, 60, 30, 0]}` (权重)"),
    ("survey-combine", "combination of groups", "`pooled` 合并, `mean` 平均, `min` 最低, or "
     "`{weights: [0.6, 0.4]}` (权重)"),
    ("ratio-text", "fraction", "`2/3`, or a share"),
    ("calendar", "calendar file", "the name of a file beside the set; see [Calendar](#calendar)"),
    ("dated", "dated amounts", "an amount, one dated amount, or a list of them"),
    ("due", "amounts due", "an amount, a date (the whole budget), or dated amounts"),
    ("spent", "spending", "an amount, dated amounts, or `{cumulative: […]}` (累计)"),
    ("met", "judgement of points", "`all` 全部, `none` 无, the numbers met `[1, 3]`, or by number "
     "or text `{1: 1, 2: 0.5, 3: na}`"),
    ("met-value", "judgement of one point", "0 to 1, yes/no, or `na` 不适用"),
    ("items", "items", "a list: the items of an average; a mapping: judgements of a checklist"),
    ("parts", "parts", "a list in the order of the blend's parts, or a mapping by their names"),
    ("peer-figure", "figure of peers", "a number as actuals are written, or a fraction: `100/3%`"),
    ("not-applicable", "reason of inapplicability", "`{reason: …}` (原因), or the reason alone"),
    ("raw", "mapping", "a mapping that its own section describes"),
)  # fmt: skip
_ZH = (
    ("text", "文本", "任何单个值，照原样读取"),
    ("prose", "正文", "Markdown 文本"),
    ("number", "数", "普通数字：`4`、`22.5`；分组取值：`{by: region, 中部: 40, 西部: 30}`（`by` 可写 分组）"),
    ("integer", "整数", "不带小数的数"),
    ("flag", "是否", "`true`、`false`、`是`、`否`、`有`、`无`"),
    ("quantity", "量值", "指标值和完成值的写法：`≥7个`、`21.7%`、`1.2亿元`、`80%~120%`、`2023-12-31前`、`是`；"
     "其他文字是定性目标"),
    ("measured", "数值量", "数或区间"),
    ("edge", "界限", "数、百分比或日期"),
    ("share", "比例", "`60%` 或 `0.6`"),
    ("points", "分数", "多少分；写百分比就是占分值的比例：`5%`"),
    ("date", "日期", "`2023-12-31` 或 `2023年12月31日`"),
    ("expression", "算式", "`+ - * / ( )`、比较、`and or not`、`if(条件, 甲, 乙)`、"
     "`min max abs floor ceil round`、名称、数、百分比；名称含特殊字符时用反引号括起"),
    ("money", "金额", "以资金表单位计的数，或自带单位：`4500万元`"),
    ("period", "期间", "`{from: 2023-01-01, to: 2023-12-31}`（起、止）"),
    ("data", "命名数据", "名称对应数、百分比或是否"),
    ("measure", "取值方式", "见[取值方式](#取值方式)"),
    ("score", "评分规则", "见[评分规则](#评分规则)"),
    ("policy", "不适用的处理", "`rescale` 折算、`parent` 按比例分摊、`equal` 均摊、`full` 得满分、`drop` 剔除，"
     "或 `{to: 效益}`（转入）"),
    ("effect", "否决效果", "`zero` 计零分、`{cap: 60}`（封顶）或 `{grade: 差}`（等级）"),
    ("anchors", "锚点", "数与比例成对：`[[15, 1], [30, 0]]`"),
    ("count-table", "扣分表", "次数与扣分成对：`[[1, 10], [3, 30]]`"),
    ("checklist-mode", "要点计分方式", "`share` 按比例、`all_or_nothing` 全有或全无，或 `{deduct: 0.5}`（每缺扣分）"),
    ("survey-method", "问卷算法", "`top2` 前两级、`two_option` 二选一，或 `{weights: [100, 80, 60, 30, 0]}`（权重）"),
    ("survey-combine", "多组汇总", "`pooled` 合并、`mean` 平均、`min` 最低，或 `{weights: [0.6, 0.4]}`（权重）"),
    ("ratio-text", "分数比", "`2/3`，或一个比例"),
    ("calendar", "日历文件", "与指标体系同处的文件名，见[日历](#日历)"),
    ("dated", "带日期的金额", "一个金额、一笔带日期的金额，或它们的列表"),
    ("due", "应到位", "一个金额、一个日期（全部预算），或带日期的金额"),
    ("spent", "支出", "一个金额、带日期的金额，或 `{cumulative: […]}`（累计）"),
    ("met", "要点判断", "`all` 全部、`none` 无、符合的序号 `[1, 3]`，或按序号、文字写 `{1: 1, 2: 0.5, 3: na}`"),
    ("met-value", "一个要点的判断", "0 到 1、是否，或 `na` 不适用"),
    ("peer-figure", "同类数值", "与完成值同样写法的数，或分数：`100/3%`"),
    ("items", "要点或项目", "列表是参与平均的各项；对照是各要点的判断"),
    ("parts", "组成部分", "按规则中各部分的顺序列出，或按名称写成对照"),
    ("not-applicable", "不适用的原因", "`{reason: …}`（原因），或直接写原因"),
    ("raw", "对照", "另有一节说明"),
)  # fmt: skip
TYPES = {"en": _EN, "zh": _ZH}
