"""What a table is: its layout, what its columns mean, and which can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.by import groups
from perfeval.batch.tables import words
from perfeval.batch.tables.heading import is_long
from perfeval.batch.tables.names import Doubt, Names, is_money
from perfeval.batch.tables.options import LONG, WIDE, Options
from perfeval.batch.tables.plan import FUNDS, INDICATOR, RESULT, ROOT, Meaning
from perfeval.model.finding import Finding, Span
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from perfeval.batch.tables.stream import Stream
    from perfeval.model.indicators import IndicatorSet

MOST_UNKNOWN = 100
NAMED = 8  # of the indicators without a column


class Recognised(NamedTuple):
    """`usable` where the findings leave no doubt what the columns are."""

    layout: str
    meanings: tuple[Meaning, ...]
    findings: tuple[Finding, ...]
    usable: bool


def recognise(stream: Stream, indicator_set: IndicatorSet, options: Options) -> Recognised:
    """The columns of a table, by their heads."""
    file = stream.file
    texts = [head.strip() for head in stream.heads]
    names = Names(indicator_set, WIDE, groups(options.by))
    layout = LONG if is_long(texts, names, options) else WIDE
    if layout == LONG:
        names = Names(indicator_set, LONG, groups(options.by))
    found: list[Finding] = []
    meanings: list[Meaning] = []
    taken: dict[tuple[object, ...], int] = {}
    failed = False
    for column, head in enumerate(texts):
        span = Span(file, stream.first, column + 1)
        meant = names.meaning(head, column)
        if meant is None:
            if head and head.lower() not in words.NUMBERS and len(found) < MOST_UNKNOWN:
                near = names.near(head)
                found.append(Finding("PE951", span, {"head": shorten(head), "near": near}))
            continue
        if isinstance(meant, Doubt):
            params = {"head": shorten(head), "paths": "、".join(meant.paths)}
            found.append(Finding("PE952", span, params))
            failed = True
            continue
        what = (meant.kind, meant.path, *(meant.keys if meant.kind != INDICATOR else ()))
        if what in taken:
            other = texts[taken[what]]
            params = {
                "head": shorten(head),
                "other": shorten(other),
                "column": str(taken[what] + 1),
            }
            found.append(Finding("PE953", span, params))
            failed = True
            continue
        taken[what] = column
        meanings.append(meant)
    lacking = _lacking(layout, meanings, indicator_set)
    if lacking:
        params = {"lacking": lacking, "layout": layout}
        found.append(Finding("PE954", Span(file, stream.first, 1), params))
        failed = True
    if not failed:
        found += _absent(layout, meanings, Span(file, stream.first, 1), indicator_set)
    own = tuple(_funded(meanings, stream.unit))
    return Recognised(layout, own, tuple(found), not failed)


def _lacking(layout: str, meanings: list[Meaning], indicator_set: IndicatorSet) -> str:
    """The word for what the layout can't do without."""
    if layout == WIDE:
        # where all indicators are rates of the funds, these are all there is to give
        rates = all(leaf.measure.kind == "funds" for leaf in indicator_set.leaves())
        enough = (RESULT, FUNDS) if rates else (RESULT,)
        return "" if any(m.kind in enough for m in meanings) else "results"
    if not any(m.kind == INDICATOR for m in meanings):
        return "indicator"
    keys = {m.keys for m in meanings if m.kind == ROOT}
    if not keys & {("project", "name"), ("project", "code")}:
        return "project"
    return "" if any(m.kind == RESULT for m in meanings) else "results"


def _absent(
    layout: str, meanings: list[Meaning], start: Span, indicator_set: IndicatorSet
) -> list[Finding]:
    """What no row can say: indicators without a column, evidence, reasons."""
    found: list[Finding] = []
    own = {m.path for m in meanings if m.kind == RESULT}
    if layout == WIDE:
        bare = [
            leaf.name for leaf in indicator_set.leaves()
            if leaf.path not in own and leaf.measure.kind != "funds"
        ]  # fmt: skip
        if bare:
            more = str(len(bare)) if len(bare) > NAMED else ""
            params = {"names": "、".join(bare[:NAMED]), "count": more}
            found.append(Finding("PE956", start, params))
    keys = {m.keys[:1] for m in meanings if m.kind == RESULT}
    if indicator_set.scored:
        for key, codes in (("evidence", "PE451、PE452"), ("reason", "PE427、PE443、PE455")):
            if (key,) not in keys:
                found.append(Finding("PE957", start, {"key": key, "codes": codes}))
    return found


def _funded(meanings: list[Meaning], stated: str) -> list[Meaning]:
    """Units in heads of money are money; elsewhere they are what the numbers count. `stated` is
    the unit of money that stands above the heads."""
    unit = "" if any(m.kind == FUNDS and m.keys[1] == "unit" for m in meanings) else stated
    return [
        m._replace(unit=unit) if m.kind == FUNDS and not is_money(m.unit) else m for m in meanings
    ]
