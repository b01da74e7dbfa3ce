"""Files that a recheck would write over: whether they are its own, and whether anyone edited them."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from perfeval.library.gathering import MARKED_MOST, marked_package, marked_text
from perfeval.model.marks import CUSTOM, SEAL
from perfeval.source.tables.archive import Archive, BrokenError
from perfeval.source.tables.faults import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

FREE = "free"  # nothing is there that could be lost
OWN = "own"  # as a recheck wrote it
CHANGED = "changed"  # a recheck wrote it, someone has edited or saved it since
FOREIGN = "foreign"  # never written by a recheck
_MOST = 65_536
_TEXT = re.compile(rb"<!-- ([0-9a-f]{64}) -->\r?\n<!-- [a-z-]+ -->\s*\Z")
_SEALED = re.compile(rf'"{re.escape(SEAL)}"><vt:lpwstr>([0-9a-f]{{64}})<'.encode())


def standing(path: Path) -> str:
    """What stands where an output is to go; what can't be read counts as someone else's."""
    try:
        # pipes and devices hold nothing, and neither does an empty file
        if not path.exists() or not path.is_file() or not path.stat().st_size:
            return FREE
        if marked_package(path):
            return OWN if _whole(path) else CHANGED
        if marked_text(path):
            return OWN if _same_text(path) else CHANGED
    except OSError:
        pass
    return FOREIGN


def _whole(path: Path) -> bool:
    data = read_bytes(path, MARKED_MOST)
    if isinstance(data, str):
        return False
    try:
        archive = Archive(data)
        kept = _SEALED.search(next(archive.chunks(CUSTOM), b"")[:_MOST])
        return kept is not None and _digest(archive) == kept.group(1).decode()
    except (BrokenError, MemoryError):
        return False


def _digest(archive: Archive) -> str:
    """The digest as perfeval.reports.review.seal makes it, without holding any part in memory."""
    whole = sha256()
    for name in sorted(entry.filename for entry in archive.entries.values()):
        if name == CUSTOM:
            continue
        one = sha256()
        for chunk in archive.chunks(name):
            one.update(chunk)
        whole.update(f"{name}\0{one.hexdigest()}\n".encode())
    return whole.hexdigest()


def _same_text(path: Path) -> bool:
    data = path.read_bytes()
    kept = _TEXT.search(data)
    return kept is not None and sha256(data[: kept.start()]).hexdigest() == kept.group(1).decode()
