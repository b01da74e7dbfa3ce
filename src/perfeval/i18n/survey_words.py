"""Words of surveys: their paper, their tables on the screen."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "title": ("满意度问卷调查统计", "Satisfaction survey"), "title.plan": ("问卷调查样本量测算", "Sample sizes of a survey"),
    "project": ("项目：{name}", "Project: {name}"), "dates": ("调查时间：{dates}", "Held: {dates}"),
    "mode": ("调查方式：{mode}", "How: {mode}"), "joint": ("；", "; "), "colon": ("：", ": "), "list": ("、", ", "), "stop": ("。", "."),
    "stop.gap": ("", " "),
    "head.result": ("统计结果", "Result"), "head.methods": ("各种算法对照", "The methods side by side"),
    "head.joins": ("各种汇总方式对照", "Ways of joining"), "head.samples": ("样本情况", "Samples"),
    "head.groups": ("分组结果", "Groups"), "head.questions": ("分题结果", "Questions"),
    "head.matrix": ("分组、分题的各种算法", "Groups and questions by every method"),
    "head.others": ("不计入满意度的题目", "Questions that don't count"),
    "head.remarks": ("需要说明的问题", "Remarks"), "head.notes": ("统计方法说明", "How it was computed"),
    "head.snippet": ("项目文件中的写法", "For the project's file"),
    "result": ("采用“{method}”，满意度为{value}{interval}{verdict}。", "By “{method}” the satisfaction is {value}{interval}{verdict}."),
    "result.interval": ("，{confidence}置信区间为{low}至{high}", " ({confidence} interval {low} to {high})"),
    "result.census": ("（全部调查对象均已作答，没有抽样误差）", " (everybody answered: there is no sampling error)"),
    "result.near.met": (
        "，点估计达到目标值{target}，但目标值在区间之内，仅凭这份样本不能断定达标",
        "; as a point estimate the target of {target} is met, but it lies within the interval: the sample can't tell",
    ),
    "result.near.unmet": (
        "，点估计未达到目标值{target}，但目标值在区间之内，仅凭这份样本不能断定未达标",
        "; as a point estimate the target of {target} is not met, but it lies within the interval: the sample can't tell",
    ),
    "result.met": ("，达到目标值{target}", "; the target of {target} is met"),
    "result.unmet": ("，未达到目标值{target}", "; the target of {target} is not met"),
    "result.none": ("没有可以计算的回答。", "There is no answer to compute with."),
    "spread": ("各种算法最高与最低相差{spread}个百分点。", "The highest and the lowest method are {spread} points apart."),
    "method": ("算法", "Method"), "formula": ("公式", "Formula"), "satisfaction": ("满意度", "Satisfaction"),
    "verdict": ("与目标比较", "Target"), "met": ("达标", "Met"), "unmet": ("未达标", "Not met"), "used": ("采用", "Used"), "use": ("是否采用", "Used"),
    "questions.join": ("题目汇总", "Questions"), "groups.join": ("分组汇总", "Groups"),
    "join.pooled": ("合并计算", "Pooled"), "join.weights": ("按权重λ加权", "Weighted by λ"),
    "combine.pooled": ("合并计算", "Pooled"), "combine.mean": ("各组平均", "Mean of groups"), "combine.min": ("取最低组", "Lowest group"),
    "combine.weights": ("按组权重加权", "Weighted groups"),
    "group": ("组别", "Group"), "question": ("题目", "Question"), "total": ("合计", "All"), "overall": ("总体", "All"),
    "population": ("总体数", "Population"), "sent": ("发放", "Sent"), "returned": ("回收", "Returned"), "valid": ("有效", "Valid"),
    "response": ("回收率", "Response"), "usable": ("有效率", "Valid rate"), "covered": ("占总体", "Of population"),
    "needed": ("所需样本", "Needed"), "enough": ("是否足够", "Enough"), "yes": ("足够", "Yes"), "no": ("不足", "No"),
    "margin": ("误差", "Margin"), "answered": ("回答数", "Answers"), "distribution": ("各选项回答数", "Answers by level"),
    "interval": ("{confidence}置信区间", "{confidence} interval"), "answer": ("{label}{n}", "{label} {n}"), "range": ("{low}～{high}", "{low}-{high}"),
    "answers.all": ("全部回答", "All answers"),
    "caption.methods": ("各种算法的满意度", "Satisfaction by method"), "caption.joins": ("各种汇总方式的满意度", "Satisfaction by way of joining"),
    "caption.samples": ("样本情况", "Samples"), "caption.groups": ("各组满意度", "Satisfaction of the groups"),
    "caption.questions": ("各题满意度", "Satisfaction by question"), "caption.matrix": ("各组、各题按每种算法的满意度", "Groups and questions by every method"),
    "caption.others": ("其他题目的回答", "Other questions"), "caption.plan": ("所需样本量", "Sizes of samples"),
    "chart.groups": ("各组满意度", "Satisfaction of the groups"), "chart.questions": ("各题满意度", "Satisfaction by question"),
    "note.needed": (
        "所需样本按简单随机抽样、置信水平{confidence}、允许误差±{margin}、比例50%（最不利情形）计算，总体数已知的做了有限总体修正；未计无应答，发放时应相应增加。",
        "Sizes are for a simple random sample, {confidence} confidence, a margin of ±{margin} and a share of 50% (the worst "
        "case), corrected for the population where it is known; those who won't answer are not allowed for.",
    ),
    "note.margin": (
        "误差为有效问卷在同一置信水平下的最大误差。", "The margin is the largest of the valid questionnaires at that confidence.",
    ),
    "note.random": (
        "区间只反映随机抽样的误差；样本不是随机抽取、或不愿答复的人与答复的人不同时，实际误差更大。",
        "Intervals cover the chance of random sampling only: where people were picked, or those who did not answer differ, the "
        "error is larger.",
    ),
    "note.wilson": ("比例的区间用Wilson方法", "Intervals of shares are Wilson's"), "note.exact": ("比例的区间用Clopper-Pearson精确方法", "Intervals of shares are Clopper and Pearson's"),
    "note.t": (
        "，平均分的区间用t分布；以问卷份数而不是回答数为样本量，因为同一个人的几个回答并不独立；界限向外取两位小数。",
        ", those of mean points use Student's t; the size is that of questionnaires, not of answers, for one person's answers "
        "go together; bounds are rounded outward to two decimals.",
    ),
    "note.people": (
        "有逐份答卷的，几道题合计的区间按每份答卷的得分计算（t分布，整群的比率估计）。",
        "Where there are answers person by person, the interval of several questions is that of the persons' scores (Student's t, "
        "ratio of clusters).",
    ),
    "note.fpc": ("总体数已知的，区间做了有限总体修正。", "Intervals are corrected for a finite population where it is known."),
    "note.joined": (
        "各组平均或加权时，区间由各组区间合成；没有逐份答卷的，各题加权时按各题区间的加权和计，不窄于实际。",
        "Means of groups have intervals made of the groups' own; without answers person by person weighted questions have the weighted sum of theirs, which errs "
        "on the wide side.",
    ),
    "note.rank": ("排序加权不是比例，也不是平均分，不计算区间。", "A rank-weighted share is neither a share nor a mean: it has no interval."),
    "note.yes": ("只有两个选项的题，各种算法都按满意占比计。", "Questions with two answers count as the share of the first, by every method."),
    "note.blank": ("空白未答的不计入该题的分母。", "Blank answers are not in the question's denominator."),
    "note.methods": ("各地采用的算法不同，没有全国统一的规定；算法应在调查前确定，并与评价指标的评分标准一致。", "Offices use different methods and no rule holds for all: settle the method before the survey, as the indicator's rule has it."),
    "note.limits": ("对样本的要求：{limits}{basis}。", "What is asked of samples: {limits}{basis}."),
    "limit.count": ("每组有效问卷不少于{n}份", "{n} valid questionnaires a group"), "limit.share": ("有效问卷不少于总体的{n}", "{n} of the population"),
    "limit.response": ("回收率不低于{n}", "a response of {n}"),
    "basis": ("（依据：{basis}）", " (basis: {basis})"), "unverified": ("（依据：{basis}，未核对原文）", " (basis: {basis}, not checked)"),
    "straight": ("各题答案全部相同的有效答卷{n}份。", "Valid questionnaires with one answer throughout: {n}."),
    "dropped": ("因缺答必答题按无效处理的答卷{n}份。", "Questionnaires not valid for want of required answers: {n}."),
    "twice": ("编号重复的答卷{n}份。", "Questionnaires whose number came before: {n}."),
    "sources": ("答卷文件：{files}", "Files of answers: {files}"),
    "plan": (
        "置信水平{confidence}、允许误差±{margin}。下列为有效问卷的份数，发放时应按预计的回收率、有效率相应增加。",
        "For {confidence} confidence and a margin of ±{margin}: valid questionnaires; send more, by the response that is expected.",
    ),
    "plan.sum": ("各组分别满足时的合计", "Each group by itself"), "plan.whole": ("只要求总体满足时", "All groups as one"), "endless": ("不详", "Unknown"),
    "snippet.instead": (
        "各题加权或选项级数不同，项目文件的 survey 写不下；请直接填完成值：actual: {value}，并以本统计作佐证。",
        "Weighted questions and scales that differ have no place in survey of a project's file: write actual: {value}, and give "
        "this paper as evidence.",
    ),
    "snippet.left": ("有空白未答，各题回答数不同，未写 valid。", "Answers are blank here and there, so valid is left out."),
}  # fmt: skip
say = speaker(TEXTS)
