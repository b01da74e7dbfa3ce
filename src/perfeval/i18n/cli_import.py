"""Words of `perfeval import`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "header": (
        "由 perfeval import 从 {file} 读出（sha256:{sha256}）。\n行末的注释是这个值所在的单元格；没有注释的是导入时写的。",
        "Read from {file} by perfeval import (sha256:{sha256}).\n"
        "The comment behind a value names its cell; values without one were added by the import.",
    ),
    "form": ("“{name}”（{kind}）：{parts}。", "“{name}” ({kind}): {parts}."),
    "filled": (
        "这是 perfeval 的填报工作簿（指标体系 {set}），也可以直接 perfeval score。",
        "This is a workbook of perfeval's own (indicator set {set}); perfeval score takes it as it is.",
    ),
    "indicators": ("{n}个指标", "{n} indicators"),
    "indicators.1": ("1个指标", "1 indicator"),
    "funds": ("{n}行资金", "{n} fund rows"),
    "funds.1": ("1行资金", "1 fund row"),
    "statements": ("{n}项资金管理情况", "{n} statements"),
    "statements.1": ("1项资金管理情况", "1 statement"),
    "total": ("自评总分{total}", "reported total {total}"),
    "judged": (
        "其中{n}项{points}分要靠评判，不能由数字复算",
        "{n} of them, {points} points, rest on judgement and can't be recomputed from figures",
    ),
    "judged.1": (
        "其中1项{points}分要靠评判，不能由数字复算",
        "1 of them, {points} points, rests on judgement and can't be recomputed from figures",
    ),
    "unscored": ("不计分", "unscored"),
    "joint": ("、", ", "),
    "kind.self-assessment": ("绩效自评", "self-assessment"),
    "kind.transfer-payment": ("转移支付自评", "transfer payment"),
    "kind.department": ("部门整体", "whole department"),
    "kind.evaluation": ("绩效评价", "evaluation"),
    "kind.ex-ante": ("事前评估", "ex-ante assessment"),
    "kind.monitoring": ("运行监控", "monitoring"),
    "unread": ("读取时的说明：{counts}", "Notes on what was read: {counts}"),
    "more": ("另有{n}处同类问题。", "and {n} more of this kind."),
    "refused": ("没有读出项目，什么也没有写。", "No project could be read; nothing was written."),
    "exists": (
        "“{path}”已存在，不会覆盖：请换一个文件名，或先移走它。",
        "“{path}” exists and is not overwritten: choose another name, or move it away first.",
    ),
    "beside": (
        "工作簿附带的文件“{name}”不能写出：只写名称普通的指标体系和日历（.yaml、.yml）。工作簿可能被改动过，"
        "请用 perfeval init 重新生成。什么也没有写。",
        "The workbook brings a file “{name}” that is not written: only indicator sets and calendars "
        "(.yaml, .yml) with plain names are. It may have been tampered with: make a new one with "
        "perfeval init. Nothing was written.",
    ),
    "ending": (
        "项目文件以 .yaml 或 .yml 结尾，不能写成“{path}”。",
        "A project file ends in .yaml or .yml: “{path}” can't be written.",
    ),
    "alone": (
        "这里只打印了项目；要连同它的指标体系一起写出，请加 -o project.yaml。",
        "Only the project was printed; to write it together with its indicator set, add -o project.yaml.",
    ),
    "several": (
        "文件里有{n}张表，这里只打印了第一张；加 -o project.yaml 写出全部。",
        "The file holds {n} forms and only the first was printed; add -o project.yaml to write them all.",
    ),
    "next": (
        "接着：perfeval score {path}",
        "Next: perfeval score {path}",
    ),
}
say = speaker(TEXTS)
