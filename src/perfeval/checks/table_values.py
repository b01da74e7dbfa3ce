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
        "{column:cell}“{text}”读不成一个数，按文字照录。",
        "{column:cell} “{text}” can't be read as one number; it is kept as a text.",
        "要按数计分的，请改成“≥90%”“12个”这样的写法；确是定性指标的不必改。",
        "Write it like ≥90% if it is to be scored by its number; a qualitative one may stay.",
    ),
    Check(
        "PE073",
        "warning",
        "“{text}”没有百分号[[：按预算数和执行数，读作{read}]][[：可能是{low}，也可能是{high}，没有据以计算]]。",
        "“{text}” has no percent sign[[: by the budget and the spending it is read as {read}]][[: {low} and {high} are both possible, and nothing is computed with it]].",
        "请在表中写上百分号[[，如{read}]][[：{low}或{high}]]。",
        "Write it with its percent sign[[, as in {read}]][[: {low} or {high}]].",
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
        "[[“{name}”下面还有指标，它自己的]][[“{of}”的]]{column:cell}“{text}”在项目里没有位置，没有读入。",
        "[[“{name}” heads further indicators; its own value has no place in a project: ]][[Of “{of}”: ]]{column:cell} “{text}” was not read.",
        "需要的话，请写到有位置的地方，如下级指标的行或项目文件的 note（备注）。",
        "If it matters, write it where it has a place, such as a row below or a note in the project file.",
    ),
    Check(
        "PE076",
        "warning",
        "[[“{name}”印的分值是{given}，下级指标分值合计{sum}：项目里以下级为准]][[“{name}”有一个分值{whole}，下级指标没有各自的分值：不代为分配，按无法复算处理]]。",
        "[[“{name}” is printed with {given} points, but the indicators below it have {sum}: those are kept]][[“{name}” has {whole} points, but the indicators below it have none of their own: nothing is shared out, and they can't be recomputed]].",
        "[[请核对表上的分值（{given}与{sum}），改正其中之一]][[请把{whole}分分到各个指标]]。",
        "[[Check the printed weights ({given} and {sum}) and mend one of them]][[Divide the {whole} points among the indicators]].",
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
