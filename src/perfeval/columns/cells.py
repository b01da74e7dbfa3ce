"""What was aimed at and achieved, as the cells of an outcome have it: Arrow strings a leaf.

The same texts as `reports.score_document` gives for one project. What is not written in the input
but worked out (a rate, a count of points met) is put in words here from whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.block import ABSENT, LeafBlock
from perfeval.columns.numerals import numbers, tabled
from perfeval.columns.said import percents
from perfeval.measures import schedule
from perfeval.measures.measured import Context
from perfeval.model.quantity import DATE, FLAG, ONE
from perfeval.model.rounding import plain
from perfeval.scoring.measuring import rated
from perfeval.scoring.numbers import FULL_RATE
from perfeval.scoring.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.columns.block import Block, Column
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.model.indicators import Indicator

# decimals to which the measured number's text is rounded, by measure
SHOWN = {"ratio": 4, "growth": 4, "funds": 4, "survey": 4, "schedule": 2, "count": 6, "formula": 6}

# what a measure can't do without
FIRST = {
    "ratio": "part", "growth": "current", "count": "count", "schedule": "planned",
    "survey": "survey.counts.1",
}  # fmt: skip


class Cells:
    """The texts of a block's leaves in one language."""

    def __init__(self, block: Block, lang: str) -> None:
        lang = lang if lang in ("zh", "en") else "zh"
        self.block, self.lang, self.n = block, lang, block.n
        self.words: dict[str, str] = import_module(f"perfeval.i18n.report_{lang}").TEXTS

    def _given(self, column: LeafColumn) -> LeafBlock:
        return self.block.leaves.get(column.leaf.path, LeafBlock())

    def target(self, column: LeafColumn) -> Any:
        """One text for all rows (or None), or Arrow strings."""
        leaf = column.leaf
        fixed: str | None = None
        if leaf.target is not None:
            fixed = (
                self._word(leaf.target.flag)
                if leaf.target.kind == FLAG
                else leaf.target.text.strip()
            )
        given = self._given(column)
        own = given.columns.get("target")
        full = column.said.get("full_rate", False)
        choices: list[tuple[Any, Any]] = [(full, FULL_RATE.text)] if full is not False else []
        if own is not None:
            choices.append((_present(own), self._quantity(own, given.texts.get("target"))))
        return _chosen(choices, fixed, self.n)

    def target_text(self, column: LeafColumn, rows: Any) -> Any:
        """Of some rows, for a message."""
        return _at(self.target(column), rows)

    def actual_text(self, column: LeafColumn, rows: Any) -> Any:
        """The measured numbers of some rows, for a message: delays as numbers."""
        return _at(self._measured(column, message=True), rows)

    def actual(self, column: LeafColumn) -> Any:
        """One text for all rows (or None), or Arrow strings; null without a result."""
        if column.given is False:
            return None
        found = self._measured(column)
        if column.given is True or found is None:
            return found
        return _chosen([(column.given, found)], None, self.n)

    def unshown(self, column: LeafColumn) -> Any:
        """Where the number's text would have to be worked out from what isn't there."""
        own = self._given(column).columns.get("actual")
        stated = own is not None and _present(own) is True
        kind = column.leaf.measure.kind
        if _parts(column.leaf):
            return self._dated(column)
        target = self._given(column).columns.get("target")
        if kind == "formula" and target is not None:
            return _present(target)  # the projects' targets say whether it is a rate
        return (
            kind in SHOWN and not stated and self._reads(column)
            and getattr(column.points, "shown", None) is None
        )  # fmt: skip

    def _dated(self, column: LeafColumn) -> Any:
        """Where a blend's actual, or that of a part, is a day, which a cell has in words."""
        found: Any = False
        for key, own in self._given(column).columns.items():
            if key == "actual" or (key.startswith("parts.") and key.endswith(".actual")):
                days = [n for n, form in enumerate(own.forms) if form.kind == DATE]
                if days:
                    found = found | np.isin(np.broadcast_to(own.form, (self.n,)), days)
        return found

    def _reads(self, column: LeafColumn) -> bool:
        """Whether the leaf's own measure has something to work with."""
        kind, columns = column.leaf.measure.kind, self._given(column).columns
        if kind == "funds":
            return bool(self.block.funds)
        if kind == "formula":
            return any(key.startswith("data.") for key in columns)
        return any(key in columns for key in FIRST.values())

    def _measured(self, column: LeafColumn, message: bool = False) -> Any:
        given = self._given(column)
        own = given.columns.get("actual")
        choices: list[tuple[Any, Any]] = []
        if own is not None:
            shown = self._quantity(own, given.texts.get("actual"), message)
            choices.append((_present(own), shown))
        worked_out = column.points is not None and column.points.shown is not None
        if worked_out and column.leaf.measure.kind in SHOWN and self._reads(column):
            choices.append((self._computed(column), self._shown(column)))
        if not message:
            choices += self._judged(column, given)
        return _chosen(choices, None, self.n)

    def _quantity(self, own: Column, written: Any, message: bool = False) -> Any:
        """As it was written; yes and no in the language."""
        import pyarrow as pa
        import pyarrow.compute as pc

        text = self._plain(own) if written is None else written
        if not message:
            text = pc.utf8_trim_whitespace(text) if written is not None else text
            flags = [n for n, form in enumerate(own.forms) if form.kind == FLAG]
            if flags:
                yes = pa.array([self._word(False), self._word(True)]).take(
                    pa.array(np.clip(own.values, 0, 1))
                )
                return _chosen(
                    [(np.isin(np.broadcast_to(own.form, (self.n,)), flags), yes)], text, self.n
                )
        return text

    def _plain(self, own: Column) -> Any:
        """A bare number's shortest text."""
        digits = len(str(own.scale)) - 1
        found = tabled(own.values, digits)
        return numbers(own.values, digits) if found is None else found

    def _word(self, flag: bool) -> str:
        return self.words["yes" if flag else "no"]

    def _computed(self, column: LeafColumn) -> Any:
        """Where the leaf's own measure gave the number."""
        given = self._given(column)
        own = given.columns.get(FIRST.get(column.leaf.measure.kind, ""))
        return True if own is None else _present(own)

    def _shown(self, column: LeafColumn) -> Any:
        kind, shown = column.leaf.measure.kind, column.points.shown
        if kind == "schedule":
            return self._delay(column, shown)
        if kind == "count":
            return numbers(shown, SHOWN[kind])
        if kind == "formula":
            return percents(shown) if _rated(column.leaf) else numbers(shown, SHOWN[kind])
        return percents(shown)

    def _delay(self, column: LeafColumn, late: Any) -> Any:
        params = column.leaf.measure.params or schedule.Params()
        unit = schedule.NAMES[params.unit][0]
        return _each(late, lambda units: plain(Fraction(units, 100), 2) + unit)

    def _judged(self, column: LeafColumn, given: LeafBlock) -> list[tuple[Any, Any]]:
        """What was judged in the place of a number, in the order in which it is looked for."""
        import pyarrow as pa

        leaf, columns = column.leaf, given.columns
        found: list[tuple[Any, Any]] = []
        if leaf.score.kind == "checklist":
            found.append((True, self._met(len(leaf.score.params.items), given)))
        if "tier" in columns:
            tiers = pa.array([tier.name for tier in leaf.score.params.tiers], pa.string())
            own = columns["tier"]
            place = np.clip(own.values // own.scale, 0, len(tiers) - 1)
            found.append((_present(own), tiers.take(pa.array(place))))
        if "judged" in columns:
            own = columns["judged"]
            say = self.words["actual.judged"]
            unit = own.scale
            texts = _each(own.values, lambda x: say.format(points=plain(Fraction(x, unit), 4)))
            found.append((_present(own), texts))
        parts = [self._part(given, n) for n in range(1, _parts(leaf) + 1)]
        return [*found, (True, _joined(parts, self.words["semicolon"]))] if parts else found

    def _part(self, given: LeafBlock, number: int) -> Any:
        """A part's own actual; nothing where it is worked out."""
        key = f"parts.{number}.actual"
        own = given.columns.get(key)
        if own is None:
            return None
        return _chosen([(_present(own), self._quantity(own, given.texts.get(key)))], None, self.n)

    def _met(self, n: int, given: LeafBlock) -> Any:
        """How many points of a checklist are met."""
        say, columns = self.words["actual.checklist"], given.columns
        whole = columns.get("met")
        parts = [columns[f"met.{i}"] for i in range(1, n + 1) if f"met.{i}" in columns]
        scale = max((part.scale for part in parts), default=1)
        units = np.zeros(self.n, np.int64)
        for part in parts:
            units += np.where(_present(part), part.values * (scale // part.scale), 0)
        if whole is not None:
            units += np.where(_present(whole), whole.values // whole.scale * (n * scale), 0)
        return _each(units, lambda x: say.format(met=plain(Fraction(x, scale), 2), n=n))


def _rated(leaf: Indicator) -> bool:
    """Whether a number is compared with percentages, so that it is a rate itself."""
    task = Task(leaf, None, ONE, Context(leaf.path), {})
    return rated(task)


def _parts(leaf: Indicator) -> int:
    return len(leaf.score.params.parts) if leaf.score.kind == "blend" else 0


def _joined(texts: list[Any], between: str) -> Any:
    """The texts that there are, row by row."""
    import pyarrow.compute as pc

    found = None
    for text in texts:
        text = text if text is None or isinstance(text, str) else _spelled(text)
        if found is None or text is None:
            found = text if found is None else found
        else:
            # null_handling="skip" loses the rows in which all are null (pyarrow 26)
            found = pc.coalesce(pc.binary_join_element_wise(found, text, between), found, text)
    return found


def _present(own: Column) -> Any:
    return own.form != ABSENT


def _each(units: Any, text: Callable[[int], str]) -> Any:
    """A text for each number, made once for each that occurs."""
    import pyarrow as pa

    values, which = np.unique(units, return_inverse=True)
    return pa.array([text(int(x)) for x in values], pa.string()).take(pa.array(which))


def _at(text: Any, rows: Any) -> Any:
    import pyarrow as pa

    return text if text is None or isinstance(text, str) else _spelled(text.take(pa.array(rows)))


def _spelled(text: Any) -> Any:
    """Strings of their own, not places in a table."""
    import pyarrow as pa

    return text.cast(pa.string()) if isinstance(text, pa.DictionaryArray) else text


def _chosen(choices: list[tuple[Any, Any]], otherwise: Any, n: int) -> Any:
    """The first text whose condition holds, row by row; one text where it is the same for all."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = otherwise
    for when, text in reversed(choices):
        if when is True:
            found = text
        elif when is not False:
            mask = pa.array(np.ascontiguousarray(when))
            yes, no = (
                pa.scalar(x, pa.string()) if x is None or isinstance(x, str) else _spelled(x)
                for x in (text, found)
            )
            found = pc.if_else(mask, yes, no)
    return found
