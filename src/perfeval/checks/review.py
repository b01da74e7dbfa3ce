"""PE441-PE499: what a reviewer would ask about a scorecard, its gates, grades and adjusters."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE441",
        "warning",
        "完成率{rate}超过{beyond}（指标值{target}，完成值{actual}）[[，{reason:given}]]。",
        "The completion of {rate} is beyond {beyond} (target {target}, actual {actual})"
        "[[; {reason:given}]].",
        "请在 reason 里说明超额的原因；多半是指标值定得过低。",
        "Say why under reason; mostly the target was set too low.",
    ),
    Check(
        "PE442",
        "warning",
        "完成率{rate}超过{beyond}（指标值{target}，完成值{actual}），已按规则扣减[[，{reason:given}]]。",
        "The completion of {rate} is beyond {beyond} (target {target}, actual {actual}); points "
        "are cut as the rule says[[; {reason:given}]].",
        "请核对指标值和完成值，并在 reason 里说明超额的原因。",
        "Check target and actual, and say why under reason.",
    ),
    Check(
        "PE443",
        "warning",
        "“{name}”得{score}分（满分{weight}），没有说明扣分原因。",
        "“{name}” scores {score} of {weight} without a reason.",
        "请补上 reason（偏差原因），或在扣分处写明 fact，或用 problem 关联问题清单。",
        "Add reason, a fact where the points are lost, or the problem it belongs to.",
    ),
    Check(
        "PE444",
        "error",
        "所有计分的指标都不适用，没有总分。",
        "No scored indicator applies, so there is no total.",
        "请核对各指标的 not_applicable 和 not_due。",
        "Check not_applicable and not_due of the indicators.",
    ),
    Check(
        "PE445",
        "warning",
        "“{name}”不适用，它的分值无处可转[[（“{to}”下没有适用的指标）]]，改为折算。",
        "“{name}” does not apply and nothing can take its weight[[ under “{to}”]]; "
        "the total is rescaled instead.",
        "请核对不适用的指标，或改用 not_applicable: rescale。",
        "Check what is inapplicable, or use not_applicable: rescale.",
    ),
    Check(
        "PE446",
        "error",
        "总分不落在任何等级内，没有定级。",
        "The total falls in no grade.",
        "请检查指标体系的 grades：最末一级应从0起且不带条件。",
        "Check the grades of the set: the last one starts at 0 without a condition.",
    ),
    Check(
        "PE447",
        "error",
        "“{name}”的条件“{expr}”无法判断[[：{why:why}]]，按不成立处理。",
        "The condition “{expr}” of “{name}” can't be decided[[: {why:why}]]; it counts as not met.",
        "条件里可用指标名（取其数）和分支名（取其得分）；其他数请在项目的 data 里写明。",
        "Conditions may name indicators (their number) and branches (their score); "
        "give other numbers under data of the project.",
    ),
    Check(
        "PE448",
        "warning",
        "“{name}”填报{value}分，超出范围[[，最低{min}]][[，最高{max}]]，按{kept}分计。",
        "“{name}” claims {value}, outside its bounds[[, at least {min}]]"
        "[[, at most {max}]]; {kept} are counted.",
        "请改正 value。",
        "Correct the value.",
    ),
    Check(
        "PE449",
        "warning",
        "“{name}”没有写明原因。",
        "“{name}” is given without a reason.",
        "请补上 reason，写明事实。",
        "Add a reason with the facts.",
    ),
    Check(
        "PE450",
        "warning",
        "“{name}”的条件“{expr}”不成立，没有计入。",
        "The condition “{expr}” of “{name}” does not hold; it is not counted.",
        "请核对条件所用的数，或删去这一条加减分。",
        "Check the numbers of the condition, or remove the adjustment.",
    ),
    Check(
        "PE451",
        "warning",
        "“{name}”得满分，没有佐证材料。",
        "“{name}” has full marks without evidence.",
        "请在 evidence 里写明佐证材料的编号，如 evidence: [E03]。",
        "Name its evidence by id, as in evidence: [E03].",
    ),
    Check(
        "PE452",
        "warning",
        "“{name}”得满分，缺少佐证材料：{kinds}。",
        "“{name}” has full marks but lacks evidence of the kind {kinds}.",
        "请登记这些材料（kind 写上述类型），并在结果的 evidence 里写明编号。",
        "Register it with that kind, and name its id under evidence of the result.",
    ),
    Check(
        "PE453",
        "warning",
        "[[“{name}”的]]数是推定的[[（{key:column}）]]：{why}。",
        "A number[[ of “{name}”]] is assumed[[ ({key:column})]]: {why}.",
        "取得实际数后请改正，并删去 assumed。",
        "Replace it by the real number and remove assumed.",
    ),
    Check(
        "PE456",
        "info",
        "指标值{target}没有完成比例可算，只分达到和未达到：达到得满分，否则不得分。",
        "A target of {target} has no ratio: it is met or not, with full marks or none.",
        "要按偏差计分的，请改用分档（bands）、每级增减（steps）或 amplify。",
        "For points by the size of the miss, use bands, steps or amplify.",
    ),
    Check(
        "PE457",
        "warning",
        "完成值{actual}是负数，没有完成比例可算。",
        "The actual {actual} is negative, so it has no ratio to the target.",
        "请核对完成值；本来就会是负数的，请改用分档（bands）或公式（formula）。",
        "Check the actual; where it may well be negative, use bands or a formula.",
    ),
    Check(
        "PE458",
        "warning",
        "完成值{actual}写在百分数指标值{target}旁边，按{actual}%处理；可能指{rate}。",
        "The actual {actual} stands beside the percentage {target} and is read as {actual}%; perhaps {rate} is meant.",
        "请写明百分号，如 {rate}。",
        "Write the percent sign, as in {rate}.",
    ),
    Check(
        "PE454",
        "warning",
        "“{name}”不适用，没有说明理由。",
        "“{name}” does not apply, but no reason is given.",
        "请写 not_applicable: {{reason: …}}。",
        "Write not_applicable: {{reason: …}}.",
    ),
    Check(
        "PE455",
        "warning",
        "“{name}”没有达到指标值，没有说明原因。",
        "“{name}” misses its target without a reason.",
        "请补上 reason（偏差原因）和 improvement（改进措施）。",
        "Add reason, and improvement.",
    ),
)
