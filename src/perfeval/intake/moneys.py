"""Kinds of money by the labels of the rows of a fund table."""

from __future__ import annotations

import re

MIXED = re.compile(r"中央|省|市|县|区")
# the first pattern that fits gives the kind of money; in the order of what a label says first
ROLES: tuple[tuple[str, str], ...] = (
    (
        "total",
        r"(资金)?(总额|合计|总计|总量|总数|总投资|总收入|总支出)$|^(年度)?(项目)?(预算)?资金$|^(年度)?部门整体支出$|^年度(部门)?预算$",
    ),
    ("carry_over", r"结转|结余"),
    ("central", r"中央"),
    ("province", r"省|自治区|兵团"),
    ("city", r"市|州"),
    ("county", r"县|区财政|^区|区级|区本级|区拨款"),
    ("town", r"乡|镇|街道"),
    ("local", r"地方|本级"),
    ("special_account", r"专户|教育收费"),
    ("bond", r"债"),
    ("fund_budget", r"政府性基金|基金预算"),
    ("basic", r"基本支出|人员(经费|支出)|公用(经费|支出)"),
    ("project", r"项目支出"),
    ("own", r"自筹|自有|事业收入|经营"),
    ("unit", r"单位资金"),
    ("social", r"社会"),
    ("fiscal", r"财政|拨款|一般公共预算|上级|补助"),
    ("other", r"其他|其它"),
)
ROLE_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in ROLES)
PART = re.compile(r"^(其中|#|　|\s|-|—)")


def fund_role(base: str) -> str:
    """The kind of money that a row's label names; "" when it names none or several."""
    if len(MIXED.findall(base)) > 1 and "、" in base:
        return ""
    return next((role for role, pattern in ROLE_PATTERNS if pattern.search(base)), "")
