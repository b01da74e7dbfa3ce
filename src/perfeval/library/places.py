"""Where indicator sets are kept."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.source.files import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".yaml", ".yml")
WORKBOOKS = (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", ".parquet", ".duckdb", ".sqlite", ".sqlite3", ".db")
OWN = "indicator_sets"  # a folder beside a project
VARIABLE = "PERFEVAL_SETS"
# a hint is not worth reading a folder of thousands
MOST_BESIDE = 200


@cache
def packaged() -> Path:
    """The sets that come with the program: inside the wheel, or beside `src` in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "indicator_sets"
    if inside.is_dir():
        return inside
    return Path(__file__).resolve().parents[3] / "indicator_sets"


def own() -> Path:
    """The user's folder: $PERFEVAL_SETS, else ~/.perfeval/indicator_sets."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else Path.home() / ".perfeval" / "indicator_sets"


def folders(project_folder: Path | None) -> list[Path]:
    """Folders to look in, the nearest first."""
    found = []
    if project_folder is not None:
        found += [project_folder, project_folder / OWN]
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
    return any(value == name for key, value in _head(path) if key in ("id", "编号"))


def _stated_id(path: Path) -> str:
    """The id of an indicator set; "" of any other file."""
    stated = dict(reversed(list(_head(path))))
    header = stated.get("perfeval") or stated.get("文件类型") or ""
    return (stated.get("id") or stated.get("编号") or "") if "indicator-set" in header else ""


def _head(path: Path) -> Iterator[tuple[str, str]]:
    """Keys and values of the first lines that have no indentation."""
    try:
        with path.open("rb") as file:
            head = file.read(8192).decode("utf-8-sig", "replace")
    except OSError:
        return
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            yield key, value.split("#")[0].strip().strip("'\"")


def known_ids(project_folder: Path | None) -> list[str]:
    """Ids that could have been meant, for a hint: of the libraries by their files' names, of sets
    beside the project by what they state."""
    known = {path.stem for folder in folders(project_folder)[1:] for path in set_files(folder)}
    beside = set_files(project_folder)[:MOST_BESIDE] if project_folder is not None else []
    return sorted(known | {name for path in beside if (name := _stated_id(path))})


def near_file(path: Path) -> str:
    """The file beside a path where none is, whose name is most like it; "" where none is."""
    from difflib import get_close_matches

    beside = [p.name for p in set_files(path.parent)][:MOST_BESIDE]
    found = get_close_matches(path.name, beside, n=1, cutoff=0.75)
    return found[0] if found else ""
