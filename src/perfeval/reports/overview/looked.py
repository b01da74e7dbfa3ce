"""What deserves a look, each with the projects concerned; findings by code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfeval.i18n.overview_words import say
from perfeval.reports.overview import texts
from perfeval.reports.overview.ranked import facts
from perfeval.reports.overview.texts import columns, lined, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.overview.records import Overview, Pattern
    from perfeval.reports.overview.texts import Lists
    from perfeval.reports.tables import Table


def patterns(o: Overview, lang: str, lists: Lists) -> Iterator[tuple[str, str, Table | None]]:
    """Each that was found: its name, what is said of it, its projects."""
    for one in o.patterns:
        if one.many:
            yield say(f"p.{one.key}", lang), _said(one, o, lang), _table(one, lists, lang)
    if o.same:
        least = texts.limit(o.terms.same_total_share)
        yield say("p.same", lang), say("p.same.said", lang, least=least), _same(o, lang)


def absent(o: Overview, lang: str) -> str:
    """What was looked for in vain."""
    names = [say(f"p.{one.key}", lang) for one in o.patterns if not one.many]
    names += [] if o.same else [say("p.same", lang)]
    return say("patterns.none", lang, names=say("list", lang).join(names)) if names else ""


def _said(one: Pattern, o: Overview, lang: str) -> str:
    key = f"p.{one.key}.said"
    if one.key == "alike" and all(leaf.missing is None for leaf in o.leaves):
        key = "p.alike.scores"
    return say(
        key, lang, count=texts.counted("have", one.many, lang),
        groups=texts.counted("group", one.all_groups, lang),
        share=texts.share(one.many, o.scored), low=texts.limit(o.terms.low_execution),
    )  # fmt: skip


def _table(one: Pattern, lists: Lists, lang: str) -> Table | None:
    if one.groups:
        return _groups(one, lists.groups, lang)
    return facts(one.key, one.projects[: lists.listed], one.many, lang)


def _groups(one: Pattern, shown: int, lang: str) -> Table:
    keys = "group count points grade members"
    most = max(len(group.projects) for group in one.groups)
    rows = []
    for n, group in enumerate(one.groups[:shown], 1):
        names = say("list", lang).join(texts.names(group.projects, lang))
        if len(group.projects) < group.many:
            names += say("members.more", lang, n=group.many)
        first = group.projects[0]
        cells = (str(n), str(group.many), texts.points(first.total), first.grade, names)
        rows.append(lined(keys.split(), cells))
    heads = columns("group count points grade", lang, "group count points")
    heads.append(texts.lettered("members", say("col.members", lang, n=most), False))
    cut = ""
    if len(rows) < one.all_groups:
        cut = say("groups.cut", lang, n=len(rows), all=one.all_groups)
    return made("alike", say("p.alike", lang), heads, rows, [cut])


def _same(o: Overview, lang: str) -> Table:
    keys = "points count share"
    rows = [
        lined(keys.split(), (texts.points(one.points), str(one.many), texts.rate(one.share)))
        for one in o.same
    ]
    return made("same", say("p.same", lang), columns(keys, lang, keys), rows)


def codes(o: Overview, lang: str) -> Table | None:
    if not o.codes:
        return None
    keys = "severity id findings in example"
    rows = [
        lined(
            keys.split(),
            (say(f"severity.{one.severity}", lang), one.code, str(one.findings), str(one.many), one.message),
        )
        for one in o.codes
    ]  # fmt: skip
    heads = columns(keys, lang, "findings in")
    return made("codes", say("codes", lang), heads, rows, [say("codes.note", lang)])


def batch_findings(o: Overview, lang: str, most: int) -> Table | None:
    """What is said of the whole batch once, `most` findings of a code."""
    from perfeval.checks.catalogue import message, rank, severity

    keys = "severity id message"
    ordered = sorted(o.findings, key=lambda one: (rank(severity(one)), one.code))
    cells = dict.fromkeys(
        (say(f"severity.{severity(one)}", lang), one.code, message(one, lang)) for one in ordered
    )
    shown, seen = [], Counter[str]()
    for cell in cells:
        seen[cell[1]] += 1
        if seen[cell[1]] <= most:
            shown.append(cell)
    if not shown:
        return None
    rows = [lined(keys.split(), cell) for cell in shown]
    cut = say("batch.cut", lang, n=len(shown), all=len(cells)) if len(shown) < len(cells) else ""
    return made("batch-findings", say("batch.findings", lang), columns(keys, lang), rows, [cut])


def terms(o: Overview, lang: str) -> list[str]:
    """How the figures were made, and which limits were chosen."""
    t = o.terms
    return [
        say("terms.mean", lang),
        say("terms.alike", lang, n=t.alike_rows),
        say("terms.low", lang, low=texts.limit(t.low_execution), high=texts.limit(t.high_share)),
        say("terms.same", lang, count=t.same_total_count, share=texts.limit(t.same_total_share)),
        say("terms.default", lang),
    ]
