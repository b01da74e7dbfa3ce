"""Which conventions give the printed score of a row."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from perfeval.rechecking.conventions.made import Made, num
from perfeval.rechecking.conventions.steps import KEY as STEPS
from perfeval.rechecking.conventions.ways import EXACT, applied, may_give, said, ways
from perfeval.rechecking.records import Convention, Fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.rechecking.conventions.ways import Way
    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

NAMES = (
    "linear", "reverse_ratio", "reverse_share", "printed_rate", "rate_first", "pass_line",
    "all_or_nothing", "bands", "other_base", "over_completion", "swapped", "scale", "tiers", "steps",
    "full", "flat",
)  # fmt: skip
BEHIND = 1000  # added to what is contrived: a plain description comes before it
EXOTIC, USUAL = 3, 2  # far-fetched formulas need an exact score, or the usual decimals
_ASCII = str.maketrans({"，": ", ", "＜": "<", "＞": ">"})
COARSE = 15  # a formula that needs no rounding is plainer than one that is cut to whole points
FAR = 10  # a module's rank counts more than that of a rounding


@cache
def _modules() -> tuple[Any, ...]:
    return tuple(import_module(f"perfeval.rechecking.conventions.{name}") for name in NAMES)


def conventions(f: Figures, limits: Limits) -> tuple[Convention, ...]:
    """All that give the printed score exactly, the most plausible first."""
    possible = [way for way in ways(f.decimals) if may_give(way, f.s)]
    found = [
        one
        for module in _modules()
        for made in module.points(f, limits)
        if (one := _convention(module, made, f, possible)) is not None
    ]
    return tuple(sorted(found, key=order))


def order(one: Convention) -> tuple[bool, bool, int]:
    """The plainest first; what explains nothing, and what is said by another already, last."""
    return one.coincidence, one.implied, one.rank


def _convention(module: Any, made: Made, f: Figures, possible: Sequence[Way]) -> Convention | None:
    described = made.coincidence or getattr(module, "COINCIDENCE", False)
    fitting = _fitting(made, f, possible, described)
    if not fitting:
        return None
    fits = tuple(
        Fit(way.key, _rank(module, made, way), _sentence(made, way, f, "zh"),
            _sentence(made, way, f, "en"))
        for way in fitting
    )  # fmt: skip
    first, way = fits[0], fitting[0]
    # rounding up gives full marks to any small miss
    told = described or (way.mode == "up" and f.s == f.w) or _contrived(module, made, way)
    return Convention(
        made.key, tuple(one.way for one in fits), made.zh, made.en, first.zh, first.en, first.rank,
        told, fits, made.implied, made.source,
    )  # fmt: skip


def _contrived(module: Any, made: Made, way: Way) -> bool:
    """A far-fetched formula that needs a coarse rounding on top, or steps that need any."""
    few = _coarse(way) or made.key.startswith(STEPS)
    return bool(module.RANK + made.rank >= EXOTIC) and way is not EXACT and few


def _coarse(way: Way) -> bool:
    return way.digits is None or way.digits < USUAL


def _rank(module: Any, made: Made, way: Way) -> int:
    rank = int(module.RANK + made.rank) * FAR + way.rank
    if way is not EXACT:
        rank += int(getattr(module, "TWICE", 0)) + (COARSE if _coarse(way) else 0)
    return rank + (BEHIND if _contrived(module, made, way) else 0)


def _fitting(made: Made, f: Figures, possible: Sequence[Way], plain_only: bool) -> tuple[Way, ...]:
    value = min(max(made.points, Fraction(0)), f.w) if made.cut else made.points
    if abs(value - f.s) >= 1:
        return ()  # no rounding goes further
    if plain_only:
        return (EXACT,) if value == f.s else ()
    return tuple(way for way in possible if applied(way, value) == f.s)


def _sentence(made: Made, way: Way, f: Figures, lang: str) -> str:
    zh = lang == "zh"
    head = made.zh if zh else made.en
    value = num(made.points)
    if made.work:
        sep = "：" if zh else ": "
        same = made.work == value or not any(sign in made.work for sign in "×−/")
        head += (
            sep + (made.work if zh else made.work.translate(_ASCII)) + ("" if same else f"={value}")
        )
    if made.cut and made.points < 0:
        head += "，扣完为止" if zh else ", down to 0"
    # a rounding that changes nothing here is not said
    rounding = said(way, lang) if made.points != f.s else ""
    if not rounding or (made.cut and not 0 <= made.points <= f.w):
        return head
    return f"{head}，{rounding}得{num(f.s)}" if zh else f"{head}, {rounding}: {num(f.s)}"
