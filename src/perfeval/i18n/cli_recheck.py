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
    "twice": (
        "“{form}”已由 perfeval import 读入“{project}”，只计一次，以项目文件为准；要复核原表请单独给出。",
        "“{form}” was imported as “{project}”: counted once, by the project file. To recheck the form, give it alone.",
    ),
    "twice.more": ("另有{n}张已读入项目文件的自评表也只计一次。", "{n} more imported forms are counted once too."),
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
    "opinion.kept": (
        "“{old}”写出后改动过，予以保留；新的复核意见写入“{new}”。",
        "“{old}” was changed after it was written and is kept; the new opinion is “{new}”.",
    ),
    "opinion.kept.more": ("另有{n}份改动过的复核意见也予以保留。", "{n} more opinions that were changed are kept too."),
    "kept.changed": (
        "“{path}”写出后改动过（如填了复核得分或意见），没有覆盖，本次什么也没有写。请用 -o 另写一个文件，或先把它改名、移走。"
        "汇总中已填的复核得分和意见可以带入新的汇总：在命令里把它也写上。",
        "“{path}” was changed after it was written (reviewed scores, remarks …) and is not overwritten; nothing was "
        "written. Give another name with -o, or rename or move the file first. What reviewers wrote into a summary is "
        "carried over when it is named among the inputs too.",
    ),
    "carried": (
        "已从“{path}”带入{n}项指标的复核得分和意见。", "Reviewed scores and remarks carried over from “{path}”: {n} indicators.",
    ),
    "carried.left": (
        "其中{n}行没有带入（本次没有同样的项目、指标和自评得分，或有重复，或复核得分不是数）：{names}。",
        "Rows that were not carried over (no row, or several, of that project, indicator and reported score, or no number "
        "as reviewed score): {n}: {names}.",
    ),
    "kept.foreign": (
        "“{path}”不是 perfeval 写出的复核文件，没有覆盖，本次什么也没有写。请用 -o 另写一个文件，或先把它改名、移走。",
        "“{path}” was not written by a recheck and is not overwritten; nothing was written. Give another name with "
        "-o, or rename or move the file first.",
    ),
    "opinion.file": ("{name}复核意见", "{name} - review"),
}  # fmt: skip
say = speaker(TEXTS)
