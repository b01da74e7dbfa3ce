"""Finished files to their places: all of them, the one that stands for the whole last."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.writer import Finished


def place(made: list[Finished], folder: Path) -> None:
    """Moves files to their places; those that stood there come back where one can't be moved.

    While it lasts the last file, the table of projects, is missing rather than old beside new.
    """
    for one in made:
        _settled(one.made)
    aside = [(one.final, folder / f"{number}.old") for number, one in enumerate(made)]
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
