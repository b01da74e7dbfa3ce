"""Words in findings about comparison with other projects."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

WITHIN: Table = {
    "all": ("全部项目", "all projects"),
    "department": ("同一主管部门的项目", "the projects of its department"),
    "region": ("同一地区的项目", "the projects of its region"),
}
ODD: Table = {
    "none": ("个数（count）小于1，本项目没有算在内", "count is less than 1, though the project itself counts"),
    "negative": ("优于本项目的个数（better）是负数", "better is negative"),
    "itself": ("并列个数（equal）小于1，本项目没有算在内", "equal is less than 1, though the project itself counts"),
    "many": ("优于和并列的合计多于总数（count）", "better and equal come to more than count"),
    "order": ("最低值（min）大于最高值（max）", "min is greater than max"),
}  # fmt: skip
INSIDE: Table = {
    "part": ("作组合规则（blend）的一部分", "be a part of a blend"),
    "items": (
        "逐项计分（average 的 of: score）",
        "score the items of an average one by one (of: score)",
    ),
}
BESIDE: Table = {
    "ranks": ("名次的得分已由 ranks 定了", "ranks already say what a place is worth"),
    "project": ("标杆已由 project 定了", "project already names the benchmark"),
    "method": ("这种比较方法用不到它", "the method does not look at it"),
}
ALONE: Table = {
    "alone": ("没有别的项目可比", "there is no other project to compare with"),
    "equal": ("各项目的完成值都相同", "all numbers are the same"),
}
TABLES: dict[str, Table] = {
    "peers_within": WITHIN, "peers_odd": ODD, "peers_inside": INSIDE, "peers_beside": BESIDE,
    "peers_alone": ALONE,
}  # fmt: skip
