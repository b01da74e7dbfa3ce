"""PE601-PE699: surveys and panels of experts."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE601",
        "error",
        "问卷[[“{name}”]]没有有效的回答。",
        "The survey[[ “{name}”]] has no answers.",
        "请在 counts 里从最满意到最不满意依次填写各选项的人数；有答卷文件的，请核对组别和答案。",
        "Give the answers under counts, from the best to the worst; in a file of answers look at groups and answers.",
    ),
    Check(
        "PE602",
        "error",
        "问卷的选项计数不对：不能有负数[[；现有{n}个选项]][[，规则按{wanted}个选项计分]]。",
        "The counts don't fit: none may be negative[[; there are {n}]]"
        "[[, and the rule has weights for {wanted}]].",
        "请按规则的选项，从最满意到最不满意依次填写，没有人选的写0。",
        "Give one count for each answer of the rule, from the best to the worst, 0 for none.",
    ),
    Check(
        "PE603",
        "error",
        "各选项合计{sum}，与有效问卷{valid}不符。",
        "The counts add up to {sum}, not to the {valid} valid answers.",
        "请核对 counts 和 valid；几道题合计的，请写 questions（题数）。",
        "Check counts and valid; give questions when several are pooled.",
    ),
    Check(
        "PE604",
        "error",
        "规则给了{n}组的权重，而问卷有{groups}组。",
        "The rule has weights for {n} groups, the result has {groups}.",
        "请按规则的分组填写，或改正指标体系里的权重。",
        "Give the groups of the rule, or correct the weights in the set.",
    ),
    Check(
        "PE605",
        "error",
        "{low:sample}{a}份，多于{high:sample}{b}份。",
        "{a} are {low:sample}, more than the {b} {high:sample}.",
        "请核对发放、回收、有效的份数。",
        "Check how many were sent, returned and valid.",
    ),
    Check(
        "PE606",
        "warning",
        "只填了满意度，没有问卷的份数和选项计数，无法复核。",
        "Only the satisfaction is given, without the survey's counts: it can't be verified.",
        "请补上 survey: {{sent, returned, valid, counts}}。",
        "Add survey: {{sent, returned, valid, counts}}.",
    ),
    Check(
        "PE607",
        "warning",
        "“{name}”的问卷没有说明发放、回收、有效的份数。",
        "The survey of “{name}” does not say how many were sent, returned and valid.",
        "请补上 sent、returned、valid，并写明调查方式（mode）和时间（dates）。",
        "Add sent, returned and valid, and how and when it was held (mode, dates).",
    ),
    Check(
        "PE611",
        "error",
        "没有可以计算的专家评分。",
        "No expert's score counts.",
        "请在 panel 里填写各专家的 score 或 pass；回避的和废票不计。",
        "Give score or pass for each expert; recused experts and void ballots don't count.",
    ),
    Check(
        "PE612",
        "error",
        "专家的角色[[“{role}”]]没有权重（规则有：{roles}），按1计。",
        "An expert's role[[, “{role}”,]] has no weight (the rule has {roles}) and counts as 1.",
        "请把 role 写成规则里的角色之一。",
        "Give the expert one of the rule's roles.",
    ),
    Check(
        "PE613",
        "warning",
        "专家评分相差{spread}，超过{limit}。",
        "The experts' scores are {spread} apart, more than {limit}.",
        "请组织专家合议，并记录结论。",
        "Let the panel discuss, and record what it concludes.",
    ),
    Check(
        "PE614",
        "warning",
        "专家“{expert}”的评分全部相同或全部满分，按废票处理。",
        "The ballot of “{expert}” is void: all scores are equal, or all are full.",
        "请核对评分表；有理由的请由专家书面说明并重新评分。",
        "Check the ballot; the expert may score again, with reasons.",
    ),
)
