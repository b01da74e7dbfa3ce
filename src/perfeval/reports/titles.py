"""The title of a report, without saying twice what the project's name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

SHORTEST = 2  # characters that count as said twice


def planned(card: Scorecard) -> bool:
    """Whether the report is the plan of the work: there are no results yet."""
    work = card.project.evaluation
    return work is not None and work.stage == "plan"


def title(card: Scorecard, kind: str, w: Words) -> str:
    """The title by the kind of report."""
    name, year = card.project.header.name.strip(), figures.year(card.project, w)
    key = f"title.{kind}"
    if kind == "evaluation" and name.endswith(("项目", "project", "Project")):
        key = "title.evaluation.project"
    if kind == "transfer-payment" and name.lower().endswith(("转移支付", "transfer payment")):
        key = "title.transfer-payment.named"
    if planned(card):
        key = f"{key}.plan"
    if year and year.strip(" ,()年度") + "年" in name:
        year = ""
    tail = w(key, name="", year="" if w.lang == "zh" else year)
    if w.lang == "zh":
        name = name.removesuffix("报告") if name.endswith("绩效评价报告") else name
    return w(key, name=_without(name, tail.lstrip(": ")), year=year)


def _without(name: str, tail: str) -> str:
    """The name without what the title goes on with."""
    for size in range(min(len(name), len(tail)), SHORTEST - 1, -1):
        start = len(name) - size
        whole = not name[start].isascii() or start == 0 or name[start - 1] == " "
        if whole and name[start:].casefold() == tail[:size].casefold():
            return name[:start].rstrip() or name
    return name
