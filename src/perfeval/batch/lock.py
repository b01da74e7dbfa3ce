"""The lock of a folder of unfinished results, and the mark that the folder is ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "lock"
MARK = b"perfeval batch: results of an unfinished run\n"
_FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)
_TRIES = 20  # a folder goes away while one looks at it as often as a run ends just then
_FAR = 1 << 20  # Windows lets nobody read the byte that is locked


class BusyError(Exception):
    """Another run is writing the same output."""


class ForeignError(Exception):
    """Something stands there that no run has made."""


def held(folder: Path) -> BinaryIO:
    """The lock of the folder, which is made where there is none."""
    for _ in range(_TRIES):
        handle = _opened(folder)
        if handle is None:
            continue
        if not _locked(handle):
            handle.close()
            raise BusyError(str(folder))
        if not _there(handle, folder):
            handle.close()
        elif _ours(handle, folder):
            return handle
        else:
            handle.close()
            raise ForeignError(str(folder))
    raise BusyError(str(folder))


def release(handle: BinaryIO, folder: Path, remove: bool) -> None:
    """Lets the lock go; with `remove` the folder too, unless the next run has it by then."""
    if remove and os.name != "nt":  # there an open file stays
        (folder / LOCK).unlink(missing_ok=True)
    handle.close()
    if not remove:
        return
    try:
        if os.name == "nt":
            (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()
    except OSError:  # taken
        return


def _opened(folder: Path) -> BinaryIO | None:
    """The file of the lock; None where the folder has gone in between."""
    if folder.is_symlink() or folder.is_file():
        raise ForeignError(str(folder))
    try:
        if not folder.is_dir():
            folder.mkdir()
        empty = next(folder.iterdir(), None) is None
        flags = _FLAGS | os.O_CREAT if empty else _FLAGS
        return os.fdopen(os.open(folder / LOCK, flags, 0o666), "r+b")
    except FileNotFoundError:
        if not folder.parent.is_dir():
            raise
        if _others(folder):
            raise ForeignError(str(folder)) from None
        return None
    except FileExistsError:
        return None
    except IsADirectoryError:
        raise ForeignError(str(folder)) from None


def _others(folder: Path) -> bool:
    """Whether anything but a lock stands in the folder, which may be gone by now."""
    try:
        return any(path.name != LOCK for path in folder.iterdir())
    except FileNotFoundError:
        return False


def _there(handle: BinaryIO, folder: Path) -> bool:
    """Whether the folder still has the file that was locked."""
    try:
        return os.path.samestat(os.fstat(handle.fileno()), (folder / LOCK).stat())
    except FileNotFoundError:
        return False


def _ours(handle: BinaryIO, folder: Path) -> bool:
    """Whether the folder is marked as ours; an empty one becomes so."""
    others = [path for path in folder.iterdir() if path.name != LOCK]
    if (folder / LOCK).is_symlink() or not all(path.is_file() for path in others):
        return False
    handle.seek(0)
    mark = handle.read(len(MARK) + 1)
    if not others and MARK.startswith(mark):  # killed before the mark was whole
        handle.seek(0)
        handle.write(MARK)
        handle.flush()
        return True
    return mark == MARK


def _locked(handle: BinaryIO) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            handle.seek(_FAR)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
