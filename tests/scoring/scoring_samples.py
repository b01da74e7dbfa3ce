"""A set and a project in a folder of their own, loaded, scored and written by every writer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from perfeval.api import FORMATS, Loaded, load_project, render, score
from perfeval.model.scorecard import Scorecard

Tree = list[dict[str, Any]]


def load(
    folder: Path, indicators: Tree, results: Any, rest: Any = None, project: Any = None
) -> Loaded:
    head = {"perfeval": "indicator-set/v1", "id": "s", **(rest or {}), "indicators": indicators}
    page = {
        "perfeval": "project/v1", "indicator_set": "s.yaml", "project": {"name": "p"},
        "results": results, **(project or {}),
    }  # fmt: skip
    for name, content in (("s.yaml", head), ("p.yaml", page)):
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return load_project(folder / "p.yaml")


def card(
    folder: Path, indicators: Tree, results: Any, rest: Any = None, project: Any = None
) -> Scorecard:
    """The scorecard, once every writer has been through it."""
    loaded = load(folder, indicators, results, rest, project)
    assert loaded.usable, loaded.findings
    scored = score(loaded)
    for form in FORMATS:
        for lang in ("zh", "en"):
            render(scored, form, lang)
    return scored


def leaf(**keys: Any) -> Tree:
    return [{"name": "a", "weight": 100, **keys}]


def codes(found: Scorecard | Loaded) -> set[str]:
    return {finding.code for finding in found.findings}
