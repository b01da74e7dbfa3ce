"""Batches of outcomes, written by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa

from perfeval.columns.outcome import schema
from perfeval.overview.collector import Collector
from perfeval.overview.records import Overview

LADDER = ("优", "良", "中", "差")


def leaf(path: str, weight: str, score: str | None, **more: Any) -> dict[str, Any]:
    """One indicator of a project."""
    return {
        "indicator": path.rpartition("/")[2], "path": path, "status": "scored",
        "weight": Decimal(weight), "score": None if score is None else Decimal(score),
        "completion": None, "target": None, "actual": None, "peers": None, **more,
    }  # fmt: skip


def project(key: str, total: str | None, grade: str | None = None, **more: Any) -> dict[str, Any]:
    """One project; without a total it can't be scored unless `status` says so."""
    found: dict[str, Any] = {
        "project": key, "name": None, "department": None, "region": None, "set": "s", "source": "a.csv",
        "row": None, "status": "scored" if total is not None else "unusable",
        "total": None if total is None else Decimal(total), "max": None if total is None else Decimal(100),
        "grade": grade, "execution": None, "errors": 0, "warnings": 0, "infos": 0, "indicators": [],
        "findings": [],
    }  # fmt: skip
    for name, value in more.items():
        found[name] = (
            Decimal(value) if name in ("max", "execution") and value is not None else value
        )
    return found


def finding(code: str, severity: str = "error", message: str = "") -> dict[str, str]:
    return {
        "code": code, "severity": severity, "indicator": "", "place": "a.csv", "message": message or code
    }  # fmt: skip


def batch(projects: list[dict[str, Any]], digits: int = 2) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(projects, schema=schema(digits))


def collected(*batches: pa.RecordBatch, **more: Any) -> Collector:
    found = Collector({"s": LADDER}, **more)
    for one in batches:
        found.add(one)
    return found


def overview(projects: list[dict[str, Any]], **more: Any) -> Overview:
    return collected(batch(projects), **more).overview()
