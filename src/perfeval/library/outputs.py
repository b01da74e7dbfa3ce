"""Files that a recheck would write over: whether they are its own, and whether anyone edited them."""

from __future__ import annotations

import re
import zipfile
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from perfeval.library.gathering import marked_package, marked_text
from perfeval.model.marks import CUSTOM, SEAL

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

FREE = "free"  # nothing is there that could be lost
OWN = "own"  # as a recheck wrote it
CHANGED = "changed"  # a recheck wrote it, someone has edited or saved it since
FOREIGN = "foreign"  # never written by a recheck
_MOST, _CHUNK = 65_536, 1 << 20
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
    try:
        with zipfile.ZipFile(path) as package:
            with package.open(CUSTOM) as part:
                kept = _SEALED.search(part.read(_MOST))
            return kept is not None and _digest(package) == kept.group(1).decode()
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return False
    except (zipfile.BadZipFile, zlib.error):
        return False


def _digest(package: ZipFile) -> str:
    """The digest as perfeval.reports.review.seal makes it, without holding any part in memory."""
    whole = sha256()
    for name in sorted(package.namelist()):
        if name == CUSTOM:
            continue
        one = sha256()
        with package.open(name) as part:
            while chunk := part.read(_CHUNK):
                one.update(chunk)
        whole.update(f"{name}\0{one.hexdigest()}\n".encode())
    return whole.hexdigest()


def _same_text(path: Path) -> bool:
    data = path.read_bytes()
    kept = _TEXT.search(data)
    return kept is not None and sha256(data[: kept.start()]).hexdigest() == kept.group(1).decode()
