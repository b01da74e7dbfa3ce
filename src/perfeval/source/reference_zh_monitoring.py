"""Chinese words for the reference page: monitoring."""

from __future__ import annotations

SHAPES: dict[str, str] = {
    "monitoring": "运行监控",
    "monitored half": "资金或目标的监控",
    "schedule": "计划进度",
    "milestone": "进度节点",
    "light": "预警灯",
    "likelihoods": "完成可能性的界限",
    "progress": "进展",
    "deviation": "偏差分析",
}
PACE = {
    "schedule": "本指标自己的计划进度",
    "accrues": "完成值是否逐步累加；默认百分比不累加，其他数累加",
}
# the same keys in a result and in an item of an average
WATCHED = {
    "progress": "到各日完成了多少，填累计数",
    "forecast": "项目自己预计到期末完成多少",
    "likelihood": "完成目标的可能性",
    "deviation": "偏差的类别和原因",
    **PACE,
}
FIELDS: dict[str, dict[str, str]] = {
    "monitoring": {
        "basis": "依据的文件",
        "verified": "是否与官方文本核对过",
        "schedule": "到何时应完成多少，资金和目标通用",
        "funds": "资金自己的进度和预警灯",
        "goals": "目标自己的进度和预警灯",
        "lights": "按落后的百分点由小到大排列",
        "gap": "资金与目标的进度相差多少个百分点以上要提示",
        "difference": "自行预计与按进度推算相差多少个百分点以上要提示",
        "likelihood": "预计完成率达到多少算哪一种可能性",
    },
    "monitored half": {"schedule": "到何时应完成多少", "lights": "按落后的百分点由小到大排列"},
    "schedule": {"steps": "各节点", "between": "两个节点之间按直线，还是仍按前一节点"},
    "milestone": {"until": "截至哪天，或几月（数字）末", "share": "到那时应完成的比例"},
    "light": {
        "name": "灯的名称",
        "max_gap": "最多落后多少个百分点（含）；最后一盏不填",
        "colour": "颜色，默认按名称",
    },
    "likelihoods": {"certain": "预计完成率的下限，默认100%", "possible": "预计完成率的下限，低于它为完全不可能"},
    "progress": {
        "as_of": "截至哪天，含当天",
        "actual": "到那天累计完成的值",
        "share": "没有数值的，填完成的比例",
        "note": "做了什么",
        "evidence": "在哪里可以查到",
    },
    "deviation": {"causes": "监控表的原因类别", "text": "原因说明"},
}  # fmt: skip
