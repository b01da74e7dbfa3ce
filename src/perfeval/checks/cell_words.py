"""Columns of a finished table in words, and what is wanted in them."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

_NUMBER = ("一个数", "a number")
CELL: Table = {
    "target": ("指标值", "The target"),
    "actual": ("完成值", "The actual value"),
    "weight": ("分值", "The weight"),
    "score": ("得分", "The score"),
    "review": ("复核得分", "The reviewed score"),
    "rate": ("执行率", "The rate"),
    "unit": ("金额单位", "The unit of money"),
    "date": ("日期", "The date"),
    "initial_budget": ("年初预算数", "The initial budget"),
    "budget": ("预算数", "The budget"),
    "arrived": ("到位资金", "The money arrived"),
    "spent": ("执行数", "The spending"),
    "amount": ("金额", "The amount"),
}
CELL |= {
    "target_day": ("指标值", "The target"),
    "actual_day": ("完成值", "The actual value"),
    "name": ("名称", "The name"),
    "operator": ("指标性质", "The operator"),
    "completion": ("完成率", "The completion"),
    "reason": ("偏差原因", "The reason"),
    "level": ("项目级次", "The level of the budget"),
    "address": ("地址", "The address"),
    "reviewed_by": ("审核人", "The reviewer"),
    "period": ("实施期限", "The period"),
    "year": ("年度", "The year"),
    "code": ("项目编码", "The code"),
    "department": ("主管部门", "The department"),
    "central_department": ("中央主管部门", "The central department"),
    "implementer": ("实施单位", "The implementer"),
    "manager": ("项目负责人", "The manager"),
    "contact": ("联系人", "The contact"),
    "phone": ("联系电话", "The phone number"),
    "filled_by": ("填报人", "The person who filled it in"),
    "nature": ("项目性质", "The nature"),
    "category": ("项目类别", "The category"),
    "attribute": ("项目属性", "The attribute"),
    "type": ("项目类型", "The type"),
    "people": ("人员", "The people"),
    "unit_name": ("单位名称", "The unit"),
    "filled_unit": ("填报单位", "The unit that filled it in"),
    "department_code": ("部门编码", "The department's code"),
    "finance_manager": ("财务负责人", "The finance manager"),
}
WANTED: Table = {
    **dict.fromkeys(CELL, _NUMBER),
    "unit": ("元、万元这样的金额单位", "a unit of money"),
    "date": ("日期", "a date"),
    **dict.fromkeys(
        ("target_day", "actual_day"),
        ("写明日的日期，如2023-12-31", "a date with its day, such as 2023-12-31"),
    ),
    **dict.fromkeys(
        ("initial_budget", "budget", "arrived", "spent", "amount"),
        ("以元、万元等计的金额", "an amount of money in 元, 万元 or the like"),
    ),
}
LACKING: Table = {
    "project": ("项目名称", "name of the project"),
    "indicator": ("指标名称", "name of the indicator"),
}
UNFIT: Table = {
    "rows": ("指标的行数太多", "it has too many rows of indicators"),
    "no_rows": (
        "没有读出一个指标，资金表也没有金额",
        "no indicator could be read, and there is no amount of money",
    ),
    "empty": ("既没有指标，也没有资金", "it has neither indicators nor money"),
}
UNFIT_MEND: Table = {
    "rows": (
        "请把多个项目拆成各自的表，一个项目一张自评表",
        "Split it into one form for each project",
    ),
    "no_rows": (
        "请按上面列出的单元格改正指标行，再导入；还没有填的空表请先填写",
        "Mend the rows of indicators at the cells listed, then import again; an empty form is to be filled in first",
    ),
    "empty": (
        "请检查指标表和资金表是否在文件里、有没有表头行",
        "See whether its indicator and fund tables are in the file, with their headings",
    ),
}
TABLES: dict[str, Table] = {
    "cell": CELL, "cell_wanted": WANTED, "cell_lacking": LACKING, "unfit": UNFIT,
    "unfit_mend": UNFIT_MEND,
}  # fmt: skip
