"""Files of a folder and the folders in it, asked of the disk as little as possible."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.discovery import SKIPPED
from perfeval.library.places import SUFFIXES, TABLES, WORKBOOKS
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (*SUFFIXES, *WORKBOOKS)


class Walked(NamedTuple):
    """A file that may be a project; `real` is its path without links, by which one that is reached
    twice is known; `regular` is None where that can't be told."""

    name: str
    real: str
    regular: bool | None


def walked(folder: Path, findings: list[Finding], tables: list[Path]) -> Iterator[Walked]:
    """Files of each folder in order of their names, then its folders. Links to folders are not
    followed; `tables` gets the files that are tables by their ending."""
    todo = [(os.fspath(folder), os.path.realpath(folder))]
    while todo:
        here, real = todo.pop()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            findings.append(_refused(here, error))
            continue
        folders: list[tuple[str, str]] = []
        for entry in found:
            name, low = entry.name, entry.name.lower()
            if name.startswith("."):
                continue
            if _is_folder(entry):
                if name not in SKIPPED and not entry.is_symlink():
                    folders.append((entry.path, f"{real}{os.sep}{name}"))
            elif low.endswith(_KINDS) and not name.startswith("~$"):
                inner = f"{real}{os.sep}{name}"
                if entry.is_symlink():
                    inner = os.path.realpath(entry.path)
                yield Walked(entry.path, inner, _is_regular(entry))
            elif low.endswith(TABLES):
                tables.append(Path(entry.path))
        todo += reversed(folders)


def _refused(here: str, error: OSError) -> Finding:
    shown = Path(error.filename or here).as_posix()
    reason = error.strerror or str(error)
    params = {"path": shown, "reason_zh": reason, "reason_en": reason}
    return Finding("PE003", Span(shown, 1, 1), params)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_regular(entry: os.DirEntry[str]) -> bool | None:
    try:
        return entry.is_file()
    except OSError:
        return None
