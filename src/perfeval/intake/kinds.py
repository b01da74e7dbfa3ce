"""Which kind of report a form is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields


def kind_of_form(fields: Fields) -> str:
    """By its blocks first, then by its title."""
    title = fields.title.text if fields.title else ""
    if (
        fields.statements
        or "转移支付" in title
        or "区域" in title
        or "central_department" in fields.header
    ):
        return "transfer-payment"
    if "监控" in title or "likelihood" in fields.columns or "forecast" in fields.fund_columns:
        return "monitoring"
    if "事前" in title:
        return "ex-ante"
    if fields.tasks or "部门整体" in title or "整体支出" in title or "整体绩效" in title:
        return "department"
    scorecard = not fields.funds and ("rule" in fields.columns or "points" in fields.columns)
    if ("自评" not in title and ("评分" in title or "指标体系" in title or "考核" in title)) or (
        scorecard and "自评" not in title
    ):
        return "evaluation"
    return "self-assessment"
