"""Output files: written whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from perfeval.i18n.cli_words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_REASONS = {
    errno.EACCES: "denied", errno.EPERM: "denied", errno.ENOSPC: "full",
    errno.EROFS: "readonly", errno.ENAMETOOLONG: "long",
}  # fmt: skip


def obstacle(path: Path, inputs: Iterable[Path], lang: str) -> str:
    """Why nothing can be written there, known before any work is done; "" when nothing speaks
    against it."""
    try:
        if path.is_dir() or str(path).endswith(("/", os.sep)):
            return say("write.folder", lang, path=path)
        if not path.parent.is_dir():
            return say("write.missing", lang, path=path.parent)
        if path.exists() and any(_same(path, other) for other in inputs):
            return say("write.input", lang, path=path)
    except OSError as error:
        return _failure(path, error, lang)
    return ""


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def write(path: Path, data: bytes, lang: str) -> str:
    """Writes beside the target and moves it there; the reason when that fails, with nothing left."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a pipe or a device can't be replaced
            return ""
        _replace(target, data)
    except OSError as error:
        return _failure(path, error, lang)
    return ""


def _replace(target: Path, data: bytes) -> None:
    # in a folder that others write to too, nobody may know the name or have put a link there
    beside = target.with_name(f".perfeval-{os.urandom(8).hex()}.tmp")
    handle = os.open(beside, _NEW, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _failure(path: Path, error: OSError, lang: str) -> str:
    kind = _REASONS.get(error.errno or 0)
    # Windows refuses to replace a file that Word or Excel holds open with the same error
    if kind == "denied" and path.is_file():
        kind = "busy"
    reason = say(f"write.{kind}", lang) if kind else (error.strerror or str(error))
    return say("write.failed", lang, path=path, reason=reason)
