"""Where the numbers of the official form stand on the sheets that compute."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value, divide
from perfeval.reports import footing
from perfeval.reports.excel.symbols import total
from perfeval.reports.forms.fund_rows import TOTAL, fitting
from perfeval.reports.forms.parts import printed_execution
from perfeval.reports.forms.profile import FundBlock
from perfeval.reports.forms.profiles import profile

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.calculation import Calculation

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
TARGET = ("target", "value")
Step = dict[str, Value]


class Sources:
    """The cells that a form of one profile repeats."""

    def __init__(self, card: Scorecard, given: Calculation, key: str) -> None:
        self.card, self.given = card, given
        blocks = [b for b in profile(key).blocks if isinstance(b, FundBlock)]
        self.fund_rows = blocks[0].rows if blocks else ()
        self.execution = printed_execution(card)

    def of(self, ref: dict[str, Any]) -> Value | None:
        """The symbol of what a cell shows, None without one."""
        places, totals = self.given.places, self.given.totals
        kind, field = ref["of"], ref["field"]
        if kind == "total":
            return totals.total if field == "score" else totals.full
        if kind == "funds":
            return self._money(ref["line"], field)
        path = tuple(ref["path"])
        if kind == "item":
            found = totals.to.book.items.get((path, ref["item"]), {})
            return found.get("target" if field in TARGET else field)
        if field == "score":
            return places.scores.get(path)
        if field == "weight":
            return places.weights.get(path)
        row = places.targets.get(path)
        if row is None:
            return None
        if field in TARGET:
            return row.lo
        return {"actual": row.actual, "completion": row.completion}.get(field)

    def _money(self, key: str, field: str) -> Value | None:
        places, funds = self.given.places, self.given.funds
        if field in ("score", "weight"):
            if key != TOTAL or self.execution is None:
                return None
            cells = places.scores if field == "score" else places.weights
            return cells.get(self.execution.indicator.path)
        if funds is None or self.card.funds is None:
            return None
        if key == TOTAL:
            return funds.sums.get(field)
        lines = zip(self.card.funds.lines, funds.cells, strict=True)
        own = [
            cells for line, cells in lines
            if not line.of and key in (fitting(line, self.fund_rows), line.key, line.name)
        ]  # fmt: skip
        if field in AMOUNTS:
            parts = [cells[field] for cells in own if field in cells]
            return total(parts) if parts else None
        if field != "execution" or not own:
            return None
        spent, budget = (
            total([cells[name] for cells in own if name in cells]) for name in ("spent", "budget")
        )
        return divide(spent, budget, Fraction(0)) if isinstance(budget, Symbol) else None

    def steps(self) -> list[Step]:
        """What the rows between the indicators and the total show, row by row, as far as cells
        tell: adjusters, the sum, the factor, gates."""
        card, totals = self.card, self.given.totals
        found: list[Step] = []
        for branch in card.branches:
            if len(branch.indicator.path) == 1:
                inner = [
                    b for b in card.branches
                    if b.indicator.path[:1] == branch.indicator.path
                ]  # fmt: skip
                for one in reversed(inner):
                    path = one.indicator.path
                    steps = footing.of_branch(card, one).steps
                    found += [self._step(step, path) for step in steps]
        foot = footing.of_set(card)
        if foot.steps:
            weights = [
                totals.weights.get(node.path, self.given.places.weights.get(node.path))
                for node in card.indicator_set.indicators if not node.score.unit
            ]  # fmt: skip
            named = [one for one in weights if one is not None]
            sums = {"weight": total(named)}
            found.append(sums | ({"score": totals.stages["sum"]} if "sum" in totals.stages else {}))
            found += [self._step(step, ()) for step in foot.steps]
        return found

    def _step(self, step: footing.Step, path: tuple[str, ...]) -> Step:
        totals = self.given.totals
        stages = totals.stages
        if step.kind == footing.ADJUST:
            names = [one.name for one in self.card.adjustments]
            at = [one.at for one in self.card.adjustments]
            for (where, symbol), name, own in zip(totals.to.changes, names, at, strict=True):
                if where == own == path and name == step.name:
                    return {"score": symbol}
        if step.kind == footing.SCALE and not path and "scaled" in stages:
            return {"score": stages["scaled"] - stages["sum"]}
        key = ("gate", step.name)
        if step.kind == footing.GATE and not path and key in stages:
            before, after = stages[key]
            return {"score": after - before}
        return {}
