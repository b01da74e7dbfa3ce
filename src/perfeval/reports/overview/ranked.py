"""The ranking, and the indicators with the lowest scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.overview_words import say
from perfeval.reports.overview import texts
from perfeval.reports.overview.texts import columns, lettered, lined, made
from perfeval.reports.overview.whole import set_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.facts import Fact
    from perfeval.overview.records import LeafLine, Overview, Ranked
    from perfeval.reports.tables import Row, Table

RANKED = ["rank", "project", "department", "region", "points", "grade", "rate"]
NOTED = RANKED[1:]
WHOLE = ["rank", "project", "code", *RANKED[2:]]
LEAVES_IN_A_SHEET = 2000


def _columns(keys: Sequence[str], lang: str) -> list[dict[str, str]]:
    return columns(" ".join(keys), lang, "rank points rate", "department region rate")


def _cells(fact: Fact, name: str, points: str) -> list[str]:
    return [
        name, fact.department, fact.region, points, fact.grade,
        texts.rate(fact.execution),
    ]  # fmt: skip


def _ranked(key: str, caption: str, given: Sequence[Ranked], note: str, lang: str) -> Table | None:
    if not given:
        return None
    names = texts.names([one.project for one in given], lang)
    rows = [
        lined(RANKED, [str(one.place), *_cells(one.project, name, texts.points(one.points))])
        for one, name in zip(given, names, strict=True)
    ]
    return made(key, caption, _columns(RANKED, lang), rows, [note])


def top(o: Overview, lang: str, most: int) -> Table | None:
    """The best, or all of them where there are not many more."""
    first = o.ranking.rows[:most]
    if few(o, most):
        first = o.ranking.rows
        return _ranked("top", say("ranking", lang), first, say("ranking.note", lang), lang)
    caption = say("top", lang, n=len(first))
    return _ranked("top", caption, first, say("ranking.note", lang), lang)


def bottom(o: Overview, lang: str, most: int) -> Table | None:
    last = o.ranking.bottom[:most]
    if few(o, most):
        return None
    return _ranked("bottom", say("bottom", lang, n=len(last)), last[::-1], "", lang)


def few(o: Overview, most: int) -> bool:
    """Whether both ends of the ranking are all of it."""
    return o.ranking.all <= min(2 * most, len(o.ranking.rows))


def whole(o: Overview, lang: str) -> Table | None:
    """The ranking as far as it is kept, for a sheet of its own."""
    shown = len(o.ranking.rows)
    if not shown:
        return None
    cut = say("ranking.cut", lang, all=o.ranking.all, n=shown) if shown < o.ranking.all else ""
    rows = []
    names = texts.names([one.project for one in o.ranking.rows], lang)
    for one, called in zip(o.ranking.rows, names, strict=True):
        name, *others = _cells(one.project, called, texts.points(one.points))
        rows.append(lined(WHOLE, [str(one.place), name, texts.code(one.project), *others]))
    return made("ranking", say("ranking", lang), _columns(WHOLE, lang), rows, [cut])


def facts(key: str, given: Sequence[Fact], count: int, lang: str) -> Table | None:
    """Projects that something holds of, the first of them."""
    if not given:
        return None
    names = texts.names(given, lang)
    rows = [
        lined(NOTED, _cells(fact, name, texts.points(fact.total)))
        for fact, name in zip(given, names, strict=True)
    ]
    cut = say("cut", lang, n=len(rows), all=count) if len(rows) < count else ""
    return made(key, say(f"p.{key}", lang), _columns(NOTED, lang), rows, [cut])


def lowest(o: Overview) -> list[LeafLine]:
    """The indicators that lost points, those that lost most of their weight first."""
    return [one for one in o.leaves if one.share is not None and one.share < 1]


def leaves(o: Overview, lang: str, most: int | None = None) -> Table | None:
    """The indicators with the least share of their weight; all as far as `most` goes."""
    pointed = [one for one in o.leaves if one.share is not None]
    shown = pointed[:most] if most else lowest(o)[: o.terms.lowest]
    if not shown:
        return None
    every = len(pointed)
    caption = say("leaves" if len(shown) < every else "leaves.all", lang)
    cut = say("leaves.cut", lang, all=every, n=len(shown)) if len(shown) < every else ""
    rows = _leaf_rows(shown, o, lang, "leaf")
    head = lettered("leaf", say("col.leaf", lang), False)
    notes = [say("leaves.note", lang), cut, say("leaves.many", lang) if o.leaves_cut else ""]
    return made("leaves", caption, [head, *_leaf_columns(o, lang)], rows, notes)


def sections(o: Overview, lang: str) -> Table | None:
    shown = [one for one in o.sections if one.share is not None][: o.terms.lowest]
    if len(shown) < 2:
        return None
    rows = _leaf_rows(shown, o, lang, "section")
    head = lettered("section", say("col.section", lang), False)
    more = _leaf_columns(o, lang, "cells")
    return made("sections", say("sections", lang), [head, *more], rows)


def _leaf_columns(o: Overview, lang: str, unit: str = "") -> list[dict[str, str]]:
    sets = [lettered("set", say("col.set", lang), False)] if len(o.sets) > 1 else []
    keys = ("cells", "cells.lost", "cells.share") if unit else ("scored", "lost", "lost.share")
    found = [lettered("rate", say("col.rate.score", lang))]
    found += [
        lettered(key, say(f"col.{name}", lang))
        for key, name in zip(("scored", "lost", "part"), keys, strict=True)
    ]
    missing = [
        lettered(key, say(f"col.{key}", lang), spare=n)
        for key, n in (("missing", 2), ("absent", 1))
    ]
    return [*sets, *found, *missing]


def _leaf_rows(given: Sequence[LeafLine], o: Overview, lang: str, first: str) -> list[Row]:
    rows = []
    for one in given:
        cells = {
            first: one.path.replace("/", "—") if first == "section" else one.path.rpartition("/")[2],
            "set": set_name(o, one.set), "rate": texts.rate(one.share), "scored": str(one.scored),
            "lost": str(one.lost), "part": texts.share(one.lost, one.scored),
            "missing": "" if one.missing is None else str(one.missing),
            "absent": "" if one.absent is None else str(one.absent),
        }  # fmt: skip
        rows.append(lined(list(cells), list(cells.values())))
    return rows
