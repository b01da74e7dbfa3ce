"""Words of the command `batch`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "nothing": (
        "没有可以计分的项目：请写明项目文件、项目所在的文件夹，或数据表。",
        "There is nothing to score: name project files, their folders, or tables.",
    ),
    "ending": (
        "不能写成“{path}”，扩展名可以是：{known}。",
        "“{path}” can't be written; the endings are {known}.",
    ),
    "ending.summary": (
        "汇总不能写成“{path}”，扩展名可以是：{known}。",
        "No summary can be written as “{path}”; the endings are {known}.",
    ),
    "jobs": (
        "--jobs 的“{text}”应是1到{most}的整数。",
        "“{text}” of --jobs should be a whole number from 1 to {most}.",
    ),
    "master": (
        "--master 只用于 --engine spark 或 dask。",
        "--master belongs to --engine spark or dask.",
    ),
    "format": (
        "--format 是 --reports 所写报告的格式，请同时写明 --reports。",
        "--format is that of the reports of --reports: give it too.",
    ),
    "resume": (
        "--resume 接着上次未完成的输出，请同时写明 -o 或 --reports。",
        "--resume goes on with an output: give -o or --reports too.",
    ),
    "tables.only": (
        "{option} 只用于数据表，这里没有数据表。",
        "{option} is for tables, and there is none among the inputs.",
    ),
    "reports.file": (
        "--reports 的“{path}”是文件，不是文件夹：请写一个文件夹。",
        "“{path}” of --reports is a file, or lies in one: name a folder.",
    ),
    "twice": (
        "两个输出写到同一个文件，请换一个文件名。",
        "Two outputs would be the same file: choose another name.",
    ),
    "bar": ("计分", "Scoring"),
    "bar.rate": ("每秒{rate}个", "{rate} a second"),
    "bar.left": ("剩余{time}", "{time} left"),
    "bar.joint": ("，", ", "),
    "scored": (
        "项目{projects}个，计分{scored}个{failed}{findings}。",
        "{projects} projects, {scored} scored{failed}{findings}.",
    ),
    "scored.1": (
        "项目1个，计分{scored}个{failed}{findings}。",
        "1 project, {scored} scored{failed}{findings}.",
    ),
    "scored.failed": ("，不能计分{n}个", ", {n} could not be scored"),
    "findings": ("；{counts}", "; {counts}"),
    "written": ("已写入 {path}", "written to {path}"),
    "left": (
        "旁边的 {path} 是以前写出的，不属于这次的结果；不用的话请删去。",
        "{path} beside it is from before and no part of this result: delete it if you don't need it.",
    ),
    "split": (
        "数据超出了一个工作表的行数，已分成几个工作表；数据多时 .parquet 或 .duckdb 更快、更小。",
        "The data is longer than one sheet and goes on in more; .parquet or .duckdb are faster and smaller for so much.",
    ),
    "reports": ("已在 {path} 写入{n}份报告", "{n} reports written to {path}"),
    "reports.lacking": (
        "有{n}个项目计了分而没有写出报告，原因见核对结果（PE994）。",
        "{n} projects are scored but have no report: see the findings (PE994).",
    ),
    "reports.lacking.1": (
        "有1个项目计了分而没有写出报告，原因见核对结果（PE994）。",
        "1 project is scored but has no report: see the findings (PE994).",
    ),
    "interrupted": ("已中断，没有写出结果文件。", "Interrupted: no result has been written."),
    "stop.full": (
        "磁盘空间不足，“{path}”没有写成。请腾出空间，或把输出写到别的磁盘。",
        "No space left: “{path}” has not been written. Make room, or write to another disk.",
    ),
    "stop.denied": (
        "没有权限写“{path}”，或文件正在别的程序中打开，请关闭后再试。",
        "“{path}” can't be written: permission denied, or it is open in another program; close it there.",
    ),
    "stop.other": ("无法写入“{path}”：{reason}。", "“{path}” can't be written: {reason}."),
    "stop.resume": (
        "已算好的部分保留在旁边的 .partial 文件夹，用同一命令加 --resume 接着算。",
        " What is done is kept in the .partial folder beside it: go on with the same command and --resume.",
    ),
    "stop.busy": (
        "另一个程序正在写“{path}”，请等它完成，或换一个文件名。",
        "Another run is writing “{path}”: wait for it, or choose another name.",
    ),
    "stop.foreign": (
        "“{path}”不是本程序留下的文件夹，不会动它；请移走它，或换一个输出文件名。",
        "“{path}” is not a folder of this program and is left alone: move it away, or choose another output.",
    ),
}
say = speaker(TEXTS)
