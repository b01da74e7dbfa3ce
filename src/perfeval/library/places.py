"""Where indicator sets are kept."""

from __future__ import annotations

import os
from pathlib import Path

from perfeval.source.files import is_file

SUFFIXES = (".yaml", ".yml")


def packaged() -> Path:
    """The sets that come with the program: inside the wheel, or beside `src` in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "indicator_sets"
    if inside.is_dir():
        return inside
    return Path(__file__).resolve().parents[3] / "indicator_sets"


def own() -> Path:
    """The user's folder: $PERFEVAL_SETS, else ~/.perfeval/indicator_sets."""
    given = os.environ.get("PERFEVAL_SETS")
    return Path(given) if given else Path.home() / ".perfeval" / "indicator_sets"


def folders(project_folder: Path | None) -> list[Path]:
    """Folders to look in, the nearest first."""
    found = []
    if project_folder is not None:
        found += [project_folder, project_folder / "indicator_sets"]
    return [*found, own(), packaged()]


def set_files(folder: Path) -> list[Path]:
    """YAML files of a folder, in order of name."""
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file())
    except OSError:
        return []


def by_id(name: str, project_folder: Path | None) -> Path | None:
    """The file of a set: `<id>.yaml` first, then any file of a set folder that states the id."""
    places = folders(project_folder)
    for folder in places:
        for suffix in SUFFIXES:
            path = folder / (name + suffix)
            if is_file(path):
                return path
    for folder in places:
        for path in set_files(folder):
            if _states(path, name):
                return path
    return None


def _states(path: Path, name: str) -> bool:
    """Whether a file's top-level `id` is `name`, from its first lines alone."""
    try:
        with path.open("rb") as file:
            head = file.read(8192).decode("utf-8", "replace")
    except OSError:
        return False
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon and key in ("id", "编号") and value.split("#")[0].strip().strip("'\"") == name:
            return True
    return False


def known_ids(project_folder: Path | None) -> list[str]:
    """Ids that could have been meant, for a hint."""
    return sorted(
        {path.stem for folder in folders(project_folder)[1:] for path in set_files(folder)}
    )
