"""Words on scoring sheets, in the language they were made in."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "name": ("评分表", "Scoring sheet"),
    "title": ("专家评分表", "Scoring sheet"),
    "panel": ("评审：{title}", "Panel: {title}"),
    "expert": ("专家代码：{code}", "Expert: {code}"),
    "date": ("评审日期：{date}", "Date: {date}"),
    "hint": (
        "只填浅黄色格。{score}{vote}意见可不填。不要增删行列，不要署名，不要改文件名。填完保存，交还发表人。",
        "Fill in the light yellow cells only. {score}{vote}The opinion is optional. Don't add or remove rows or columns, "
        "don't sign, and keep the file's name. Save it and hand it back.",
    ),
    "hint.score": ("每格填0至满分之间的数，最多{digits}位小数，合计自动算出。", "Numbers from 0 to the highest score, at most {digits} decimals; the total computes itself. "),
    "hint.score.0": ("每格填0至满分之间的整数，合计自动算出。", "Whole numbers from 0 to the highest score; the total computes itself. "),
    "hint.vote": ("是否通过从下拉列表选。", "Choose the vote from the list. "),
    "col.id": ("编号", "No."), "col.name": ("评审对象", "Subject"), "col.total": ("合计", "Total"),
    "col.score": ("得分", "Score"), "col.pass": ("是否通过", "Pass"), "col.opinion": ("意见", "Opinion"),
    "max": ("{name}\n（满分{max}）", "{name}\n(max. {max})"),
    "pass": ("通过", "pass"), "fail": ("不通过", "fail"),
    "error.title": ("得分", "Score"),
    "error": ("请填0至{max}之间的数，最多{digits}位小数。", "Give a number from 0 to {max} with at most {digits} decimals."),
    "error.0": ("请填0至{max}之间的整数。", "Give a whole number from 0 to {max}."),
    "error.pass": ("请从列表中选“通过”或“不通过”。", "Choose pass or fail from the list."),
    "criteria": ("评分说明", "What earns the points"),
    "page": ("专家代码 {code}　第 &P 页，共 &N 页", "Expert {code}, page &P of &N"),
    "file": ("评分表-{code}", "sheet-{code}"),
}  # fmt: skip
say = speaker(TEXTS)
PASS = frozenset(("通过", "同意", "是", "pass", "yes", "true", "√", "✓"))
FAIL = frozenset(("不通过", "不同意", "否", "fail", "no", "false", "×", "✗"))
