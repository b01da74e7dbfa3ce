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


def long(text: str, paths: dict[str, str]) -> list[Row]:
    """One row a result; what is the project's own stands in the first."""
    root = yaml.load(text, yaml.BaseLoader)
    header = _header(root)
    own = {"项目名称": header["项目名称"]}
    rows = [
        {**own, "指标": paths[key], **result} for key, result in (root["results"] or {}).items()
    ]
    return [{**header, **rows[0]}, *rows[1:]] if rows else []


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
                row[f"funds.{line['name']}.{key}"] = value
    if funds["lines"]:
        row["funds.unit"] = funds["unit"]
    return row
