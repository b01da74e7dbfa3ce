"""Files to indicator sets and projects."""

from __future__ import annotations

import hashlib
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.library import places
from perfeval.model.finding import Finding, Span
from perfeval.model.indicators import IndicatorSet
from perfeval.source.files import is_file, real
from perfeval.source.merging import canonical, merge_sets
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Scalar
from perfeval.source.project_builder import build_project, open_project
from perfeval.source.project_shape import PROJECT
from perfeval.source.reading import nearest, shorten
from perfeval.source.set_builder import build_set
from perfeval.source.set_shape import SET
from perfeval.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.project import Project

SET_HEADER, PROJECT_HEADER = "indicator-set/v1", "project/v1"


class LoadedSet(NamedTuple):
    """A set, or None with the findings that say why not; `files` are the texts that were read."""

    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()


class LoadedProject(NamedTuple):
    """A project with its set; None where the findings say that it can't be used."""

    project: Project | None
    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]


class _Merged(NamedTuple):
    root: MappingNode
    digests: tuple[str, ...]


class _Loader:
    def __init__(self, base: Path | None) -> None:
        self.base = base
        self.findings: list[Finding] = []
        self.calendars: list[str] = []

    def shown(self, path: Path) -> str:
        """The path relative to the project's folder; of a library's set the file name alone."""
        here = real(path)
        if self.base is None:
            return path.as_posix()
        if {real(places.packaged()), real(places.own())} & set(here.parents):
            return path.name
        try:
            return Path(relpath(here, real(self.base))).as_posix()
        except ValueError:  # another drive
            return path.name

    def find(self, name: str, folder: Path | None, place: Span | None) -> Path | None:
        """The file of a set named by id or by a path relative to the file that names it."""
        if name.endswith(places.SUFFIXES) or "/" in name or "\\" in name:
            if not name.endswith(places.SUFFIXES):
                self.findings.append(Finding("PE306", place, {"path": shorten(name)}))
                return None
            path = (folder or Path()) / name.replace("\\", "/")
            if is_file(path):
                return path
            self.findings.append(Finding("PE304", place, {"path": shorten(name, 80)}))
            return None
        found = None if _odd(name) else places.by_id(name, folder)
        if found is None:
            near = nearest(name, places.known_ids(folder))
            self.findings.append(Finding("PE305", place, {"id": shorten(name), "near": near}))
        return found

    def root(self, path: Path, header: str) -> tuple[MappingNode, str] | None:
        document = read_yaml(path, self.shown(path))
        self.findings += document.findings
        if document.root is None:
            return None
        if not isinstance(document.root, MappingNode):
            self.findings.append(Finding("PE113", document.root.span, {"header": header}))
            return None
        entries = document.root.entries
        entry = entries.get("perfeval") or entries.get("文件类型")
        stated = entry[1].text.strip() if entry and isinstance(entry[1], Scalar) else ""
        if stated != header:
            place = entry[1].span if entry else document.root.span
            self.findings.append(
                Finding("PE114", place, {"found": shorten(stated), "header": header})
            )
            return None
        return document.root, document.sha256

    def merged(self, path: Path, chain: tuple[Path, ...]) -> _Merged | None:
        """A set's nodes with all that it extends laid under them."""
        read = self.root(path, SET_HEADER)
        if read is None:
            return None
        root = canonical(read[0], SET, self.findings)
        entry = root.entries.get("extends")
        if entry is None or not isinstance(entry[1], Scalar) or entry[1].is_null:
            own = MappingNode({}, root.file, root.line, root.column)
            return _Merged(merge_sets(own, _tree_alone(root), self.findings), (read[1],))
        place = entry[1].span
        base = self.find(entry[1].text.strip(), path.parent, place)
        if base is None:
            return None
        here = real(path)
        if real(base) in (*chain, here):
            names = " → ".join(p.stem for p in (*chain, here, real(base)))
            self.findings.append(Finding("PE209", place, {"chain": names}))
            return None
        if len(chain) > 10:
            self.findings.append(Finding("PE209", place, {"chain": "…"}))
            return None
        below = self.merged(base, (*chain, here))
        if below is None:
            return None
        return _Merged(merge_sets(below.root, root, self.findings), (read[1], *below.digests))

    def calendar(self, folder: Path) -> Any:
        from perfeval.library.calendars import load_calendar

        def open_calendar(name: str, place: Scalar) -> Any:
            found, digest = load_calendar(folder, name, place, self.findings)
            self.calendars.append(digest)
            return found

        return open_calendar

    def set(self, path: Path, groups: Mapping[str, str] | None) -> IndicatorSet | None:
        merged = self.merged(path, ())
        if merged is None:
            return None
        built = build_set(merged.root, self.shown(path), groups, "", self.calendar(path.parent))
        if isinstance(built, IndicatorSet):
            self.findings += built.findings
            texts = "\n".join((*merged.digests, *self.calendars))
            return built._replace(digest=hashlib.sha256(texts.encode()).hexdigest())
        self.findings += built
        return None


def _odd(name: str) -> bool:
    return not name or not all(c.isalnum() or c in "-_." for c in name)


def _tree_alone(root: MappingNode) -> MappingNode:
    """A set that extends nothing: its overrides still apply to its own tree."""
    return root


def load_set(name: str | Path, groups: Mapping[str, str] | None = None) -> LoadedSet:
    """A set by id or by path."""
    loader = _Loader(None)
    text = str(name)
    if isinstance(name, Path) or text.endswith(places.SUFFIXES):
        path: Path | None = Path(text)
    else:
        path = loader.find(text, Path.cwd(), None)
    found = loader.set(path, groups) if path is not None else None
    return LoadedSet(found, tuple(loader.findings))


def _with_narrative(project: Project, root: MappingNode, folder: Path, loader: _Loader) -> Project:
    """A narrative kept in Word, read by its headings."""
    name = project.narrative.get("")
    entry = canonical(root, PROJECT, []).entries.get("narrative")
    if name is None or entry is None or not isinstance(entry[1], Scalar):
        return project
    from perfeval.source.word_text import read_word

    texts = read_word(folder, name, entry[1], loader.findings)
    return project._replace(narrative=texts)


def load_project(path: Path) -> LoadedProject:
    """A project and its set, from the project's file."""
    loader = _Loader(path.parent)
    read = loader.root(path, PROJECT_HEADER)
    if read is None:
        return LoadedProject(None, None, tuple(loader.findings))
    root, digest = read
    opening = open_project(root, [])
    if opening is None:
        built = build_project(root, loader.shown(path), _no_set(), digest)
        loader.findings += built if isinstance(built, list) else built.findings
        return LoadedProject(None, None, tuple(loader.findings))
    set_path = loader.find(opening.set_id, path.parent, opening.set_place.span)
    indicator_set = loader.set(set_path, opening.groups) if set_path is not None else None
    if indicator_set is None:
        return LoadedProject(None, None, tuple(loader.findings))
    built = build_project(root, loader.shown(path), indicator_set, digest)
    if isinstance(built, list):
        loader.findings += built
        return LoadedProject(None, indicator_set, tuple(loader.findings))
    loader.findings += built.findings
    built = _with_narrative(built, root, path.parent, loader)
    return LoadedProject(built, indicator_set, tuple(loader.findings))


def _no_set() -> IndicatorSet:
    return IndicatorSet("", "", "", ())
