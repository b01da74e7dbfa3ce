"""The charts of a paper, numbered by position, and its parts in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.model import numbered
from perfeval.reports.tables import row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.reports.papers.records import Paper
    from perfeval.reports.story.elements import Element
    from perfeval.reports.words import Words


def with_figures(paper: Paper, w: Words) -> Paper:
    """The paper whose charts bear their numbers; one in a sheet has that of the text's, and no
    number where the text does not have it. Nothing of the given paper is changed."""
    paper = paper._replace(
        body=_ready(paper.body),
        sheets=tuple(one._replace(body=_ready(one.body)) for one in paper.sheets),
    )
    n = 0
    body = []
    known: dict[str, dict[str, Any]] = {}
    for element in paper.body:
        if element["kind"] == "chart":
            n += 1
            chart = numbered(element["chart"], n, w)
            # a key names its drawing in a page: two of a kind would be one
            key = chart["key"] if chart["key"] not in known else f"{chart['key']}-{n}"
            known[key] = {**chart, "key": key}
            element = {**element, "chart": known[key]}
        body.append(element)
    sheets = tuple(one._replace(body=tuple(_same(one.body, known))) for one in paper.sheets)
    return paper._replace(body=tuple(body), sheets=sheets)


def _ready(body: Iterable[Element]) -> tuple[Element, ...]:
    """What can be drawn: a table without rows shows one that is empty, one without columns and a
    chart of nothing are left out."""
    found = []
    for element in body:
        kind = element["kind"]
        if kind == "chart" and not (element["chart"]["categories"] and element["chart"]["series"]):
            continue
        if kind == "table" and not element["table"]["columns"]:
            continue
        if kind == "table" and not element["table"]["rows"]:
            element = {**element, "table": {**element["table"], "rows": [row({})]}}
        found.append(element)
    return tuple(found)


def _same(body: Iterable[Element], known: dict[str, dict[str, Any]]) -> Iterable[Element]:
    for element in body:
        key = element["chart"]["key"] if element["kind"] == "chart" else ""
        yield {**element, "chart": known[key]} if key in known else element


def charts_of(paper: Paper) -> list[dict[str, Any]]:
    """The charts of the text in their order."""
    return [element["chart"] for element in paper.body if element["kind"] == "chart"]
