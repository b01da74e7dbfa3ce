"""The scorecard on a terminal: the tree with its scores, funds, total, grade, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.fieldwork_view import put_fieldwork
from perfeval.cli.findings_view import put_findings
from perfeval.cli.funds_view import put_funds
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.cli.verdict_view import level_one, put_additions, put_verdict
from perfeval.i18n.cli_score import TEXTS, say
from perfeval.model import scorecard as s
from perfeval.model.rounding import fixed
from perfeval.reports import achieved, figures
from perfeval.reports.words import Words, words
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.indicators import Indicator

LONGEST = 40
STATES = {s.MISSING: "red", s.NOT_APPLICABLE: "dim", s.NOT_DUE: "dim", s.VETOED: "red"}


def score_page(card: s.Scorecard, base: Path, lang: str, width: int, rule: str) -> Page:
    page = Page(width, rule)
    _heading(page, card, lang)
    page.gap()
    _Tree(card, lang).put(page)
    put_additions(page, card, lang)
    page.gap()
    put_verdict(page, card, lang)
    if card.funds is not None:
        page.gap()
        put_funds(page, card, lang)
    page.gap()
    put_fieldwork(page, card, lang)
    page.gap()
    put_findings(page, card.findings, Sources(base), lang)
    return page


def _heading(page: Page, card: s.Scorecard, lang: str) -> None:
    page.paragraph(card.project.header.name, style="bold")
    column = 10 if lang == "zh" else 15
    title = say("named", lang, title=card.indicator_set.title, id=card.indicator_set.id)
    page.entry(say("set", lang), title, column)
    if card.project.header.as_of is not None:
        page.entry(say("as_of", lang), card.project.header.as_of.isoformat(), column)


class _Tree:
    """The rows of the tree, branch above leaves, with only the columns that say something."""

    def __init__(self, card: s.Scorecard, lang: str) -> None:
        self.card, self.lang = card, lang
        self.words: Words = words(lang)
        self.scored = card.indicator_set.scored
        self.digits = card.indicator_set.rounding.digits
        self.leaves = {leaf.indicator.path: leaf for leaf in card.leaves}
        self.branches = {branch.indicator.path: branch for branch in card.branches}
        self.weighed = self.scored or any(leaf.weight is not None for leaf in card.leaves)
        self.noted = any(self.note(leaf) for leaf in card.leaves)

    def put(self, page: Page) -> None:
        rows: list[Row] = []
        for top in self.card.indicator_set.indicators:
            self._node(top, 0, rows)
        foot = 0
        if self.scored:
            rows.append(self._sum())
            foot = 1
        columns = [Column(say("indicator", self.lang), "<", 12)]
        if self.weighed:
            columns.append(Column(say("weight", self.lang), ">"))
        columns += [
            Column(say("target", self.lang), ">", 8, 16), Column(say("actual", self.lang), ">", 8, 20),
            Column(say("completion", self.lang), ">"),
        ]  # fmt: skip
        columns.append(
            Column(
                say("score" if self.scored else "result", self.lang), ">" if self.scored else "<"
            )
        )
        if self.noted:
            columns.append(Column(say("status", self.lang), "<", 8))
        draw(page, columns, rows, foot)

    def _node(self, node: Indicator, level: int, rows: list[Row]) -> None:
        if node.is_leaf:
            rows.append(self._leaf(self.leaves[node.path], level))
            return
        branch = self.branches[node.path]
        score = "" if branch.score is None else fixed(branch.score, self.digits)
        note = say("vetoed", self.lang) if branch.gate else ""
        cells = [node.name, *self._weight(figures.short(branch.weight)), "", "", "", score]
        rows.append(Row((*cells, *([note] if self.noted else ())), "bold", level * 2))
        for child in node.children:
            self._node(child, level + 1, rows)

    def _weight(self, text: str) -> tuple[str, ...]:
        return (text,) if self.weighed else ()

    def _leaf(self, leaf: s.LeafScore, level: int) -> Row:
        rate = achieved.completion_text(leaf) if leaf.completion is not None else ""
        value = self._outcome(leaf)
        cells = [
            leaf.indicator.name, *self._weight(achieved.weight_text(leaf)),
            achieved.target_text(leaf, self.words), self._actual(leaf), rate, value,
        ]  # fmt: skip
        style = STATES.get(leaf.status, "yellow" if leaf.met is False and not self.scored else "")
        place = len(cells) - 1
        if self.noted:
            cells.append(self.note(leaf))
        return Row(tuple(cells), "", level * 2, ((place, style),) if style else ())

    def _actual(self, leaf: s.LeafScore) -> str:
        """What was achieved; prose is for the report, and `explain` shows the whole of it."""
        text = achieved.actual_text(leaf, self.words)
        said = leaf.result.statement if leaf.result is not None else None
        if said is not None and text in (said.state, said.text):
            return ""
        return shorten(text, LONGEST)

    def _outcome(self, leaf: s.LeafScore) -> str:
        """Missing, zero and inapplicable never look the same."""
        if leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE):
            full = (
                f"{achieved.score_text(leaf, self.card.indicator_set)} "
                if leaf.score is not None
                else ""
            )
            return full + say(leaf.status, self.lang)
        if leaf.status == s.MISSING:
            return say("missing", self.lang)
        if self.scored and leaf.score is not None:
            return achieved.score_text(leaf, self.card.indicator_set)
        text = achieved.result_text(leaf, self.words)
        return say(f"state.{text}", self.lang) if f"state.{text}" in TEXTS else text

    def note(self, leaf: s.LeafScore) -> str:
        if leaf.status == s.VETOED:
            gate = f" {leaf.gate}" if leaf.gate else ""
            return say("vetoed", self.lang) + gate
        if leaf.policy == "full" and leaf.score is not None:
            return say("full", self.lang)
        return ""

    def _sum(self) -> Row:
        """The level-1 rows added up, before whatever turns them into the total."""
        lowest = self.card.indicator_set.combine == "min"
        weight = "" if lowest else figures.short(level_one(self.card, "weight"))
        score = "" if lowest else fixed(level_one(self.card, "score"), self.digits)
        cells = [say("sum", self.lang), *self._weight(weight), "", "", "", score]
        return Row((*cells, *([""] if self.noted else ())), "bold")
