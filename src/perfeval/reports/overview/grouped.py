"""Projects by department, region, set or class of execution, as tables that foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.overview_words import TEXTS, say
from perfeval.reports.overview import texts
from perfeval.reports.overview.texts import column_name, lettered, lined, made
from perfeval.reports.overview.whole import graded, ladders, set_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.records import BandLine, Grouping, Line, Overview
    from perfeval.reports.tables import Row, Table

MOST = 6  # grades that have a column each


class Columns:
    """The columns of a table by class. Grades have one each where all sets have one ladder of a
    few; else there is one for the best grade of each project's own set and one for the worst."""

    def __init__(self, o: Overview, lines: Sequence[Line], lang: str) -> None:
        self.o, self.lang = o, lang
        self.grades = self._grades()
        counted = sum(len(at) for _, at in self.grades)
        self.other = bool(self.grades) and counted < len(o.ladder)
        self.ungraded = bool(self.grades) and any(sum(one.grades) < one.scored for one in lines)
        self.unscored = any(one.scored < one.projects for one in lines)

    def _grades(self) -> list[tuple[str, list[int]]]:
        """What each column of grades is called, and which places of the ladder it counts."""
        own = ladders(self.o) if graded(self.o) else []
        if len(own) == 1 and len(self.o.ladder) <= MOST:
            return [(name, [n]) for n, name in enumerate(self.o.ladder)]
        ends = [(say(f"grade.{key}", self.lang), at) for key, at in (("best", 0), ("worst", -1))]
        found = []
        for title, end in ends:
            names = {names[end] for names in own}
            # a grade that ends one ladder and not another says nothing by its name
            if all(names & set(ladder) <= {ladder[end]} for ladder in own):
                found.append((title, [n for n, name in enumerate(self.o.ladder) if name in names]))
        return found if len(found) == len(ends) and own else []

    def heads(self) -> list[dict[str, str]]:
        lang = self.lang
        found = [lettered("count", say("col.count", lang))]
        if self.unscored:
            found.append(lettered("unscored", say("col.unscored", lang)))
        found.append(lettered("average", say("col.average", lang)))
        found += [lettered(f"g{n}", name) for n, (name, _) in enumerate(self.grades)]
        if self.other:
            found.append(lettered("other", say("col.other", lang)))
        if self.ungraded:
            found.append(lettered("ungraded", say("ungraded", lang)))
        if self.grades:
            best, worst = self.grades[0][0], self.grades[-1][0]
            found.append(lettered("best", say("col.best", lang, grade=best), spare=3))
            if worst != best:
                found.append(lettered("worst", say("col.worst", lang, grade=worst), spare=2))
        return [*found, lettered("execution", say("col.execution", lang), spare=1)]

    def cells(self, one: Line) -> dict[str, str]:
        counts = [sum(one.grades[n] for n in at) for _, at in self.grades]
        found = {
            "count": str(one.projects), "unscored": str(one.projects - one.scored),
            "average": texts.mean(one.mean), "execution": texts.rate(one.execution),
            "other": str(sum(one.grades) - sum(counts)),
            "ungraded": str(one.scored - sum(one.grades)),
        }  # fmt: skip
        found |= {f"g{n}": str(many) for n, many in enumerate(counts)}
        if counts:
            found["best"] = texts.share(counts[0], one.scored)
            found["worst"] = texts.share(counts[-1], one.scored)
        return {head["key"]: found[head["key"]] for head in self.heads()}


def grouping(one: Grouping, o: Overview, lang: str) -> Table | None:
    """A column's classes, the largest first; None where there is nothing to group by."""
    if one.reason:
        return None
    name = column_name(one.column, lang)
    every = [*one.lines, *([one.rest] if one.rest else []), one.total]
    shape = Columns(o, every, lang)
    rows = [_row(shape, class_name(one.column, line, o, lang), line) for line in one.lines]
    if one.rest is not None:
        rows.append(_row(shape, texts.others(one.others, lang), one.rest))
    rows.append(_row(shape, say("total", lang), one.total, "total"))
    caption = say("by", lang, column=name)
    columns = [lettered("name", name, False), *shape.heads()]
    return made(f"by-{one.column}", caption, columns, rows, [say("by.note", lang)])


def class_name(column: str, line: Line, o: Overview, lang: str) -> str:
    if not line.name:
        return say("unnamed", lang)
    return set_name(o, line.name) if column == "set" else line.name


def _row(shape: Columns, name: str, line: Line, kind: str = "row") -> Row:
    cells = shape.cells(line)
    return lined(["name", *cells], [name, *cells.values()], kind)


def reason(one: Grouping, lang: str) -> str:
    """Why there is no table."""
    name = column_name(one.column, lang)
    if not one.reason:
        return ""
    key = f"by.{one.reason}"
    return say(f"{key}.{one.column}" if f"{key}.{one.column}" in TEXTS else key, lang, column=name)


def sets(o: Overview, lang: str) -> Table | None:
    """The sets side by side, where there are several."""
    if len(o.sets) < 2:
        return None
    every = [one.line for one in o.sets]
    shape = Columns(o, every, lang)
    shown = o.sets[: o.terms.lines]
    rows = [
        _row(shape, set_name(o, one.id) or say("unnamed", lang), one.line) for one in shown
    ]  # fmt: skip
    cut = say("cut", lang, n=len(shown), all=len(o.sets)) if len(shown) < len(o.sets) else ""
    columns = [lettered("name", say("col.set", lang), False), *shape.heads()]
    return made("sets", say("sets", lang), columns, rows, [cut])


def band_name(one: BandLine, lang: str) -> str:
    if one.low is None and one.high is None:
        return say("band.none", lang)
    low, high = (texts.limit(end) if end is not None else "" for end in (one.low, one.high))
    key = "band.between" if low and high else "band.below" if high else "band.above"
    return say(key, lang, low=low, high=high)


def bands(o: Overview, lang: str) -> Table | None:
    """Classes of execution by grade."""
    if not any(one.line.executed for one in o.bands):
        return None
    every = [one.line for one in o.bands]
    shape = Columns(o, every, lang)
    rows = [_row(shape, band_name(one, lang), one.line) for one in o.bands]
    total = o.whole._replace(projects=o.whole.scored)
    rows.append(_row(shape, say("total", lang), total, "total"))
    columns = [lettered("name", say("col.band", lang), False), *shape.heads()]
    last = texts.limit(o.terms.bands[-1]) if o.terms.bands else ""
    return made("bands", say("bands", lang), columns, rows, [say("bands.note", lang, last=last)])
