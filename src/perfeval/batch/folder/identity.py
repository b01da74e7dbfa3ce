"""What the result of a chunk rests on, as one digest: whoever resumes a run asks for it."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.batch.folder.held import held
from perfeval.library.places import SUFFIXES
from perfeval.source.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from perfeval.batch.folder.options import Options, Task

# a set named in the plainest way; whatever is not so plain is loaded to see what it rests on
_KEYS = (b"indicator_set: ", "指标体系: ".encode())
_SET = re.compile(
    rb"^(?:indicator_set|\xe6\x8c\x87\xe6\xa0\x87\xe4\xbd\x93\xe7\xb3\xbb): ([^\s#'\"&*!|>]+)\r?$",
    re.MULTILINE,
)
_BESIDE = (b".docx", b"groups", "分组".encode())
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def sets_named(data: bytes) -> list[bytes]:
    """The sets that a file names in the plainest way, each line that does so."""
    found: list[bytes] = []
    for key in _KEYS:
        at = data.find(key)
        while at >= 0:  # a pattern alone would try every line
            line = _SET.match(data, at)
            if line is not None:
                found.append(line[1])
            at = data.find(key, at + 1)
    return found


def digest(options: Options, task: Task) -> str:
    """The sha256 of the files, their names, their sets and all that these rest on."""
    whole = sha256(repr(options).encode())
    beside = _Beside(options)
    for name in task:
        data = held(name)
        if data is None:
            data = _bytes(name)
        own = sha256(data).hexdigest()
        whole.update(f"\n{name!r} {own} {beside.of(name, data)}".encode())
    return whole.hexdigest()


def _bytes(name: str) -> bytes:
    try:
        if not os.path.isfile(name):  # noqa: PTH113  # reading a pipe may never end
            return b""
        handle = os.open(name, _READ)
        try:
            return _read(handle)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        return repr(error).encode()


def _read(handle: int) -> bytes:
    """No more than a file may have, and one byte."""
    left = MAX_BYTES + 1
    size = os.fstat(handle).st_size
    parts: list[bytes] = []
    while left > 0 and (part := os.read(handle, min(left, size + 1))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class _Beside:
    """The digests of what files name; a set that many of them name is loaded once."""

    def __init__(self, options: Options) -> None:
        from perfeval.library.set_memory import SetMemory

        self.options = options
        self.memory = SetMemory()
        self.known: dict[tuple[int, ...], str] = {}

    def of(self, name: str, data: bytes) -> str:
        said = sets_named(data)
        if len(said) != 1 or any(word in data for word in _BESIDE):
            return self._loaded(Path(name))
        own = said[0].decode("utf-8", "replace")
        key = self._key(name, own)
        if key is None:
            return self._set(Path(name), own)
        if key not in self.known:
            self.known[key] = self._set(Path(name), own)
        return self.known[key]

    def _key(self, name: str, own: str) -> tuple[int, ...] | None:
        """The file of the set and the folder where it is found, as the disk has them: all that it
        rests on is found from there. None where it is looked for by its id."""
        if self.options.set_path is not None:
            return ()
        if not own.endswith(SUFFIXES):
            return None
        path = os.path.join(os.path.dirname(name), own.replace("\\", "/"))  # noqa: PTH118, PTH120
        try:
            there, folder = os.stat(path), os.stat(os.path.dirname(path) or ".")  # noqa: PTH116, PTH120
        except (OSError, ValueError):
            return None
        # without numbers of files (some network drives) one could not be told from another
        return (there.st_dev, there.st_ino, folder.st_dev, folder.st_ino) if there.st_ino else None

    def _set(self, path: Path, own: str) -> str:
        from perfeval.library.loader import Loader
        from perfeval.model.finding import Span

        loader, place = Loader(path.parent), Span("", 1, 1)
        at = self.options.set_path or self.memory.find(loader, own, path.parent, place)
        found = None if at is None else self.memory.set(loader, at, {}, place)
        return "-" if found is None else found.digest

    def _loaded(self, path: Path) -> str:
        from perfeval.library.loader import Loader
        from perfeval.library.loading import project_by

        loader = Loader(path.parent)
        read = project_by(loader, path, memory=self.memory, given=self.options.set_path)
        others = [file for file in loader.files if file != path]
        own = read.indicator_set.digest if read.indicator_set is not None else "-"
        return " ".join([own, *(sha256(_bytes(os.fspath(p))).hexdigest() for p in others)])
