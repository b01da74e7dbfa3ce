"""Which conventions give a printed score, and which one explains the most rows of a form."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from perfeval.rechecking.conventions.made import Made, num
from perfeval.rechecking.conventions.ways import EXACT, applied, may_give, said, way_of, ways
from perfeval.rechecking.records import Convention, FormWide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.indicators import Path
    from perfeval.rechecking.conventions.ways import Way
    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

NAMES = (
    "linear", "reverse_ratio", "reverse_share", "printed_rate", "rate_first", "pass_line",
    "all_or_nothing", "bands", "other_base", "over_completion", "swapped", "scale", "tiers", "steps",
    "full", "flat",
)  # fmt: skip
EXECUTION = "weight × execution"
CHANCE = 40
BEHIND = 100  # added to what is contrived: a plain description comes before it
EXOTIC, USUAL = 3, 2  # far-fetched formulas need an exact score, or the usual decimals
FAR = 10  # a module's rank counts more than that of a rounding


@cache
def _modules() -> tuple[Any, ...]:
    return tuple(import_module(f"perfeval.rechecking.conventions.{name}") for name in NAMES)


def conventions(f: Figures, limits: Limits) -> tuple[Convention, ...]:
    """All that give the printed score exactly, the most plausible first."""
    found = []
    possible = [way for way in ways(f.decimals) if may_give(way, f.s)]
    for module in _modules():
        for made in module.points(f, limits):
            plain_only = made.coincidence or getattr(module, "COINCIDENCE", False)
            fitting = _fitting(made, f, possible, plain_only)
            if fitting:
                first = way_of(fitting[0])
                # rounding up gives full marks to any small miss
                told = plain_only or (first.mode == "up" and f.s == f.w)
                rank = (module.RANK + made.rank) * FAR + first.rank
                if first is not EXACT:
                    rank += getattr(module, "TWICE", 0)
                contrived = module.RANK >= EXOTIC and first is not EXACT
                if contrived and first.digits is not None and first.digits < USUAL:
                    told, rank = True, rank + BEHIND
                zh, en = (_sentence(made, fitting[0], f, lang) for lang in ("zh", "en"))
                found.append(Convention(made.key, fitting, made.zh, made.en, zh, en, rank, told))
    return tuple(sorted(found, key=_order))


def _fitting(made: Made, f: Figures, possible: Sequence[Way], plain_only: bool) -> tuple[str, ...]:
    value = min(max(made.points, Fraction(0)), f.w) if made.cut else made.points
    if abs(value - f.s) >= 1:
        return ()  # no rounding goes further
    if plain_only:
        return (EXACT.key,) if value == f.s else ()
    return tuple(way.key for way in possible if applied(way, value) == f.s)


def _sentence(made: Made, way: str, f: Figures, lang: str) -> str:
    zh = lang == "zh"
    head = made.zh if zh else made.en
    rounding = said(way_of(way), lang)
    value = num(made.points)
    if made.work:
        sep = "：" if zh else ": "
        same = made.work == value or not any(sign in made.work for sign in "×−/")
        head += sep + made.work + ("" if same else f"={value}")
    if made.cut and made.points < 0:
        head += "，扣完为止" if zh else ", down to 0"
    if not rounding:
        return head
    return f"{head}，{rounding}得{num(f.s)}" if zh else f"{head}, {rounding}: {num(f.s)}"


def form_wide(rows: Sequence[tuple[Path, Sequence[Convention]]]) -> FormWide | None:
    """The convention with its rounding that explains the most of the rows, which are those that
    lost points or missed their target; None where it explains none."""
    score: dict[tuple[str, str], tuple[int, int]] = {}
    for _, given in rows:
        for one in given:
            for way in () if one.coincidence else one.ways:
                count, far = score.get((one.key, way), (0, 0))
                own = one.rank - way_of(one.ways[0]).rank + way_of(way).rank
                score[one.key, way] = (count + 1, max(far, own))
    if not score:
        return None
    # with many steps and costs to choose from, one of them fits one row more by chance
    best = min(
        score, key=lambda pair: ((score[pair][1] >= CHANCE) - score[pair][0], score[pair][1], pair)
    )
    fits = {path: one for path, given in rows for one in given if (one.key, best[1]) == best
            and best[1] in one.ways}  # fmt: skip
    # of the row of the fund table the name is its own
    one, done = max(fits.values(), key=lambda c: c.title_en != EXECUTION), way_of(best[1])
    zh = "，".join(filter(None, (one.title_zh, said(done, "zh"))))
    en = ", ".join(filter(None, (one.title_en, said(done, "en"))))
    others = tuple(path for path, _ in rows if path not in fits)
    return FormWide(best[0], best[1], zh, en, len(fits), len(rows), others)


def weighed(
    rows: Sequence[tuple[Path, tuple[Convention, ...]]],
) -> dict[Path, tuple[Convention, ...]]:
    """Conventions with many parameters to choose from are coincidences, unless one and the same
    explains half of the rows that lost points or missed their target."""
    count: dict[str, int] = {}
    for _, given in rows:
        for key in {one.key for one in given if one.rank >= CHANCE and not one.coincidence}:
            count[key] = count.get(key, 0) + 1
    few = {key for key, times in count.items() if times * 2 < len(rows) or times == 1 < len(rows)}
    return {path: tuple(sorted(_demoted(given, few), key=_order)) for path, given in rows}


def _demoted(given: Sequence[Convention], few: set[str]) -> Iterator[Convention]:
    for one in given:
        chance = one.rank >= CHANCE and one.key in few and not one.coincidence
        yield one._replace(coincidence=True, rank=one.rank + BEHIND) if chance else one


def _order(one: Convention) -> tuple[bool, int]:
    return one.coincidence, one.rank


def settled(given: tuple[Convention, ...], wide: FormWide | None) -> tuple[Convention, ...]:
    """The form's own convention before those that are equally far-fetched or more."""
    own = [
        c
        for c in given
        if wide is not None
        and wide.explains > 1
        and (c.key, True) == (wide.key, wide.way in c.ways)
    ]
    return (*own, *(c for c in given if c not in own))
