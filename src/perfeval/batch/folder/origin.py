"""Folders as a source of work: chunks of files in the order of their paths."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfeval.batch.folder.comparing import any_compares, numbers
from perfeval.batch.folder.discovery import Found, discover
from perfeval.batch.folder.identity import digest
from perfeval.batch.folder.ordinary import Options
from perfeval.batch.folder.work import lost, split, work
from perfeval.batch.source import Chunk, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfeval.batch.source import Wanted

CHUNK, MOST = 200, 500  # files of a chunk; more in folders of many, whose columns are then longer
MANY = 4_000


def source(words: Sequence[Path], set_path: Path | None, wanted: Wanted) -> Source:
    """The projects in files and folders; `set_path` is the file of a set that takes the place of
    what each of them names. Not usable where there is none, for the findings' reasons."""
    found = discover(words)
    place = None if set_path is None else set_path.absolute()
    options = Options(place, wanted.lang, reports=wanted.reports, by=wanted.by)
    made = _source(found, options)
    if not any_compares(options, found.sets):
        return made
    return made._replace(
        numbers=partial(numbers, options),
        beside=lambda kept: _source(found, options._replace(peers=kept)),
    )


def _source(found: Found, options: Options) -> Source:
    names = [path.as_posix() for path in found.files]
    size = MOST if len(names) >= MANY else CHUNK

    def chunks() -> Iterator[Chunk]:
        for start in range(0, len(names), size):
            task = tuple(names[start : start + size])
            yield Chunk(task, len(task), partial(digest, options, task))

    return Source(
        partial(work, options), chunks, len(names), processes=True, by_file=True, findings=found.findings,
        files=found.files, usable=bool(names), split=split, lost=partial(lost, options),
    )  # fmt: skip
