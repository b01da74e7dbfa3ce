"""How many projects there are, their totals, their grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.overview_words import say
from perfeval.reports.overview import texts
from perfeval.reports.overview.texts import columns, footed, lined, made

if TYPE_CHECKING:
    from perfeval.overview.records import Bin, Overview, Refused
    from perfeval.reports.tables import Table

SETS = 3  # sets that a sentence names
SETS_IN_A_TABLE = 10


def said(o: Overview, lang: str) -> list[str]:
    """The whole in sentences."""
    key = ("whole.said" if o.unusable else "whole.all") + (".1" if o.projects == 1 else "")
    found = [say(key, lang, projects=o.projects, scored=o.scored, unusable=o.unusable)]
    if o.with_errors or o.with_warnings:
        errors = texts.counted("project", o.with_errors, lang)
        found.append(say("whole.findings", lang, errors=errors, warnings=o.with_warnings))
    found.append(_sets(o, lang))
    pointed = o.totals.many if o.totals is not None else 0
    if o.scored and not pointed:
        found.append(say("whole.untotalled", lang))
    elif pointed < o.scored:
        lacking = texts.counted("scored", o.scored - pointed, lang)
        found.append(say("whole.unpointed", lang, n=lacking))
    if o.totals is not None and o.scale.full is None:
        found.append(say("whole.hundred", lang))
    return [text for text in found if text]


def _sets(o: Overview, lang: str) -> str:
    if not any(one.id for one in o.sets):
        return ""
    if len(o.sets) == 1:
        return say("whole.set", lang, name=set_name(o, o.sets[0].id))
    unnamed = say("unnamed", lang)
    parts = [
        say("set.part", lang, name=set_name(o, one.id) or unnamed, count=one.line.scored)
        for one in o.sets
    ]
    told = say("list", lang).join(parts[:SETS])
    more = say("set.more", lang) if len(parts) > SETS else ""
    return say("whole.sets", lang, n=len(o.sets), names=told + more)


def set_name(o: Overview, set_id: str) -> str:
    """A set by its title, and its id beside it where titles are alike."""
    own = next((one.title for one in o.sets if one.id == set_id), "") or set_id
    alike = sum((one.title or one.id) == own for one in o.sets) > 1
    return f"{own}（{set_id}）" if alike and own != set_id else own


def graded(o: Overview) -> bool:
    """Whether any project has a grade."""
    return any(one.grade and one.many for one in o.grades)


def ladders(o: Overview) -> list[tuple[str, ...]]:
    """The different ladders of grades, as the sets have them; one that is part of another, such
    as the grades that were seen of a set that isn't known, is no other ladder."""
    every = (tuple(g.grade for g in one.grades if g.grade) for one in o.sets)
    found = list(dict.fromkeys(names for names in every if names))
    return [
        names
        for names in found
        if not any(_within(names, other) for other in found if other != names)
    ]


def _within(names: tuple[str, ...], other: tuple[str, ...]) -> bool:
    rest = iter(other)
    return all(name in rest for name in names)


def spread(o: Overview, lang: str) -> Table | None:
    if o.totals is None:
        return None
    keys = "count least first median third most mean"
    t = o.totals
    cells = [
        str(t.many), texts.points(t.least), *(texts.mean(v) for v in (t.first, t.median, t.third)),
        texts.points(t.most), texts.mean(t.mean),
    ]  # fmt: skip
    caption = say("spread.hundred", lang)
    if o.scale.full is not None:
        caption = say("spread", lang, full=texts.full(o.scale.full))
    return made("spread", caption, columns(keys, lang, keys), [lined(keys.split(), cells)])


def refused(o: Overview, lang: str, most: int) -> Table | None:
    """The projects that can't be scored, as far as `most` goes."""
    if not o.refused:
        return None
    keys = "place project why mend"
    rows = [
        lined(keys.split(), (texts.where(one, lang), _called(one), one.message, one.mend))
        for one in o.refused[:most]
    ]
    cut = say("cut", lang, n=len(rows), all=o.unusable) if len(rows) < o.unusable else ""
    return made("refused", say("refused", lang), columns(keys, lang), rows, [cut])


def _called(one: Refused) -> str:
    """A project's name, where it has one of its own."""
    fact = one.project
    own = {fact.source, f"{fact.source}:{fact.row}"}
    return "" if texts.named(fact) in own else texts.named(fact)


def grades(o: Overview, lang: str) -> Table | None:
    """Grades with their projects: set by set where the sets have different ones."""
    if not graded(o):
        return None
    if len(ladders(o)) > 1:
        return _grades_by_set(o, lang)
    keys = ["grade", "count", "share"]
    shares = [texts.rate(one.share) for one in o.grades]
    rows = [
        lined(keys, (one.grade or say("ungraded", lang), str(one.many), shown))
        for one, shown in zip(o.grades, shares, strict=True)
    ]
    rows.append(lined(keys, (say("total", lang), str(o.scored), "100.00%"), "total"))
    heads = columns(" ".join(keys), lang, "count share")
    return made("grades", say("grades", lang), heads, rows, [footed(shares, lang)])


def _grades_by_set(o: Overview, lang: str) -> Table:
    keys = ["set", "grade", "count", "share"]
    rows = []
    shown = o.sets[:SETS_IN_A_TABLE]
    for one in shown:
        name = set_name(o, one.id) or say("unnamed", lang)
        for g in one.grades:
            cells = (name, g.grade or say("ungraded", lang), str(g.many), texts.rate(g.share))
            rows.append(lined(keys, cells))
    others = o.sets[len(shown) :]
    if others:
        count = sum(one.line.scored for one in others)
        rows.append(lined(keys, (texts.others(len(others), lang), "", str(count), "")))
    rows.append(lined(keys, (say("total", lang), "", str(o.scored), ""), "total"))
    heads = columns(" ".join(keys), lang, "count share")
    notes = [say("grades.share", lang)]
    return {**made("set-grades", say("grades", lang), heads, rows, notes), "merge": 1}


def bin_name(one: Bin, o: Overview, lang: str) -> str:
    most = o.scale.most
    if one.low == one.high:
        return say("bin.full", lang, full=texts.full(most))
    if one.high is None or one.low is None:
        return say("bin.above", lang)
    low, high = texts.full(one.low * most), texts.full(one.high * most)
    return say("bin.between", lang, low=low, high=high)


def bins(o: Overview, lang: str) -> Table | None:
    if o.totals is None:
        return None
    keys, count = ["bin", "count", "share"], o.totals.many
    shares = [texts.share(one.many, count) for one in o.totals.bins]
    rows = [
        lined(keys, (bin_name(one, o, lang), str(one.many), shown))
        for one, shown in zip(o.totals.bins, shares, strict=True)
    ]
    rows.append(lined(keys, (say("total", lang), str(count), "100.00%"), "total"))
    notes = [say("bins.note", lang), footed(shares, lang)]
    return made(
        "bins", say("bins", lang), columns(" ".join(keys), lang, "count share"), rows, notes
    )
