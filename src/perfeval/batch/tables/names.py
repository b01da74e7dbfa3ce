"""Heads of columns to what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.tables import words
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.plan import FUNDS, INDICATOR, LEVEL, RESULT, ROOT, Meaning
from perfeval.rules.peers import group
from perfeval.source.fund_shape import FUNDS as FUNDS_SHAPE
from perfeval.source.fund_shape import LINE
from perfeval.source.kinds import factor_of
from perfeval.source.project_builder import LeafIndex
from perfeval.source.project_shape import HEADER, PROJECT
from perfeval.source.reading import nearest
from perfeval.source.result_shape import RESULT as RESULT_SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.shape import Field

UNIT = re.compile(r"(.+?)\s*[（(\[【]\s*(?:单位[:：]\s*)?([^()（）\[\]【】]{1,12})\s*[)）\]】]")
# between an indicator and a key of its result, where the key is known
_JOINTS = re.compile(r"[.．_:：—-]")
MONEY = ("initial_budget", "budget", "arrived", "spent", "due", "forecast")
# types of a result's keys that have nothing inside: what follows a dot means something else
_PLAIN = frozenset(("text", "number", "integer", "flag", "quantity", "share", "date", "prose"))


class Doubt(NamedTuple):
    """A head that fits several indicators: their paths."""

    paths: tuple[str, ...]


class Names:
    """The columns that a set's tables may have, in one of the two layouts."""

    def __init__(self, indicator_set: IndicatorSet, layout: str, by: tuple[str, ...] = ()) -> None:
        self.layout = layout
        self.leaves = LeafIndex(indicator_set.leaves())
        self.folded = _folded(self.leaves)
        self.groups = {*words.REGIONS, *indicator_set.groups, *by, *_compared(indicator_set)}

    def meaning(self, head: str, column: int) -> Meaning | Doubt | None:
        """What a column with that head is; None where nothing is called so."""
        found = self._plain(head, column)
        if found is not None:
            return found
        parted = UNIT.fullmatch(head)
        if parted is None:
            return None
        found = self._plain(parted[1].strip(), column)
        if isinstance(found, Meaning) and (
            found.kind in (RESULT, FUNDS) or found.keys[:1] == ("data",)
        ):
            return found._replace(unit=parted[2].strip())
        return found

    def known(self) -> list[str]:
        """All names, for suggestions."""
        made = [*self.groups, *words.HEADER, *words.FUNDS, *HEADER.known()]
        made += [name for key in MONEY for name in (key, LINE.known()[key].zh)]
        if self.layout == LONG:
            return [*words.INDICATOR, *RESULT_SHAPE.known(), *words.RESULT, *made]
        return [*self.leaves.by, *made]

    def near(self, head: str) -> str:
        """The name most like a head: of an indicator's key where the indicator is told."""
        if self.layout != LONG:
            for joint in reversed([*_JOINTS.finditer(head)]):
                own = head[: joint.start()].strip()
                if not self._fits(own):
                    continue
                start = head[: joint.end()]
                keys = {*RESULT_SHAPE.known(), *words.RESULT} - {"name"}
                return start + (nearest(head[joint.end() :].strip(), sorted(keys)) or "完成值")
        return nearest(head, self.known())

    def _plain(self, head: str, column: int) -> Meaning | Doubt | None:
        if self.layout == LONG:
            return (
                self._of_row(head, column) or self._of_result(head, column)
                or self._of_project(head, column)
            )  # fmt: skip
        return self._of_leaf(head, column) or self._of_project(head, column)

    def _of_row(self, head: str, column: int) -> Meaning | None:
        if head.lower() in words.INDICATOR:
            return Meaning(column, INDICATOR, (head,))
        if head in words.LEVELS:
            return Meaning(column, LEVEL, (head,))
        return None

    def _of_result(self, head: str, column: int) -> Meaning | None:
        keys = result_keys(head)
        return Meaning(column, RESULT, keys) if keys else None

    def _of_leaf(self, head: str, column: int) -> Meaning | Doubt | None:
        fits = self._fits(head)
        if fits:
            return self._one(fits, column, ())
        for joint in reversed([*_JOINTS.finditer(head)]):
            fits = self._fits(head[: joint.start()].strip())
            keys = result_keys(head[joint.end() :].strip()) if fits else ()
            if keys:
                return self._one(fits, column, keys)
        return None

    def _fits(self, name: str) -> list[Indicator]:
        return self.leaves.fits(name) or self.leaves.fits(self.folded.get(name.casefold(), ""))

    def _one(self, fits: list[Indicator], column: int, keys: tuple[str, ...]) -> Meaning | Doubt:
        if len(fits) > 1:
            return Doubt(tuple("/".join(leaf.path) for leaf in fits))
        return Meaning(column, RESULT, keys, fits[0].path)

    def _of_project(self, head: str, column: int) -> Meaning | None:
        first, *rest = re.split("[.．]", head)
        top = PROJECT.known().get(first) or PROJECT.known().get(first.lower())
        if rest and top is not None and all(part.strip() for part in rest):
            return self._inside(top, tuple(part.strip() for part in rest), column)
        known = HEADER.known()
        key = _of(known.get(head) or known.get(head.lower()))
        key = key or words.HEADER.get(head.lower(), "")
        if key:
            return Meaning(column, ROOT, ("project", key))
        if head in self.groups:
            return Meaning(column, ROOT, ("groups", head))
        key = fund_key(head)
        return Meaning(column, FUNDS, ("", key)) if key else None

    def _inside(self, top: Field, rest: tuple[str, ...], column: int) -> Meaning | None:
        if top.key == "funds":
            key = fund_key(rest[-1]) if len(rest) < 3 else ""
            return Meaning(column, FUNDS, (rest[0] if len(rest) == 2 else "", key)) if key else None
        if top.key == "project":
            own = _of(HEADER.known().get(rest[0]))
            return Meaning(column, ROOT, ("project", own, *rest[1:])) if own else None
        if top.key == "results":
            return None
        return Meaning(column, ROOT, (top.key, *rest))


def result_keys(text: str) -> tuple[str, ...]:
    """The keys of a result that a name means: ("actual",), ("met", "1"); () for no key."""
    first, *rest = (part.strip() for part in re.split("[.．]", text))
    field = RESULT_SHAPE.known().get(first) or RESULT_SHAPE.known().get(first.lower())
    key = field.key if field is not None else words.RESULT.get(first.lower(), "")
    if not key or key == "name" or not all(rest):
        return ()
    if rest and RESULT_SHAPE.known()[key].type.name in _PLAIN:
        return ()
    return (key, *rest)


def fund_key(name: str) -> str:
    """The key of a fund line, or "unit"; "" for another name."""
    if name in words.FUNDS:
        return words.FUNDS[name]
    field = LINE.known().get(name)
    if field is not None and field.key in MONEY:
        return field.key
    # elsewhere 单位 is an office
    return "unit" if name == "unit" and FUNDS_SHAPE.known().get(name) else ""


def _folded(leaves: LeafIndex) -> dict[str, str]:
    """Names whatever their case, where one name only is written like that."""
    made: dict[str, list[str]] = {}
    for name in leaves.by:
        made.setdefault(name.casefold(), []).append(name)
    return {folded: names[0] for folded, names in made.items() if len(names) == 1}


def _compared(indicator_set: IndicatorSet) -> set[str]:
    """The groups in which projects are compared with one another."""
    rules = (leaf.score for leaf in indicator_set.leaves() if leaf.score.kind == "peers")
    return {group(rule.params) for rule in rules} - {"all", "department", "region"}


def _of(field: Field | None) -> str:
    return field.key if field is not None else ""


def is_money(unit: str) -> bool:
    return factor_of(unit) is not None


def leaves_of(meanings: tuple[Meaning, ...]) -> Iterator[tuple[str, ...]]:
    """The indicators that have a column of their own, once each."""
    return iter(dict.fromkeys(m.path for m in meanings if m.kind == RESULT and m.path))
