"""The numbers that are right for an indicator or a branch, by its name."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.checks.word.pieces import deducted
from perfeval.model.quantity import NUMBER, RANGE
from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore, Scorecard


Values = tuple[Fraction, ...]
_HUNDRED = Fraction(100)
_MONEY = (Fraction(1), Fraction(10_000), Fraction(100_000_000))
_BETWEEN = re.compile(r"(?<=\d)[^\w\s,]+(?=\d)")
_KEPT = "\u00b7"
_DIGITS = re.compile(r"\d{1,20}(?:\.\d{1,10})?")


class Figures(NamedTuple):
    """By kind of number (score, weight, lost, rate, completion, share, actual, target) all that
    may be printed, what is recomputed first; rates in per cent. A kind that can't be compared is
    missing. `path` is empty for a name that several have."""

    name: str
    path: tuple[str, ...]
    values: Mapping[str, Values]


def loose(text: str) -> str:
    """A name as it is compared: letters, digits and 汉字 alone, and one sign between two digits."""
    plain = _BETWEEN.sub(_KEPT, normalize("NFKC", text).casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == _KEPT)


def joined(card: Scorecard) -> dict[str, str]:
    """Loose names of indicators by those that forms make of several levels: 管理–招标–公示天数."""
    return {
        loose("–".join(leaf.indicator.path[at:])): loose(leaf.indicator.name)
        for leaf in card.leaves
        for at in range(len(leaf.indicator.path) - 1)
    }


def figures(card: Scorecard) -> dict[str, Figures]:
    """All of a project by loose name; a name that several have stands for any of them."""
    found: dict[str, Figures] = {}
    lost_in_all = lost(card)
    for leaf in card.leaves:
        _add(found, leaf.indicator.name, leaf.indicator.path, _of_leaf(leaf, lost_in_all))
    for branch in card.branches:
        path = branch.indicator.path
        below = [leaf for leaf in card.leaves if leaf.indicator.path[: len(path)] == path]
        scores = _given([branch.score, _sum(leaf.score for leaf in below)])
        applicable = [leaf for leaf in below if leaf.status not in (NOT_APPLICABLE, NOT_DUE)]
        weights = _given([
            branch.weight, branch.indicator.weight, _sum(leaf.weight for leaf in applicable),
            _sum(leaf.indicator.weight for leaf in applicable), _sum(leaf.indicator.weight for leaf in below),
        ])  # fmt: skip
        values = _points(scores, weights, lost_in_all)
        values["lost"] += _given([_lost(below)])
        _add(found, branch.indicator.name, path, values, below)
    found.pop("", None)
    return found


def lost(card: Scorecard) -> Fraction | None:
    """All points that leaves have lost; what others won above their weight doesn't make it less."""
    return _lost(card.leaves)


def _lost(leaves: Iterable[LeafScore]) -> Fraction | None:
    return _sum(
        max(leaf.weight - leaf.score, Fraction(0))
        if leaf.weight is not None and leaf.score is not None
        else None
        for leaf in leaves
    )


def _of_leaf(leaf: LeafScore, lost_in_all: Fraction | None) -> dict[str, Values]:
    result, weights = leaf.result, _given([leaf.weight, leaf.indicator.weight])
    found = _points(_given([leaf.score]), weights, lost_in_all)
    told = [leaf.exact]
    if result is not None:
        told += [result.reported, result.review.score if result.review else None]
        found["lost"] += deducted(leaf)
    found["score"] += _given(told)
    share = [score / weight for score in found["score"] for weight in weights if weight]
    full = [value for value in (leaf.completion,) if value is not None]
    found["completion"] = tuple(
        _HUNDRED * value for value in (*full, *(min(value, Fraction(1)) for value in full), *share)
    )
    if result is not None and result.actual is not None and not result.actual.is_ordered:
        return found
    measured = getattr(leaf.measured, "value", None)
    actual = numbers(measured) + numbers(result.actual if result is not None else None)
    target = numbers(leaf.target) + numbers(leaf.indicator.target)
    return found | {"actual": actual, "target": target}


def _points(scores: Values, weights: Values, lost_in_all: Fraction | None) -> dict[str, Values]:
    gone = tuple(weight - score for score in scores for weight in weights)
    share = tuple(value / lost_in_all * 100 for value in gone) if lost_in_all else ()
    rate = tuple(score / weight * 100 for score in scores for weight in weights if weight)
    return {"score": scores, "weight": weights, "lost": gone, "rate": rate, "share": share}


def numbers(quantity: Quantity | None) -> Values:
    """The numbers of a quantity as they may be written: in per cent, in 万元 or as given."""
    if quantity is None or quantity.kind not in (NUMBER, RANGE):
        return ()
    ends = (quantity.lo, quantity.hi) if quantity.kind == RANGE else (quantity.lo,)
    scales = (_HUNDRED, Fraction(1)) if quantity.scale < 1 else (Fraction(1),)
    found = [end * scale for end in ends for scale in scales]
    if quantity.unit.startswith("元"):
        found += [end / unit for end in ends for unit in _MONEY]
    return tuple(map(Fraction, _DIGITS.findall(quantity.text))) + tuple(found)


def _add(
    found: dict[str, Figures], name: str, path: tuple[str, ...], values: dict[str, Values],
    below: list[LeafScore] | None = None,
) -> None:  # fmt: skip
    """`below` are a branch's indicators; the only one may bear its name and is the same then."""
    key = loose(name)
    if key in found:
        other = found[key]
        both = {k: other.values[k] + values[k] for k in values if k in other.values}
        if below is None:
            found[key] = Figures(name, (), both)
        else:
            only = len(below) == 1 and below[0].indicator.path == other.path
            found[key] = Figures(name, other.path if only else (), {**other.values, **both})
    else:
        found[key] = Figures(name, path, values)


def _given(values: Iterable[Fraction | None]) -> Values:
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    given = _given_all(values)
    return sum(given, Fraction(0)) if given else None


def _given_all(values: Iterable[Fraction | None]) -> list[Fraction]:
    return [value for value in values if value is not None]
