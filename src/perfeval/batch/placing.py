"""Finished files to their places: all of them, the one that stands for the whole last."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.writer import Finished

NAMES = "names.old"


def place(made: list[Finished], folder: Path) -> None:
    """Moves files to their places; those that stood there come back where one can't be moved.

    While it lasts the last file, the table of projects, is missing rather than old beside new.
    """
    for one in made:
        _settled(one.made)
    aside = [(one.final, folder / f"{number}.old") for number, one in enumerate(made)]
    _listed(folder, [final for final, _ in aside])
    moved: list[tuple[Path, Path]] = []
    put: list[Path] = []
    try:
        for final, old in reversed(aside):
            if final.exists():
                mode = final.stat().st_mode & 0o7777
                final.replace(old)
                moved.append((final, old))
                next(one.made for one in made if one.final == final).chmod(mode)
        for one in made:
            one.made.replace(one.final)
            put.append(one.final)
    except OSError:
        for final in put:
            final.unlink(missing_ok=True)
        for final, old in moved:
            old.replace(final)
        raise
    _synced(made[-1].final.parent)


def restored(folder: Path) -> None:
    """Puts back what a run that was killed in `place` had moved aside, unless it had got all of
    its own files to their places: then the old ones are done with."""
    try:
        names = json.loads((folder / NAMES).read_bytes())
    except (FileNotFoundError, ValueError):  # not whole: then nothing was moved yet
        return
    finals = [folder.parent / PurePath(str(name)).name for name in names]
    if finals and finals[-1].exists():
        return
    for number, final in enumerate(finals):
        old = folder / f"{number}.old"
        if old.exists():
            old.replace(final)


def _listed(folder: Path, finals: list[Path]) -> None:
    """Leaves word of which file is which."""
    path = folder / NAMES
    path.write_bytes(json.dumps([final.name for final in finals]).encode())
    _settled(path)


def _settled(path: Path) -> None:
    """What the system still holds of a file, on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _synced(folder: Path) -> None:
    """The names in a folder, on the disk; where systems know of no such thing they need it not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
