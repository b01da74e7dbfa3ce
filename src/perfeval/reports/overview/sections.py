"""The parts of an overview in the order of reading, for papers and the terminal alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.i18n.overview_words import say
from perfeval.reports.overview import charts, grouped, looked, ranked, whole
from perfeval.reports.overview.texts import Lists, column_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.overview.records import Overview
    from perfeval.reports.tables import Table


PAPER = Lists()


class Section(NamedTuple):
    """A heading of a level, sentences, tables, charts; tables with a caption where they bear it."""

    key: str
    heading: str
    said: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[dict[str, Any], ...] = ()
    level: int = 1


def sections(o: Overview, lang: str, lists: Lists = PAPER) -> Iterator[Section]:
    """All that has something to say, with as much of its lists as `lists` says."""
    yield _made("whole", say("whole", lang), whole.said(o, lang), [whole.spread(o, lang)])
    found = [
        _made("grades", say("grades", lang), [], [whole.grades(o, lang), grouped.sets(o, lang)], [charts.grades(o, lang)]),
        _made("bins", say("bins", lang), [], [whole.bins(o, lang)], [charts.bins(o, lang)]),
    ]  # fmt: skip
    for one in o.groupings:
        heading = say("by", lang, column=column_name(one.column, lang))
        said, table = grouped.reason(one, lang), grouped.grouping(one, o, lang)
        found.append(
            _made(f"by-{one.column}", heading, [said], [table], [charts.grouping(one, o, lang)])
        )
    found += [
        _made("ranking", say("ranking", lang), [], [ranked.top(o, lang, lists.ranked), ranked.bottom(o, lang, lists.ranked)]),
        _leaves(o, lang),
        _made("bands", say("bands", lang), [], [grouped.bands(o, lang)], [charts.bands(o, lang)]),
    ]  # fmt: skip
    yield from (one for one in found if one.said or one.tables)
    if o.scored:
        yield from _looked(o, lang, lists)
    yield from _troubles(o, lang, lists)
    yield Section("terms", say("terms", lang), tuple(looked.terms(o, lang)))


def _troubles(o: Overview, lang: str, lists: Lists) -> Iterator[Section]:
    """What could not be scored, and what the checks found."""
    refused = _made("refused", say("refused", lang), [], [whole.refused(o, lang, lists.refused)])
    tables = [looked.batch_findings(o, lang, lists.said), looked.codes(o, lang)]
    codes = _made("codes", say("codes", lang), [], tables)
    yield from (one for one in (refused, codes) if one.tables)


def _looked(o: Overview, lang: str, lists: Lists) -> Iterator[Section]:
    found = list(looked.patterns(o, lang, lists))
    said = [say("patterns.note", lang)] if found else []
    yield _made("patterns", say("patterns", lang), [*said, looked.absent(o, lang)], [])
    for name, text, table in found:
        yield _made("pattern", name, [text], [table])._replace(level=2)


def _leaves(o: Overview, lang: str) -> Section:
    found = [ranked.leaves(o, lang), ranked.sections(o, lang)]
    return _made("leaves", say("indicators", lang), [], found, [charts.leaves(o, lang)])


def _made(
    key: str, heading: str, said: list[str], tables: list[Table | None],
    drawn: list[dict[str, Any] | None] | None = None,
) -> Section:  # fmt: skip
    return Section(
        key, heading, tuple(text for text in said if text), tuple(t for t in tables if t),
        tuple(one for one in drawn or () if one),
    )  # fmt: skip
