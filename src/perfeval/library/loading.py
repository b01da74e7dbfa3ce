"""Files to indicator sets and projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library import places
from perfeval.library.loader import Loader
from perfeval.model.finding import Finding, Span, pointed
from perfeval.model.indicators import IndicatorSet
from perfeval.source.files import real
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Scalar
from perfeval.source.project_builder import build_project, open_project
from perfeval.source.project_shape import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.library.set_memory import SetMemory
    from perfeval.model.project import Project
    from perfeval.source.project_builder import Opening

PROJECT_HEADER = "project/v1"


# sets by file and groups, with what was found in them
Sets = dict[
    tuple[Path, tuple[tuple[str, str], ...]], tuple[IndicatorSet | None, tuple[Finding, ...]]
]


class LoadedSet(NamedTuple):
    """A set, or None with the findings that say why not; `files` are the texts that were read."""

    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()


class LoadedProject(NamedTuple):
    """A project with its set; None where the findings say that it can't be used; `files` are all
    that were read."""

    project: Project | None
    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


def load_set(name: str | Path, groups: Mapping[str, str] | None = None) -> LoadedSet:
    """A set by id or by path."""
    loader = Loader(None)
    text = str(name)
    if isinstance(name, Path) or text.endswith(places.SUFFIXES):
        path: Path | None = Path(text)
    else:
        path = loader.find(text, Path.cwd(), None)
    found = loader.set(path, groups) if path is not None else None
    return LoadedSet(found, tuple(loader.findings))


def _with_narrative(project: Project, root: MappingNode, folder: Path, loader: Loader) -> Project:
    """A narrative kept in Word, read by its headings."""
    name = project.narrative.get("")
    entry = canonical(root, PROJECT, []).entries.get("narrative")
    if name is None or entry is None or not isinstance(entry[1], Scalar):
        return project
    from perfeval.source.word_text import read_word

    loader.files.append(folder / name)
    texts = read_word(folder, name, entry[1], loader.findings)
    return project._replace(narrative=texts)


def load_project(path: Path) -> LoadedProject:
    """A project and its set, from the project's file."""
    return project_by(Loader(path.parent), path)


def project_by(
    loader: Loader,
    path: Path,
    sets: Sets | None = None,
    memory: SetMemory | None = None,
    given: Path | None = None,
) -> LoadedProject:
    """A project and its set; `sets` keeps what sets were built, by file and groups, `memory` also
    where they were found. `given` is the file of a set that takes the place of the project's own."""
    read = loader.root(path, PROJECT_HEADER)
    if read is None:
        return LoadedProject(None, None, tuple(loader.findings))
    root, digest = read
    opening = open_project(root, [])
    if opening is None:
        built = build_project(root, loader.shown(path), _no_set(), digest)
        loader.findings += built if isinstance(built, list) else built.findings
        return LoadedProject(None, None, tuple(loader.findings))
    if memory is not None and (given is not None or path not in loader.filled):
        indicator_set = _remembered(loader, path, opening, memory, given)
    elif path in loader.filled:
        from perfeval.library.workbooks import set_of

        indicator_set = set_of(loader, path, opening)
    elif (set_path := loader.find(opening.set_id, path.parent, opening.set_place.span)) is None:
        indicator_set = None
    else:
        place = opening.set_place.span
        indicator_set = _set_once(loader, set_path, opening.groups, sets, place)
    if indicator_set is None:
        return LoadedProject(None, None, tuple(loader.findings))
    built = build_project(root, loader.shown(path), indicator_set, digest)
    if isinstance(built, list):
        loader.findings += map(pointed, built)
        return LoadedProject(None, indicator_set, tuple(loader.findings))
    loader.findings += built.findings
    built = _with_narrative(built, root, path.parent, loader)
    if path in loader.filled:
        from perfeval.library.workbooks import placed

        built = placed(built, indicator_set, loader.filled[path])
        loader.findings[:] = map(pointed, loader.findings)
    return LoadedProject(built, indicator_set, tuple(loader.findings), tuple(loader.files))


def _remembered(
    loader: Loader, path: Path, opening: Opening, memory: SetMemory, given: Path | None
) -> IndicatorSet | None:
    place = opening.set_place.span
    at = given or memory.find(loader, opening.set_id, path.parent, place)
    return None if at is None else memory.set(loader, at, opening.groups, place)


def _set_once(
    loader: Loader, path: Path, groups: Mapping[str, str], sets: Sets | None, place: Span
) -> IndicatorSet | None:
    if sets is None:
        return loader.set(path, groups, place)
    key = (real(path), tuple(sorted(groups.items())))
    if key not in sets:
        before = len(loader.findings)
        found = loader.set(path, groups, place)
        if found is not None:
            # why there is none may be said of the place that names it
            sets[key] = (found, tuple(loader.findings[before:]))
        return found
    found, findings = sets[key]
    loader.findings += findings
    return found


def _no_set() -> IndicatorSet:
    return IndicatorSet("", "", "", ())
