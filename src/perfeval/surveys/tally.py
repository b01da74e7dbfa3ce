"""Answers, questionnaire by questionnaire, to counts; every answer that is not understood is told.

One pass over the lines and one look-up for each cell, so that a hundred thousand take seconds.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.model.surveys import Counted, Line, People
from perfeval.surveys.columns import Column, columns_of, single
from perfeval.surveys.normal import satisfying

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.model.surveys import Answers, AnswerTable, Question, SurveyFile

MOST = 20  # different words of a column that are told one by one
LEAST_STRAIGHT = 3  # questions by which a questionnaire is called uniform
UNKNOWN = -1
EMPTY = -2


class _Tally:
    def __init__(self, asked: Sequence[Question]) -> None:
        self.counts = {one.id: [0] * len(one.labels) for one in asked if one.labels}
        self.asked = tuple(one.id for one in asked if one.labels and one.satisfaction)
        self.people: dict[tuple[int, ...], int] = {}
        self.returned = self.valid = self.straight = self.incomplete = self.twice = 0

    def counted(self) -> Counted:
        counts = {key: tuple(values) for key, values in self.counts.items()}
        return Counted(
            counts, self.returned, self.valid, self.straight, self.incomplete, self.twice,
            People(self.asked, self.people),
        )  # fmt: skip


class _Odd(NamedTuple):
    """A word that is not understood: where it first stands, and how often."""

    row: int
    column: int
    times: int


def tally(
    file: SurveyFile, asked: tuple[Question, ...], spec: Answers, table: AnswerTable, only: str = ""
) -> tuple[dict[str, Counted], list[Finding]]:
    """Counts by group of one file of answers; `only` is the group whose file it is."""
    found: list[Finding] = []
    if not only and not spec.group and len(file.groups) == 1:
        only = file.groups[0].id
    name = SheetFile(table.file, table.sheet)
    lines = iter(table.lines)
    head = next((line for line in lines if line.row >= spec.header), None)
    if head is None:
        return {}, found
    columns = columns_of(file, asked, spec, head, name, found)
    group_at = None if only else single(spec.group, head, name, found, spec, "group")
    id_at = single(spec.respondent, head, name, found, spec, "respondent") if spec.respondent else None  # fmt: skip
    if columns is None or (not only and group_at is None) or (spec.respondent and id_at is None):
        return {}, found
    tallies = {group.id: _Tally(asked) for group in file.groups if not only or group.id == only}
    names = {group.name: group.id for group in file.groups if group.name}
    names |= {group.id: group.id for group in file.groups} | dict(spec.groups)
    required = set(spec.required) or {one.id for one in satisfying(asked)}
    odd: dict[tuple[str, int, str], _Odd] = {}
    seen: dict[str, int] = {}
    doubled: list[tuple[str, int]] = []
    blanks = frozenset(spec.blanks)
    for line in lines:
        if not any(line.texts):
            continue
        if blanks:
            line = Line(line.row, tuple(["" if t in blanks else t for t in line.texts]))
        texts = line.texts
        mine = tallies[only] if only else None
        if group_at is not None:
            word = texts[group_at] if group_at < len(texts) else ""
            mine = tallies.get(names.get(word, ""))
            if mine is None:
                _note(odd, "PE674", line, group_at, word)
                continue
        assert mine is not None
        if id_at is not None and id_at < len(texts) and texts[id_at]:
            number = texts[id_at]
            if number in seen:
                mine.twice += 1
                doubled.append((number, line.row))
                if spec.duplicates == "first":
                    continue
            seen[number] = line.row
        mine.returned += 1
        _take(mine, line, columns, required, odd)
    found += _told(odd, name, asked, columns, spec, table)
    if doubled:
        number, row = doubled[0]
        found.append(
            Finding(
                "PE676", Span(name, row, (id_at or 0) + 1),
                {"n": str(len(doubled)), "number": number[:40], "counted": spec.duplicates},
            )
        )  # fmt: skip
    return {key: one.counted() for key, one in tallies.items()}, found


def _take(
    mine: _Tally, line: Line, columns: list[Column], required: set[str],
    odd: dict[tuple[str, int, str], _Odd],
) -> None:  # fmt: skip
    texts = line.texts
    chosen: list[tuple[str, int]] = []
    told: list[int] = []
    complete, unread, same, levels = True, False, 0, set()
    for column in columns:
        at = column.at
        text = texts[at] if at < len(texts) else ""
        counts = column.question.satisfaction
        index = column.known.get(text, UNKNOWN) if text else EMPTY
        if index == UNKNOWN and not text.isascii():
            index = column.known.get(unicodedata.normalize("NFKC", text).strip(), UNKNOWN)
        if index < 0:
            if column.question.id in required:
                complete = False
                unread = unread or index == UNKNOWN
            if index == UNKNOWN:
                _note(odd, "PE672", line, at, text)
            if counts:
                told.append(-1)
            continue
        chosen.append((column.question.id, index))
        if counts:
            told.append(index)
            same += 1
            levels.add((index, len(column.question.labels)))
    if not complete:
        # what was answered with a word that is not understood was not left blank
        mine.incomplete += not unread
        return
    mine.valid += 1
    given = tuple(told)
    mine.people[given] = mine.people.get(given, 0) + 1
    for key, index in chosen:
        mine.counts[key][index] += 1
    mine.straight += same >= LEAST_STRAIGHT and len(levels) == 1


def _note(odd: dict[tuple[str, int, str], _Odd], code: str, line: Line, at: int, text: str) -> None:
    key = (code, at, text[:60])
    before = odd.get(key)
    if before is not None:
        odd[key] = before._replace(times=before.times + 1)
    elif len(odd) < 10_000:
        odd[key] = _Odd(line.row, at + 1, 1)


def _told(
    odd: Mapping[tuple[str, int, str], _Odd], name: SheetFile, asked: Sequence[Question],
    columns: Sequence[Column], spec: Answers, table: AnswerTable,
) -> list[Finding]:  # fmt: skip
    by_column = {column.at: column.question for column in columns}
    found: list[Finding] = []
    told: dict[tuple[str, int], int] = {}
    for (code, at, text), one in odd.items():
        told[(code, at)] = told.get((code, at), 0) + 1
        if told[(code, at)] > MOST:
            continue
        place = Span(name, one.row, one.column)
        times = str(one.times) if one.times > 1 else ""
        if code == "PE674":
            params = {"text": text, "times": times}
            found.append(Finding("PE674", place, params))
            continue
        question = by_column[at]
        if _numeric(text):
            params = {
                "text": text, "times": times, "question": question.id, "levels": str(len(question.labels)),
                "undeclared": "" if spec.numbers else "undeclared",
            }  # fmt: skip
            found.append(Finding("PE673", place, params))
        else:
            params = {
                "text": text, "times": times, "question": question.id,
                "options": "、".join(question.labels),
            }  # fmt: skip
            found.append(Finding("PE672", place, params))
    return found


def _numeric(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()
