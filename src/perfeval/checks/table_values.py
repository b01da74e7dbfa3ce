"""Values of a finished table that a project can't take as they are: PE070-PE079."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE070",
        "warning",
        "{column:cell}“{text}”读不成{column:cell_wanted}，没有采用。",
        "{column:cell} “{text}” can't be read as {column:cell_wanted}; it was not taken as one.",
        "请在表中改成{column:cell_wanted}后重新导入，或直接在项目文件里填写。",
        "Make it {column:cell_wanted} in the table and import again, or fill it in in the project file.",
    ),
    Check(
        "PE071",
        "warning",
        "“{operator}”与指标值“{target}”合不成一个数，指标值照录。",
        "“{operator}” and the target “{target}” make no number; the target is kept as printed.",
        "请核对指标性质、指标值和度量单位三栏，在项目文件里写全，如 ≥735人次。",
        "Look at the columns of operator, target and unit, and write the target in full, such as ≥95%.",
    ),
    Check(
        "PE072",
        "info",
        "{column:cell}“{text}”里有数字，但读不成一个数，按文字照录。",
        "{column:cell} “{text}” holds figures but can't be read as one number; it is kept as a text.",
        "要按数计分的，请改成“≥90%”“12个”这样的写法；确是定性指标的不必改。",
        "Write it like ≥90% if it is to be scored by its number; a qualitative one may stay.",
    ),
    Check(
        "PE073",
        "warning",
        "“{text}”的单位是%，自己却没有百分号：按约定读作{text}%。",
        "“{text}” stands beside the unit % without a sign of its own: it is read as {text}%.",
        "如果本意是{meant}，请在表中或项目文件里写成{meant}。",
        "If {meant} is meant, write {meant} in the table or in the project file.",
    ),
    Check(
        "PE074",
        "info",
        "同一级下有两个“{name}”，后一个记作“{new}”。",
        "There are two “{name}” beside each other; the second is kept as “{new}”.",
        "请核对是否重复填报；确是两个指标的，请改成不同的名称。",
        "See whether it was entered twice; if they are two indicators, give them different names.",
    ),
    Check(
        "PE075",
        "warning",
        "[[“{name}”下面还有指标，它自己的]]{column:cell}“{text}”在项目里没有位置，没有读入。",
        "[[“{name}” heads further indicators; its own value has no place in a project: ]]{column:cell} “{text}” was not read.",
        "需要的话，请写到有位置的地方，如下级指标的行或项目文件的 note（备注）。",
        "If it matters, write it where it has a place, such as a row below or a note in the project file.",
    ),
    Check(
        "PE076",
        "warning",
        "“{name}”印的分值是{given}，下级指标分值合计{sum}：项目里以下级为准。",
        "“{name}” is printed with {given} points, but the indicators below it have {sum}: those are kept.",
        "请核对表上的分值，改正其中之一。",
        "Check the printed weights and mend one of them.",
    ),
    Check(
        "PE077",
        "info",
        "表上没有写{key:cell_lacking}，项目里暂用“{text}”。",
        "The form prints no {key:cell_lacking}; the project has “{text}” for now.",
        "请在项目文件里改成正式名称。",
        "Put the proper name in the project file.",
    ),
    Check(
        "PE078",
        "warning",
        "表上的分值合计{sum}，应等于总分{total}：项目照录，不作改动。",
        "The printed weights add up to {sum}, not to the total {total}: both are kept as printed.",
        "请核对各项分值；改正后删去项目文件里的 as_printed。",
        "Check the weights; once mended, take as_printed out of the project file.",
    ),
    Check(
        "PE079",
        "error",
        "这张表读不成项目：{why:unfit}。",
        "This table makes no project: {why:unfit}.",
        "{why:unfit_mend}。",
        "{why:unfit_mend}.",
    ),
)
