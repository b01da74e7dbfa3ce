"""What sentences claim of indicators: points, points lost, rates, results, each with its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.checks.word.claim_signs import (
    ALL,
    BEHIND,
    DID,
    GOES_ON,
    JOINT,
    NEAR,
    RULE,
    SPLIT,
    TOTAL,
)  # fmt: skip
from perfeval.checks.word.look import heading
from perfeval.checks.word.named import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfeval.checks.word.figures import Figures
    from perfeval.checks.word.look import Look
    from perfeval.model.layout import Line

MOST = 20_000  # signs of a paragraph that are looked at


class Claim(NamedTuple):
    """A number of a sentence: its kind, as printed, and whose it is (a key of the figures; "" for
    the whole project)."""

    line: Line
    kind: str
    printed: str
    key: str


class _Found(NamedTuple):
    kind: str
    printed: str
    start: int
    end: int


def claims(look: Look, known: Mapping[str, Figures]) -> Iterator[Claim]:
    """Claims of all prose, a paragraph's own subject or its heading standing for a name that a
    sentence leaves out."""
    names = Names(known)
    topic = subject = ""
    for line in look.layout.lines:
        if line.cell is not None or not line.text.strip():
            continue
        if line.level or heading(line) is not None:
            topic, subject = names.whole(line.text), ""
            continue
        text = normalize("NFKC", line.text[:MOST])
        subject = names.subject(text) or (subject if GOES_ON.match(text) else "")
        if any(sign.isdigit() for sign in text):
            yield from _of_paragraph(line, text, names, subject, topic)


def _of_paragraph(line: Line, text: str, names: Names, subject: str, topic: str) -> Iterator[Claim]:
    for part in SPLIT.split(text):
        there = names.there(part)
        found = _numbers(part, there)
        if not found:
            continue
        for one in found:
            key = _owner(part, one, found, there, subject, topic)
            if key is not None:
                yield Claim(line, one.kind, one.printed.replace(",", ""), key)


def _numbers(part: str, there: Sequence[tuple[int, int, str]]) -> list[_Found]:
    found: dict[int, _Found] = {}
    for _, end, _ in there:
        behind = BEHIND.match(part, end) or DID.match(part, end)
        if behind is None:
            continue
        for name, at in behind.re.groupindex.items():
            if behind.group(at) is not None:
                kind = {"whole": "weight", "points": "points"}.get(name, name)
                found[behind.start(at)] = _Found(
                    kind, behind.group(at), behind.start(at), behind.end(at)
                )
        if behind.re is BEHIND and behind.group(1) is not None:
            found[behind.start(1)] = _Found(
                "score", behind.group(1), behind.start(1), behind.end(1)
            )
    inside = [(start, end) for start, end, _ in there]
    for kind, sign in ALL:
        for told in sign.finditer(part):
            at = next(n for n in range(1, (told.re.groups or 1) + 1) if told.group(n) is not None)
            within = any(a <= told.start() < b for a, b in inside)
            if told.start(at) not in found and not (within and kind != "completion"):
                found[told.start(at)] = _Found(kind, told.group(at), told.start(), told.end())
    return [found[at] for at in sorted(found)]


def _closed(part: str, one: _Found, name: tuple[int, int, str]) -> bool:
    """Whether a number stands in brackets, behind a name of its own, that end before this name."""
    between = part[one.end : name[0]]
    return between.count(")") > between.count("(")


def _owner(
    part: str, one: _Found, found: Sequence[_Found], there: Sequence[tuple[int, int, str]],
    subject: str, topic: str,
) -> str | None:  # fmt: skip
    """Whose number it is; None where that can't be said."""
    before = [name for name in there if name[1] <= one.start]
    opened = max((part.rfind(sign, 0, one.start) for sign in ",;:、("), default=-1) + 1
    clause = part[max(opened, before[-1][1] if before else 0) : one.end + 3]
    if RULE.search(clause):
        return None
    keys = {key for _, _, key in there}
    if one.kind == "losing":
        return None if before or subject else ""
    if not before:
        if len(keys) == 1 and not JOINT.search(part) and not _closed(part, one, there[0]):
            return next(iter(keys))
        if subject:
            return subject
        if (one.kind == "lost" and JOINT.search(clause)) or (
            one.kind == "weight" and TOTAL.search(part)
        ):
            return ""  # fmt: skip
        return topic or None
    _, end, key = before[-1]
    if len({name[2] for name in before}) == 1:
        return key
    gap = list(part[end : one.start])
    for other in found:
        for at in range(max(other.start, end), min(other.end, one.start)):
            gap[at - end] = " "
    rest = "".join(gap)
    bare = re.sub(r"[\s,():;%]", "", rest)
    return key if len(bare) <= NEAR and not JOINT.search(rest) and "、" not in rest else None
