"""Words of the command `recheck`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "reported": ("自评总分", "Reported"), "computed": ("复算总分", "Recomputed"), "reviewed": ("复核总分", "Reviewed"),
    "differing": ("差异项", "Differing"), "mend": ("改法：{text}", "mend: {text}"),
    "adopted": ("* 无法复算的指标按自评得分计入", "* rows that can't be recomputed count as reported"),
    "summary": (
        "共{n}个项目：得分差异{differing}项，错误{errors}个，警告{warnings}个。",
        "{n} projects: differing scores {differing}, errors {errors}, warnings {warnings}.",
    ),
    "summary.1": (
        "共1个项目：得分差异{differing}项，错误{errors}个，警告{warnings}个。",
        "1 project: differing scores {differing}, errors {errors}, warnings {warnings}.",
    ),
    "again": ("有同名项目，请核对是否重复：{names}。", "Several have the same name; look for forms handed in twice: {names}."),
    "fault": ("程序内部错误，请反馈：{error}", "internal error, please report: {error}"),
    "unread": ("读不出的文件{n}个：", "Files that can't be read: {n}"),
    "missing": ("没有文件或文件夹“{path}”。", "There is no file or folder “{path}”."),
    "closed": ("文件夹“{path}”打不开，其中的文件没有复核。", "The folder “{path}” can't be opened; its files were not rechecked."),
    "nothing": (
        "没有找到可复核的文件：自评表（.xlsx .xlsm .xls .docx .csv .md）或项目文件（.yaml）。",
        "There is nothing to recheck: forms (.xlsx .xlsm .xls .docx .csv .md) or project files (.yaml).",
    ),
    "own": ("已跳过以前写出的复核文件{n}个。", "{n} files that an earlier recheck wrote were left out."),
    "own.1": ("已跳过以前写出的复核文件1个。", "1 file that an earlier recheck wrote was left out."),
    "own.only": (
        "“{path}”是 perfeval 写出的复核文件，不是自评表，请给出原来的自评表。",
        "“{path}” was written by a recheck and is no form: give the form itself.",
    ),
    "others": ("另有{n}个文本文件中没有自评表，未列出。", "{n} text files without a form are not listed."),
    "others.1": ("另有1个文本文件中没有自评表，未列出。", "1 text file without a form is not listed."),
    "more": (
        "查看每个项目的问题：-o 复核汇总.xlsx 写成一张清单，或单独复核该文件。",
        "All problems in one list: -o summary.xlsx; those of one project: recheck its file alone.",
    ),
    "one.only": (
        "{ending} 复核意见只能写一个项目，本次有{n}个，请用 --opinions 文件夹。",
        "An opinion ({ending}) is about one project, and there are {n}: use --opinions FOLDER.",
    ),
    "opinions.file": ("“{path}”是文件，--opinions 要给出文件夹。", "“{path}” is a file; --opinions wants a folder."),
    "opinions.failed": ("文件夹“{path}”不能建立：{reason}。", "The folder “{path}” can't be made: {reason}."),
    "opinions.written": ("已在“{path}”写入{n}份复核意见。", "{n} opinions written to “{path}”."),
    "opinions.written.1": ("已在“{path}”写入1份复核意见。", "1 opinion written to “{path}”."),
    "opinion.file": ("{name}复核意见", "{name} - review"),
}  # fmt: skip
say = speaker(TEXTS)
