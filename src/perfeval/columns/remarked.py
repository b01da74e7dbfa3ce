"""Findings about the leaves of a block, entry by entry, in the order in which the kernel makes them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.findings import Entry
from perfeval.columns.rollup_leaves import MISSING, SCORED, UNSCORED, LeafColumn
from perfeval.columns.said import messages, percents
from perfeval.columns.telling import Telling
from perfeval.columns.unusual import without
from perfeval.model.rounding import fixed, percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


ACTUAL = ("actual", "part", "current", "survey", "panel", "items")


class Remarks(Telling):
    """The findings about leaves."""

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

    def _missing(self, column: LeafColumn) -> Iterator[Entry]:
        """What the kernel says of the leaf without a result: the same in every row."""
        if column.status is SCORED or column.status is UNSCORED:
            return
        leaf, when = column.leaf, column.status == MISSING
        for finding in without(leaf).findings:
            if finding.code == "PE401":
                yield from self.told(column, "PE401", when, finding.params, (), leaf.span)
            else:
                message = messages(finding.code, finding.params, self.lang)
                yield Entry(finding.code, leaf.path, self.rows(when), finding.span, message)

    def _own(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, said = column.leaf, _told_of(column)
        if "stated" in said:
            code = "PE606" if leaf.measure.kind == "survey" else "PE411"
            yield from self.told(
                column, code, said["stated"], {"kind": leaf.measure.kind}, ("actual",)
            )
        if "full_rate" in said:
            params = {"name": leaf.name}
            own = self.result(column)
            yield from self.told(column, "PE433", said["full_rate"] & own, params, (), leaf.span)
            rows = self.rows(said["full_rate"] & ~np.broadcast_to(own, (self.block.n,)))
            yield Entry("PE433", leaf.path, rows, leaf.span, messages("PE433", params, self.lang))
        reason = self.given(column).reason
        if "unreasoned" in said and reason is not None:
            yield from self.told(column, "PE427", said["unreasoned"] & ~reason, {}, ("judged",))

    def _left_over(self) -> Iterator[Entry]:
        """Weights that nobody could take."""
        columns = {column.leaf.path: column for column in self.rolled.leaves}
        for finding, rows in self.rolled.rolling.found:
            when = np.zeros(self.block.n, bool)
            when[rows] = True
            yield from self.told(
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
        has = self.has(column, "target") if own is not None else False
        yield Entry("PE431", (), self.rows(when if has is True else when & has), own, message)
        place = leaf.at.get("target", leaf.span)
        rest = when & ~np.broadcast_to(has, (self.block.n,))
        yield Entry("PE431", (), self.rows(rest), place, message)

    def _absent(self, column: LeafColumn) -> Iterator[Entry]:
        if column.absent is False:
            return
        absence = self.given(column).absence
        when = column.absent if absence is None else column.absent & ~absence
        yield from self.told(column, "PE454", when, {"name": column.leaf.name}, ("not_applicable",))

    def _numbers(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, said = column.leaf, _told_of(column)
        texts: dict[str, Any] = {"target": self.target, "actual": self.actual}
        if "over" in said:
            yield from self._over(column, texts)
        if "no_ratio" in said:
            yield from self._flat(column, said["no_ratio"])
        if "negative" in said:
            params = {"actual": self.actual}
            yield from self.told(column, "PE457", said["negative"], params, ACTUAL[:3])
        if "without_multiple" in said:
            when = said["without_multiple"]
            yield from self.told(column, "PE461", when, texts, ("actual",), leaf.span)

    def _over(self, column: LeafColumn, texts: dict[str, Any]) -> Iterator[Entry]:
        over = column.leaf.score.params.over
        code = "PE441" if over.action == "explain" else "PE442"
        when, reason = column.said["over"], self.given(column).reason
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
            yield from self.told(column, code, here, told, ACTUAL, None, level)

    def _flat(self, column: LeafColumn, when: Any) -> Iterator[Entry]:
        """A target without a ratio, where it is written."""
        leaf = column.leaf
        has = self.has(column, "target") if (leaf.path, "target") in self.places.at else False
        params = {"target": self.target}
        yield from self.told(column, "PE456", when & has, params, ("target",))
        rest = when & ~np.broadcast_to(has, (self.block.n,))
        place = leaf.at.get("target")
        if place is None:
            yield from self.told(column, "PE456", rest, params, ACTUAL[:3])
            return
        rows = self.rows(rest)
        if len(rows):
            message = messages("PE456", {"target": self.target(column, rows)}, self.lang)
            yield Entry("PE456", leaf.path, rows, place, message)

    def _unmet(self, column: LeafColumn) -> Iterator[Entry]:
        leaf, reason = column.leaf, self.given(column).reason
        if reason is None:
            return
        if leaf.score.kind == "none":
            if column.points is not None:
                unmet = np.asarray(column.points.has_met) & ~np.asarray(column.points.met)
                when = (column.status == UNSCORED) & unmet & ~reason & column.given
                yield from self.told(column, "PE455", when, {"name": leaf.name})
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
        leaf, given = column.leaf, self.given(column).evidence
        if given is None:
            return
        when = self.full(column) & ~given
        if leaf.evidence:
            params = {"name": leaf.name, "kinds": "、".join(leaf.evidence)}
            yield from self.told(column, "PE452", when, params, (), leaf.span)
        elif leaf.measure.kind not in ("funds", "survey"):
            yield from self.told(column, "PE451", when, {"name": leaf.name}, (), leaf.span)

    def full(self, column: LeafColumn) -> Any:
        """Where a leaf has all of the points that it weighs there."""
        found: Any = False
        for number, weight in enumerate(column.weights):
            units = weight * 10**self.rolled.plan.digits if weight else None
            if units is not None and units.denominator == 1:
                full = (column.status == SCORED) & (column.score == int(units))
                found = found | (full & (column.weight == number))
        return found


def _told_of(column: LeafColumn) -> Mapping[str, Any]:
    """What is to be said of the leaf's numbers; what there is of a blend's is odd."""
    return {} if column.leaf.score.kind == "blend" else column.said


def _least(weight: Fraction, digits: int) -> int:
    """Below how many 10^-digits a score is less than the weight."""
    units = weight * 10**digits
    return -int(-units.numerator // units.denominator)


def _fixed(score: int, digits: int, shown: int) -> str:
    return fixed(Fraction(score, 10**digits), shown)
