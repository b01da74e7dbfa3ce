"""Words of the findings about tables of many projects."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

LACKING: Table = {
    "results": ("指标", "any indicator"),
    "indicator": ("指标名称", "the indicator"),
    "project": ("项目名称或编码", "the project's name or code"),
}
LAYOUT: Table = {
    "long": ("一行一个指标的表", "a table with one row an indicator"),
    "wide": ("一行一个项目的表", "a table with one row a project"),
}
WHICH: Table = {
    "several": ("有好几张表", "holds several tables"),
    "none": ("没有表", "holds no table"),
    "views": ("没有表，只有视图", "holds no table, only views"),
    "unknown": ("没有这张表", "has no table called"),
}
DAMAGE: Table = {
    "damaged": ("文件损坏或不完整", "it is damaged or not complete"),
    "unreadable": ("读取出错", "reading failed"),
    "locked": ("正被其他程序占用", "another program holds it"),
    "unsupported": ("这种写法不支持", "it is written in a way that is not supported"),
    "parts": ("各文件的列不一致", "its columns are not those of the other files"),
    "changed": ("读取期间文件变了", "it changed while it was read"),
    "endless": (
        "视图没完没了：行数过多，或很久算不出一行",
        "the view goes on and on: too many rows, or none for too long",
    ),
}
ASKED: Table = {
    "evidence": ("佐证材料（evidence）", "evidence"),
    "reason": ("偏差原因（reason）", "reason"),
}
CELL: Table = {
    "error": ("是公式的错误值", "holds the error of a formula"),
    "uncached": (
        "是公式，但文件里没有保存计算结果",
        "holds a formula whose result is not kept in the file",
    ),
}
PASSED: Table = {
    "numbers": ("是列的编号", "numbers of columns"),
    "total": ("是合计、小计", "totals"),
    "note": ("是填表人、说明等", "notes, or who filled it in"),
}
TABLES: dict[str, Table] = {
    "batch_lacking": LACKING,
    "batch_layout": LAYOUT,
    "batch_table": WHICH,
    "batch_damage": DAMAGE,
    "batch_asked": ASKED,
    "batch_cell": CELL,
    "batch_passed": PASSED,
}
