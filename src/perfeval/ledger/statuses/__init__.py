"""Statuses of items, one definition a file: the sentence that is printed beside the rule.

The first definition that holds is the item's status, so that every item has exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.ledger.statuses import (
    closed,
    done,
    long_term,
    not_started,
    ongoing,
    overdue,
    relapsed,
    unknown,
)

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

# in the order in which they are asked
ASKED = (relapsed, closed, done, overdue, not_started, long_term, unknown, ongoing)
# in the order in which they are shown
SHOWN = (closed, done, ongoing, long_term, not_started, overdue, relapsed, unknown)
NAMES = tuple(status.NAME for status in SHOWN)
FINISHED = frozenset((closed.NAME, done.NAME))


class Definition(NamedTuple):
    """A status, its word and its definition in a language."""

    name: str
    word: str
    sentence: str


def status_of(look: Look) -> str:
    name: str = next(status.NAME for status in ASKED if status.holds(look))
    return name


def word(name: str, lang: str) -> str:
    """The printed word of a status."""
    found = next(status for status in SHOWN if name == status.NAME)
    text: str = found.ZH if lang == "zh" else found.EN
    return text


def definitions(lang: str) -> tuple[Definition, ...]:
    """All statuses with their definitions, in the order in which they are shown."""
    zh = lang == "zh"
    return tuple(
        Definition(s.NAME, s.ZH if zh else s.EN, s.SENTENCE_ZH if zh else s.SENTENCE_EN)
        for s in SHOWN
    )
