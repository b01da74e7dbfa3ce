"""Names of reports: one for each project's file, good on every system."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120  # bytes, of 255 that most systems allow
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
USUAL = ("project", "项目")  # names that tell nothing beside that of the folder


def names(files: Iterable[Path], ending: str) -> dict[Path, str]:
    """A name for each file, none twice however letters are compared.

    It is made of the folders below the one that all files share, and the file's own name; numbers
    tell apart what would be the same.
    """
    listed = list(files)
    above = _shared(listed)
    taken: set[str] = set()
    found: dict[Path, str] = {}
    for path in listed:
        stem = _safe(_told(path, above))
        name, number = stem, 1
        while (name + ending).casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add((name + ending).casefold())
        found[path] = name + ending
    return found


def _shared(files: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath([path.absolute().parent for path in files]))
    except ValueError:  # none, or several drives
        return Path()


def _told(path: Path, above: Path) -> str:
    whole = path.absolute()
    parts = list(whole.parent.relative_to(above).parts) if whole.is_relative_to(above) else []
    if path.stem.lower() not in USUAL or not parts:
        parts.append(path.stem)
    return "-".join(parts)


def _safe(text: str) -> str:
    name = _UNSAFE.sub("_", text).strip(" .") or "_"
    if _RESERVED.fullmatch(name):
        name = "_" + name
    data = name.encode("utf-8", "replace")
    return data[:LONGEST].decode("utf-8", "ignore").rstrip(" .")
