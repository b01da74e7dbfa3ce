"""PE517-PE529: what a reviewer asks about the fund table."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE517",
        "warning",
        "资金表没有写单位，金额按{unit}读。",
        "The fund table declares no unit; amounts are read in {unit}.",
        "请在 funds 里写明 unit: 万元 或 unit: 元。",
        "Write unit: 万元 or unit: 元 under funds.",
    ),
    Check(
        "PE518",
        "warning",
        "“{name}”的{key:column}{amount}与{other:column}{beside}相差约一万倍，疑为元与万元混用。",
        "The {key:column} of “{name}”, {amount}, and its {other:column}, {beside}, are about ten thousand times apart; 元 and 万元 may be mixed.",
        "请统一单位；个别金额单位不同的，请写在数后，如 22448400元。",
        "Use one unit; where an amount has another, write it with the number, as in 22448400元.",
    ),
    Check(
        "PE519",
        "warning",
        "“{name}”有两个数：{a}（除以{base_a:column}）和{b}（除以{base_b:column}），口径不同。",
        "“{name}” has two values: {a} (divided by the {base_a:column}) and {b} (divided by the {base_b:column}).",
        "请统一分母、资金行和截至日期，或用不同的名称。",
        "Use the same base, lines and day, or different names.",
    ),
    Check(
        "PE520",
        "warning",
        "“{name}”截至{day}，与项目的截至日期{project}不同，名称没有写明。",
        "“{name}” is as of {day}, not {project} as the project; its name does not say so.",
        "请在名称里写明，如“（截至3月底）”，或统一日期。",
        "Say so in its name, or use one day.",
    ),
    Check(
        "PE521",
        "warning",
        "“{name}”把{day}之前的支出{amount}也算在内。",
        "“{name}” counts {amount} that were spent before {day}.",
        "按年度计算的，请写 from: {day}；按累计计算的，请在名称里写明“累计”。",
        "For the period alone write from: {day}; for a running total say so in its name.",
    ),
    Check(
        "PE522",
        "warning",
        "“{name}”称累计，却没有算{day}之前的支出。",
        "“{name}” is called cumulative, but leaves out what was spent before {day}.",
        "请删去 from，或改为年度的名称。",
        "Remove from, or name it after its period.",
    ),
    Check(
        "PE523",
        "warning",
        "“{name}”的{key:column}中有{amount}发生在项目期末{end}之后，也计入了本期。",
        "The {key:column} of “{name}” holds {amount} dated after the end of the period, {end}, which counts all the same.",
        "请核对项目期间和截至日期（as_of）；期后的金额不应计入本期。",
        "Check period and as_of; money after the period is no part of it.",
    ),
    Check(
        "PE524",
        "info",
        "“{name}”的{key:column}中有{amount}晚于{day}，没有计入。",
        "The {key:column} of “{name}” holds {amount} dated after {day}, which does not count.",
        "应当计入的，请改正截至日期（as_of）或这笔金额的日期。",
        "If it should count, correct as_of or the date of the amount.",
    ),
    Check(
        "PE525",
        "warning",
        "“{name}”的累计支出取自{day}，其他资金行取自{other}，不能相加。",
        "The running total of “{name}” is of {day}, that of other lines of {other}; they don't add up.",
        "请补上同一日期的累计数。",
        "Give the running totals of one day.",
    ),
    Check(
        "PE526",
        "warning",
        "“{name}”到位{arrived}，超过预算{budget}。",
        "“{name}” received {arrived}, more than its budget {budget}.",
        "请核对；预算有调整的，请写入 adjustments。",
        "Check both; changes of the budget go into adjustments.",
    ),
    Check(
        "PE527",
        "error",
        "资金行的“其中”（of）绕成一圈：{names}，这些行都没有计入合计。",
        "The fund lines are parts of each other in a circle, {names}, so no sum counts them.",
        "请删去总数那一行的 of，只让各明细行指向它。",
        "Remove of from the line that is the whole; only its parts have it.",
    ),
    Check(
        "PE528",
        "error",
        "“{rate}”算不出来，缺少{keys:keys}。",
        "“{rate}” can't be computed without {keys:keys}.",
        "请在资金行里补上；确实没有的，写 0。",
        "Add it to the fund line; write 0 where there really is none.",
    ),
)
