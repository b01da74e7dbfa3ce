"""What the result of a chunk rests on, as one digest: whoever resumes a run asks for it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.library.loader import Loader
from perfeval.library.loading import project_by
from perfeval.library.set_memory import SetMemory
from perfeval.model.finding import Span
from perfeval.source.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from perfeval.batch.folder.ordinary import Options
    from perfeval.batch.folder.work import Task

# a set named in the plainest way; whatever is not so plain is loaded to see what it rests on
_SET = re.compile(
    rb"^(?:indicator_set|\xe6\x8c\x87\xe6\xa0\x87\xe4\xbd\x93\xe7\xb3\xbb): ([^\s#'\"&*!|>]+)\r?$",
    re.MULTILINE,
)
_BESIDE = (b".docx", b"groups", "分组".encode())


def digest(options: Options, task: Task) -> str:
    """The sha256 of the files, their names, their sets and all that these rest on."""
    whole = sha256(repr(options).encode())
    memory = SetMemory()
    for name in task:
        path = Path(name)
        data = _bytes(path)
        whole.update(f"\n{name!r} {sha256(data).hexdigest()} ".encode())
        whole.update(_beside(memory, options, path, data).encode())
    return whole.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():  # reading a pipe may never end
            return b""
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return repr(error).encode()


def _beside(memory: SetMemory, options: Options, path: Path, data: bytes) -> str:
    """The digests of what the file names."""
    loader = Loader(path.parent)
    said = _SET.findall(data)
    if len(said) == 1 and not any(word in data for word in _BESIDE):
        place = Span("", 1, 1)
        at = options.set_path or memory.find(
            loader, said[0].decode("utf-8", "replace"), path.parent, place
        )
        found = None if at is None else memory.set(loader, at, {}, place)
        return "-" if found is None else found.digest
    read = project_by(loader, path, memory=memory, given=options.set_path)
    others = [file for file in loader.files if file != path]
    own = read.indicator_set.digest if read.indicator_set is not None else "-"
    return " ".join([own, *(sha256(_bytes(file)).hexdigest() for file in others)])
