"""Ballots and discussions by the experts, subjects and criteria they name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from perfeval.model.panels import Ballot, Criterion, Discussion, Expert, Panel, Subject

T = TypeVar("T", "Expert", "Subject", "Criterion")
LONGEST = 40
MOST_NEAR = 200  # names among which a slip is looked for
MOST_SLIPS = 20  # unknown names for which one is looked for


class Named(NamedTuple):
    """Experts, subjects and criteria by id; the ballots that can be used, at most one of an expert
    on a subject; the discussions by subject."""

    experts: Mapping[str, Expert]
    subjects: Mapping[str, Subject]
    criteria: Mapping[str, Criterion]
    ballots: tuple[Ballot, ...]
    discussions: Mapping[str, Discussion]
    findings: tuple[Finding, ...]
    recused: frozenset[tuple[str, str]] = frozenset()  # (expert, subject)


class Known(dict[str, T]):
    """What bears names, by them; remembers which of them an unknown name was like."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str] = {}

    def near(self, name: str) -> str:
        # whoever has so many unknown names did not misspell them
        if name not in self.told:
            self.told[name] = near(name, self) if len(self.told) < MOST_SLIPS else ""
        return self.told[name]


def near(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it; "" where none is."""
    some = list(known)[:MOST_NEAR]
    return next(iter(difflib.get_close_matches(name[:LONGEST], some, 1, 0.5)), "")


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def named(panel: Panel) -> Named:
    """Every name looked up; what is unknown, double or out of bounds is left out and said."""
    found: list[Finding] = []
    experts = _by_id(panel.experts, "experts", found)
    subjects = _by_id(panel.subjects, "subjects", found)
    criteria = _by_id(panel.criteria, "criteria", found)
    for expert in panel.experts:
        for recusal in expert.recused:
            _subject(recusal.subject, recusal.at.get("subject", recusal.span), subjects, found)
        for number, name in enumerate(expert.assigned):
            _subject(
                name,
                expert.at.get(f"subjects.{number}", expert.at.get("subjects")),
                subjects,
                found,
            )
    ballots: dict[tuple[str, str], Ballot] = {}
    for ballot in panel.ballots:
        _ballot(ballot, panel, experts, subjects, criteria, ballots, found)
    discussions: dict[str, Discussion] = {}
    for talk in panel.discussions:
        if not _subject(talk.subject, talk.at.get("subject", talk.span), subjects, found):
            continue
        if talk.subject in discussions:
            params = {"name": short(talk.subject), "kind": "discussions"}
            found.append(Finding("PE637", talk.span, params))
        elif not _outside(talk.score, panel.full, talk.at.get("score"), "", found):
            discussions[talk.subject] = talk
    kept = tuple(ballots.values())
    away = frozenset((e.id, one.subject) for e in experts.values() for one in e.recused)
    return Named(experts, subjects, criteria, kept, discussions, tuple(found), away)


def _by_id(given: tuple[T, ...], kind: str, found: list[Finding]) -> Known[T]:
    known: Known[T] = Known()
    for one in given:
        if one.id in known:
            place = one.at.get("id", one.span)
            found.append(Finding("PE637", place, {"name": short(one.id), "kind": kind}))
        known.setdefault(one.id, one)
    return known


def _subject(name: str, place: object, subjects: Known[Subject], found: list[Finding]) -> bool:
    if name in subjects:
        return True
    params = {"name": short(name), "near": subjects.near(name)}
    found.append(Finding("PE622", place, params))  # type: ignore[arg-type]
    return False


def _ballot(
    ballot: Ballot,
    panel: Panel,
    experts: Known[Expert],
    subjects: Known[Subject],
    criteria: Known[Criterion],
    ballots: dict[tuple[str, str], Ballot],
    found: list[Finding],
) -> None:
    known = _subject(ballot.subject, ballot.at.get("subject", ballot.span), subjects, found)
    if ballot.expert not in experts:
        params = {"name": short(ballot.expert), "near": experts.near(ballot.expert)}
        found.append(Finding("PE621", ballot.at.get("expert", ballot.span), params))
        known = False
    if not known:
        return
    key = (ballot.expert, ballot.subject)
    if key in ballots:
        params = {"expert": short(ballot.expert), "subject": short(ballot.subject)}
        found.append(Finding("PE624", ballot.span, params))
        return
    if _usable(ballot, panel, criteria, found):
        ballots[key] = ballot


def _usable(ballot: Ballot, panel: Panel, criteria: Known[Criterion], found: list[Finding]) -> bool:
    """Whether scores are within their bounds, of known criteria, and complete."""
    before = len(found)
    place = ballot.at.get("scores", ballot.span)
    for name, score in ballot.scores.items():
        criterion = criteria.get(name)
        if criterion is None:
            params = {"name": short(name), "near": criteria.near(name)}
            found.append(Finding("PE623", ballot.at.get(f"scores.{name}", place), params))
        else:
            where = ballot.at.get(f"score of {name}", place)
            _outside(score, criterion.max, where, criterion.name or criterion.id, found)
    _outside(ballot.score, panel.full, ballot.at.get("score", ballot.span), "", found)
    if ballot.score is not None and (ballot.scores or criteria):
        params = {"expert": short(ballot.expert), "subject": short(ballot.subject)}
        found.append(Finding("PE639", ballot.at.get("score", ballot.span), params))
    lacking = _lacking(ballot, panel)
    if len(found) == before and lacking:
        params = {
            "expert": short(ballot.expert), "subject": short(ballot.subject),
            "names": "、".join(short(name) for name in lacking[:5]),
        }  # fmt: skip
        found.append(Finding("PE638", place, params))
    return len(found) == before


def _lacking(ballot: Ballot, panel: Panel) -> list[str]:
    """What the ballot leaves out: the vote where votes decide, the score where it is paid by."""
    scored = bool(ballot.scores) or ballot.score is not None
    lacking = []
    if ballot.scores:
        lacking = [c.name or c.id for c in panel.criteria if c.id not in ballot.scores]
    elif not scored and (panel.rule.bands or ballot.passed is None):
        lacking = ["score"] if panel.rule.bands or panel.rule.pass_ is None else []
    if panel.rule.pass_ is not None and ballot.passed is None:
        lacking.append("pass")
    return lacking


def _outside(
    score: Fraction | None, most: Fraction | None, place: object, name: str, found: list[Finding]
) -> bool:
    if score is None or (score >= 0 and (most is None or score <= most)):
        return False
    params = {"score": plain(score), "max": plain(most) if most is not None else "", "name": short(name)}  # fmt: skip
    found.append(Finding("PE620", place, params))  # type: ignore[arg-type]
    return True
