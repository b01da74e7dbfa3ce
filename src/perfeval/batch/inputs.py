"""What the words of a call name: folders, files of projects, tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.places import SUFFIXES, TABLES, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfeval.batch.source import Source, Wanted
    from perfeval.model.finding import Finding


class Inputs(NamedTuple):
    """The sources in the order of the words, and what is to be said of the words."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()


def inputs(words: Sequence[str], wanted: Wanted) -> Inputs:
    """The sources that words name: every table is one, all other files and folders are one."""
    tables: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for path in _paths(words):
        if path.is_dir():
            inner = _tables_in(path)
            (tables if inner else others).update(dict.fromkeys(inner or [path]))
        elif _is_table(path):
            tables[path] = None
        else:
            others[path] = None
    sources: list[Source] = []
    findings: list[Finding] = []
    if others:
        from perfeval.batch.folder import source as of_folder

        place, said = _set_file(wanted.set) if wanted.set is not None else (None, [])
        if said:
            return Inputs((), tuple(said))
        sources.append(of_folder(list(others), place, wanted))
    if tables:
        from perfeval.batch.tables import source as of_table

        sources += [of_table(path, wanted) for path in tables]
    findings += [finding for source in sources for finding in source.findings]
    return Inputs(tuple(source for source in sources if source.usable), tuple(findings))


def _paths(words: Iterable[str]) -> Iterator[Path]:
    """What words name; patterns are for shells that leave them to the program."""
    for word in words:
        path = Path(word)
        if any(mark in word for mark in "*?[") and not path.exists():
            start = Path(path.anchor)
            found = sorted(start.glob(path.relative_to(start).as_posix()))
            yield from found or [path]
        else:
            yield path


def _is_table(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending in WORKBOOKS:
        from perfeval.batch.folder.damage import holds_table, workbook_kind

        kind = workbook_kind(path) if path.is_file() else "damaged"
        return kind == "other" or (kind == "damaged" and holds_table(path))
    return path.is_file() and ending not in SUFFIXES


def _tables_in(folder: Path) -> list[Path]:
    """The tables of a folder that has nothing else, such as a data set in several files."""
    names: list[str] = []
    endings: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "_")):
                    continue
                if not entry.is_file():
                    return []
                names.append(entry.name)
                endings.add(Path(entry.name).suffix.lower())
                if len(endings) > 1 or not endings <= set(TABLES):
                    return []
    except OSError:
        return []
    return sorted(folder / name for name in names)


def _set_file(name: str) -> tuple[Path | None, list[Finding]]:
    from perfeval.library.loader import Loader

    loader = Loader(None)
    path = Path(name) if name.endswith(SUFFIXES) else loader.find(name, Path.cwd(), None)
    return path, list(loader.findings) if path is None else []
