"""What the parts of a form are called when one is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.outlines import OUTLINES

if TYPE_CHECKING:
    from perfeval.model.form import Cells

NAMES = {
    "name": ("项目名称", "name"),
    "unit_name": ("单位名称", "unit"),
    "code": ("项目编码", "code"),
    "department": ("主管部门", "department"),
    "central_department": ("中央主管部门", "central department"),
    "department_code": ("部门编码", "department code"),
    "implementer": ("实施单位", "implementer"),
    "manager": ("项目负责人", "manager"),
    "finance_manager": ("财务负责人", "finance manager"),
    "phone": ("联系电话", "phone"),
    "contact": ("联系人", "contact"),
    "filled_by": ("填表人", "filled in by"),
    "filled_unit": ("填报单位", "filled in for"),
    "reviewed_by": ("审核人", "reviewed by"),
    "nature": ("项目性质", "nature"),
    "attribute": ("项目属性", "attribute"),
    "category": ("项目类别", "category"),
    "type": ("项目类型", "type"),
    "period": ("起止时间", "period"),
    "people": ("人员编制", "staff"),
    "address": ("地址", "address"),
    "level": ("预算级次", "level"),
    "date": ("日期", "date"),
    "year": ("年度", "year"),
    "grade": ("评价等级", "grade"),
    "funds": ("项目资金", "funds"),
    "objective": ("年度目标", "objective"),
    "expected": ("预期目标", "what was expected"),
    "achieved": ("实际完成情况", "what was achieved"),
    "task": ("年度主要任务", "main task"),
    "conclusion": ("评价结论", "conclusion"),
    "problems": ("存在问题", "problems"),
    "measures": ("改进措施", "measures"),
    "overview": ("项目概况", "overview"),
    "duties": ("单位职能", "duties"),
    "deviation": ("偏差原因", "deviations"),
    "experience": ("经验做法", "experience"),
    "note": ("说明", "note"),
    "other": ("其他说明", "other"),
    "unmet": ("改进措施", "measures"),
    "suggestions": ("有关建议", "suggestions"),
    "deviations": ("偏离原因和改进措施", "deviations and measures"),
    "audit": ("审核意见", "reviewer's opinion"),
    "level3": ("三级指标", "indicator"),
}


def name_of(key: str, lang: str) -> str:
    known = NAMES.get(key)
    if known is not None:
        return known[0 if lang == "zh" else 1]
    sections = (one for outline in OUTLINES.values() for one in outline.sections)
    return next((one.heading(lang) for one in sections if one.key == key), key)


def column_name(columns: Cells, key: str, lang: str) -> str:
    """A column's heading as the form prints it."""
    found = columns.get(key)
    return "".join(found.text.split()) if found is not None else name_of(key, lang)
