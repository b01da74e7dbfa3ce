"""Where the formulas of one leaf are written, and what they may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures.measured import Context
from perfeval.reports.excel.data_sheet import Entry, Flag
from perfeval.reports.excel.symbols import yes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.formula.algebra import Symbol, Value
    from perfeval.i18n.report_excel import Texts
    from perfeval.model.indicators import Path
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.excel.book import Book
    from perfeval.reports.excel.data_sheet import DataSheet
    from perfeval.reports.excel.funds import FundsSheet
    from perfeval.reports.excel.symbols import Cell


class Switch(NamedTuple):
    """A gate: whether it is on, the cell of its cap where it has one, the grade that it allows at
    best, its condition and the cell that says whether that holds."""

    fired: Value
    cap: Symbol | None
    effect: str
    at: Path
    name: str = ""
    grade: str = ""
    when: Any = None
    holds: Cell | None = None


class Setting(NamedTuple):
    """The sheets beside the one that is written, and the project's gates and adjusters."""

    card: Scorecard
    book: Book
    data: DataSheet
    funds: FundsSheet | None
    switches: tuple[Switch, ...] = ()
    changes: tuple[tuple[Path, Symbol], ...] = ()

    @property
    def t(self) -> Texts:
        return self.book.t

    def named(self, leaf: LeafScore, values: Mapping[str, Fraction | bool]) -> dict[str, Value]:
        """Named data of a leaf as cells; yes and no as switches."""
        if not values:
            return {}
        rows: list[list[Entry]] = [
            [key, Flag(value) if isinstance(value, bool) else value]
            for key, value in values.items()
        ]
        cells = self.data.block(
            leaf.indicator.name, [self.t("data.named"), self.t("data.value")], rows
        )
        return {
            key: yes(row[0].args[0]) if isinstance(value, bool) else row[0]
            for (key, value), row in zip(values.items(), cells, strict=True)
        }

    def context(self, leaf: LeafScore) -> Context:
        """What the leaf's measure looked at beyond its result."""
        project = self.card.project
        ballots: dict[str, list[Fraction]] = {}
        for result in project.results.values():
            for ballot in result.panel:
                if ballot.expert:
                    ballots.setdefault(ballot.expert, []).extend(ballot.scores)
        return Context(
            leaf.indicator.path, project.funds, project.header.as_of, leaf.target,
            ballots={expert: tuple(scores) for expert, scores in ballots.items()},
        )  # fmt: skip
