"""What columns are called in tables besides the names of the keys themselves."""

from __future__ import annotations

# of one row a project and indicator: the column that names the indicator, its path above it
INDICATOR = (
    "indicator", "指标", "指标名称", "三级指标", "三级指标名称", "末级指标", "指标编码", "指标路径",
)  # fmt: skip
LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标")
RESULT: dict[str, str] = {
    "实际完成值": "actual", "实际值": "actual", "全年完成值": "actual", "完成情况": "actual",
    "实际完成情况": "actual", "实际完成指标值": "actual", "value": "actual",
    "年度指标值": "target", "目标值": "target", "计划值": "target", "年度目标值": "target",
    "计划完成值": "target", "分子": "part", "分母": "whole", "本期数": "current", "基期数": "base",
    "偏差原因分析": "reason", "偏差原因分析及改进措施": "reason", "未完成原因": "reason",
    "扣分原因": "reason", "未完成原因分析": "reason", "证据": "evidence", "佐证": "evidence",
    "不适用原因": "not_applicable", "不适用理由": "not_applicable",
}  # fmt: skip
HEADER: dict[str, str] = {
    "project": "name", "项目": "name", "name": "name", "项目名": "name",
    "项目编号": "code", "项目代码": "code", "编码": "code", "project_code": "code",
    "project_name": "name", "project_id": "code", "id": "code",
    "部门": "department", "预算主管部门": "department", "主管单位": "department",
    "项目实施单位": "implementer", "项目单位": "implementer", "预算单位": "implementer",
}  # fmt: skip
FUNDS: dict[str, str] = {
    "年初预算": "initial_budget", "预算数": "budget", "全年预算": "budget", "年度预算": "budget",
    "预算金额": "budget", "到位数": "arrived", "资金到位": "arrived", "实际到位": "arrived",
    "到位金额": "arrived", "全年执行数": "spent", "执行数": "spent", "支出数": "spent",
    "实际支出": "spent", "支出金额": "spent", "资金单位": "unit",
}  # fmt: skip
REGIONS = ("region", "地区", "区域", "所在地区", "所属地区", "行政区", "行政区划")
# columns that number the rows, or that programs leave behind
NUMBERS = frozenset(
    ("序号", "no", "no.", "index", "__index_level_0__", "unnamed: 0", "行号", "row")
)
