"""Words that several commands share: severities, complaints, files that can't be written."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "errors": ("{n}个错误", "{n} errors"),
    "warnings": ("{n}个警告", "{n} warnings"),
    "infos": ("{n}个提示", "{n} infos"),
    "errors.1": ("1个错误", "1 error"),
    "warnings.1": ("1个警告", "1 warning"),
    "infos.1": ("1个提示", "1 info"),
    "joint": ("，", ", "),
    "colon": ("：", ": "),
    "stop": ("。", "."),
    "why": ("缘由：", "why: "),
    "mend": ("改法：", "mend: "),
    "times": ("（{n}处）", " ({n} places)"),
    "more": ("还有{n}处，未一一列出。", "{n} more are not listed."),
    "more.1": ("还有1处，未列出。", "1 more is not listed."),
    "unusable": ("不能使用：{counts}。", "Unusable: {counts}."),
    "findings": ("核对结果", "Findings"),
    "findings.none": ("核对未发现问题。", "The checks found nothing."),
    "strict": (
        "有错误或警告，--strict 要求退出码为1。",
        "There are errors or warnings; --strict makes the exit code 1.",
    ),
    "bad_day": (
        "--as-of 的“{text}”不是日期，请写成 2023-03-31 的样子。",
        "“{text}” of --as-of is no day; write it like 2023-03-31.",
    ),
    "internal": (
        "内部错误，请反馈：{error}\n（设置 PERFEVAL_DEBUG=1 再运行一次，可得到详细信息。）",
        "internal error, please report: {error}\n(PERFEVAL_DEBUG=1 shows the details.)",
    ),
    "ending.unknown": (
        "不能写成“{ending}”文件，扩展名可以是：{known}。",
        "“{ending}” files can't be written; the endings are {known}.",
    ),
    "ending.other": (
        "“{path}”的扩展名是 {ending}（{meant}），--format 却是 {given}；扩展名可以是：{known}。",
        "“{path}” ends in {ending} ({meant}), but --format says {given}; the endings are {known}.",
    ),
    "written": ("已写入 {path}", "written to {path}"),
    "write.folder": ("“{path}”是文件夹，请写明文件名。", "“{path}” is a folder: name a file."),
    "write.missing": (
        "没有文件夹“{path}”，请先建立。",
        "There is no folder “{path}”: make it first.",
    ),
    "write.input": (
        "“{path}”是本次读取的文件，不会覆盖，请换一个文件名。",
        "“{path}” is an input of this run and is not overwritten: choose another name.",
    ),
    "write.failed": ("无法写入“{path}”：{reason}。", "“{path}” can't be written: {reason}."),
    "write.denied": ("没有权限", "permission denied"),
    "write.busy": (
        "没有权限，或文件正在 Word、WPS 或 Excel 中打开，请关闭后再试",
        "permission denied, or the file is open in another program: close it there and try again",
    ),
    "write.full": ("磁盘已满", "no space left"),
    "write.readonly": ("磁盘是只读的", "the disk is read-only"),
    "write.long": ("文件名太长", "the name is too long"),
    "write.other": ("{error}", "{error}"),
}
say = speaker(TEXTS)


def counted(counts: dict[str, int], lang: str) -> str:
    """ "1个错误，2个警告", only of what there is."""
    parts = []
    for key in ("error", "warning", "info"):
        n = counts.get(key, 0)
        if n:
            parts.append(
                say(f"{key}s.1" if n == 1 else f"{key}s", lang, n=n)
                if n > 1
                else say(f"{key}s.1", lang)
            )
    return say("joint", lang).join(parts)
