"""Projects among the files of folders: YAML that says so, and workbooks of ours."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.discovery import SKIPPED
from perfeval.library.places import SUFFIXES, WORKBOOKS
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = 8_192
_KIND = re.compile(
    rb"^(?:\xef\xbb\xbf)*[\"']?(?:perfeval|\xe6\x96\x87\xe4\xbb\xb6\xe7\xb1\xbb\xe5\x9e\x8b)[\"']?"
    rb"[ \t]*(?::|\xef\xbc\x9a)[ \t]*[\"']?([^\s\"'#]*)",
    re.MULTILINE,
)
# how a project begins whose header or encoding went wrong
_MARKS = tuple(
    word.encode(codec)
    for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    for word in ("perfeval", "文件类型", "indicator_set:", "指标体系:")
)
_SHEET = b'name="_perfeval"'


class Found(NamedTuple):
    """Projects in order of their paths, and what is to be said of the rest."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def discover(words: Sequence[Path]) -> Found:
    """Every project once. A file named outright is taken whatever it holds; of a folder's files
    those that mean to be projects. Links to folders are not followed."""
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    others: list[Path] = []
    for path in words:
        shown = path.as_posix()
        if not os.path.lexists(path):
            findings.append(Finding("PE001", Span(shown, 1, 1), {"path": shown}))
            continue
        if not path.is_dir():
            files.setdefault(os.path.realpath(path), path)
            continue
        before = len(files), len(findings)
        for inner, key in _inside(path, findings):
            if is_project(inner):
                files.setdefault(key, inner)
            else:
                others.append(inner)
        if (len(files), len(findings)) == before:
            findings.append(Finding("PE991", Span(shown, 1, 1), {"path": shown}))
    if others:
        params = {"n": str(len(others)), "path": others[0].as_posix()}
        findings.append(Finding("PE990", None, params))
    return Found(tuple(sorted(files.values(), key=lambda p: p.as_posix())), tuple(findings))


def _inside(folder: Path, findings: list[Finding]) -> Iterator[tuple[Path, str]]:
    """Files that may be projects, with their real paths, by which one reached twice is known."""

    def refused(error: OSError) -> None:
        shown = Path(error.filename).as_posix()
        reason = error.strerror or str(error)
        params = {"path": shown, "reason_zh": reason, "reason_en": reason}
        findings.append(Finding("PE003", Span(shown, 1, 1), params))

    for root, folders, names in os.walk(folder, onerror=refused):
        here, real = Path(root), os.path.realpath(root)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in SKIPPED)
        for name in sorted(names):
            if name.startswith((".", "~$")) or not name.lower().endswith((*SUFFIXES, *WORKBOOKS)):
                continue
            path = here / name
            yield path, os.path.realpath(path) if path.is_symlink() else f"{real}{os.sep}{name}"


def is_project(path: Path) -> bool:
    """Whether a file means to be a project; one that can't be opened is reported when it is read."""
    if path.suffix.lower() in WORKBOOKS:
        return _is_workbook(path)
    try:
        if not path.is_file():
            return os.path.islink(path)  # noqa: PTH114  # a link that leads nowhere is told
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return True
    said = _KIND.search(head)
    if said is not None:
        return said[1].startswith(b"project") or not said[1]
    return any(mark in head for mark in _MARKS)


def _is_workbook(path: Path) -> bool:
    """Whether it has the hidden sheet by which workbooks of ours are known."""
    try:
        if not path.is_file():  # opening a pipe may never end
            return False
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as file:
            return _SHEET in file.read(1 << 20)
    except PermissionError:
        return True
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
