"""Words of what many projects show together, on the terminal and in papers."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "title": ("项目绩效评价结果汇总", "Evaluation results of many projects"),
    "none": ("—", "—"), "total": ("合计", "Total"), "unnamed": ("（未填写）", "(not given)"),
    "others": ("其余{n}个", "{n} others"), "others.1": ("其余{n}个", "{n} other"),
    # so many, as far as words depend on it
    "counted.project": ("{n}", "{n} projects"), "counted.project.1": ("{n}", "{n} project"),
    "counted.scored": ("{n}", "{n} scored projects have"), "counted.scored.1": ("{n}", "{n} scored project has"),
    "counted.have": ("{n}", "{n} projects have"), "counted.have.1": ("{n}", "{n} project has"),
    "counted.group": ("{n}", "{n} groups"), "counted.group.1": ("{n}", "{n} group"),
    "list": ("、", ", "),
    # the whole
    "whole": ("总体情况", "Overview"),
    "whole.said": ("共{projects}个项目，计分{scored}个，不能计分{unusable}个。", "{projects} projects: {scored} scored, {unusable} that can't be scored."),
    "whole.said.1": ("共{projects}个项目，不能计分。", "{projects} project, which can't be scored."),
    "whole.all": ("共{projects}个项目，全部计分。", "{projects} projects, all of them scored."), "whole.all.1": ("共{projects}个项目，已计分。", "{projects} project, scored."),
    "whole.findings": ("有错误的项目{errors}个，有警告的项目{warnings}个。", "{errors} with errors, {warnings} with warnings."),
    "whole.sets": ("按{n}套指标体系计分：{names}。", "Scored by {n} indicator sets: {names}."),
    "whole.set": ("按指标体系“{name}”计分。", "Scored by the indicator set “{name}”."),
    "set.part": ("“{name}”{count}个", "{name} {count}"), "set.more": ("等", " and others"),
    "whole.unpointed": ("计分的项目中{n}个没有总分，不计入平均、分布和排名。", "{n} no total, and no part in means, distribution and ranking."),
    "whole.untotalled": ("各项目都没有总分（指标体系不计分，或没有分值），不作总分的平均、分布和排名。", "No project has a total (the set doesn't score, or has no weights): there are no means, distribution or ranking."),
    "whole.hundred": ("各项目满分不同，总分逐个折算为百分制（保留两位小数）后统计。", "The full scores differ: totals are of 100, rounded to hundredths project by project."),
    "spread": ("总分（满分{full}分）", "Totals (of {full})"), "spread.hundred": ("总分（百分制）", "Totals (of 100)"),
    "col.count": ("项目数", "Projects"), "col.least": ("最低", "Lowest"), "col.first": ("下四分位", "Lower quartile"),
    "col.median": ("中位数", "Median"), "col.third": ("上四分位", "Upper quartile"), "col.most": ("最高", "Highest"), "col.mean": ("平均", "Mean"),
    # not scored
    "refused": ("不能计分的项目", "Projects that can't be scored"), "col.why": ("原因", "Why"), "col.mend": ("改法", "Mend"),
    "col.place": ("位置", "Where"), "place.row": ("{source}第{row}行", "{source}, row {row}"),
    "cut": ("只列前{n}个，共{all}个。", "The first {n} of {all}."),
    # grades
    "grades": ("等级分布", "Grades"), "col.grade": ("等级", "Grade"), "col.share": ("占比", "Share"),
    "grades.share": ("占比以本指标体系的计分项目为底数。", "Shares are of the scored projects of the set."),
    "grade.best": ("最高等级", "Best grade"), "grade.worst": ("最低等级", "Worst grade"),
    "ungraded": ("未定等级", "no grade"), "share.sum": ("各项占比四舍五入后相加为{sum}，不等于100%。", "As rounded, the shares add up to {sum}, not 100%."),
    "sets": ("各指标体系汇总", "By indicator set"), "col.set": ("指标体系", "Indicator set"),
    "chart.projects": ("项目数", "Projects"), "chart.count": ("个", "projects"),
    # distribution
    "bins": ("总分分布", "Distribution of totals"), "col.bin": ("总分", "Total"),
    "bin.between": ("{low}～{high}", "{low}–{high}"), "bin.full": ("满分（{full}）", "full score ({full})"), "bin.above": ("超过满分", "above the full score"),
    "bins.note": ("各段含下限、不含上限。", "Each class includes its lower end, not its upper one."),
    # classes
    "by": ("按{column}汇总", "By {column}"), "by.department": ("部门", "department"), "by.region": ("地区", "region"), "by.set": ("指标体系", "indicator set"), "by.source": ("文件", "file"),
    "by.absent": ("数据中没有“{column}”一栏，不分组。", "There is no column “{column}”: nothing to group by."),
    "by.empty": ("各项目都没有填写{column}，不分组。", "No project says its {column}: nothing to group by."),
    "by.many": ("{column}有10万个以上不同的值，不分组。", "{column} has more than 100,000 different values: no column to group by."),
    "col.unscored": ("未计分", "Not scored"), "col.average": ("平均分", "Mean"), "col.best": ("{grade}占比", "{grade}, share"), "col.worst": ("{grade}占比", "{grade}, share"),
    "col.other": ("其他等级", "Other grades"), "col.execution": ("平均执行率", "Mean execution"),
    "by.note": ("占比以计分项目为底数。", "Shares are of the scored projects."),
    "chart.average": ("{column}平均分", "Mean total by {column}"), "chart.points": ("分", "points"), "chart.largest": ("（项目最多的{n}个）", " (the {n} with most projects)"),
    # ranking
    "ranking": ("总分排名", "Ranking"), "top": ("前{n}名", "The first {n}"), "bottom": ("末{n}名", "The last {n}"),
    "ranking.whole": ("排名", "Ranking"), "col.rank": ("名次", "Place"), "col.project": ("项目", "Project"), "col.code": ("编号", "Code"),
    "col.department": ("部门", "Department"), "col.region": ("地区", "Region"), "col.points": ("总分", "Total"), "col.rate": ("执行率", "Execution"),
    "ranking.note": ("总分相同的名次并列，并列的按数据中的先后排列。", "Equal totals share a place and stand in the order of the data."),
    "ranking.cut": ("共{all}个项目有名次，本表列前{n}个。", "{all} projects have a place; these are the first {n}."),
    # indicators
    "indicators": ("指标得分情况", "Indicators"),
    "leaves": ("得分率最低的指标", "Indicators with the lowest scores"), "leaves.all": ("指标得分率", "Scores by indicator"), "sections": ("各类指标得分率", "Scores by section"),
    "col.leaf": ("指标", "Indicator"), "col.section": ("一级指标", "Section"), "col.rate.score": ("得分率", "Score of weight"),
    "col.scored": ("计分项目数", "Scored"), "col.lost": ("失分项目数", "Lost points"), "col.lost.share": ("失分项目占比", "Share that lost"),
    "col.cells": ("计分项次", "Scores"), "col.cells.lost": ("失分项次", "Lost points"), "col.cells.share": ("失分占比", "Share that lost"),
    "col.missing": ("缺数据", "Missing"), "col.absent": ("不适用", "n/a"),
    "leaves.cut": ("共{all}个指标，以上是其中得分率最低的{n}个。", "These are the lowest {n} of {all} indicators."),
    "leaves.note": ("得分率＝各项目得分合计÷分值合计。", "The score of weight is the sum of the scores over the sum of the weights."),
    "leaves.many": ("不同的指标超过10万个，其余未统计。", "There are more than 100,000 different indicators; the rest is left out."),
    "chart.lowest": ("得分率最低的指标", "Indicators with the lowest scores"),
    # execution
    "bands": ("预算执行率与得分", "Execution against score"), "col.band": ("执行率", "Execution"),
    "band.below": ("{high}以下", "below {high}"), "band.between": ("{low}～{high}", "{low} – {high}"), "band.above": ("超过{low}", "above {low}"),
    "band.none": ("无执行率", "not known"), "band.all": ("有执行率", "known"),
    "bands.note": ("执行率各段含下限、不含上限，{last}含在前一段；分段为默认值。", "Each class includes its lower end, not its upper one; {last} belongs to the class below it. The classes are defaults."),
    "chart.bands": ("各执行率段平均分", "Mean total by execution"),
    # worth a look
    "patterns": ("值得核对的情形", "Worth a look"),
    "patterns.note": ("以下情形不等于有问题，供抽查时参考，界限为默认值。", "None of this is an error in itself: it says where a look may pay. The limits are defaults."),
    "patterns.none": ("没有发现下列情形：{names}。", "Not found: {names}."),
    "p.full": ("全部得满分", "Full marks"), "p.full.said": ("总分等于满分的项目{count}个，占计分项目的{share}。", "{count} the full score, {share} of the scored ones."),
    "p.alike": ("指标表完全相同", "Equal tables"),
    "p.alike.said": ("{count}个项目的指标表与别的项目逐行相同（指标值、完成值、得分都一样），共{groups}组。", "{count} a table that another has too, row by row (targets, actuals, scores): {groups}."),
    "p.alike.scores": ("{count}个项目的指标得分与别的项目逐行相同（数据中只有得分可比），共{groups}组。", "{count} scores that another has too, row by row (there is nothing else to compare): {groups}."),
    "p.low": ("执行率低而等级高", "Little spent, high grade"), "p.low.said": ("执行率低于{low}而等级最高的项目{count}个，占计分项目的{share}。", "{count} spent less than {low} and yet the best grade, {share} of the scored ones."),
    "p.over": ("执行率超过100%", "Execution above 100%"), "p.over.said": ("执行率超过100%的项目{count}个，占计分项目的{share}。", "{count} spent more than 100%, {share} of the scored ones."),
    "p.same": ("总分集中", "One total for very many"), "p.same.said": ("下列总分各有{least}以上的项目得到（满分除外）。", "Each of these totals is that of {least} of the projects or more (full score apart)."),
    "col.group": ("组", "Group"), "col.members": ("项目（至多列{n}个）", "Projects (at most {n})"), "members.more": ("等{n}个", " and more, {n} in all"),
    "groups.cut": ("只列项目最多的{n}组，共{all}组。", "The {n} largest of {all} groups."),
    "terms": ("统计口径", "How this was made"),
    "terms.mean": ("平均数按精确值计算，只在打印时四舍五入一次；四分位数按电子表格的QUARTILE.INC计算；平均执行率是有执行率的项目的简单平均。", "Means are exact and rounded once, in print; quartiles are those of QUARTILE.INC in spreadsheets; the mean execution is that of the projects that have one."),
    "terms.alike": ("指标表相同：至少有{n}行完成值（或未全得满分的{n}行得分），由64位摘要判定。", "Equal tables: at least {n} actuals, or {n} scores that are not all full marks; told by digests of 64 bits."),
    "terms.low": ("执行率低而等级高：执行率低于{low}，等级为本指标体系最高等级；没有等级的，总分达到满分的{high}。", "Little spent, high grade: execution below {low} with the best grade of the set; in a set without grades, {high} of the full score."),
    "terms.same": ("总分集中：同一总分不少于{count}个项目，且占比不低于{share}。", "One total for very many: at least {count} projects and {share} of them all."),
    "terms.default": ("以上界限都是默认值。", "These limits are defaults."),
    # findings
    "codes": ("核对结果汇总", "Findings by code"), "col.severity": ("程度", "Severity"), "col.id": ("代号", "Code"), "col.findings": ("条数", "Findings"),
    "col.in": ("涉及项目", "Projects"), "col.example": ("例", "Example"), "batch.findings": ("对整批数据的说明", "Findings of the whole batch"), "col.message": ("内容", "What"),
    "severity.error": ("错误", "error"), "severity.warning": ("警告", "warning"), "severity.info": ("提示", "info"),
    "codes.note": ("一个项目可有几个代号，“涉及项目”不能相加。", "A project may have several codes: the projects do not add up."),
}  # fmt: skip
say = speaker(TEXTS)
