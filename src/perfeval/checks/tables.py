"""Understanding a finished table: PE060-PE079."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE060",
        "warning",
        "“{text}”没有读入：表中没有与它对应的栏目。",
        "'{text}' was not read: it belongs to no column or label that is known.",
        "如为数据，请移到相应栏目下，或给它加上表头（如“年度指标值”“实际完成值”）；如为说明，可以不管。",
        "If it is a figure, move it under its heading or give it a heading in common words; if it is a remark, leave it.",
    ),
    Check(
        "PE061",
        "warning",
        "从这里起还有 {count} 个单元格没有读入。",
        "{count} more cells from here on were not read.",
        "这张表可能不是绩效自评表，或表头不完整；请检查表头行。",
        "The table may be no self-assessment form, or its headings are not complete: look at the heading row.",
    ),
    Check(
        "PE062",
        "warning",
        "表头“{text}”不认识，这一栏没有读入。",
        "The heading '{text}' is not known; its column was not read.",
        "把表头改为通用写法（如“年度指标值”“实际完成值”“分值”“得分”“偏差原因分析及改进措施”）。",
        "Use the common words of the form for it: target, actual, weight, score, reason.",
    ),
    Check(
        "PE063",
        "error",
        "第 {row} 行有数据（“{text}”）而“{heading}”一栏是空的，整行没有读入。",
        "Row {row} has values ('{text}') but nothing under '{heading}'; the row was not read.",
        "补上指标名称；如整行错位，请把各单元格移回自己的栏目。",
        "Fill in the indicator's name; if the cells of the row have moved, move them back under their headings.",
    ),
    Check(
        "PE064",
        "error",
        "“{text}”不像“{field}”一栏的内容，单元格可能错位；没有读入：{cells}。",
        "'{text}' can't be a value of the column '{field}'; cells may have moved. Not read: {cells}.",
        "核对各单元格与表头是否对应，错位的移回原栏；一格只填一个数，不要换行，也不要几项指标合并成一格。",
        "Compare the cells with the headings and move them back where they have shifted; put one number in a cell, on one line, and one cell to each indicator.",
    ),
    Check(
        "PE065",
        "info",
        "隐藏的{what_zh}也读入了。",
        "A hidden {what} was read as well.",
        "如不应计入，请从表中删除；如应计入，请取消隐藏。",
        "Delete it if it does not count; show it if it does.",
    ),
    Check(
        "PE066",
        "error",
        "没有找到绩效表：要找的是含“一级指标/三级指标/指标名称”和“年度指标值/实际完成值/分值/得分”的表头行；文件中有：{found}。",
        "No form was found: looked for a heading row that names indicators and their target, actual, weight or score; the file has: {found}.",
        "确认文件是填好的绩效自评表，且指标表有表头行。",
        "Check that the file is a finished self-assessment form and that its indicator table has a heading row.",
    ),
    Check(
        "PE067",
        "info",
        "“{sheet}”不是绩效表，没有读入。",
        "'{sheet}' is no form and was not read.",
        "如它是绩效表，请补上表头行。",
        "If it is a form, give it a heading row.",
    ),
    Check(
        "PE068",
        "error",
        "指标行没有表头：“{text}”一行之上没有“一级指标、三级指标、指标值、得分”等栏目名称，不能确定各列是什么。",
        "Indicators without headings: above the row of '{text}' no row names levels, indicator, target and score, so what the columns hold can't be known.",
        "在指标行之上补上表头行。",
        "Put the heading row above the indicators.",
    ),
    Check(
        "PE069",
        "warning",
        "“{field}”与另一栏读作同一项内容，以另一栏为准，这一栏另存。",
        "'{field}' and another column read as the same thing; the other is taken for it and this one is kept aside.",
        "把这一栏的表头改得能与第一栏区分（如“财政审核得分”）。",
        "Give this column a heading that tells it from the first, such as the reviewer's score.",
    ),
)
