"""Words of a panel's results as a document."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "title": ("{title}：评审结果", "{title}: results"),
    "subtitle": ("评审日期：{date}", "Date: {date}"),
    "part.about": ("评审概况", "The panel"), "part.result": ("评审结果", "Results"),
    "part.matrix": ("专家评分", "Ballots"), "part.criteria": ("分项得分", "Means by criterion"),
    "part.steps": ("计算过程", "How the results came about"), "part.talks": ("分歧与合议", "Divergence and discussion"),
    "part.money": ("资助金额", "Grants"), "part.form": ("合议记录表", "Record of the discussion"),
    "about": ("本次评审共有专家{experts}名，评审对象{subjects}个，收到评审票{ballots}张。", "Experts: {experts}; subjects: {subjects}; ballots: {ballots}."),
    "basis": ("依据：{basis}。", "It rests on {basis}."), "rule": ("评审规则：{rule}。", "Rule: {rule}."),
    "verified": ("评审规则尚未与正式文件核对。", "The rule is not checked against an official text."),
    "codes": ("专家以代码表示，与姓名的对照由组织单位保存。", "Experts are given by codes; the organiser keeps the names."),
    "open": ("有{n}个对象结果未定：{names}。", "Still open ({n}): {names}."),
    "col.rank": ("名次", "Rank"), "col.id": ("编号", "Id"), "col.name": ("评审对象", "Subject"), "col.unit": ("单位", "Unit"),
    "col.valid": ("有效票", "Valid ballots"), "col.votes": ("通过票", "Passes"), "col.score": ("得分", "Score"),
    "col.spread": ("分差", "Spread"), "col.points": ("名次得分", "Points"), "col.status": ("结果", "Result"),
    "col.money": ("金额", "Amount"), "col.band": ("档次", "Band"), "col.requested": ("申请金额", "Applied for"),
    "col.criterion": ("评分指标", "Criterion"), "col.max": ("满分", "Max"), "col.deviation": ("最大偏离", "Farthest from the mean"),
    "col.decision": ("合议结论", "Decision"), "col.reason": ("理由", "Reason"), "col.date": ("日期", "Date"),
    "col.steps": ("计算过程", "How it came about"),
    "total": ("合计", "Total"), "budget": ("资金总额{budget}，资助{sum}，结余{left}。", "Budget {budget}, granted {sum}, left {left}."),
    "budget.over": ("资金总额{budget}，资助{sum}，超出{over}。", "Budget {budget}, granted {sum}, over by {over}."),
    "money.open": ("未定的{n}个对象未计入合计。", "Subjects that are open are not in the total: {n}."),
    "part.votes": ("专家意见", "Votes"),
    "legend.trimmed": ("（高）（低）为去掉的最高分、最低分", "(high) and (low) were dropped"),
    "legend.void": ("（废）为作废", "(void) does not count"), "legend.recused": ("（避）为应回避而不计", "(recused) does not count"),
    "legend.none": ("—为没有评审票", "— is no ballot"), "legend.joint": ("；", "; "), "legend.end": ("。", "."),
    "criteria.talked": ("经合议定分、与本表合计不同的：{names}。", "Decided by discussion, and so not the total here: {names}."),
    "criteria.one": ("{name}（{score}分）", "{name} ({score})"),
    "mark.highest": ("（高）", " (high)"), "mark.lowest": ("（低）", " (low)"), "mark.void_equal": ("（废）", " (void)"),
    "mark.void_full": ("（废）", " (void)"), "mark.recused": ("（避）", " (recused)"), "mark.unscored": ("", ""), "mark.counted": ("", ""),
    "pass": ("通过", "pass"), "fail": ("不通过", "fail"),
    "criteria.note": ("分项得分按有效票加权平均，各项相加为得分；舍入后相差{difference}。", "Means of the ballots that count; they add up to the score but for {difference} by rounding."),
    "talk.open": ("待合议", "to be discussed"), "talk.keep": ("维持", "stands"), "talk.score": ("{score}分", "{score}"),
    "talks.none": ("没有超过分歧限度的评审对象。", "No subject's scores diverge."),
    "form.subject": ("评审对象", "Subject"), "form.scores": ("各专家评分", "Scores"), "form.why": ("分歧", "Divergence"),
    "form.when": ("合议时间", "When"), "form.by": ("主持人", "Led by"), "form.points": ("分歧要点", "What the experts disagree on"),
    "form.opinion": ("合议意见", "Joint opinion"), "form.score": ("合议得分", "Joint score"), "form.sign": ("专家签字", "Signatures"),
    "form.item": ("事项", "Item"), "form.text": ("内容", "Content"),
    "snippet": (
        "由评审文件转出，放到项目文件的指标结果（results）下，把键改成指标名称。\n去极值、权重等由指标体系里的取值方式 panel 计算；合议结果请另写。",
        "Made from a panel's file: put it under results of a project's file, with the indicators' names as keys.\n"
        "Trimming and weights are the set's measure `panel`; what a discussion decided is not in it.",
    ),
    "unit": ("单位：{unit}", "Unit: {unit}"),
}  # fmt: skip
say = speaker(TEXTS)
