"""项目绩效评价结果汇总: what many projects show together, as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.overview_words import say
from perfeval.reports.overview import ranked, whole
from perfeval.reports.overview.document import digest
from perfeval.reports.overview.sections import sections
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import chart, grid, heading, numbered, para

if TYPE_CHECKING:
    from perfeval.overview.records import Overview
    from perfeval.reports.overview.sections import Section
    from perfeval.reports.story.elements import Element

SHEETS = {  # parts of the text that share a sheet
    "whole": "whole", "grades": "whole", "bins": "whole", "leaves": "leaves", "bands": "bands",
    "pattern": "patterns",
}  # fmt: skip


def paper(o: Overview, lang: str = "zh") -> Paper:
    """The paper; its workbook has the whole ranking and all indicators, as far as they go."""
    found = list(sections(o, lang))
    body: list[Element] = []
    for one in found:
        body += _elements(one)
    return Paper(
        "overview", say("title", lang), lang, tuple(body), properties={"digest": digest(o, lang)},
        sheets=tuple(_sheets(o, found, lang)),
    )  # fmt: skip


def _elements(one: Section) -> list[Element]:
    found = [heading(one.level, "", one.heading)]
    if one.key == "terms":
        return [*found, numbered(one.said)]
    found += [para(text) for text in one.said]
    captions = len(one.tables) > 1 or one.key == "whole"
    found += [
        grid(table, caption=captions and table["caption"] != one.heading) for table in one.tables
    ]
    return [*found, *(chart(drawn) for drawn in one.charts)]


def _sheets(o: Overview, found: list[Section], lang: str) -> list[Sheet]:
    bodies: dict[str, list[Element]] = {}
    names: dict[str, str] = {}
    for one in found:
        key = SHEETS.get(one.key, one.key)
        if one.key in ("ranking", "patterns", "terms"):
            continue
        names.setdefault(key, say(key, lang) if key == "patterns" else one.heading)
        own = bodies.setdefault(key, [])
        if key == "whole":
            own += [para(text) for text in one.said]
        own += [grid(table) for table in one.tables]
        own += [chart(drawn) for drawn in one.charts]
        if one.key == "refused":
            every = whole.refused(o, lang, len(o.refused))
            bodies[key] = [grid(every)] if every else []
        if one.key == "leaves":
            bodies[key] = _leaves(o, one, lang)
    sheets = [Sheet(names[key], tuple(body)) for key, body in bodies.items() if body]
    ranking = ranked.whole(o, lang)
    if ranking is not None:
        place = next(
            (n for n, s in enumerate(sheets) if s.name == names.get("leaves")), len(sheets)
        )
        sheets.insert(place, Sheet(say("ranking.whole", lang), (grid(ranking),)))
    terms = next(one for one in found if one.key == "terms")
    sheets.append(Sheet(terms.heading, tuple(para(text) for text in terms.said)))
    return sheets


def _leaves(o: Overview, one: Section, lang: str) -> list[Element]:
    """All indicators, where the text has the lowest."""
    every = ranked.leaves(o, lang, ranked.LEAVES_IN_A_SHEET)
    others = [table for table in one.tables if table["key"] != "leaves"]
    tables = [*others, *([every] if every else [])]
    return [*(grid(table) for table in tables), *(chart(drawn) for drawn in one.charts)]
