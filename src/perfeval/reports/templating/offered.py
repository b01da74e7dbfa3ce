"""What templates see beside the report's parts: its numbers, tables and texts as plain data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.forms.profiles import NAMES as PROFILES
from perfeval.reports.story.elements import grid
from perfeval.reports.templating.finished import Absent, Finished

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from perfeval.reports.story.elements import Element
    from perfeval.reports.words import Words

Plain = dict[str, Any]
SCORE = ("total", "max", "grade", "conclusion", "leaves")
ANALYSIS = ("name", "weight", "score", "rate", "opening", "closing")
LEAF = (
    "name", "id", "weight", "score", "lost", "target", "actual", "completion", "status", "text",
)  # fmt: skip
SECTION = ("key", "number", "heading", "level", "text")
LEVELS = ("level1", "level2", "level3")
CHARTS = ("scores", "execution", "completion")
FORMS = tuple(name.replace("-", "_") for name in PROFILES)  # as names behind a dot
TABLE = ("key", "caption", "unit", "notes", "merge", "columns")
LISTS = {
    "problems": ("lead", "facts", "cause", "links"), "suggestions": ("lead", "text"),
    "objectives": ("name", "expected", "achieved"), "unmet": ("name", "text"),
    "cover": ("key", "label", "value"),
}  # fmt: skip
TEXTS = {
    "funds": "funds_text", "arrival": "arrival_text", "execution": "execution_text",
    "rates": "rates_text", "sampling": "sampling_text", "limits": "limits",
}  # fmt: skip


class Notation(NamedTuple):
    """How a kind of file writes elements: the name of finished parts, and what finishes them."""

    name: str
    flow: Callable[[list[Element]], str]


def offered(
    model: Plain, w: Words, notation: Notation, wanted: Collection[str] | None = None
) -> Plain:
    """All names of the contract but the sections' in Word; with `wanted`, only those names."""
    makers: dict[str, Callable[[], Any]] = {
        **{key: partial(model.get, key) for key in ("title", "mark", "kind", "lang", "scored")},
        "gaps": lambda: [str(gap) for gap in model["placeholders"]],
        "notice": lambda: notice(model, w),
        "labels": lambda: {"item": w("col.item"), "content": w("col.content")},
        "verdict": lambda: list(model["verdict"]),
        "score": lambda: _some(model["score"], SCORE), "facts": lambda: _facts(model, w),
        **{key: partial(_list, model, key) for key in LISTS},
        "cover": lambda: [_some(one, LISTS["cover"]) for one in model["cover"]],
        "analyses": lambda: [_some(one, ANALYSIS) for one in model["analyses"]],
        "indicators": lambda: _indicators(model),
        "texts": lambda: {name: model[key] for name, key in TEXTS.items()},
        "tables": lambda: {key: _table(t, notation) for key, t in model["tables"].items()},
        "charts": lambda: _finished(_charts(model), CHARTS, "chart", notation),
        "forms": lambda: _finished(_forms(model), FORMS, "form", notation),
    }  # fmt: skip
    return {key: make() for key, make in makers.items() if wanted is None or key in wanted}


def _list(model: Plain, key: str) -> list[Plain]:
    return [_some(one, LISTS[key]) for one in model.get(key, ())]


def notice(model: Plain, w: Words) -> str:
    """How many gaps the report has and where; "" without one."""
    return str(model["notice"])


def _facts(model: Plain, w: Words) -> dict[str, str]:
    blank = {key[len("fact.") :]: "" for key in w.texts if key.startswith("fact.")}
    return {**blank, **{fact["key"]: fact["value"] for fact in model["facts"]}}


def _indicators(model: Plain) -> list[Plain]:
    return [
        {"branch": branch["name"], **_some(leaf, LEAF)}
        for branch in model["analyses"] for group in branch["groups"] for leaf in group["leaves"]
    ]  # fmt: skip


def section(given: Plain | None, finished: Finished, name: str) -> Plain:
    """A chapter, annex or page as templates see it."""
    if given is None:
        return Absent({**dict.fromkeys(SECTION, ""), "level": 1, name: Finished(str)})
    return {"text": "", **_some(given, SECTION), name: finished}


def _some(given: Plain, names: Iterable[str]) -> Plain:
    return {name: "" if given.get(name) is None else given[name] for name in names}


def _table(table: Plain | None, notation: Notation) -> Plain:
    if table is None:
        empty: Plain = {"notes": [], "columns": [], "rows": [], "merge": 0}
        return Absent({"key": "", "caption": "", "unit": "", **empty, notation.name: Finished(str)})
    keys = dict.fromkeys(column["key"] for column in table["columns"])
    for row in table["rows"]:
        keys.update(dict.fromkeys(row["cells"]))
    if any(key in LEVELS for key in keys):  # names of all levels, whatever the set has
        keys.update(dict.fromkeys(LEVELS))
    blank = dict.fromkeys(keys, "")
    rows = [{"kind": row["kind"], "cells": {**blank, **row["cells"]}} for row in table["rows"]]
    finished = Finished(lambda: notation.flow([grid(table)]))
    return {**_some(table, TABLE), "rows": rows, notation.name: finished}


def _charts(model: Plain) -> Plain:
    """The charts that have a place in the report, and so a number and a part of the file."""
    charts = model.get("charts") or {}
    return {key: chart for key, chart in charts.items() if chart and chart.get("number")}


def _forms(model: Plain) -> Plain:
    """Official forms as grids, by key."""
    form = model.get("form")
    found = form.get("grid") if isinstance(form, dict) else None
    if not isinstance(found, dict):
        return {}
    return {str(found.get("key", "form")).replace("-", "_"): found}


def _finished(things: Plain, known: Iterable[str], kind: str, notation: Notation) -> Plain:
    def one(thing: Plain) -> Plain:
        finished = Finished(lambda: notation.flow([{"kind": kind, kind: thing}]))
        return {**_some(thing, ("title", "unit")), notation.name: finished}

    absent = Absent({"title": "", "unit": "", notation.name: Finished(str)})
    keys = dict.fromkeys((*known, *things))
    return {key: one(things[key]) if things.get(key) else absent for key in keys}
