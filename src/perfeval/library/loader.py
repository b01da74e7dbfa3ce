"""One file after another, with what it rests on: sets with their bases, calendars, places."""

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
from perfeval.source.node import Scalar, stated_header
from perfeval.source.reading import nearest, shorten
from perfeval.source.set_builder import build_set
from perfeval.source.set_shape import SET
from perfeval.source.yaml_reader import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.workbook.reading import Filled

SET_HEADER = "indicator-set/v1"


class Merged(NamedTuple):
    """A set's nodes with all that it extends laid under them, and what was found on the way."""

    root: MappingNode
    digests: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


class Memory:
    """What many loads share: documents read already, bases merged already."""

    def __init__(self) -> None:
        self.documents: dict[Path, Document] = {}
        self.bases: dict[Path, Merged] = {}
        self.shown: dict[Path, str] = {}


class Loader:
    """Loads the files of one project or set.

    `base` is the folder that places in findings are relative to; `everything` shows library files
    relative to it too, instead of by their names alone.
    """

    def __init__(
        self, base: Path | None, memory: Memory | None = None, everything: bool = False
    ) -> None:
        self.base = base
        self.memory = memory
        self.everything = everything
        self.findings: list[Finding] = []
        self.calendars: list[str] = []
        self.files: list[Path] = []  # all that was read
        self.filled: dict[Path, Filled] = {}  # workbooks, with what they say of their sets

    def shown(self, path: Path) -> str:
        """The path relative to the project's folder; of a library's set the file name alone."""
        if self.memory is None:
            return self._shown(path)
        if path not in self.memory.shown:
            self.memory.shown[path] = self._shown(path)
        return self.memory.shown[path]

    def _shown(self, path: Path) -> str:
        if self.base is None:
            return path.as_posix()
        if self.everything:
            try:
                # by the name it has there, wherever a link may lead
                return Path(relpath(path, self.base)).as_posix()
            except ValueError:  # another drive
                return real(path).as_posix()
        if path.is_symlink() and not path.exists():
            return Path(relpath(path, self.base)).as_posix()
        here = real(path)
        if {real(places.packaged()), real(places.own())} & set(here.parents):
            return path.name
        try:
            return Path(relpath(here, real(self.base))).as_posix()
        except ValueError:  # another drive
            return path.name

    def document(self, path: Path) -> Document:
        """The file as read, now or before."""
        self.files.append(path)
        known = self.memory.documents.get(path) if self.memory is not None else None
        return known if known is not None else self.read(path)

    def read(self, path: Path) -> Document:
        """The file from the disk: YAML, or the nodes of a workbook that was filled in."""
        if path.suffix.lower() not in places.WORKBOOKS:
            return read_yaml(path, self.shown(path))
        from perfeval.library.workbooks import open_workbook

        opened = open_workbook(path, self.shown(path))
        if opened.filled is not None:
            self.filled[path] = opened.filled
        return opened.document

    def find(self, name: str, folder: Path | None, place: Span | None) -> Path | None:
        """The file of a set named by id or by a path relative to the file that names it."""
        if name.endswith(places.SUFFIXES) or "/" in name or "\\" in name:
            if not name.endswith(places.SUFFIXES):
                self.findings.append(Finding("PE306", place, {"path": shorten(name)}))
                return None
            path = (folder or Path()) / name.replace("\\", "/")
            if is_file(path):
                return path
            params = {"path": shorten(name, 80), "near": places.near_file(path)}
            self.findings.append(Finding("PE304", place, params))
            return None
        found = None if _odd(name) else places.by_id(name, folder)
        if found is None:
            near = nearest(name, places.known_ids(folder))
            self.findings.append(Finding("PE305", place, {"id": shorten(name), "near": near}))
        return found

    def root(
        self, path: Path, header: str, place: Span | None = None
    ) -> tuple[MappingNode, str] | None:
        """What is in the file, where it is of the kind wanted; `place` is where another file names
        it, which is then to be mended: the file itself may be right as it is."""
        document = self.document(path)
        self.findings += document.findings
        if document.root is None:
            return None
        if not isinstance(document.root, MappingNode):
            self.findings.append(Finding("PE113", document.root.span, {"header": header}))
            return None
        entries = document.root.entries
        entry = entries.get("perfeval") or entries.get("文件类型")
        stated = stated_header(document.root)
        if stated != header:
            own = entry[1].span if entry else document.root.span
            other = self.shown(path) if place is not None else ""
            params = {"found": shorten(stated), "header": header, "path": other, "option": ""}
            self.findings.append(Finding("PE114", place or own, params))
            return None
        return document.root, document.sha256

    def merged(
        self, path: Path, chain: tuple[Path, ...], named: Span | None = None
    ) -> Merged | None:
        """A set's nodes with all that it extends laid under them; `named` is where its file is."""
        read = self.root(path, SET_HEADER, named)
        if read is None:
            return None
        root = canonical(read[0], SET, self.findings)
        entry = root.entries.get("extends")
        if entry is None or not isinstance(entry[1], Scalar) or entry[1].is_null:
            own = MappingNode({}, root.file, root.line, root.column)
            return Merged(merge_sets(own, root, self.findings), (read[1],))
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
        below = self.below(base, (*chain, here), place)
        if below is None:
            return None
        return Merged(merge_sets(below.root, root, self.findings), (read[1], *below.digests))

    def below(self, base: Path, chain: tuple[Path, ...], named: Span) -> Merged | None:
        """The base of a set, which many sets may share."""
        if self.memory is None:
            return self.merged(base, chain, named)
        known = self.memory.bases.get(base)
        if known is not None:
            self.findings += known.findings
            return known
        before = len(self.findings)
        found = self.merged(base, chain, named)
        if found is not None:
            own = found._replace(findings=tuple(self.findings[before:]))
            self.memory.bases[base] = own
        return found

    def calendar(self, folder: Path) -> Any:
        from perfeval.library.calendars import load_calendar

        def open_calendar(name: str, place: Scalar) -> Any:
            self.files.append(folder / name)
            found, digest = load_calendar(folder, name, place, self.findings)
            self.calendars.append(digest)
            return found

        return open_calendar

    def set(
        self, path: Path, groups: Mapping[str, str] | None, named: Span | None = None
    ) -> IndicatorSet | None:
        merged = self.merged(path, (), named)
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
