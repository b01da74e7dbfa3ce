"""Project files of one set as rows of a table: wide, and long."""

from __future__ import annotations

from typing import Any

import yaml

Row = dict[str, str]


def wide(text: str, paths: dict[str, str], judged: frozenset[str]) -> Row:
    """One row: `paths` gives the path of the indicator that a result's key means. An indicator's
    own column holds what its rule wants: the figure, the points given, the items met."""
    root = yaml.load(text, yaml.BaseLoader)
    row = _header(root)
    for key, result in (root["results"] or {}).items():
        own = next((name for name in ("judged", "met", "actual") if name in result), "")
        own = "" if own == "actual" and paths[key] in judged else own
        for name, value in result.items():
            row[paths[key] if name == own else f"{paths[key]}.{name}"] = value
    return row | {path: "" for path in paths.values() if path not in row}


def long(text: str, paths: dict[str, str], judged: frozenset[str]) -> list[Row]:
    """One row a result; what is the project's own stands in the first. Points given by hand have
    a column of their own, else the figures' column would mean them."""
    root = yaml.load(text, yaml.BaseLoader)
    header = _header(root)
    own = {"项目名称": header["项目名称"]} | ({"judged": ""} if judged else {})
    rows = [
        {**own, "指标": paths[key], **result} for key, result in (root["results"] or {}).items()
    ]
    return [{**header, **rows[0]}, *rows[1:]] if rows else []


HEADER = {
    "项目编码": "code", "项目名称": "name", "主管部门": "department", "截至日期": "as_of",
}  # fmt: skip
FUNDS = {"全年预算数(万元)": "budget", "到位金额(万元)": "arrived", "支出金额(万元)": "spent"}


def project(row: Row, set_id: str) -> str:
    """The project file with the values of a row of the example's table."""
    header: Row = {}
    line: Row = {}
    results: dict[str, Any] = {}
    for head, cell in row.items():
        if not cell or head == "地区":
            continue
        if head in HEADER or head in FUNDS:
            (header if head in HEADER else line)[HEADER.get(head) or FUNDS[head]] = cell
            continue
        name, *keys = head.split(".")
        node = results.setdefault(name, {})
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        if keys:
            node[keys[-1]] = cell
        elif name == "满意度":
            node["actual"] = cell
        else:
            node["met"] = (
                cell if cell == "全部" else [int(point) for point in cell.strip("[]").split("、")]
            )
    return yaml.safe_dump(
        {
            "perfeval": "project/v1", "indicator_set": set_id, "project": header,
            "groups": {"地区": row["地区"]},
            "funds": {"unit": "万元", "lines": [line]}, "results": results,
        },
        allow_unicode=True,
    )  # fmt: skip


def _header(root: dict[str, Any]) -> Row:
    row = {"项目名称": root["project"]["name"]}
    for key, value in root["project"].get("period", {}).items():
        row[f"project.period.{key}"] = value
    for key, value in root.get("reported", {}).items():
        row[f"reported.{key}"] = value
    funds = root.get("funds", {"lines": []})
    for line in funds["lines"]:
        for key, value in line.items():
            if key != "name":
                row[".".join(filter(None, ("funds", line.get("name"), key)))] = value
    if funds["lines"]:
        row["funds.unit"] = funds["unit"]
    return row
