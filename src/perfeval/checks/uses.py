"""Use of results: PE780-PE799."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE780",
        "info",
        "“{name}”{year}与{later}用的指标体系不同（{first}[[、{second}]]），得分的变化含有体系变化的影响。",
        "“{name}” was scored by different sets in {year} and {later} ({first}[[, {second}]]): part "
        "of the change is theirs.",
        "引用变化时请一并说明指标体系的不同。",
        "Say so where the change is quoted.",
    ),
    Check(
        "PE781",
        "warning",
        "“{name}”的指标值由{first}的{before}放宽为{second}的{after}[[，因此多得{gain}分]]（得分{old}→{new}）。",
        "The target of “{name}” was eased from {before} in {first} to {after} in {second}[[, which "
        "brings {gain} points]] (score {old} → {new}).",
        "请说明放宽的理由；对照结果中“指标值”是放宽带来的分数。",
        "Give the reason; the comparison shows how many points the new target alone brings.",
    ),
    Check(
        "PE782",
        "info",
        "“{name}”{first}和{second}的完成值完全相同（{value}），可能是沿用了上年的数。",
        "The actual of “{name}” is the same in {first} and {second} ({value}); it may have been copied.",
        "请核对当年的佐证材料。",
        "Check the evidence of the later year.",
    ),
    Check(
        "PE783",
        "warning",
        "“{name}”的完成率由{before}降到{after}，得分率却上升（{old}分→{new}分）。",
        "The completion of “{name}” fell from {before} to {after} while its score rose ({old} → {new}).",
        "请核对{first}到{second}评分规则和分值的变化。",
        "Look at what became of rule and weight from {first} to {second}.",
    ),
    Check(
        "PE784",
        "warning",
        "{first}与{second}的总分变化不能分解：{why:incomparable}[[（共有指标的分值占{share}，至少要{least}）]]。",
        "The change from {first} to {second} can't be taken apart: {why:incomparable}[[ (common ind"
        "icators carry {share} of the weight, {least} are needed)]].",
        "只对照执行率、达标率和各分支的得分率。",
        "Compare execution, targets met and the rates of the branches alone.",
    ),
    Check(
        "PE785",
        "warning",
        "“{file}”与“{other}”是同一项目的同一年度（{name}，{year}），只计一次。",
        "“{file}” and “{other}” are the same year of one project ({name}, {year}): counted once.",
        "请去掉重复的文件；不同年度请核对 project.period。",
        "Leave one of them out; if they are different years, check project.period.",
    ),
    Check(
        "PE786",
        "warning",
        "“{name}”{why:years_odd}[[：“{other}”到{end}为止，“{file}”从{start}起]][[（{what}）]]。",
        "{why:years_odd} (“{name}”[[, {what}]])[[: “{other}” ends on {end}, “{file}” begins on {start}]].",
        "请填写或核对 project.period；同一项目的代码和名称请统一，不同项目请分开。",
        "Give or check project.period; let one project have one code and name, and others their own.",
    ),
    Check(
        "PE787",
        "info",
        "“{name}”的评分标准{first}与{second}不同：“{before_zh}”→“{after_zh}”[[，单位{unit}]]。",
        "“{name}” was scored by different rules in {first} and {second}: “{before_en}” → “{after_en"
        "}”[[, unit {unit}]].",
        "对照结果中“规则”是规则变化带来的分数。",
        "The comparison shows how many points the new rule alone brings.",
    ),
    Check(
        "PE788",
        "warning",
        "“{name}”（{year}）的{why:doubt}[[（{what}）]]，据此作出的建议和对照不可靠。",
        "“{name}” ({year}): {why:doubt}[[ ({what})]]; what rests on the score is not to be relied on.",
        "请用 perfeval score 查看，先改正错误、补全数据；未到期的待到期后再用，或在结论中说明。",
        "Mend the errors that perfeval score shows and complete the data first; wait for what is not due, or say so.",
    ),
    Check(
        "PE789",
        "warning",
        "“{name}”的等级“{grade}”在办法里没有出现，办法里有：{known}。",
        "The grade “{grade}” of “{name}” does not occur in the policy, which knows {known}.",
        "请核对办法与指标体系的等级名称。",
        "Make the names of grades in policy and indicator set the same.",
    ),
    Check(
        "PE790",
        "error",
        "规则“{rule}”{why:use_amount}。",
        "The rule “{rule}” {why:use_amount}.",
        "{why:use_amount_mend}。",
        "{why:use_amount_mend}.",
    ),
    Check(
        "PE791",
        "warning",
        "规则“{rule}”用不到：凡是它适用的，前面的“{other}”都已适用。",
        "The rule “{rule}” is never reached: “{other}” holds before it whenever it does.",
        "请把条件更严的规则放在前面，或去掉其中一条。",
        "Put the narrower rule first, or leave one of them out.",
    ),
    Check(
        "PE792",
        "warning",
        "没有规则适用于“{name}”（{year}），提不出建议。",
        "No rule holds for “{name}” ({year}), so nothing is recommended.",
        "请在办法最后写一条无条件的规则，如 action: keep。",
        "End the policy with a rule without conditions, such as action: keep.",
    ),
    Check(
        "PE793",
        "error",
        "规则“{rule}”里的“{name}”不认识[[，是否指“{near}”]]。",
        "“{name}” in the rule “{rule}” is not known[[; did you mean “{near}”]].",
        "可用的名称：总分、上年总分、得分变化、执行率、到位率、达标率、基数、预算数、到位数、支出数、结余、申报数、达标数、未达标数、缺数据数、错误数、警告数、否决项数、问题数、年数；理由中"
        "还有：项目、年度、等级、上年等级、增减额（该规则自己的增减）、建议额（最后的建议金额）。等级须在 grades 里，代号须是已有的问题代号。",
        "Names are score, last_score, trend, execution, arrival, completion, base, budget, arrived,"
        " spent, unspent, asked, met, unmet, missing, errors, warnings, gates, problems, years; in "
        "reasons also project, year, grade, last_grade, change (of the rule alone), proposal (the amount in the end). Grades are those of the p"
        "olicy's own list, codes those of findings.",
    ),
    Check(
        "PE794",
        "warning",
        "“{name}”（{year}）没有{base:use_base}，建议金额算不出来。",
        "“{name}” ({year}) has no {base:use_base}, so no amount can be recommended.",
        "请在项目的 funds 里填写，申报数在办法的 asked 里填写。",
        "Give it under funds of the project; the amount asked for stands under asked of the policy.",
    ),
    Check(
        "PE795",
        "warning",
        "建议金额合计{amount}{unit}，超过可安排的总额{envelope}{unit}，超出{over}{unit}。",
        "The recommended amounts come to {amount}{unit}, {over}{unit} more than the {envelope}{unit"
        "} there is.",
        "程序不自动按比例压减，请调整规则或逐项决定。",
        "Nothing is scaled down by itself: change the rules, or decide project by project.",
    ),
    Check(
        "PE796",
        "info",
        "“{title}”未与官方文本核对，建议仅供参考。",
        "“{title}” was not checked against an official text; its recommendations are a draft.",
        "核对后写 verified: true。",
        "Write verified: true once it was checked.",
    ),
    Check(
        "PE797",
        "warning",
        "规则“{rule}”是否适用于“{name}”不能判断：{why:undecided}[[（{what}）]]。",
        "Whether the rule “{rule}” holds for “{name}” can't be said: {why:undecided}[[ ({what})]].",
        "{why:undecided_mend}。",
        "{why:undecided_mend}.",
    ),
    Check(
        "PE798",
        "warning",
        "“{name}”{second}列为{status:uncounted}，总分因此比按{first}的完成情况计高{gain}分（{first}得{old}分，分值{weight}）。",
        "“{name}” is {status:uncounted} in {second}; the total is {gain} points higher than with the re"
        "sult of {first} ({old} of {weight} points).",
        "请核对不计分的理由和佐证；引用得分变化时请说明这一影响。",
        "Check reason and evidence; say so where the change is quoted.",
    ),
    Check(
        "PE799",
        "error",
        "办法中的“{rule}”{why:policy_unfit}[[（{what}）]][[，是否指“{near}”]]。",
        "“{rule}” of the policy{why:policy_unfit}[[ ({what})]][[; did you mean “{near}”]].",
        "{why:policy_unfit_mend}。",
        "{why:policy_unfit_mend}.",
    ),
)
