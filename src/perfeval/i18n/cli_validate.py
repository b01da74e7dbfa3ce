"""Words of `perfeval validate`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "missing": (
        "找不到“{path}”。请核对文件名、文件夹或通配符。",
        "There is no “{path}”. Check the name, the folder or the pattern.",
    ),
    "closed": (
        "无权查看文件夹“{path}”，其中的文件没有检查。",
        "The folder “{path}” can't be looked into; its files were not checked.",
    ),
    "nothing": (
        "没有找到要检查的文件：文件夹里没有以 perfeval: 开头的 YAML 文件。",
        "Nothing to check: the folders hold no YAML files that begin with perfeval:.",
    ),
    "none": ("没有发现问题", "nothing found"),
    "summary": ("检查了{n}个文件：{counts}。", "{n} files checked: {counts}."),
    "summary.1": ("检查了{n}个文件：{counts}。", "{n} file checked: {counts}."),
    "suppressed": ("另有{n}处已由注释忽略。", " {n} more are ignored by comments."),
    "suppressed.1": ("另有1处已由注释忽略。", " 1 more is ignored by a comment."),
    "times": ("{n}处，{files}个文件", "{n} in {files} files"),
    "times.1": ("{n}处，1个文件", "{n} in 1 file"),
    "progress": ("正在检查", "Checking"),
}
say = speaker(TEXTS)
