"""The methods by which answers become a satisfaction, as data that a survey's file can extend.

None of them is a norm of the whole country: offices use all of these, so they are set side by side.
The arithmetic is that of the measure `survey`; only the rank-weighted share is written here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import survey as measure
from perfeval.model.results import Survey
from perfeval.model.rounding import plain
from perfeval.model.surveys import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.surveys import Own

Parts = tuple[Fraction, Fraction]


def _points(text: str) -> Method:
    weights = tuple(Fraction(part) for part in text.split("-"))
    shown = text.replace("-", "/")
    return Method(text, f"五级计分 {shown}", f"points {shown}", "weights", weights)


SHORT = 3  # levels of a scale of which only the best is satisfied


KNOWN: tuple[Method, ...] = (
    Method("top2", "前两级占比", "best two answers", "top", top=2),
    Method("two_option", "满意占比", "satisfied answers", "top", top=1),
    _points("100-80-60-30-0"),
    _points("100-75-50-25-0"),
    _points("100-80-60-40-20"),
    Method("rank-3", "排序加权 3/2/1", "rank-weighted 3/2/1", "rank", (Fraction(3), Fraction(2), Fraction(1))),
)  # fmt: skip


def methods(own: Sequence[Own]) -> tuple[Method, ...]:
    """All methods by their order; one of the file replaces a known one of the same id."""
    made = [_own(one) for one in own]
    ids = {one.id for one in made}
    return (*(one for one in KNOWN if one.id not in ids), *made)


def _own(one: Own) -> Method:
    name = one.name or one.id
    if one.weights:
        return Method(one.id, name, name, "weights", one.weights, basis=one.basis)
    if one.rank:
        return Method(one.id, name, name, "rank", one.rank, basis=one.basis)
    return Method(one.id, name, name, "top", top=one.top or 1, basis=one.basis)


def made_for(method: Method, levels: int) -> bool:
    """Whether a method is one for scales of so many levels."""
    if method.kind == "top":
        return method.top < levels and (method.id != "two_option" or levels <= SHORT)
    return len(method.weights) == levels


def usual(levels: int) -> str:
    """The method of a survey that names none."""
    return "two_option" if levels <= SHORT else "top2"


def takes_middle(method: Method, levels: int) -> bool:
    """Whether the answer in the middle of a scale counts as satisfied."""
    return method.kind == "top" and levels % 2 == 1 and method.top > levels // 2


def fits(method: Method, levels: int) -> bool:
    """Whether it can be used there: a question with two answers counts as satisfied or not."""
    if method.kind == "top":
        return levels == 2 or method.top < levels
    return len(method.weights) == levels or (levels == 2 and method.kind == "weights")


def scores(method: Method, levels: int) -> tuple[Fraction, ...]:
    """What each answer counts, as a share of full satisfaction; () for a rank-weighted share."""
    if method.kind == "rank":
        return ()
    if method.kind == "weights" and len(method.weights) == levels:
        return tuple(weight / 100 for weight in method.weights)
    best = 1 if levels == 2 else method.top
    return tuple(Fraction(int(at < best)) for at in range(levels))


def parts(method: Method, counts: Sequence[int]) -> Parts:
    """(mass, base) of one question's counts; 0 as base where nobody answered."""
    given = Survey(counts=tuple(counts))
    if method.kind == "rank":
        products = [n * w for n, w in zip(counts, method.weights, strict=False)]
        return products[0], sum(products, Fraction(0))
    if method.kind == "weights" or method.top not in (1, 2):
        points = tuple(100 * score for score in scores(method, len(counts)))
        return measure.parts(given, measure.Params(measure.Method("weights", points)))
    best = "two_option" if len(counts) == 2 or method.top == 1 else "top2"
    return measure.parts(given, measure.Params(measure.Method(best)))


def formula(method: Method, labels: Sequence[str], lang: str) -> str:
    """The formula in words, with the scale's own answers."""
    zh = lang == "zh"
    if method.kind == "top":
        best = labels[: 1 if len(labels) == 2 else method.top]
        joined = ("＋" if zh else " + ").join(best)
        if zh:
            return f"{'（' if len(best) > 1 else ''}{joined}{'）' if len(best) > 1 else ''}÷回答数"
        return f"({joined}) / answers"
    weights = [plain(weight, 4) for weight in method.weights]
    if method.kind == "weights":
        shown = "/".join(weights)
        return f"各回答按{shown}计分的平均值" if zh else f"mean of the answers at {shown}"
    names = labels if len(labels) == len(weights) else [f"c{n}" for n in range(1, len(weights) + 1)]
    terms = [f"{name}×{weight}" for name, weight in zip(names, weights, strict=True)]
    whole = ("＋" if zh else " + ").join(terms)
    return f"{terms[0]}÷（{whole}）" if zh else f"{terms[0]} / ({whole})"
