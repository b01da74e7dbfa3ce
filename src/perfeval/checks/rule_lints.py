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
        "In the {key} of “{name}”, “{value}” comes after “{before}”: out of order.",
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
    Check(
        "PE270",
        "warning",
        "无论结果如何，“{name}”都得{points}分（分值{weight}）[[：{target} 总是达到]]。",
        "“{name}” gets {points} of {weight} whatever the result is[[: {target} is always met]].",
        "请让得分取决于完成值，并核对指标值的符号和数，如“一个也没有”写作 ≤0个。",
        "Let the points depend on the actual, and check sign and number of the target: write "
        "“none at all” as ≤0个.",
    ),
    Check(
        "PE271",
        "warning",
        "问卷选项的分值越往后越高（{before}之后是{after}），而选项应从最满意排到最不满意。",
        "The worth of the answers rises ({after} after {before}), while answers run from the best.",
        "请从最满意的选项写起，如 weights: [100, 80, 60, 30, 0]，各选项份数也按此排列。",
        "Begin with the best answer, as in weights: [100, 80, 60, 30, 0], and count the answers in "
        "the same order.",
    ),
    Check(
        "PE272",
        "error",
        "“{name}”在这里给{value}{kind:worth}，{side:beyond}。",
        "“{name}” gives {value}{kind:worth} here: {side:beyond}.",
        "请改正这个数：100%即满分，写 100 是100倍；确可超出的，请写 cap（上限）或 floor（下限）。",
        "Correct the number: 100% is the full weight, a bare 100 a hundred times it. Where more or "
        "less is meant, write cap or floor.",
    ),
    Check(
        "PE273",
        "warning",
        "“{name}”的 {key} 写颠倒了：{low}大于{high}。",
        "The ends of {key} of “{name}” are the wrong way round: {low} is above {high}.",
        "请把小的写在前（from、range 的第一个数），大的写在后；现按小的为下限计算。",
        "Write the lower one first (from, or the first number), then the higher one, as they are "
        "read anyway.",
    ),
    Check(
        "PE274",
        "error",
        "“{name}”最少给{floor}分，却最多只给{cap}分。",
        "“{name}” gives at least {floor}, yet at most {cap}.",
        "请改正 floor（下限）或 cap（上限）；没有写 cap 的，上限是分值。",
        "Correct floor or cap; without a cap the weight is the most.",
    ),
    Check(
        "PE275",
        "error",
        "“{name}”的“{value}”与“{other}”单位不同，不能相比，什么结果都没法计分。",
        "“{value}” of “{name}” has another unit than “{other}”: no result can be scored with both.",
        "请写成同一单位，或不写单位。",
        "Write the same unit, or none.",
    ),
    Check(
        "PE276",
        "warning",
        "“{name}”按完成率计分，cap: {cap} 是完成率的上限{share}，不是{cap}分。",
        "“{name}” is scored by completion: cap: {cap} means up to {share} of it, not {cap} points.",
        "请写成百分比，如 cap: 120%；不许超过分值的，请删去 cap。",
        "Write a percentage, as in cap: 120%, or no cap if the weight is the most.",
    ),
    Check(
        "PE277",
        "error",
        "“{name}”的算式“{expr}”总是除以0。",
        "The expression “{expr}” of “{name}” always divides by 0.",
        "请改正除数。",
        "Correct the divisor.",
    ),
)
