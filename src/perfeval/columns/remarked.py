"""Findings about the leaves of a block, entry by entry, in the order in which the kernel makes them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.asked import GRADE, UNSURE
from perfeval.columns.block import ABSENT, NOT_APPLICABLE, NOT_DUE, LeafBlock
from perfeval.columns.findings import Entry
from perfeval.columns.rollup_leaves import STATUSES, LeafColumn
from perfeval.columns.said import messages, percents
from perfeval.measures.measured import Context, Measured
from perfeval.model import scorecard as s
from perfeval.model.finding import Finding
from perfeval.model.quantity import ONE
from perfeval.model.rounding import Rounding, fixed, percent, plain
from perfeval.rules.inputs import Inputs
from perfeval.scoring.leaf import score_leaf
from perfeval.scoring.task import Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.columns.block import Block
    from perfeval.columns.places import At, Places
    from perfeval.columns.rollup import Rolled
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator

SCORED, UNSCORED, MISSING = (STATUSES.index(x) for x in (s.SCORED, s.UNSCORED, s.MISSING))
ACTUAL = ("actual", "part", "current", "survey", "panel", "items")
KNOWN = frozenset((
    "full_rate", "stated", "over", "no_ratio", "negative", "without_multiple", "bare_target",
    "unreasoned",
))  # fmt: skip


def unknown(column: LeafColumn) -> Any:
    """Where something is to be said of a leaf that only the scalar kernel can say."""
    blend = column.leaf.score.kind == "blend"
    odd: Any = False
    for name, when in column.said.items():
        if not name.removeprefix(UNSURE).startswith(GRADE) and (blend or name not in KNOWN):
            odd = odd | when
    return odd


class Remarks:
    """The findings of a block that was rolled up; `odd` rows have none."""

    def __init__(
        self, rolled: Rolled, block: Block, places: Places, target: Any, actual: Any, lang: str
    ) -> None:
        self.rolled, self.block, self.places, self.lang = rolled, block, places, lang
        self.target, self.actual = target, actual
        self.sound = ~rolled.odd

    def entries(self) -> Iterator[Entry]:
        """Those of leaves without a result first, as it is only reported ones that come before
        the others' own findings."""
        for column in sorted(self.rolled.leaves, key=lambda c: c.leaf.score.kind != "none"):
            yield from self._missing(column)
        for column in self.rolled.leaves:
            yield from self._own(column)
        yield from self._left_over()
        yield from self._signless()
        for column in self.rolled.leaves:
            yield from self._absent(column)
            yield from self._numbers(column)
            yield from self._unmet(column)
            yield from self._evidence(column)

    def rows(self, when: Any) -> Any:
        """The numbers of the rows where it holds."""
        if when is False:
            return np.zeros(0, np.int64)
        return np.flatnonzero(self.sound if when is True else when & self.sound)

    def _given(self, column: LeafColumn) -> LeafBlock:
        return self.block.leaves.get(column.leaf.path, LeafBlock())

    def _has(self, column: LeafColumn, key: str) -> Any:
        """Where a result has one of its keys."""
        given = self._given(column)
        if key in ("not_applicable", "not_due"):
            return given.state == (NOT_APPLICABLE if key == "not_applicable" else NOT_DUE)
        cells = given.columns.get(key)
        return False if cells is None else cells.form != ABSENT

    def _told(
        self, column: LeafColumn, code: str, when: Any, params: Mapping[str, Any],
        keys: tuple[str, ...] = (), otherwise: Span | None = None, level: str = "",
    ) -> Iterator[Entry]:  # fmt: skip
        """One finding of the rows where it holds, at the first of the keys that the result has;
        params may be made from the rows' numbers."""
        left = self.rows(when)
        path = column.leaf.path
        for key in (*keys, ""):
            if not len(left):
                return
            at: At | Span | None = self.places.at.get((path, key))
            here = left
            if key:
                has = self._has(column, key)
                if at is None or has is False:
                    continue
                here = left if has is True else left[has[left]]
                left = left[:0] if has is True else left[~has[left]]
            elif at is None:
                at = self.places.results or otherwise
            if len(here):
                filled = {k: v(column, here) if callable(v) else v for k, v in params.items()}
                message = messages(code, filled, self.lang)
                yield Entry(code, path, here, at, message, level)

    def _result(self, column: LeafColumn) -> Any:
        """Where a leaf has a result of its own: rates of the fund table need none."""
        given = self._given(column)
        if column.leaf.measure.kind != "funds":
            return True
        flags = [flag for flag in (given.reason, given.evidence) if flag is not None]
        own: Any = False
        for has in (*(cells.form != ABSENT for cells in given.columns.values()), *flags):
            own = own | has
        return own

    def _missing(self, column: LeafColumn) -> Iterator[Entry]:
        """What the kernel says of the leaf without a result: the same in every row."""
        if column.status is SCORED or column.status is UNSCORED:
            return
        leaf, when = column.leaf, column.status == MISSING
        for finding in without(leaf).findings:
            if finding.code == "PE401":
                yield from self._told(column, "PE401", when, finding.params, (), leaf.span)
            else:
                message = messages(finding.code, finding.params, self.lang)
                yield Entry(finding.code, leaf.path, self.rows(when), finding.span, message)

    def _own(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, said = column.leaf, _told_of(column)
        if "stated" in said:
            code = "PE606" if leaf.measure.kind == "survey" else "PE411"
            yield from self._told(
                column, code, said["stated"], {"kind": leaf.measure.kind}, ("actual",)
            )
        if "full_rate" in said:
            params = {"name": leaf.name}
            own = self._result(column)
            yield from self._told(column, "PE433", said["full_rate"] & own, params, (), leaf.span)
            rows = self.rows(said["full_rate"] & ~np.broadcast_to(own, (self.block.n,)))
            yield Entry("PE433", leaf.path, rows, leaf.span, messages("PE433", params, self.lang))
        reason = self._given(column).reason
        if "unreasoned" in said and reason is not None:
            yield from self._told(column, "PE427", said["unreasoned"] & ~reason, {}, ("judged",))

    def _left_over(self) -> Iterator[Entry]:
        """Weights that nobody could take."""
        columns = {column.leaf.path: column for column in self.rolled.leaves}
        for finding, rows in self.rolled.rolling.found:
            when = np.zeros(self.block.n, bool)
            when[rows] = True
            yield from self._told(
                columns[finding.path], finding.code, when, finding.params,
                ("not_applicable", "not_due"), finding.span,
            )  # fmt: skip

    def _signless(self) -> Iterator[Entry]:
        """Targets without a sign: one finding a project, at the first of them."""
        bare = [c for c in self.rolled.leaves if _told_of(c).get("bare_target", False) is not False]
        rows = self.rows(True)
        if not bare or not len(rows):
            return
        columns = [np.broadcast_to(c.said["bare_target"], (self.block.n,))[rows] for c in bare]
        bits = np.packbits(np.stack(columns, axis=1), axis=1)
        keys = np.ascontiguousarray(bits).view(np.dtype((np.void, bits.shape[1]))).ravel()
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        for number, at in enumerate(first):
            found = [c for c, column in zip(bare, columns, strict=True) if column[at]]
            if not found:
                continue
            when = np.zeros(self.block.n, bool)
            when[rows[which == number]] = True
            names = "、".join(c.leaf.name for c in found)
            yield from self._first(found[0], when, {"n": str(len(found)), "names": names})

    def _first(self, column: LeafColumn, when: Any, params: Mapping[str, str]) -> Iterator[Entry]:
        leaf, own = column.leaf, self.places.at.get((column.leaf.path, "target"))
        message = messages("PE431", params, self.lang)
        has = self._has(column, "target") if own is not None else False
        yield Entry("PE431", (), self.rows(when if has is True else when & has), own, message)
        place = leaf.at.get("target", leaf.span)
        rest = when & ~np.broadcast_to(has, (self.block.n,))
        yield Entry("PE431", (), self.rows(rest), place, message)

    def _absent(self, column: LeafColumn) -> Iterator[Entry]:
        if column.absent is False:
            return
        absence = self._given(column).absence
        when = column.absent if absence is None else column.absent & ~absence
        yield from self._told(
            column, "PE454", when, {"name": column.leaf.name}, ("not_applicable",)
        )

    def _numbers(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, said = column.leaf, _told_of(column)
        texts: dict[str, Any] = {"target": self.target, "actual": self.actual}
        if "over" in said:
            yield from self._over(column, texts)
        if "no_ratio" in said:
            yield from self._flat(column, said["no_ratio"])
        if "negative" in said:
            params = {"actual": self.actual}
            yield from self._told(column, "PE457", said["negative"], params, ACTUAL[:3])
        if "without_multiple" in said:
            when = said["without_multiple"]
            yield from self._told(column, "PE461", when, texts, ("actual",), leaf.span)

    def _over(self, column: LeafColumn, texts: dict[str, Any]) -> Iterator[Entry]:
        over = column.leaf.score.params.over
        code = "PE441" if over.action == "explain" else "PE442"
        when, reason = column.said["over"], self._given(column).reason
        params = {
            "rate": lambda c, rows: percents(np.broadcast_to(c.completion, (self.block.n,))[rows]),
            "beyond": percent(over.beyond),
            **texts,
        }
        for given, level in ((False, ""), (True, "info")):
            here = when if reason is None else when & (reason if given else ~reason)
            if given and reason is None:
                return
            told = {**params, "reason": "given" if given else ""}
            yield from self._told(column, code, here, told, ACTUAL, None, level)

    def _flat(self, column: LeafColumn, when: Any) -> Iterator[Entry]:
        """A target without a ratio, where it is written."""
        leaf = column.leaf
        has = self._has(column, "target") if (leaf.path, "target") in self.places.at else False
        params = {"target": self.target}
        yield from self._told(column, "PE456", when & has, params, ("target",))
        rest = when & ~np.broadcast_to(has, (self.block.n,))
        place = leaf.at.get("target")
        if place is None:
            yield from self._told(column, "PE456", rest, params, ACTUAL[:3])
            return
        rows = self.rows(rest)
        if len(rows):
            message = messages("PE456", {"target": self.target(column, rows)}, self.lang)
            yield Entry("PE456", leaf.path, rows, place, message)

    def _unmet(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, reason = column.leaf, self._given(column).reason
        if reason is None:
            return
        if leaf.score.kind == "none":
            if column.points is not None:
                unmet = np.asarray(column.points.has_met) & ~np.asarray(column.points.met)
                when = (column.status == UNSCORED) & unmet & ~reason & column.given
                yield from self._told(column, "PE455", when, {"name": leaf.name})
            return
        if leaf.score.unit:
            return
        cut = "over" in _told_of(column) and leaf.score.params.over.action != "explain"
        open_ = (column.status == SCORED) & ~reason
        if cut:
            open_ = open_ & ~column.said["over"]
        for number, weight in enumerate(column.weights):
            if weight is None:
                continue
            short = column.score < _least(weight, self.rolled.plan.digits)
            when = open_ & short & (column.weight == number)
            yield from self._short(column, self.rows(when), weight)

    def _short(self, column: LeafColumn, rows: Any, weight: Fraction) -> Iterator[Entry]:
        if not len(rows):
            return
        import pyarrow as pa

        leaf, plan = column.leaf, self.rolled.plan
        scores, which = np.unique(column.score[rows], return_inverse=True)
        shown = [_fixed(int(score), plan.digits, plan.set.rounding.digits) for score in scores]
        told = [
            messages("PE443", {"score": x, "weight": plain(weight), "name": leaf.name}, self.lang)
            for x in shown
        ]
        message = pa.array(told, pa.string()).take(pa.array(which))
        at = self.places.of(leaf.path) or leaf.span
        yield Entry("PE443", leaf.path, rows, at, message)

    def _evidence(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, given = column.leaf, self._given(column).evidence
        if given is None:
            return
        for number, weight in enumerate(column.weights):
            units = weight * 10**self.rolled.plan.digits if weight else None
            if units is None or units.denominator != 1:
                continue
            full = (column.status == SCORED) & (column.score == int(units))
            when = full & (column.weight == number) & ~given
            if leaf.evidence:
                params = {"name": leaf.name, "kinds": "、".join(leaf.evidence)}
                yield from self._told(column, "PE452", when, params, (), leaf.span)
            elif leaf.measure.kind not in ("funds", "survey"):
                yield from self._told(column, "PE451", when, {"name": leaf.name}, (), leaf.span)


def without(leaf: Indicator) -> Outcome:
    """The kernel's own outcome of a leaf without a result."""
    if leaf.score.kind == "none":
        missing = Finding("PE401", leaf.span, {"name": leaf.name, "points": ""}, leaf.path)
        return Outcome(None, Inputs(ONE, Rounding()), Measured(), [missing])
    context = Context(leaf.path, target=leaf.target)
    return score_leaf(Task(leaf, None, leaf.weight or Fraction(0), context, {}))


def without_result(column: LeafColumn, block: Block) -> Any:
    """Where a rule may score without any result: the project's named data may do."""
    leaf = column.leaf
    named = bool(block.data) and leaf.score.kind in ("cases", "formula", "blend")
    return column.status == MISSING if named or without(leaf).points is not None else False


def _told_of(column: LeafColumn) -> Mapping[str, Any]:
    """What is to be said of the leaf's numbers; what there is of a blend's is odd."""
    return {} if column.leaf.score.kind == "blend" else column.said


def kinds_of_evidence(column: LeafColumn, given: LeafBlock | None, digits: int) -> Any:
    """Where evidence of full marks would have to be looked at one by one."""
    if not column.leaf.evidence or given is None or given.evidence is None:
        return False
    units = np.array([int((weight or 0) * 10**digits) for weight in column.weights], np.int64)
    return given.evidence & (column.score >= units[column.weight])


def _least(weight: Fraction, digits: int) -> int:
    """Below how many 10^-digits a score is less than the weight."""
    units = weight * 10**digits
    return -int(-units.numerator // units.denominator)


def _fixed(score: int, digits: int, shown: int) -> str:
    return fixed(Fraction(score, 10**digits), shown)
