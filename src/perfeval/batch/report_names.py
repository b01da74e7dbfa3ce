"""Names of reports: one for each project, good on every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 200  # bytes with the ending, of 255 that most systems allow
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+')
# what Windows takes for a device, whatever the ending
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE
)
USUAL = ("project", "项目")  # names of files that tell nothing beside that of their folder


class Names:
    """Names in the order of the projects: equal ones end in -2, -3.

    Two are equal where some system takes them for one: whatever the case of the letters, and
    however they are composed.
    """

    def __init__(self, ending: str, taken: Iterable[str] = ()) -> None:
        """`taken` are names of files that are in the way already."""
        self.ending = ending
        there = [name.removesuffix(ending) for name in taken if name.endswith(ending)]
        self.taken: set[str] = set(map(_alike, there))
        self.last: dict[str, int] = {}

    def next(self, code: str, name: str, source: str, row: int | None = None) -> str:
        """The next project's: its code and name, else its name, else its file or row."""
        stem = safe("-".join(part for part in (code, name) if part) or _of_file(source, row))
        found, number = self._fitting(stem, ""), self.last.get(_alike(stem), 1)
        while _alike(found) in self.taken:
            number += 1
            found = self._fitting(stem, f"-{number}")
        self.last[_alike(stem)] = number
        self.taken.add(_alike(found))
        return found + self.ending

    def _fitting(self, stem: str, number: str) -> str:
        most = LONGEST - len((number + self.ending).encode())
        data = stem.encode("utf-8")
        if len(data) > most:
            stem = data[:most].decode("utf-8", "ignore").rstrip(" .")
        return stem + number


def _alike(name: str) -> str:
    return normalize("NFKC", name).casefold()


def _of_file(source: str, row: int | None) -> str:
    path = PurePosixPath(source)
    stem = path.stem if path.stem.lower() not in USUAL else path.parent.name or path.stem
    return stem if row is None else f"{stem}-{row}"


def safe(text: str) -> str:
    """A text as the name of a file, without its ending."""
    seen = "".join(sign for sign in text if category(sign) != "Cf")  # U+202E turns the rest round
    name = _UNSAFE.sub("_", normalize("NFC", seen))
    name = " ".join(name.split()).strip(" .")
    if not name or name.startswith("-"):  # a name that commands take for an option
        name = "_" + name
    return "_" + name if _RESERVED.fullmatch(name) else name
