"""Words of the findings about the use of results."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

UNDECIDED: Table = {
    "no_score": ("没有得分", "there is no score"),
    "no_grade": ("没有等级", "there is no grade"),
    "no_execution": ("没有预算执行率", "there is no budget execution"),
    "no_arrival": ("没有资金到位率", "there is no share of arrived money"),
    "no_completion": (
        "没有能判断是否达标的指标",
        "no indicator can be told to have met its target",
    ),
    "no_trend": ("没有上年得分", "there is no score of the year before"),
    "no_last_year": ("没有上年的结果", "there is no result of the year before"),
    "no_years": ("给出的年度不够", "there are too few years"),
    "gap": ("年度不连续", "the years don't follow one another"),
    "doubt": ("得分有错误或缺数据", "the score has errors or lacks data"),
    "doubt_money": ("资金数据有错误", "the fund table has errors"),
    "lacking": ("算式要用的数没有", "the expression has no value for"),
    "division": ("算式除以零", "the expression divides by zero"),
    "value": ("算式得不出可用的值", "the expression has no usable value"),
}
UNDECIDED_MEND: Table = {
    "no_execution": ("请在项目里填写 funds 的预算和支出", "Give budget and spending under funds of the project"),
    "no_arrival": ("请在项目里填写 funds 的预算和到位资金", "Give budget and arrived money under funds of the project"),
    "no_last_year": ("请把上一年度的项目文件一并列在命令里", "Name the project's file of the year before in the call too"),
    "no_years": ("请把前几年的项目文件一并列在命令里", "Name the project's files of the years before in the call too"),
    "gap": ("请补上中间年度的项目文件；没有年度的请填写 project.period", "Add the files of the years between; give project.period where there is no year"),
    "doubt": ("请先改正项目中的错误、补全数据，再提建议", "Mend the project's errors and complete its data first"),
    "doubt_money": ("请先改正项目资金表中的错误", "Mend the errors of the project's fund table first"),
}  # fmt: skip
ANY_MEND = (
    "请补全数据，或由人工判断该规则是否适用",
    "Complete the data, or judge by hand whether the rule applies",
)
UNFIT: Table = {
    "range": ("的范围里没有任何数", " has a range without any number in it"),
    "years": ("的连续年数写得不对：至少为1，且要与等级一起写", " has years that can't be: at least 1, and beside grades"),
    "several": ("的幅度说了不止一次", " says more than once by how much"),
    "negative": ("的幅度是负数", " has a negative share"),
    "more_than_all": ("压减超过100%", " cuts more than 100%"),
    "between": ("的幅度不在幅度范围之内", " has a share outside its own range"),
    "twice": ("与前面的规则重名", " has the name of an earlier one"),
    "empty": ("里没有规则", " has no rule"),
    "floor": ("的保底高于封顶", " has a floor above the cap"),
    "round_to": ("的取整单位不是正数", " rounds to no positive amount"),
    "share": ("里的比率像是漏写了百分号", " has a rate that seems to lack its per cent sign"),
    "share_negative": ("里的比率是负数，比率不会低于0", " has a negative rate, which no rate falls below"),
    "over_full": ("的得分下限超过满分，得分按百分制计", " asks for more than full marks, which are 100 here"),
    "amount_negative": ("是负数", " is negative"),
    "grade_twice": ("里有重复的等级", " names a grade twice"),
    "never_found": ("里的代号是办法或文件清单的问题，项目不会有", " names a code that no project has"),
    "asked": ("里有对不上项目的名称", " names no project of these"),
}  # fmt: skip
UNFIT_MEND: Table = {
    "range": ("请核对上下限", "Check the two ends"),
    "years": ("请写 grades 和 years: 2 这样的数", "Write grades, and years: 2 or the like"),
    "several": ("by、amount、to 只写一个", "Give one of by, amount and to"),
    "negative": (
        "请写正数；方向由处理（增加、压减）决定",
        "Write a positive share; the action says which way",
    ),
    "more_than_all": (
        "请写不超过100%的幅度，全部不再安排请用“取消”",
        "Write at most 100%; for no budget at all use stop",
    ),
    "between": ("请让 by 落在 between 之内", "Choose a share within the range"),
    "twice": ("请给每条规则不同的名称", "Give each rule a name of its own"),
    "empty": (
        "请至少写一条规则，如 {name: 保持, action: keep}",
        "Write one rule at least, such as {name: keep, action: keep}",
    ),
    "floor": ("请核对 floor 和 cap", "Check floor and cap"),
    "round_to": ("请写 0.01 这样的正数", "Write a positive amount such as 0.01"),
    "share": ("比率请写成 60% 或 0.6", "Write a rate as 60% or 0.6"),
    "share_negative": ("请核对界限；比率在0以上", "Check the range; rates start at 0"),
    "over_full": ("请写0到100之间的分数", "Write points from 0 to 100"),
    "amount_negative": ("请写不小于0的金额", "Write an amount of 0 or more"),
    "grade_twice": ("每个等级只写一次，由好到差", "Name each grade once, from the best down"),
    "never_found": (
        "可写评分时的代号，以及对照上年的 PE780—PE784、PE787、PE798，或 错误、警告",
        "Name codes of scoring, of the comparison with the year before (PE780-PE784, PE787, PE798), or error, warning",
    ),
    "asked": (
        "请用项目的名称或代码；本次没有列入的项目可以不管",
        "Use the project's name or code; leave it where the project is not named in the call",
    ),
}
DOUBT: Table = {
    "errors": ("得分或资金有错误", "score or money has errors"),
    "missing": ("得分缺数据", "the score lacks data"),
    "not_due": (
        "指标大半未到期，得分只反映已到期的部分",
        "most of the weight is not due, and the score shows the rest alone",
    ),
}
YEARS_ODD: Table = {
    "overlap": ("的两个期间重叠", "Two periods overlap"),
    "undated": (
        "没有项目期间，不知是哪一年度，不与上年比较",
        "No period says of which year it is, so it is compared with none",
    ),
    "names": ("与同一代码的另一文件名称不同", "One code stands with two names"),
}
UNCOUNTED: Table = {
    "not_applicable": ("不适用", "not applicable"),
    "not_due": ("未到期", "not due"),
}
AMOUNT: Table = {
    "lacking": ("没有说明增减多少", "does not say by how much"),
    "unused": ("不需要幅度，写了也不起作用", "needs no amount, and the one given has no effect"),
}
AMOUNT_MEND: Table = {
    "lacking": ("请写 by（幅度）、amount（金额）或 to（调整到）", "Give by, amount or to"),
    "unused": (
        "请删去幅度，或改用压减、增加、调整",
        "Take the amount out, or use cut, increase or adjust",
    ),
}
BASE: Table = {
    "budget": ("全年预算数", "budget of the year"),
    "initial_budget": ("年初预算数", "initial budget"),
    "spent": ("支出", "spending"),
    "asked": ("申报数", "amount asked for"),
}
INCOMPARABLE: Table = {
    "few": ("共有的指标太少", "they have too few indicators in common"),
    "unscored": ("有一方不计分", "one of them has no score"),
}
TABLES: dict[str, Table] = {
    "undecided": UNDECIDED,
    "undecided_mend": {**dict.fromkeys(UNDECIDED, ANY_MEND), **UNDECIDED_MEND},
    "policy_unfit": UNFIT,
    "policy_unfit_mend": UNFIT_MEND,
    "use_amount": AMOUNT,
    "use_amount_mend": AMOUNT_MEND,
    "use_base": BASE,
    "incomparable": INCOMPARABLE,
    "doubt": DOUBT,
    "years_odd": YEARS_ODD,
    "uncounted": UNCOUNTED,
}
