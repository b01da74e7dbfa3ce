"""Sets that many projects share: looked for once, read once, whatever the folder of the project."""

from __future__ import annotations

import os
import stat
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library import places
from perfeval.source.files import real

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import IndicatorSet


class Kept(NamedTuple):
    """A set with what was found in it; `shown` is what the project's findings call its files."""

    files: tuple[Path, ...]
    shown: tuple[str, ...]
    indicator_set: IndicatorSet
    findings: tuple[Finding, ...]
    real: tuple[str, ...]


class Failed(NamedTuple):
    """Why a set can't be had, as it was said to the file that named it at `place`."""

    place: Span | None
    findings: tuple[Finding, ...]

    def said(self, place: Span | None) -> Iterator[Finding]:
        for finding in self.findings:
            yield finding._replace(span=place) if finding.span == self.place else finding


_Asked = tuple[str, str, tuple[tuple[str, str], ...]]


class SetMemory:
    """What loads of many projects share; files of sets must not change while it is used."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, Path], tuple[Path | None, tuple[Finding, ...]]] = {}
        self.library: dict[tuple[str, str | None], Path] = {}
        self.sets: dict[tuple[Path, tuple[tuple[str, str], ...]], list[Kept]] = {}
        self.real: dict[Path, Path] = {}
        self.above: dict[str, str] = {}
        self.libraries: set[Path] | None = None
        self.met: dict[_Asked, Kept] = {}
        self.failed: dict[_Asked, Failed] = {}

    def find(self, loader: Loader, name: str, folder: Path, place: Span) -> Path | None:
        """As `Loader.find`, asked once for each folder."""
        named = name, os.environ.get(places.VARIABLE)
        kept = self.library.get(named)
        if kept is not None and not _beside(name, folder):
            return kept
        if (name, folder) not in self.found:
            before = len(loader.findings)
            path = loader.find(name, folder, place)
            libraries = places.own(), places.packaged()
            if path is not None and path.stem == name and path.parent in libraries:
                self.library[named] = path
            self.found[name, folder] = path, tuple(loader.findings[before:])
            return path
        path, findings = self.found[name, folder]
        loader.findings += (finding._replace(span=place) for finding in findings)
        return path

    def set(
        self, loader: Loader, path: Path, groups: Mapping[str, str], place: Span | None
    ) -> IndicatorSet | None:
        """As `Loader.set`, read once for all folders from which its files are called the same."""
        chosen = tuple(sorted(groups.items()))
        here = self._real_folder(os.fspath(loader.base or path.parent))
        above = os.path.dirname(here)  # noqa: PTH120  # a string is all that is wanted
        place_of = _seen_from(os.fspath(path), os.fspath(loader.base or path.parent), here)
        met = self.met.get((place_of, above, chosen))
        if met is None or any(inside.startswith(here + os.sep) for inside in met.real):
            met = self._known(loader, path, chosen)
            if met is None:
                failed = self.failed.get((place_of, above, chosen))
                if failed is None:
                    return self._read(loader, path, groups, place, (place_of, above, chosen), here)
                loader.findings += failed.said(place)
                return None
            # folders side by side call files outside of them alike
            self.met[place_of, above, chosen] = met
        loader.findings += met.findings
        return met.indicator_set

    def _real_folder(self, folder: str) -> str:
        """As `realpath`, which asks the disk for every folder above each time."""
        parent, name = os.path.split(folder)
        if os.name == "nt" or name in ("", os.curdir, os.pardir):
            return os.path.realpath(folder)
        above = self.above.get(parent)
        if above is None:
            above = self.above[parent] = os.path.realpath(parent)
        here = os.path.join(above, name)  # noqa: PTH118
        try:
            link = stat.S_ISLNK(os.lstat(here).st_mode)
        except (OSError, ValueError):
            link = True
        return os.path.realpath(folder) if link else here

    def _known(
        self, loader: Loader, path: Path, chosen: tuple[tuple[str, str], ...]
    ) -> Kept | None:
        for kept in self.sets.get((self._real(path), chosen), ()):
            if all(self._shown(loader, file) == name for file, name in zip(*kept[:2], strict=True)):
                return kept
        return None

    def _shown(self, loader: Loader, file: Path) -> str:
        """As `Loader.shown`, which asks the disk for every link each time."""
        if loader.base is None or loader.everything:
            return loader.shown(file)
        here = self._real(file)
        if self.libraries is None:
            self.libraries = {real(places.packaged()), real(places.own())}
        if self.libraries & set(here.parents):
            return file.name
        try:
            return Path(relpath(here, self._real(loader.base))).as_posix()
        except ValueError:  # another drive
            return file.name

    def _read(
        self, loader: Loader, path: Path, groups: Mapping[str, str], place: Span | None,
        key: _Asked, here: str,
    ) -> IndicatorSet | None:  # fmt: skip
        findings, files = len(loader.findings), len(loader.files)
        found = loader.set(path, groups, place)
        if found is not None:
            # why there is none may be said of the place that names it
            own = tuple(dict.fromkeys(loader.files[files:]))
            shown = tuple(loader.shown(file) for file in own)
            real_ones = tuple(os.path.realpath(file) for file in own)
            kept = Kept(own, shown, found, tuple(loader.findings[findings:]), real_ones)
            self.sets.setdefault((self._real(path), key[2]), []).append(kept)
        elif not any(
            os.path.realpath(file).startswith(here + os.sep) for file in loader.files[files:]
        ):
            # to look for a base that is nowhere means to look through whole folders
            self.failed[key] = Failed(place, tuple(loader.findings[findings:]))
        return found

    def _real(self, path: Path) -> Path:
        if path not in self.real:
            self.real[path] = real(path)
        return self.real[path]


def _beside(name: str, folder: Path) -> bool:
    """Whether a set of this id stands where a project looks before it looks into libraries."""
    here = os.fspath(folder)
    for inside in (here, os.path.join(here, places.OWN)):  # noqa: PTH118  # for every project
        for suffix in places.SUFFIXES:
            if os.path.isfile(os.path.join(inside, name + suffix)):  # noqa: PTH113, PTH118
                return True
    return False


def _seen_from(path: str, folder: str, here: str) -> str:
    """A path beside or above a folder, by the folder's real path: the same for every folder from
    which it is the same file. Other paths as they are."""
    head = folder.rstrip(os.sep) + os.sep
    if not path.startswith(head):
        return path
    rest = path[len(head) :]
    while rest.startswith(".." + os.sep):
        here = os.path.dirname(here)  # noqa: PTH120  # without links, so its parent is above it
        rest = rest[3:]
    return path if ".." in rest else os.path.join(here, rest)  # noqa: PTH118
