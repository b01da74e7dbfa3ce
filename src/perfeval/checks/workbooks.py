"""The workbook to fill in, and forms to be filled: PE080-PE099."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE080",
        "warning",
        "这里的指标体系“{set}”（{file}）与填报表制作时所用的不同，按这里的计分，与表中印出的评分标准可能不一致。",
        "The set “{set}” here ({file}) is not the one the workbook was made from: scored by the one here, which may differ from the rules printed in the workbook.",
        "请用这里的指标体系重新生成填报表（perfeval export），或者把表中所用的指标体系文件放到填报表旁边。",
        "Make the workbook again from the set here (perfeval export), or put the file of its own set beside it.",
    ),
    Check(
        "PE081",
        "error",
        "“{text}”不是键路径。",
        "“{text}” is no path of a key.",
        "请按 narrative.background、evaluation.team[1].name 的写法填写；键里有标点的加双引号。",
        "Write it like narrative.background or evaluation.team[1].name; a key with punctuation stands in double quotes.",
    ),
    Check(
        "PE082",
        "error",
        "填报表里没有“{name}”，这一行没有读入[[；是否指“{near}”？]]。",
        "The workbook has no “{name}”: this row was not read[[; did you mean “{near}”?]].",
        "请从列表中选名称，或按指标体系改正；指标体系里没有的指标要先加进指标体系。",
        "Choose the name from the list, or write it as the set does; an indicator of your own must first be added to the set.",
    ),
    Check(
        "PE083",
        "error",
        "{file} 不是 perfeval 的填报表。",
        "{file} is not a workbook of perfeval.",
        "已有的自评表请先导入：perfeval import {file} -o project.yaml，或直接复核：perfeval recheck {file}；新的填报表用 perfeval init --excel 生成。",
        "Import a finished form first: perfeval import {file} -o project.yaml, or check it: perfeval recheck {file}; perfeval init --excel makes a workbook to fill in.",
    ),
    Check(
        "PE084",
        "warning",
        "表头改成了“{heading}”，仍按“{column}”读。",
        "The heading was changed to “{heading}”; the column is still read as “{column}”.",
        "请恢复表头；要记别的内容，写在备注里。",
        "Restore the heading; put other matters in the remarks.",
    ),
    Check(
        "PE085",
        "warning",
        "“{heading}”不是填报表的列，没有读入[[；是否指“{near}”？]]。",
        "The column “{heading}” is none of the workbook's and was not read[[; did you mean “{near}”?]].",
        "内容要用的，请移到填报表的列里；只供自己看的可以保留。",
        "Move what matters to a column of the workbook; notes of your own may stay.",
    ),
    Check(
        "PE086",
        "error",
        "单元格没有可读的值[[：{text}]][[，{kind:no_value}]]。",
        "The cell has no value that can be read[[: {text}]][[, {kind:no_value}]].",
        "公式没有保存结果或出错时，请用 Excel 或 WPS 打开重新计算后保存，或者直接填数。",
        "Open it in a spreadsheet, recalculate and save, where a formula has no kept value or an error; or type the number.",
    ),
    Check(
        "PE087",
        "error",
        "{what} 填了两次，另一处在“{sheet}”的 {cell}，这里的没有读入。",
        "{what} is filled in twice, the other time on “{sheet}” in {cell}: this one was not read.",
        "请删去其中一处。",
        "Delete one of the two.",
    ),
    Check(
        "PE088",
        "warning",
        "工作表“{sheet}”不见了或者没有表头，其中的内容没有读入。",
        "The sheet “{sheet}” is missing or has no headings: nothing of it was read.",
        "请恢复这张工作表和它的表头（第 1 行和 A 列是隐藏的，不能删除）；或者用 perfeval export 重新生成填报表，把内容粘贴过去。",
        "Restore the sheet and its headings (row 1 and column A are hidden and must stay), or make the workbook again with perfeval export and paste into it.",
    ),
    Check(
        "PE089",
        "error",
        "这一行填了内容，但没有写明属于哪一项，没有读入。",
        "This row is filled in but does not say what it belongs to: it was not read.",
        "请在行首选指标、资金或类别，或者删去这一行。",
        "Choose the indicator, line or kind at the head of the row, or delete the row.",
    ),
    Check(
        "PE099",
        "error",
        "本项目方向选的是“{sign}”，指标值却写成“{target}”。",
        "The sign chosen is “{sign}”, but the target says “{target}”.",
        "请改成一致；指标值里已写 ≥、≤ 的，方向可以不选。",
        "Make them agree; a target that has its sign needs none chosen.",
    ),
)
