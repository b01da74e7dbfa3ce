"""One project's file by the example of those before it."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.folder.cutting import readable
from perfeval.batch.folder.held import hold
from perfeval.batch.folder.likeness import Likeness, project
from perfeval.batch.folder.placing import Places
from perfeval.library.loader import Loader
from perfeval.library.loading import PROJECT_HEADER, LoadedProject
from perfeval.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfeval.batch.folder.likeness import Results
    from perfeval.batch.folder.uses import Instance
    from perfeval.library.set_memory import SetMemory
    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.project_builder import LeafIndex


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# opening a pipe may never end otherwise
_READ = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Read(NamedTuple):
    """A project whose places are called by marks, and what they mean."""

    loaded: LoadedProject
    places: Places
    found: Results
    pieces: dict[str, Instance]


class Alike:
    """Reads files by example; gives None for every file that asks for the ordinary way."""

    def __init__(
        self, memory: SetMemory, set_path: Path | None, index: Callable[[IndicatorSet], LeafIndex],
        printed: bool = False,
    ) -> None:  # fmt: skip
        self.memory = memory
        self.set_path = set_path
        self.index = index
        self.likeness = Likeness(printed)

    def read(self, path: Path, data: bytes) -> Read | None:
        if self.likeness.printed and data[-1:] != b"\n" and (b"|" in data or b">" in data):
            return None  # a block of text that ends with the file has no line break at its end
        text = readable(data)
        opened = None if text is None else self.likeness.opened(text)
        if opened is None or opened.values["perfeval"] != PROJECT_HEADER:
            return None
        name = opened.values["indicator_set"]
        narrative = opened.values.get("narrative")
        if not name or isinstance(narrative, str):
            return None
        loader = Loader(path.parent)
        place = Span(path.name, 1, 1)
        at = self.set_path or self.memory.find(loader, name, path.parent, place)
        groups = opened.values.get("groups") or {}
        found = None if at is None else self.memory.set(loader, at, groups, place)
        # what is wrong with a set may be said of the place that names it
        if found is None or any(finding.span == place for finding in loader.findings):
            return None
        results = self.likeness.results(opened, self.index(found))
        if results is None:
            return None
        # nothing but reports shows the digest
        digest = sha256(data).hexdigest() if self.likeness.printed else ""
        made = project(opened, results.results, path.name, digest)
        loaded = LoadedProject(made, found, tuple(loader.findings))
        places = Places(path.name, opened.pieces, opened.line)
        return Read(loaded, places, results, opened.pieces)


def plain_bytes(path: Path, most: int) -> bytes | None:
    """What is in a regular file that is no link; None of anything else, or where it can't be read."""
    name = os.fspath(path)
    try:
        if not _NO_LINK and os.path.islink(name):  # noqa: PTH114  # a million of them
            return None
        handle = os.open(name, _READ)
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or about.st_size > most:
                return None
            data = os.read(handle, about.st_size + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return None
    if len(data) != about.st_size:  # it is being written, or no disk holds it
        return None
    hold(name, data)
    return data
