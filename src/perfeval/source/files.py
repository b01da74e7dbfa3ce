"""Names of files as inputs give them: any text, and none may raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have has none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def real(path: Path) -> Path:
    """The path without its links; as it stands where they go in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
