"""Which column of an answer file holds which question, found by its head and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.model.surveys import TEXT, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.surveys import Answers, Line, SurveyFile


class Column(NamedTuple):
    """A question, the index of its column, and the level of each text that is an answer."""

    question: Question
    at: int
    known: dict[str, int]


def columns_of(
    file: SurveyFile, asked: Sequence[Question], spec: Answers, head: Line, name: SheetFile,
    found: list[Finding],
) -> list[Column] | None:  # fmt: skip
    columns, places = [], _heads(head)
    for one in asked:
        if one.kind == TEXT or not one.labels:
            continue
        stated = spec.columns.get(one.id)
        heads = [stated] if stated else [key for key in (one.id, one.text) if key]
        at = next((at for key in heads for at in places.get(_bare(key), ())), None)
        if at is None or any(len(places.get(_bare(key), ())) > 1 for key in heads):
            times = "none" if at is None else "twice"
            params = {"column": heads[0][:60], "for": one.id, "times": times, "known": _some(head)}
            found.append(Finding("PE671", Span(name, head.row, 1 if at is None else at + 1), params))  # fmt: skip
            continue
        columns.append(Column(one, at, _known(file, one, spec)))
    wanted = [one for one in asked if one.kind != TEXT and one.labels]
    return columns if len(columns) == len(wanted) else None


def _known(file: SurveyFile, one: Question, spec: Answers) -> dict[str, int]:
    known = {label: at for at, label in enumerate(one.labels)}
    for word, label in file.synonyms.items():
        if label in known:
            known.setdefault(word, known[label])
    levels = len(one.labels)
    if spec.numbers:
        for number in range(1, levels + 1):
            at = levels - number if spec.numbers == "high" else number - 1
            for text in (str(number), f"{number}.0"):
                known.setdefault(text, at)
    return known


def _bare(text: str) -> str:
    return "".join(text.split())


def _heads(head: Line) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, text in enumerate(head.texts):
        found.setdefault(_bare(text), []).append(at)
    return found


def _some(head: Line) -> str:
    """The first heads, for a finding."""
    shown = [" ".join(text.split())[:20] for text in head.texts if text.strip()]
    return "、".join(shown[:8]) + ("…" if len(shown) > 8 else "")


def single(
    key: str, head: Line, name: SheetFile, found: list[Finding], spec: Answers, what: str
) -> int | None:
    at = _heads(head).get(_bare(key), []) if key else []
    if len(at) == 1:
        return at[0]
    if not key:
        found.append(Finding("PE660", spec.span, {"file": spec.file}))
    else:
        times = "twice" if at else "none"
        place = Span(name, head.row, at[0] + 1 if at else 1)
        params = {"column": key[:60], "for": what, "times": times, "known": _some(head)}
        found.append(Finding("PE671", place, params))
    return None
