"""PE280-PE299: sets that can be used, yet hardly say what was meant."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE280",
        "warning",
        "指标“{name}”与“{other}”同名，计分方式也相同，可能重复计分。",
        "The indicator “{name}” has the name and the rule of “{other}”; it may count twice.",
        "请删去其中一个；确是两件事的，请改名，或用 explain 分别说明。",
        "Remove one of them; if they are two things, rename one or explain each.",
    ),
    Check(
        "PE281",
        "info",
        "“{name}”的{n}个指标分值都是{weight}，看不出轻重。",
        "The {n} indicators of “{name}” all weigh {weight}, so none matters more than another.",
        "请按重要程度分配分值；有意均分的，可在注释里说明后忽略。",
        "Give weights by importance; if they are equal on purpose, ignore this with a reason.",
    ),
    Check(
        "PE282",
        "warning",
        "“{name}”没有用问卷取数，无法核对样本。",
        "“{name}” is not measured by a survey, so its sample can't be checked.",
        "请写 measure: {{kind: survey}}，并在项目里填问卷的有效份数和各选项份数。",
        "Write measure: {{kind: survey}}, and give the valid and counted answers in the project.",
    ),
    Check(
        "PE283",
        "warning",
        "“{name}”的指标值“{target}”没有量化，而评分规则要用数计算。",
        "The target of “{name}”, “{target}”, is no number, but its rule computes with one.",
        "请写成带符号、数和单位的值，如 ≥7个，日期写明年份；只能定性的，请用 "
        "score: {{kind: tiers}} 分档评判。",
        "Write sign, number and unit, as in ≥7个, and dates with their year; if it can only be "
        "judged, use score: {{kind: tiers}}.",
    ),
    Check(
        "PE284",
        "warning",
        "“{name}”的指标值“{target}”没有单位。",
        "The target of “{name}”, “{target}”, has no unit.",
        "请写上计量单位，如 ≥7个、≥90%。",
        "Write the unit, as in ≥7个 or ≥90%.",
    ),
    Check(
        "PE285",
        "warning",
        "“{name}”的指标值“{target}”没有数，只有符号或单位。",
        "The target of “{name}”, “{target}”, has no number, only a sign or a unit.",
        "请补上数，如 ≥7个。",
        "Add the number, as in ≥7个.",
    ),
    Check(
        "PE286",
        "warning",
        "{n}个指标的指标值都等于各自的分值，可能填错了列：{names}。",
        "The targets of {n} indicators equal their weights; the column may be wrong: {names}.",
        "请把 target 改成要完成的数和单位，分值写在 weight。",
        "Write what is to be achieved, with its unit, under target; points stand under weight.",
    ),
    Check(
        "PE287",
        "warning",
        "本指标体系继承“{base}”，却没有改动任何内容。",
        "The set extends “{base}” but changes nothing of it.",
        "请写明要改的内容（override、remove、indicators）；没有改动的，项目直接引用“{base}”即可。",
        "Say what changes (override, remove, indicators), or let projects name “{base}” itself.",
    ),
    Check(
        "PE288",
        "info",
        "[[“{name}”的]]{key} 与所继承的指标体系相同，不必重写。",
        "{key}[[ of “{name}”]] repeats what the set that is extended says.",
        "请删去这个键；要改的，请写新的值。",
        "Remove the key, or write the new value if a change was meant.",
    ),
    Check(
        "PE289",
        "warning",
        "对“{name}”的改动是空的，不起作用。",
        "The change to “{name}” is empty and does nothing.",
        "请写明要改的键，如 {{weight: 4}}；不改的，请删去这一项。",
        "Write the keys that change, as in {{weight: 4}}, or remove the entry.",
    ),
    Check(
        "PE290",
        "error",
        "加减分项“{name}”有两个，项目只能按名称申报，后一个永远用不到。",
        "There are two adjusters “{name}”; projects claim them by name, so the second is never used.",
        "请给其中一个换名称，或并成一个。",
        "Rename one of the two, or join them.",
    ),
    Check(
        "PE291",
        "error",
        "“{name}”是末级指标，写在这里的加减分项（adjust）不会计入。",
        "“{name}” is a leaf; adjusters written here are not counted.",
        "请把 adjust 移到它所属的分支或指标体系上；末级指标的加减分写进评分规则。",
        "Move adjust to its branch or to the set; points beyond a leaf's weight belong in its rule.",
    ),
)
