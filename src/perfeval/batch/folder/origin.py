"""Folders as a source of work: chunks of files in the order of their paths."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfeval.batch.folder.comparing import any_compares, numbers
from perfeval.batch.folder.discovery import Found, discover
from perfeval.batch.folder.options import Options
from perfeval.batch.folder.tasks import digest, lost, split, work
from perfeval.batch.source import Chunk, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfeval.batch.source import Wanted

# files of a chunk; more in folders of many, whose columns are then longer; fewer towards the end,
# so that no processor is left to work alone
CHUNK, MOST, LEAST = 200, 500, 100
MANY, LATER = 4_000, 4


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

    def chunks() -> Iterator[Chunk]:
        start = 0
        for size in _sizes(len(names)):
            task = tuple(names[start : start + size])
            start += size
            yield Chunk(task, size, partial(digest, options, task))

    return Source(
        partial(work, options), chunks, len(names), processes=True, by_file=True, findings=found.findings,
        files=found.files, usable=bool(names), split=split, lost=partial(lost, options),
    )  # fmt: skip


def _sizes(count: int) -> Iterator[int]:
    """How many files each chunk has, whoever works on them."""
    most = MOST if count >= MANY else CHUNK
    while count:
        size = min(most, max(LEAST, count // LATER), count)
        yield size
        count -= size
