"""Packs of checks: those that come with the program, the user's own, and files named outright."""

from __future__ import annotations

from pathlib import Path

from perfeval.library.places import SUFFIXES, own, set_files
from perfeval.source.files import is_file


def packaged() -> Path:
    return Path(__file__).resolve().parent.parent / "packs"


def folders() -> tuple[Path, Path]:
    """The user's folder before the packaged one."""
    return own().parent / "packs", packaged()


def pack_file(name: str, folder: Path) -> Path | None:
    """The file of a pack: a path from `folder`, or the id of a known pack."""
    if name.endswith(SUFFIXES) or "/" in name or "\\" in name:
        path = folder / name.replace("\\", "/")
        return path if is_file(path) else None
    for place in folders():
        for suffix in SUFFIXES:
            path = place / (name + suffix)
            if name and is_file(path):
                return path
    return None


def known_packs() -> list[str]:
    """Ids of the packs that need no path."""
    return sorted({path.stem for folder in folders() for path in set_files(folder)})
