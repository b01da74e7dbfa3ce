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
    "lacking": ("算式要用的数没有", "the expression has no value for"),
    "division": ("算式除以零", "the expression divides by zero"),
    "value": ("算式得不出可用的值", "the expression has no usable value"),
}
UNDECIDED_MEND: Table = {
    "no_execution": ("请在项目里填写 funds 的预算和支出", "Give budget and spending under funds of the project"),
    "no_arrival": ("请在项目里填写 funds 的预算和到位资金", "Give budget and arrived money under funds of the project"),
    "no_last_year": ("请把上一年度的项目文件一并列在命令里", "Name the project's file of the year before in the call too"),
    "no_years": ("请把前几年的项目文件一并列在命令里", "Name the project's files of the years before in the call too"),
    "gap": ("请补上中间年度的项目文件", "Add the project's files of the years between"),
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
}
