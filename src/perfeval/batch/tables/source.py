"""A table as the run sees it: chunks of rows, and what works on them."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from perfeval.batch.cards import digits_of
from perfeval.batch.peers import compares
from perfeval.batch.source import Chunk, Source, Wanted
from perfeval.batch.tables.ahead import begun
from perfeval.batch.tables.cells_in import distinct
from perfeval.batch.tables.heading import Finder
from perfeval.batch.tables.opening import ENDINGS, open_stream
from perfeval.batch.tables.options import LONG, Options
from perfeval.batch.tables.plan import ROOT, Plan
from perfeval.batch.tables.recognise import recognise
from perfeval.batch.tables.repeats import marked
from perfeval.batch.tables.stream import Stream, pieces
from perfeval.batch.tables.wide import said
from perfeval.batch.tables.work import FEW, number_rows, score_rows
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

    from perfeval.batch.tables.stream import Rows
    from perfeval.model.indicators import IndicatorSet

PLACES = ("project", "groups")  # of a project file, by which projects are grouped
FEWER = 2_000  # rows of a chunk that goes to another process


def is_table(path: Path) -> bool:
    """Whether a file's ending is that of a table."""
    return path.suffix.lower() in ENDINGS


def source(path: Path, wanted: Wanted) -> Source:
    """The table of a file, to be scored by the set wanted. Never raises for what it holds."""
    from perfeval.api import load_indicator_set

    shown = path.as_posix()
    if not wanted.set:
        return _unusable((path,), (Finding("PE950", Span(shown, 1, 1), {}),))
    loaded = load_indicator_set(wanted.set)
    if loaded.indicator_set is None:
        return _unusable((path,), loaded.findings)
    indicator_set = loaded.indicator_set
    options = Options(
        wanted.layout or "", wanted.table or "", wanted.by, wanted.detail, wanted.set, wanted.reports
    )  # fmt: skip
    stream = open_stream(path, shown, options, Finder(indicator_set, options))
    made = of_stream(stream, indicator_set, options, wanted.lang)
    findings = (*loaded.findings, *made.findings)
    return made._replace(findings=findings, files=made.files or (path,))


def of_stream(stream: Stream, indicator_set: IndicatorSet, options: Options, lang: str) -> Source:
    """A stream of rows, to be scored by a set."""
    if not stream.heads:
        return _unusable(stream.files, stream.findings)
    told = recognise(stream, indicator_set, options)
    findings = (*stream.findings, *told.findings)
    if not told.usable:
        return _unusable(stream.files, findings)
    if not any(m.keys in (("project", "name"), ("project", "code")) for m in told.meanings):
        findings += (Finding("PE969", Span(stream.file, stream.first, 1), {}),)
    passed = None
    if stream.sheet:
        from perfeval.batch.tables.passing import projects_only

        stream, passed = projects_only(stream, told.meanings)
    columns = tuple(sorted({meaning.column for meaning in told.meanings}))
    stream, first = begun(stream, columns)
    if stream.apart and (stream.total or 0) >= FEW:
        _loaded()
    if _empty(first):
        bare = Finding("PE966", Span(stream.file, stream.first, 1), {"file": str(stream.file)})
        return _unusable(stream.files, (*stream.findings, bare))
    digits = digits_of(indicator_set)
    plan = Plan(
        indicator_set, told.layout, stream.heads, told.meanings, lang, digits,
        by=options.by, set_name=options.set_name, detail=options.detail,
        reports=options.reports,
    )  # fmt: skip
    made = _planned(plan, stream, findings)
    if passed is not None:
        made = made._replace(later=passed.findings)
    if not compares(indicator_set):
        return made
    return made._replace(
        numbers=partial(number_rows, plan),
        beside=lambda kept: _planned(plan._replace(peers=kept), stream, findings),
    )


def _empty(first: Iterator[Rows]) -> bool:
    """Whether no row says anything, as far as that is seen at the beginning."""
    for rows in first:
        if rows.broken or any(said(cells).any() for cells in rows.batch.columns):
            return False
    return True


def _loaded() -> None:
    """What columns need, while the first rows are being read."""
    import perfeval.batch.tables.blocks
    import perfeval.columns.result  # noqa: F401


def _planned(plan: Plan, stream: Stream, findings: tuple[Finding, ...]) -> Source:
    indicator_set = plan.indicator_set
    made = Source(
        work=partial(score_rows, plan),
        chunks=partial(_chunks, plan, stream),
        processes=compares(indicator_set),
        projects=None if plan.layout == LONG else stream.total,
        digits=plan.digits,
        indicators=tuple((leaf.key, "/".join(leaf.path)) for leaf in indicator_set.leaves()),
        findings=findings,
        files=stream.files,
        sets=(indicator_set,),
        groups=_groups(plan),
        digest=hashlib.sha256(repr((indicator_set.digest, plan.meanings, plan.layout, plan.lang, plan.detail, plan.reports, plan.by)).encode()).hexdigest(),
    )  # fmt: skip
    if plan.reports is None:
        return made
    from perfeval.batch.tables.reported import with_reports

    return with_reports(plan, made)


def _groups(plan: Plan) -> tuple[str, ...]:
    """The heads that projects can be grouped by: of their own, and those that mean nothing else."""
    other = {m.column for m in plan.meanings if m.kind != ROOT or m.keys[0] not in PLACES}
    return tuple(h.strip() for n, h in enumerate(plan.heads) if n not in other and h.strip())


def _chunks(plan: Plan, stream: Stream) -> Iterator[Chunk]:
    columns = tuple(sorted({meaning.column for meaning in plan.meanings}))
    together = marked
    if plan.layout == LONG:
        from perfeval.batch.tables.grouping import grouped

        together = grouped
    for whole in together(plan, stream, columns):
        for rows in _pieces(plan, whole):
            yield Chunk(rows, projects_in(plan, rows), partial(_digest, rows))


def _pieces(plan: Plan, whole: Rows) -> Iterator[Rows]:
    if plan.reports is not None:
        from perfeval.batch.tables.reported import some

        return some(plan, whole)
    # the kernel itself does these, project by project
    slow = plan.layout != LONG and compares(plan.indicator_set)
    return pieces(whole, FEWER) if slow else iter((whole,))


def projects_in(plan: Plan, rows: Rows) -> int:
    """About how many projects there are in some rows."""
    if plan.layout != LONG:
        return int(rows.batch.num_rows)
    from perfeval.batch.tables.long import key_columns

    (key,) = key_columns(plan)
    return len(distinct(rows.batch.column(str(key.column)))[0])


def _digest(rows: Rows) -> str:
    """Of all that the rows' outcomes depend on."""
    import pyarrow as pa

    made = hashlib.sha256(repr((rows.numbers, rows.file, rows.broken)).encode())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.batch.schema) as writer:
        writer.write_batch(rows.batch)
    made.update(sink.getvalue())
    return made.hexdigest()


def _unusable(files: tuple[Path, ...], findings: tuple[Finding, ...]) -> Source:
    return Source(
        work=_nothing, chunks=lambda: iter(()), findings=findings, files=files, usable=False
    )


def _nothing(task: object) -> pa.RecordBatch:
    from perfeval.batch.cards import batch_of

    return batch_of([], 2, "zh")
