"""PE260-PE279: rules that can be used, yet hardly say what was meant."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE260",
        "warning",
        "“{name}”的评分规则最多给{most}分，永远得不到满分{weight}分。",
        "The rule of “{name}” gives {most} at most, never the full {weight}.",
        "请改正这里的数，让最好的结果得满分；确实只有这么多分的，请改分值（weight）。",
        "Let the best result give full marks, or correct the weight if this is all there is.",
    ),
    Check(
        "PE261",
        "info",
        "“{name}”的评分规则最少也给{least}分（分值{weight}），结果再差也不会是0分。",
        "The rule of “{name}” gives at least {least} of {weight}, however bad the result.",
        "最差的结果应不得分的，请补上0分的一档，或放宽扣分的上限；文件本来如此的，不必改。",
        "Add what gives 0, or widen the limit of what is taken off, unless the document says so.",
    ),
    Check(
        "PE262",
        "warning",
        "“{name}”的{why:wrong_way}[[（{target}）]]{better:better}，评分规则却相反。",
        "{why:wrong_way}[[ ({target})]] of “{name}” {better:better}, but the rule does the opposite.",
        "请核对方向：少得分的一侧是 side: short（不足）还是 over（超出），各档和锚点的得分是否写反，"
        "指标值是 ≥ 还是 ≤。",
        "Check the direction: side: short or over, points of bands and anchors the wrong way round, "
        "≥ or ≤ in the target.",
    ),
    Check(
        "PE263",
        "warning",
        "“{name}”的 {key} 不起作用：{why:no_effect}。",
        "{key} of “{name}” has no effect: {why:no_effect}.",
        "请删去 {key}，或改正使它不起作用的那一项。",
        "Remove {key}, or correct what keeps it from having an effect.",
    ),
    Check(
        "PE264",
        "warning",
        "“{name}”的 {key} 没有按顺序写：“{before}”之后是“{value}”。",
        "The {key} of “{name}” are out of order: “{value}” comes after “{before}”.",
        "请从小到大（或从大到小）列出；若有一个数写错了，请改正它。",
        "List them in rising or in falling order, and correct the number if one is wrong.",
    ),
    Check(
        "PE265",
        "warning",
        "“{name}”的得分忽高忽低：这里给{value}{kind:uneven}，与两边的次序不合。",
        "The points of “{name}” go up and down: {value}{kind:uneven} here is out of line with its "
        "neighbours.",
        "请核对各档的得分；数越好得分应越多，多半是两个数写颠倒了。",
        "Check the points; a better number should give more, so two of them may be swapped.",
    ),
    Check(
        "PE266",
        "warning",
        "“{name}”的第{n}种情形（{when}）永远轮不到。",
        "Case {n} of “{name}” ({when}) is never reached.",
        "各情形按先后取第一个符合的：请调整顺序，或改正条件里的数。",
        "The first case that holds is taken: change the order, or the numbers in the conditions.",
    ),
    Check(
        "PE267",
        "warning",
        "“{name}”的各种情形没有说全：{at} 时没有一种符合。",
        "The cases of “{name}” leave a hole: none holds where {at}.",
        "请补上缺的情形，或在最后写一条 {{when: true, points: 0}}。",
        "Add the missing case, or {{when: true, points: 0}} as the last one.",
    ),
    Check(
        "PE268",
        "warning",
        "算式里的“{name}”很像“{near}”。",
        "“{name}” in the expression looks like “{near}”.",
        "请写“{near}”：算式里 x 是完成值，t 是指标值，w 是分值，r 是完成率；"
        "若它是项目另给的数，请换一个不易混淆的名称。",
        "Write “{near}”: x is the actual, t the target, w the weight, r the completion. A number of "
        "the project's own is better given another name.",
    ),
    Check(
        "PE269",
        "warning",
        "“{name}”的等级“{first}”与“{second}”{problem:tiers}：{low}分到{high}分。",
        "The tiers “{first}” and “{second}” of “{name}” {problem:tiers}: {low} to {high} points.",
        "请改正两个等级的 points，让它们相接而不重叠；共用的边界归上一等级。",
        "Correct the points of the two, so that they meet without overlapping; a shared edge "
        "belongs to the upper one.",
    ),
)
