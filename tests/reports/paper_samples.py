"""Papers for tests: a list with figures, a wide one, a form, a chart."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

from perfeval.reports.papers.records import Paper
from perfeval.reports.story.elements import Element, grid, heading, para
from perfeval.reports.tables import column, row

BELL = "\x07"


def table(*rows: dict[str, str], merge: int = 0, wide: bool = False) -> dict[str, Any]:
    """A list of problems; a `wide` one has six columns of texts more."""
    columns = [
        column("no", "序号", "center"), column("unit", "责任单位"), column("problem", "问题"),
        column("amount", "金额", "right"), column("rate", "整改率", "right"),
        *(column(f"x{n}", f"第{n}类措施和责任要求") for n in range(6 * wide)),
    ]  # fmt: skip
    more = {f"x{n}": "限期归还并完善制度，按季度报告" for n in range(6)}
    return {
        "key": "problems", "caption": "问题清单", "columns": columns, "unit": "单位：万元",
        "rows": [row({**more, **one}) for one in rows], "notes": ["金额按公布数"], "merge": merge,
    }  # fmt: skip


ROWS = (
    {"no": "1", "unit": "教育局", "problem": "=HYPERLINK(1) 挪用", "amount": "1,234.50", "rate": "83.58%"},
    {"no": "2", "unit": "教育局", "problem": "+1 超支", "amount": "98.40", "rate": "0.00%"},
    {"no": "3", "unit": "水务局", "problem": f"闲置{BELL}", "amount": "", "rate": "—"},
)  # fmt: skip


def lines(days: bool = True, blanks: str = "gap") -> dict[str, Any]:
    """Planned and actual shares on four days; the actual ones lack the second and the last."""

    def one(key: str, name: str, look: str, *values: str) -> dict[str, Any]:
        labels = [value and f"{value}%" for value in values]
        return {"key": key, "name": name, "look": look, "values": list(values), "labels": labels, "digits": 2}  # fmt: skip

    at = [date(2024, 1, 1), date(2024, 2, 29), date(2024, 7, 31), date(2024, 12, 31)]
    return {
        "type": "line", "key": "progress", "title": "进度", "caption": "进度", "alt": "全部数据", "unit": "%",
        "days": at if days else None, "blanks": blanks, "item": "日期", "max": "100",
        "categories": ["一", "二", "三", "四"],
        "series": [
            one("planned", "序时进度", "planned", "0", "16.39", "58.20", "100"),
            one("actual", "实际执行", "actual", "1.00", "", "35.67", ""),
        ],
    }  # fmt: skip


def paper(*body: Element, **given: Any) -> Paper:
    usual = (heading(1, "一、", "总体情况"), para("共3项问题。"), grid(table(*ROWS)))
    return Paper("list", "整改问题清单", "zh", body or usual, **given)


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
