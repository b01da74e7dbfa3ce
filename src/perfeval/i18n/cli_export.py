"""Words of `perfeval export`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "no_output": (
        "请用 -o 指定要写的文件，如 -o {example}。",
        "Say with -o which file to write, such as -o {example}.",
    ),
    "ending": (
        "填报工作簿是 .xlsx 文件，不能写成“{path}”。",
        "The workbook is an .xlsx file; “{path}” can't be written.",
    ),
    "form.ending": (
        "能填的空表是 {known}；“{path}”请先用 Excel、WPS 或 Word 另存为其中一种。",
        "Forms that can be filled are {known}; save “{path}” as one of them first, in Excel, WPS or Word.",
    ),
    "form.other": (
        "空表是 {form} 文件，填好的表也要写成 {form}：-o 请改成以 {form} 结尾的文件名。",
        "The form is a {form} file, so the filled one is too: let the name behind -o end in {form}.",
    ),
    "form.fault.large": (
        "空表“{path}”太大，没有填写。",
        "The form “{path}” is too large; nothing was filled in.",
    ),
    "form.fault.damaged": (
        "空表“{path}”已损坏，没有填写；请用 Excel、WPS 或 Word 打开后重新保存。",
        "The form “{path}” is damaged; nothing was filled in. Open it in Excel, WPS or Word and save it again.",
    ),
    "several": (
        "空表文件里有{n}张表，填的是“{title}”，其余没有动。",
        "The file holds {n} forms; “{title}” was filled in, the others were left as they are.",
    ),
    "filled": ("填了{n}格。", "{n} cells were filled in."),
    "unit": (
        "表里没有写金额单位，金额按项目的单位（{unit}）填写，请核对。",
        "The form names no unit of money; amounts were put in in the project's ({unit}): please check.",
    ),
    "rows": ("表里行数不够，插入了{n}行。", "The form had too few rows; {n} were put in."),
    "homeless": (
        "项目里有{n}项在表中没有位置，没有填：{what}",
        "{n} things of the project have no place in the form and were left out: {what}",
    ),
    "empty": (
        "表里有{n}格没有内容可填，仍是空的：{what}",
        "{n} cells of the form found nothing and stay empty: {what}",
    ),
    "kept": (
        "表里有{n}格已印有别的内容，没有改：{what}",
        "{n} cells of the form say something else already and were left so: {what}",
    ),
    "kept.one": (
        "{place}印“{printed}”，项目为“{own}”",
        "{place} says “{printed}”, the project “{own}”",
    ),
    "differing": (
        "表里有{n}个公式的结果与项目不一致，公式没有改：{what}",
        "{n} formulas of the form come to another value than the project's and were left so: {what}",
    ),
    "differing.one": (
        "{place}公式得{printed}，项目为{own}",
        "{place}: the formula gives {printed}, the project {own}",
    ),
    "unknown": (
        "表里有{n}个公式没有算，用 Excel 或 WPS 打开后会自动重算，请保存一次。",
        "{n} formulas were not worked out here; Excel or WPS does so on opening: save the file once.",
    ),
    "missing": (
        "项目有{n}个指标没有完成值，完成值和得分没有填：{what}",
        "{n} indicators have no result; their actuals and points were left empty: {what}",
    ),
    "cut": (
        "有{n}个金额按表的单位除不尽，只填到6位小数：{what}",
        "{n} amounts never end in the form's unit and were cut to 6 decimals: {what}",
    ),
    "other": (
        "表里已印项目名称“{printed}”，不是这个项目的空表；已印的内容都没有改，请换一份空表。",
        "The form already names another project (“{printed}”): all that it says was left; "
        "give an empty one.",
    ),
    "clipped": (
        "有{n}格的文字超过Excel的上限（32767字），后面的没有写进去：{what}",
        "The texts of {n} cells are longer than Excel allows (32,767 characters) and were cut: {what}",
    ),
    "unlisted": (
        "表里有{n}格只能从下拉列表选，项目的内容不在其中，仍照项目填写，请核对：{what}",
        "{n} cells have a drop-down that does not offer what the project says; it was put in all the "
        "same, please check: {what}",
    ),
    "unlisted.one": (
        "{place}可选“{printed}”，填了“{own}”",
        "{place} offers “{printed}”, got “{own}”",
    ),
    "unseen": (
        "填的内容有{n}格在隐藏的行或列里，请取消隐藏核对：{what}",
        "{n} of the cells that were filled in are in hidden rows or columns: unhide and check: {what}",
    ),
    "list": ("、", ", "),
    "strong": ("；", "; "),
}
say = speaker(TEXTS)
