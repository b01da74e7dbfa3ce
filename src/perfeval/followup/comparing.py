"""Cards side by side: groups, rows, movements, and what is odd about them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.followup.aligning import aligned
from perfeval.followup.doubts import doubt_findings
from perfeval.followup.histories import histories, history_findings
from perfeval.followup.moves import TARGET, ZERO, Comparison, LeafMove, Movement
from perfeval.followup.moving import LEAST_MATCHED, movement
from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, PERCENT
from perfeval.model.rounding import percent, plain, rounded
from perfeval.model.scorecard import NOT_DUE
from perfeval.scoring.standard import standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from perfeval.followup.records import Unread, Year
    from perfeval.model.finding import Span
    from perfeval.model.scorecard import LeafScore


def compare(years: Sequence[Year], unread: tuple[Unread, ...] = ()) -> Comparison:
    """Years of one project move from one to the next; of two projects the second is set beside
    the first; of more projects each moves by itself."""
    kept, findings = history_findings(years)
    groups = tuple(histories(kept))
    ordered = tuple(year for _, group in groups for year in group)
    movements = [
        movement(first, second)
        for _, group in groups for first, second in pairwise(group)
    ]  # fmt: skip
    if not movements and len(ordered) == 2:
        movements = [movement(ordered[0], ordered[1], same_project=False)]
    findings = [*findings, *doubt_findings(ordered)]
    for one in movements:
        findings += _odd(one)
    rows = aligned([year.card for year in ordered])
    return Comparison(ordered, groups, rows, tuple(movements), tuple(findings), unread)


def moved_findings(first: Year, second: Year) -> list[Finding]:
    """What a comparison of two years of one project finds."""
    return list(_odd(movement(first, second)))


def set_change(first: Year, second: Year) -> Finding | None:
    """Two years scored by different sets, or by two versions of one (PE780)."""
    a, b = first.card.indicator_set, second.card.indicator_set
    if a.digest == b.digest:
        return None
    place = second.card.project.places.get("indicator_set")
    params = {
        "first": a.id, "second": b.id if b.id != a.id else "", "year": first.label,
        "later": second.label, "name": second.card.project.header.name,
    }  # fmt: skip
    return Finding("PE780", place, params)


def _odd(move: Movement) -> Iterator[Finding]:
    """Of two projects only whether they compare at all: each has targets and rules of its own."""
    if move.same_project:
        change = set_change(move.first, move.second)
        if change is not None:
            yield change
    if not move.comparable:
        yield _incomparable(move)
    elif move.same_project:
        for leaf in move.leaves:
            if leaf.first is not None and leaf.second is not None:
                yield from _leaf(move, leaf, leaf.first, leaf.second)
                yield from _dropped(move, leaf, leaf.first, leaf.second)


def _incomparable(move: Movement) -> Finding:
    first, second = (
        year.label if move.same_project else year.card.project.header.name
        for year in (move.first, move.second)
    )
    few = move.change is not None
    params = {
        "first": first, "second": second, "why": "few" if few else "unscored",
        "share": percent(move.matched) if few else "", "least": percent(LEAST_MATCHED),
    }  # fmt: skip
    place = move.second.card.project.header.at.get("name")
    return Finding("PE784", place, params, (), None if move.same_project else "info")


def _leaf(move: Movement, leaf: LeafMove, first: LeafScore, second: LeafScore) -> Iterator[Finding]:
    path, name = second.indicator.path, second.indicator.name
    labels = {"first": move.first.label, "second": move.second.label, "name": name}
    rose = _share(first, second)
    gain = leaf.causes.get(TARGET, ZERO)
    eased = "eased" in leaf.flags and (rose or gain > 0)
    if eased and first.target is not None and second.target is not None:
        params = {**labels, "before": first.target.text, "after": second.target.text,
                  "old": _points(first), "new": _points(second),
                  "gain": _gained(gain) if gain > 0 else ""}  # fmt: skip
        yield Finding("PE781", _place(second, "target"), params, path)
    if _typed_again(first, second):
        value = second.measured.value.text.strip()
        yield Finding("PE782", _place(second, "actual"), {**labels, "value": value}, path)
    if rose and first.completion is not None and second.completion is not None and (
        second.completion < first.completion and second.completion < 1
    ):  # fmt: skip
        params = {**labels, "before": percent(first.completion), "after": percent(second.completion),
                  "old": _points(first), "new": _points(second)}  # fmt: skip
        yield Finding("PE783", _place(second, "actual"), params, path)
    if "rule" in leaf.flags or "unit" in leaf.flags:
        params = {
            **labels, "before_zh": standard(first.indicator, "zh"),
            "after_zh": standard(second.indicator, "zh"),
            "before_en": standard(first.indicator, "en"), "after_en": standard(second.indicator, "en"),
            "unit": _units(first, second) if "unit" in leaf.flags else "",
        }  # fmt: skip
        yield Finding("PE787", second.indicator.score.span or second.indicator.span, params, path)


def _dropped(
    move: Movement, leaf: LeafMove, first: LeafScore, second: LeafScore
) -> Iterator[Finding]:
    """An indicator that counts no more, by which the total is higher (PE798)."""
    if leaf.net is None or leaf.net <= 0 or first.score is None or not first.weight:
        return
    params = {
        "name": second.indicator.name, "first": move.first.label, "second": move.second.label,
        "status": second.status, "gain": _gained(leaf.net), "old": _points(first),
        "weight": plain(first.weight, 2),
    }  # fmt: skip
    key = "not_due" if second.status == NOT_DUE else "not_applicable"
    yield Finding("PE798", _place(second, key), params, second.indicator.path)


def _gained(points: Fraction) -> str:
    return plain(rounded(points, 2), 2)


def _units(first: LeafScore, second: LeafScore) -> str:
    old = first.target.unit if first.target is not None else ""
    new = second.target.unit if second.target is not None else ""
    return f"{old or '—'} → {new or '—'}"


def _share(first: LeafScore, second: LeafScore) -> bool:
    """Whether the score rose as a share of its weight."""
    if not first.weight or not second.weight or first.score is None or second.score is None:
        return False
    return second.score / second.weight > first.score / first.weight


def _points(leaf: LeafScore) -> str:
    return plain(leaf.score, 2) if leaf.score is not None else ""


def _place(leaf: LeafScore, key: str) -> Span | None:
    if leaf.result is None:
        return None
    return leaf.result.at.get(key) or leaf.result.span


def _typed_again(first: LeafScore, second: LeafScore) -> bool:
    """The same odd figure in both years: not one that simply is the target, nor all or nothing."""
    one = first.result.actual if first.result is not None else None
    two = second.result.actual if second.result is not None else None
    if one is None or two is None or one.kind != NUMBER or two.kind != NUMBER:
        return False
    if first.measured is None or second.measured is None or second.measured.value is None:
        return False
    if (one.lo, one.unit) != (two.lo, two.unit) or one.lo == 0 or one.lo == 100 * PERCENT:
        return False
    return not any(_is_target(value.lo, leaf) for value, leaf in ((one, first), (two, second)))


def _is_target(value: Fraction, leaf: LeafScore) -> bool:
    target = leaf.target
    return target is not None and value in (target.lo, target.lo / (target.scale or 1))
