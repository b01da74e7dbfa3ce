"""Which convention explains the most rows of a form, and what it makes of each row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfeval.rechecking.conventions.flat import KEY as FLAT
from perfeval.rechecking.conventions.search import BEHIND, order
from perfeval.rechecking.conventions.steps import KEY as STEPS
from perfeval.rechecking.conventions.ways import said, way_of
from perfeval.rechecking.records import Convention, Fit, FormWide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfeval.model.indicators import Path

EXECUTION = "weight × execution"
CHANCE = 40
ALIKE = 38  # the same deduction in several rows is plainer than steps
SEVERAL = 2
FULL = "full"  # full marks are no rule
_NONE: Mapping[Path, frozenset[str]] = {}


class _Count(NamedTuple):
    rows: int = 0
    telling: int = 0  # rows that it explains by itself
    rank: int = 0
    bare: int = 0  # the rank of its formula without any rounding


def form_wide(rows: Sequence[tuple[Path, Sequence[Convention]]]) -> FormWide | None:
    """The convention with its rounding that fits the most of the rows, which are those that lost
    points or missed their target; the simplest of several. None where none explains a row.

    Rows that agree with the plain rule agree with many others too, and count for each of them.
    """
    counts: dict[tuple[str, str], _Count] = {}
    for _, given in rows:
        for one in given:
            for fit in one.fits if one.key != FULL else ():
                if fit.rank >= BEHIND:
                    continue
                c = counts.get((one.key, fit.way), _Count())
                telling = not one.coincidence and not one.implied
                rank = ALIKE if one.key.startswith(FLAT) else fit.rank
                counts[one.key, fit.way] = _Count(
                    c.rows + 1, c.telling + telling, max(c.rank, rank),
                    max(c.bare, rank - way_of(fit.way).rank),
                )  # fmt: skip
    whole = len(rows)
    score = {
        pair: c for pair, c in counts.items()
        if (_flat(c, whole) if pair[0].startswith(FLAT) else c.telling)
    }  # fmt: skip
    if not score:
        return None
    # of equals the first, which the order of the modules makes the plainest
    best = min(score, key=lambda pair: _far(score[pair], whole))
    fits = {path: one for path, given in rows for one in given if (one.key, best[1]) == best
            and best[1] in one.ways}  # fmt: skip
    # of the row of the fund table the name is its own
    one, done = max(fits.values(), key=lambda c: c.title_en != EXECUTION), way_of(best[1])
    zh = "，".join(filter(None, (one.title_zh, said(done, "zh"))))
    en = ", ".join(filter(None, (one.title_en, said(done, "en"))))
    others = tuple(path for path, _ in rows if path not in fits)
    return FormWide(best[0], best[1], zh, en, len(fits), whole, others)


def _flat(count: _Count, whole: int) -> bool:
    """The same deduction in several rows, and in most of them."""
    return count.rows >= SEVERAL and count.rows * 2 > whole


def _far(count: _Count, whole: int) -> tuple[int, int]:
    """With many steps and costs to choose from, one of them fits one row more by chance; not where
    it fits them all."""
    chance = count.bare >= CHANCE and count.rows < whole
    return chance - count.rows, count.rank


def weighed(
    rows: Sequence[tuple[Path, tuple[Convention, ...]]],
    bare: Mapping[Path, frozenset[str]] = _NONE,
    printed: tuple[str, ...] = (),
) -> dict[Path, tuple[Convention, ...]]:
    """Conventions with many parameters to choose from are coincidences, unless one and the same
    explains half of the rows that lost points or missed their target; steps also where they
    explain but one row, unless the form prints them (`printed` has the beginnings of their keys).

    What several rows lose alike, and a bare deduction of a usual size, are conventions too where
    nothing else explains the row: `bare` has the keys of such deductions for the rows that a
    figure decides.
    """
    count: Counter[str] = Counter()
    flat: Counter[str] = Counter()
    for path, given in rows:
        count.update({one.key for one in given if _by_chance(one)})
        flat.update({one.key for one in given if one.key in bare.get(path, ())})
    few = {
        key for key, times in count.items()
        if not (printed and key.startswith(printed)) and (
            times * 2 < len(rows) or (times < SEVERAL and (len(rows) > 1 or key.startswith(STEPS)))
        )
    }  # fmt: skip
    many = frozenset(key for key, times in flat.items() if times >= SEVERAL)
    return {
        path: tuple(
            sorted(
                _alone(tuple(_demoted(given, few)), many, bare.get(path, frozenset())), key=order
            )
        )
        for path, given in rows
    }


def _demoted(given: Sequence[Convention], few: set[str]) -> Iterator[Convention]:
    for one in given:
        chance = one.key in few and _by_chance(one)
        yield one._replace(coincidence=True, rank=one.rank + BEHIND) if chance else one


def _by_chance(one: Convention) -> bool:
    return one.rank >= CHANCE and not one.coincidence and not one.implied


def _alone(
    given: tuple[Convention, ...], many: frozenset[str], bare: frozenset[str]
) -> tuple[Convention, ...]:
    """The flat deduction as what explains the row, where nothing else does."""
    if any(not one.coincidence and not one.implied for one in given):
        return given
    return tuple(
        one if one.key not in bare
        else one._replace(coincidence=False) if one.key in many
        else _bare(one)
        for one in given
    )  # fmt: skip


def _bare(one: Convention) -> Convention:
    zh, en = one.zh.replace("一律扣", "直接扣", 1), one.en.replace("a flat ", "", 1)
    zh, en = f"{zh}，没有写明规则", f"{en}, with no rule stated"
    title_zh, title_en = one.title_zh.replace("一律扣", "直接扣"), one.title_en
    fits = tuple(Fit(fit.way, fit.rank, zh, en) for fit in one.fits)
    return one._replace(
        coincidence=False, zh=zh, en=en, fits=fits, title_zh=title_zh, title_en=title_en
    )


def settled(given: tuple[Convention, ...], wide: FormWide | None) -> tuple[Convention, ...]:
    """The form's own convention before all others, in the form's own rounding."""
    own = []
    for one in given:
        fit = next((f for f in one.fits if wide is not None
                    and (one.key, f.way) == (wide.key, wide.way)), None)  # fmt: skip
        if fit is not None:
            ways = (fit.way, *(way for way in one.ways if way != fit.way))
            own.append(one._replace(ways=ways, zh=fit.zh, en=fit.en, rank=fit.rank, implied=False,
                                    coincidence=False))  # fmt: skip
    keys = {one.key for one in own}
    return (*own, *(one for one in given if one.key not in keys and not one.implied))
