"""The whole report: sections in order, each with the elements that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.project import Evaluation
from perfeval.reports.model import report_model
from perfeval.reports.once import remembering
from perfeval.reports.story import figures
from perfeval.reports.story.blocks import BLOCKS
from perfeval.reports.story.elements import Element, grid, placeholder, prose
from perfeval.reports.story.pages import mark, pages
from perfeval.reports.tables import column, row, table
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.request import Request

    Plain = dict[str, Any]


def story(card: Scorecard, request: Request) -> Plain:
    """The report model, its sections with their `body`.

    `mark` stands below the title (征求意见稿). `pages` holds the parts without a number that stand
    on pages of their own: `summary` before the chapters, `limits` and `signature` behind them;
    each is a section like a chapter, or None.
    """
    with remembering():
        return _story(staged(card, request.stage), request)


def _story(card: Scorecard, request: Request) -> Plain:
    model = report_model(card, request.lang, request.kind, request.form)
    w = words(request.lang)
    if request.charts == "none":
        model["charts"] = {}
    for section in (*model["chapters"], *model["annexes"]):
        section["body"] = body(model, section, w)
    _facts(model, w)
    model["mark"] = mark(model, card, w)
    model["pages"] = pages(model, card, w)
    figures.number(model, w)
    return model


def _facts(model: Plain, w: Words) -> None:
    """The facts that the cover leaves out, as a table that opens the first chapter."""
    if model["further"] and model["chapters"]:
        columns = [column("item", w("col.item")), column("content", w("col.content"))]
        rows = [row({"item": f["label"], "content": f["value"]}) for f in model["further"]]
        model["tables"]["facts"] = table("facts", w, columns, rows)
        model["chapters"][0]["body"].insert(0, grid(model["tables"]["facts"]))


def staged(card: Scorecard, stage: str | None) -> Scorecard:
    """The card with the stage that was asked for in place of the project's."""
    if not stage:
        return card
    work = card.project.evaluation or Evaluation()
    return card._replace(project=card.project._replace(evaluation=work._replace(stage=stage)))


def body(model: Plain, section: Plain, w: Words) -> list[Element]:
    """What stands below a section's heading."""
    found: list[Element] = []
    if section["text"]:
        found.append(prose(section["text"], section["level"]))
    if section["placeholder"]:
        found.append(placeholder(w("placeholder", what=section["placeholder"])))
    for block in section["blocks"]:
        found += BLOCKS[block](model, section, w)
    return found
