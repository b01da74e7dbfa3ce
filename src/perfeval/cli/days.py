"""The day that a call gives with --as-of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.cli.commands import Call


class Asked(NamedTuple):
    """The day, or None where none is given; not `usable` when what is given is no day."""

    day: date | None
    usable: bool = True


def as_of(call: Call) -> Asked:
    """The day of --as-of; the complaint is made where it is none."""
    text = call.given("as_of")
    if text is None:
        return Asked(None)
    from perfeval.model.quantity import parse_date

    found = parse_date(text)
    if found is None:
        from perfeval.cli.complaints import refuse
        from perfeval.i18n.cli_words import say
        from perfeval.source.reading import shorten

        refuse(say("bad_day", call.lang, text=shorten(text)))
        return Asked(None, False)
    return Asked(found)
