"""How an overview prints numbers and names."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.overview_words import say
from perfeval.model.rounding import fixed, percent, plain
from perfeval.reports.tables import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.facts import Fact
    from perfeval.overview.records import Refused
    from perfeval.reports.tables import Row, Table


class Lists(NamedTuple):
    """How many rows lists have: each end of the ranking, projects of a pattern, groups of equal
    tables, projects that can't be scored, findings of one code about the whole batch."""

    ranked: int = 20
    listed: int = 10
    groups: int = 10
    refused: int = 20
    said: int = 50


NAMED = frozenset(
    (
        "department",
        "region",
        "set",
        "source",
        "project",
        "name",
        "code",
        "grade",
        "status",
        "central_department",
        "implementer",
        "nature",
    )
)  # columns to group by that have a name of ours
SHARE = 2  # decimals of a percentage
POINTS = 2


def points(value: Fraction | None, least: int = POINTS) -> str:
    """Points of one project: as many decimals as they have, two at least."""
    if value is None:
        return ""
    shown = least
    while shown < 6 and (value * 10**shown).denominator != 1:
        shown += 1
    return fixed(value, shown)


def mean(value: Fraction | None) -> str:
    return "" if value is None else fixed(value, POINTS)


def rate(value: Fraction | None) -> str:
    return "" if value is None else fixed(value * 100, SHARE) + "%"


def share(part: int, whole: int) -> str:
    return rate(Fraction(part, whole)) if whole else ""


def limit(value: Fraction) -> str:
    """A limit that someone chose: 50%."""
    return percent(value)


def full(value: Fraction | int) -> str:
    return plain(Fraction(value))


def named(fact: Fact) -> str:
    """A project by its name, else by what it goes by."""
    return fact.name or fact.project


def names(facts: Sequence[Fact], lang: str) -> list[str]:
    """The projects by name; those that go by one name with what they come from."""
    often = Counter(named(fact) for fact in facts)
    files = Counter(file for _, file in {(fact.source, _file(fact)) for fact in facts})
    found = []
    for fact in facts:
        name = named(fact)
        if often[name] > 1:
            shown = fact.source if files[_file(fact)] > 1 else _file(fact)
            name = f"{name}（{place(fact._replace(source=shown), lang)}）"
        found.append(name)
    return found


def _file(fact: Fact) -> str:
    return fact.source.rpartition("/")[2]


def code(fact: Fact) -> str:
    """What a project goes by, where that isn't its name."""
    return fact.project if fact.name and fact.project != fact.name else ""


def place(fact: Fact, lang: str) -> str:
    if fact.row is None:
        return fact.source
    return say("place.row", lang, source=fact.source, row=fact.row)


def where(one: Refused, lang: str) -> str:
    """Where the error is that keeps a project from being scored."""
    source = one.project.source
    folder, _, name = source.rpartition("/")
    if name and one.place.startswith(name):
        return f"{folder}/{one.place}" if folder else one.place
    if one.place.startswith(source):
        return one.place
    own = place(one.project, lang)
    return f"{own} ({one.place})" if one.place else own


def others(n: int, lang: str) -> str:
    """What is left of a list that was cut."""
    return say("others.1" if n == 1 else "others", lang, n=n)


def counted(what: str, n: int, lang: str) -> str:
    """So many of something, in words that agree with the number."""
    return say(f"counted.{what}.1" if n == 1 else f"counted.{what}", lang, n=n)


def column_name(name: str, lang: str) -> str:
    """A column to group by, as a title has it."""
    return say(f"by.{name}", lang) if name in NAMED else name.removeprefix("groups.")


def columns(keys: str, lang: str, right: str = "", spare: str = "") -> list[dict[str, str]]:
    """Columns by key; numbers to the `right`; those of `spare` may go, in that order, where room is short."""
    return [
        lettered(key, say(f"col.{key}", lang), key in right.split(), _at(key, spare.split()))
        for key in keys.split()
    ]


def _at(key: str, keys: Sequence[str]) -> int:
    return keys.index(key) + 1 if key in keys else 0


def lettered(key: str, label: str, right: bool = True, spare: int = 0) -> dict[str, str]:
    """A column; where room is short, the one with the lowest `spare` goes first."""
    found = column(key, label, "right" if right else "left")
    return {**found, "spare": str(spare)} if spare else found


def lined(keys: Sequence[str], cells: Sequence[str], kind: str = "row") -> Row:
    return row(dict(zip(keys, cells, strict=True)), kind)


def made(
    key: str, caption: str, columns: Sequence[dict[str, str]], rows: Sequence[Row],
    notes: Sequence[str] = (),
) -> Table:  # fmt: skip
    """A table; a column without anything in it is left out unless it is the first."""
    shown = [
        one for n, one in enumerate(columns)
        if not n or any(r["cells"].get(one["key"]) for r in rows)
    ]  # fmt: skip
    return {
        "key": key, "caption": caption, "columns": shown, "rows": list(rows), "unit": "",
        "notes": [note for note in notes if note], "merge": 0,
    }  # fmt: skip


def footed(shares: Sequence[str], lang: str) -> str:
    """What printed shares add up to, where that is not the 100% of their sum."""
    whole = sum((Fraction(text.rstrip("%")) for text in shares if text), Fraction(0))
    return "" if whole in (0, 100) else say("share.sum", lang, sum=fixed(whole, SHARE) + "%")
