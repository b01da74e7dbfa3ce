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
}
LACKING: Table = {
    "project": ("项目名称", "name of the project"),
    "indicator": ("指标名称", "name of the indicator"),
}
UNFIT: Table = {
    "rows": ("指标的行数太多", "it has too many rows of indicators"),
    "empty": ("既没有指标，也没有资金", "it has neither indicators nor money"),
}
UNFIT_MEND: Table = {
    "rows": (
        "请把多个项目拆成各自的表，一个项目一张自评表",
        "Split it into one form for each project",
    ),
    "empty": (
        "请检查指标表和资金表是否在文件里、有没有表头行",
        "See whether its indicator and fund tables are in the file, with their headings",
    ),
}
CELLS: dict[str, Table] = {
    "cell": CELL, "cell_wanted": WANTED, "cell_lacking": LACKING, "unfit": UNFIT,
    "unfit_mend": UNFIT_MEND,
}  # fmt: skip
