"""Forms and projects to recheck: from files, folders and patterns to a list in a fixed order."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.discovery import SKIPPED
from perfeval.library.places import SUFFIXES
from perfeval.model.marks import REVIEW
from perfeval.source.tables.archive import Archive, BrokenError
from perfeval.source.tables.faults import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOOKS = (".xlsx", ".xlsm", ".xls", ".docx")
TEXTS = (".csv", ".md", ".markdown")  # in a folder many of them are no forms
_TEMPORARY = ("~$", ".~", "~")  # what office programs keep beside an open file
_CORE = "docProps/core.xml"
MARKED = (".xlsx", ".docx", ".md")
_MOST, _TAIL = 65_536, 1024
MARKED_MOST = 32 << 20  # bytes; what a recheck writes is smaller
_KIND = re.compile(rb"^[^#\n]{1,40}(?::|\xef\xbc\x9a)\s*[\"']?project/v", re.MULTILINE)

_HEAD = 4096
# the comment that `perfeval import` begins its files with
_ORIGIN = re.compile(rb"#[^\n]*perfeval import[^\n]*sha256:([0-9a-f]{64})")


class Input(NamedTuple):
    """A file to recheck. `named`: in the call itself, so that it must be one."""

    path: Path
    named: bool

    @property
    def project(self) -> bool:
        """Whether it is a project file, not a table."""
        return self.path.suffix.lower() in SUFFIXES


class Gathered(NamedTuple):
    """Files in order, each once; `missing` are words that name nothing, `closed` folders that
    can't be looked into, `own` what an earlier recheck wrote there."""

    files: tuple[Input, ...]
    missing: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    own: tuple[Path, ...] = ()


def gather(words: Sequence[str]) -> Gathered:
    """Every file once, those of a folder in order of their paths; of a folder's files the tables
    and the project files. A file named outright is taken whatever it is."""
    files: dict[str, Input] = {}
    missing, own = [], []
    closed: dict[str, None] = {}
    for word in words:
        path = Path(word)
        found = [path] if word and os.path.lexists(path) else _pattern(word)
        if not found:
            missing.append(word)
        for one in found:
            if not one.is_dir():
                key = os.path.realpath(one)
                files[key] = Input(files[key].path if key in files else one, True)
                continue
            for inner in _inside(one, closed):
                if written_here(inner):
                    own.append(inner)
                else:
                    files.setdefault(os.path.realpath(inner), Input(inner, False))
    ordered = sorted(files.values(), key=lambda one: one.path.as_posix())
    return Gathered(tuple(ordered), tuple(missing), tuple(sorted(closed)), tuple(own))


def origin(path: Path) -> str:
    """The SHA-256 of the form that an import read a project file from, as its head says; "" for
    any other file."""
    try:
        with path.open("rb") as file:
            found = _ORIGIN.match(file.read(_HEAD))
    except OSError:
        return ""
    return found.group(1).decode() if found is not None else ""


def written_here(path: Path) -> bool:
    """Whether a recheck has written the file: its properties say so, also after an edit."""
    ending = path.suffix.lower()
    if ending not in MARKED or not path.is_file():
        return False
    return marked_text(path) if ending in TEXTS else marked_package(path)


def marked_package(path: Path) -> bool:
    """Whether it is a workbook or a document with our mark."""
    data = read_bytes(path, MARKED_MOST)
    if isinstance(data, str):
        return False
    try:
        head = next(Archive(data).chunks(_CORE), b"")
    except (BrokenError, MemoryError):
        return False
    return REVIEW.encode() in head[:_MOST]


def marked_text(path: Path) -> bool:
    """Whether it is a text that ends with our mark."""
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL))
            return f"<!-- {REVIEW} -->".encode() in file.read(_TAIL)
    except OSError:
        return False


def _pattern(word: str) -> list[Path]:
    """What `2023/*.xlsx` names; shells that expand none leave it to us."""
    if not any(mark in word for mark in "*?["):
        return []
    whole = Path(word)
    start = Path(whole.anchor)
    try:
        found = set(start.glob(whole.relative_to(start).as_posix()))
    except (OSError, ValueError):
        return []
    return sorted(path for path in found if path.is_dir() or _wanted(path))


def _inside(folder: Path, closed: dict[str, None]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        closed[Path(error.filename).as_posix()] = None

    # links to folders are not followed: two that lead in a circle would never end
    for root, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in SKIPPED)
        for name in sorted(names):
            if _wanted(Path(root) / name):
                yield Path(root) / name


def _wanted(path: Path) -> bool:
    ending = path.suffix.lower()
    if path.name.startswith((".", *_TEMPORARY)) or not (path.is_file() or path.is_symlink()):
        return False
    return ending in BOOKS + TEXTS or (ending in SUFFIXES and _project(path))


def _project(path: Path) -> bool:
    """Whether a YAML file says that it is a project; one that can't be opened is reported later."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_MOST)
    except OSError:
        return True
    return _KIND.search(head) is not None
