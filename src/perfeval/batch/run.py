"""A run: chunks in order through an engine, into files that appear when everything is done."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.comparing import beside_peers
from perfeval.batch.hearing import too_late
from perfeval.batch.parts import Parts, key_of, partial
from perfeval.batch.shaping import known_shape, spooled
from perfeval.batch.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from perfeval.batch.engines import Mapped
    from perfeval.batch.report_places import Places
    from perfeval.batch.reporting import Wish
    from perfeval.batch.source import Chunk, Source
    from perfeval.batch.writing.writer import Finished

    See = Callable[[pa.RecordBatch], None]


class Asked(NamedTuple):
    """What is to become of the scores; `summary` gives the summary of all that `see` was shown, as
    a workbook."""

    out: Path | None = None
    reports: Path | None = None
    wish: Wish | None = None
    detail: str = "long"
    resume: bool = False
    lang: str = "zh"
    summary: Callable[[], bytes] | None = None


class Ended(NamedTuple):
    """What a run has done: its counts, and the files that it has written; `split`: a table was
    longer than a sheet."""

    tally: Tally
    files: tuple[Path, ...] = ()
    reports: int = 0
    split: bool = False


def run(sources: Sequence[Source], asked: Asked, mapped: Mapped, see: See) -> Ended:
    """Scores everything; `see` is shown every batch, in order.

    Raises OSError where nothing can be written, `BusyError` where another run is writing the same
    files, and `ForeignError` where its folder is somebody else's: then nothing stands under the
    final names that was not there before.
    """
    tally = Tally()
    reports = _reports(sources, asked)

    def seen(batch: pa.RecordBatch) -> pa.RecordBatch:
        tally.add(batch)
        see(batch)
        if reports is not None:
            reports.add(batch)
        return batch

    place = asked.out or asked.reports
    if place is None:
        with TemporaryDirectory() as folder:
            for source in beside_peers(sources, mapped, Path(folder)):
                for done in mapped(source, None):
                    seen(done.batch)
        return Ended(tally)
    parts = Parts(partial(place), asked.resume)
    finished = False
    made: list[Finished] = []
    try:
        sources = beside_peers(sources, mapped, parts.folder)
        batches = map(seen, _scored(sources, asked, mapped, parts, reports))
        if asked.out is not None:
            made = _written(batches, sources, asked, parts)
        else:
            for _ in batches:
                pass
        too_late()
        put = 0 if reports is None else reports.put(_again(sources))
        finished = True
    finally:
        parts.close(keep=not finished)
    files = dict.fromkeys(one.final for one in reversed(made))
    return Ended(tally, tuple(files), put, any(one.note for one in made))


def _reports(sources: Sequence[Source], asked: Asked) -> Places | None:
    if asked.reports is None or asked.wish is None:
        return None
    from perfeval.batch.report_places import Places

    read = [path for source in sources for path in source.files]
    return Places(asked.wish, asked.reports, read)


def _again(sources: Sequence[Source]) -> Callable[[str], pa.RecordBatch | None]:
    """The work on one file once more."""
    works = {path.as_posix(): s.work for s in sources if s.by_file for path in s.files}
    return lambda name: works[name]((name,)) if name in works else None


def _scored(
    sources: Sequence[Source],
    asked: Asked,
    mapped: Mapped,
    parts: Parts,
    reports: Places | None,
) -> Iterator[pa.RecordBatch]:
    """Every batch; what is dear is kept, and what was kept is taken as it is."""
    before, options = parts.any, (asked.detail, asked.lang)
    for source in sources:

        def read(chunk: Chunk, source: Source = source) -> pa.RecordBatch | None:
            if not before or chunk.digest is None:
                return None
            kept = parts.read(key_of(source.digest, *options, chunk.digest()))
            lost = kept is not None and reports is not None and not reports.whole(kept)
            return None if lost and not source.by_file else kept  # a file's is made again alone

        for done in mapped(source, read):
            if done.digest:
                parts.keep(key_of(source.digest, *options, done.digest), done.batch)
            yield done.batch


def _written(
    batches: Iterator[pa.RecordBatch], sources: Sequence[Source], asked: Asked, parts: Parts
) -> list[Finished]:
    """The files, at their places once all of them are whole."""
    from perfeval.batch.placing import place
    from perfeval.batch.writing.behind import Behind
    from perfeval.batch.writing.writer import opened

    assert asked.out is not None
    wide = asked.detail == "wide"
    shape = known_shape(sources, wide)
    if shape is None:
        batches, shape = spooled(batches, parts, wide)
    writer = Behind(opened(asked.out, parts.folder, shape, asked.lang, asked.summary))
    try:
        for batch in batches:
            writer.write(batch)
        made = writer.finish()
    except BaseException:
        writer.drop()
        raise
    too_late()
    place(made, parts.folder)
    return made
