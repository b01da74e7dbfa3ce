"""Rechecks made by hand: one of every verdict, with places in a sheet."""

from __future__ import annotations

from fractions import Fraction as F
from typing import Any

from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.rechecking import records as r
from perfeval.reports.review.records import Reviewed

SHA = "a3" * 32


def cell(row: int, column: int, file: str = "自评表.xlsx", sheet: str = "绩效自评表") -> Span:
    return Span(SheetFile(file, sheet), row, column)


def line(name: str, levels: tuple[str, ...], verdict: str, row: int, **given: Any) -> r.Line:
    usual: dict[str, Any] = {
        "path": (*levels, name), "name": name, "levels": levels, "weight": F(10), "target": "",
        "actual": "", "direction": "", "unit": "", "completion": None, "met": None,
        "reported": None, "computed": None, "reviewed": None, "verdict": verdict,
        "places": {"name": cell(row, 3), "reported": cell(row, 7)},
    }  # fmt: skip
    return r.Line(**{**usual, **given})


def lines(reviewed: bool) -> tuple[r.Line, ...]:
    count, quality = ("产出指标", "数量指标"), ("产出指标", "质量指标")
    linear = r.Convention(
        "linear",
        ("2-half-up",),
        "分值×完成率",
        "weight × completion",
        "20×95.2381%＝19.05（保留2位）",
        "20×95.2381% = 19.05 (2 places)",
        1,
    )
    minus = r.Convention(
        "flat-1",
        ("exact",),
        "一律扣1分",
        "a flat 1 off",
        "一律扣1分：30−1=29",
        "a flat 1 off: 30−1=29",
        9,
        True,
    )
    given = (F(9), F(18), F(30), None, F(10)) if reviewed else (None,) * 5
    return (
        line("预算执行率", (), r.AGREES, 9, target="100%", actual="96.39%", reported=F("9.64"), computed=F("9.64"),
             execution=True),
        line("新建道路长度", count, r.EXPLAINED, 12, weight=F(20), target="≥735米", actual="700米", reported=F("19.05"),
             computed=F(18), reviewed=given[1], conventions=(linear, linear._replace(key="rate")), ambiguous=True),
        line("一次验收合格率", quality, r.UNEXPLAINED, 13, weight=F(30), target="=100%", actual="92%", reported=F(29),
             computed=F("27.6"), reviewed=given[2], conventions=(minus,)),
        line("带动当地经济发展", ("效益指标", "经济效益指标"), r.UNDECIDABLE, 14, weight=F(30), target="显著", actual="显著",
             reported=F(30)),
        line("群众满意度", ("满意度指标", "服务对象满意度"), r.NOT_REPORTED, 15, target="≥95%", actual="96%", computed=F(10),
             reviewed=given[4]),
    )  # fmt: skip


def sample(name: str = "乡村道路建设项目", reviewed: bool = True, **given: Any) -> r.Recheck:
    found = (
        Finding("PE701", cell(13, 7), {"name": "一次验收合格率", "printed": "29", "computed": "27.6", "weight": "30"},
                ("产出指标", "质量指标", "一次验收合格率")),
        Finding("PE701", cell(12, 7), {"name": "新建道路长度", "printed": "19.05", "computed": "18", "weight": "20"},
                ("产出指标", "数量指标", "新建道路长度")),
        Finding("PE702", cell(20, 7), {"sum": "97.69", "total": "98"}),
    )  # fmt: skip
    rows = lines(reviewed)
    counts = {key: sum(one.verdict == key for one in rows) for key in r.VERDICTS}
    usual: dict[str, Any] = {
        "name": name, "department": "某县交通运输局", "year": "2023", "kind": "self-assessment",
        "lines": rows,
        "funds": (
            r.FundLine("年度资金总额", False, F(500), F(500), F(500), F("481.95"), "96.39%", F("0.9639"), r.AGREES),
            r.FundLine("当年财政拨款", True, F(500), F(500), None, F("481.95"), "99%", F("0.9639"), r.UNEXPLAINED),
        ),
        "unit": "万元",
        "totals": r.Totals(
            F(98), F("97.69"), None, F("97.64") if reviewed else None, F(100), F(100), F(100),
            adopted=F("95.24"),
        ),
        "grade": r.GradeCheck("优", "优", "良"),
        "convention": r.FormWide("linear", "2-half-up", "分值×完成率", "weight × completion", 1, 2),
        "counts": counts, "findings": found,
    }  # fmt: skip
    return r.Recheck(**{**usual, **given})


def reviewed(recheck: r.Recheck | None = None, file: str = "报送/自评表.xlsx") -> Reviewed:
    return Reviewed(file, "绩效自评表", SHA, recheck or sample())
