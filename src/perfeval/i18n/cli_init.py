"""Words of `perfeval init`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "no_set": (
        "请用 --set 指明指标体系；perfeval sets 列出可用的，如 perfeval init --set mof-2020-10-self-assessment。",
        "Name the indicator set with --set; perfeval sets lists them, as in perfeval init --set mof-2020-10-self-assessment.",
    ),
    "excel.alone": (
        "--excel 写的是工作簿，不能与 -o 或 --keys 同用。",
        "--excel writes a workbook; it goes with neither -o nor --keys.",
    ),
    "excel.ending": (
        "“{path}”不是 .xlsx 文件名；请写成 --excel 填报.xlsx。",
        "“{path}” does not end in .xlsx; write --excel form.xlsx.",
    ),
    "exists": (
        "“{path}”已经存在，没有覆盖；请换一个文件名，或先移走它。",
        "“{path}” exists and was not overwritten; choose another name, or move it away first.",
    ),
    "next": (
        "下一步：填好空处，然后运行 perfeval {command} {path}",
        "Next: fill in what is empty, then run perfeval {command} {path}",
    ),
    "next.excel": (
        "下一步：在 Excel 或 WPS 中填浅色的格子，保存后运行 perfeval {command} {path}",
        "Next: fill in the light cells in Excel or WPS, save, then run perfeval {command} {path}",
    ),
}
say = speaker(TEXTS)
