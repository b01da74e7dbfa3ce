"""The parts of a form as tables: facts, money, statements, objectives, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import achieved, figures
from perfeval.reports.money_tables import funds_form
from perfeval.reports.register_tables import objectives_table
from perfeval.reports.score_table import indicators_form, statements_table
from perfeval.reports.tables import Table, columns_of

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

FACTS = ("name", "central_department", "department", "implementer")


def execution_leaf(card: Scorecard) -> LeafScore | None:
    """The execution rate that the form prints in its fund rows, when it stands on its own."""
    for leaf in card.leaves:
        use = leaf.indicator.measure
        alone = (
            sum(1 for other in card.leaves if other.indicator.path[0] == leaf.indicator.path[0])
            == 1
        )
        rate = getattr(use.params, "rate", "execution") if use.kind == "funds" else ""
        if alone and rate == "execution":
            return leaf
    return None


def printed_execution(card: Scorecard) -> LeafScore | None:
    """The execution rate whose score stands in the fund rows, if there is money to print."""
    money = card.funds is not None and bool(card.funds.lines)
    return execution_leaf(card) if card.indicator_set.scored and money else None


def of_the_year(execution: LeafScore | None) -> bool:
    """Whether the form shows the period's own money: not where the execution rate is over all."""
    if execution is None:
        return True
    return getattr(execution.indicator.measure.params, "from_", None) is not None


def parts(card: Scorecard, words: Words, profile: str) -> dict[str, Any]:
    """The parts of the form of a profile."""
    year = profile != "transfer-payment"
    header = card.project.header
    facts = [
        {"label": words(f"fact.{key}"), "value": getattr(header, key)}
        for key in FACTS
        if getattr(header, key)
    ]
    execution = printed_execution(card) if year else None
    funds = funds_form(card, words, of_period=of_the_year(execution))
    if funds is not None and execution is not None:
        _with_score(card, funds, execution, words)
    indicators = indicators_form(
        card, words, execution, "target_year" if year else "target",
        "actual_year" if year else "actual_full", "reason" if year else "reason_unmet",
    )  # fmt: skip
    notes = [] if year else [words("note.filled"), words("note.other"), words("note.treasury")]
    return {
        "facts": facts, "funds": funds, "statements": statements_table(card, words),
        "objectives": objectives_table(card, words), "indicators": indicators, "notes": notes,
    }  # fmt: skip


def _with_score(card: Scorecard, funds: Table, leaf: LeafScore, words: Words) -> None:
    """Weight and score of the execution rate in the row of the funds' total."""
    weight, score = columns_of(words, "weight score", "weight score")
    place = next(i for i, c in enumerate(funds["columns"]) if c["key"] == "execution") if any(
        c["key"] == "execution" for c in funds["columns"]
    ) else len(funds["columns"])  # fmt: skip
    funds["columns"].insert(place, weight)
    tail = next(
        (i for i, c in enumerate(funds["columns"]) if c["key"] == "note"), len(funds["columns"])
    )
    funds["columns"].insert(tail, score)
    for line in funds["rows"]:
        whole = line["kind"] == "total"
        line["cells"]["weight"] = figures.short(leaf.weight) if whole else ""
        line["cells"]["score"] = achieved.score_text(leaf, card.indicator_set) if whole else ""
