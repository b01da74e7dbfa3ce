"""Projects among the files of folders: YAML that says so, and workbooks of ours."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.folder.damage import damaged_text, workbook_kind
from perfeval.batch.folder.identity import sets_named
from perfeval.batch.folder.walking import walked
from perfeval.library.places import SUFFIXES, WORKBOOKS
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
NAMED = 20  # files that a finding names
HEAD, SAID = 8_192, 16_384  # bytes in which a file says what it is, and names its set
_KIND = re.compile(
    rb"^(?:\xef\xbb\xbf)*[\"']?(?:perfeval|\xe6\x96\x87\xe4\xbb\xb6\xe7\xb1\xbb\xe5\x9e\x8b)[\"']?"
    rb"[ \t]*(?::|\xef\xbc\x9a)[ \t]*[\"']?([^\s\"'#]*)",
    re.MULTILINE,
)
_OTHER = re.compile(rb"[a-z]+(?:-[a-z]+)*/v?[0-9]")  # another kind of file, as it names itself
# how a project begins whose header or encoding went wrong
_MARKS = tuple(
    word.encode(codec)
    for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    for word in ("perfeval", "文件类型", "indicator_set:", "指标体系:")
)


class Found(NamedTuple):
    """Projects in order of their paths, and what is to be said of the rest; `sets` are the sets that
    they name in the plainest way, each with a folder from which it is looked for (None: some file
    names none so)."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    sets: tuple[tuple[str, Path], ...] | None = ()


class _Sets:
    """The sets that files name, each once wherever it is the same file."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], tuple[str, Path]] = {}
        self.plain = True

    def add(self, path: Path, head: bytes | None, inside: bool) -> None:
        """`inside`: there is no link between the folder that was given and this file's."""
        if not head:  # it can't be read: its finding is all that becomes of it
            return
        said = sets_named(head)
        if len(said) != 1:
            self.plain = self.plain and not said and damaged_text(head, len(head) < SAID)
            return
        name = said[0].decode("utf-8", "replace")
        folder = os.path.dirname(os.fspath(path))  # noqa: PTH120  # a million of them
        key = name, folder
        if inside and name.endswith(SUFFIXES):
            key = os.path.normpath(f"{folder}{os.sep}{name}"), ""
        if key not in self.found:
            self.found[key] = name, path.parent

    def all(self) -> tuple[tuple[str, Path], ...] | None:
        return tuple(self.found.values()) if self.plain else None


def discover(words: Sequence[Path]) -> Found:
    """Every project once. A file named outright is taken whatever it holds; of a folder's files
    those that mean to be projects. Links to folders are not followed."""
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    others: list[Path] = []
    tables: list[Path] = []
    sets = _Sets()
    for path in words:
        shown = path.as_posix()
        if not os.path.lexists(path):
            findings.append(Finding("PE001", Span(shown, 1, 1), {"path": shown}))
            continue
        if not path.is_dir():
            if files.setdefault(os.path.realpath(path), path) is path:
                sets.add(path, _head(os.fspath(path), _regular(path)), inside=False)
            continue
        before = len(files), len(findings)
        for name, key, regular in walked(path, findings, tables):
            inner, head = Path(name), _head(name, regular)
            if _is_project(inner, name, head):
                if files.setdefault(key, inner) is inner:
                    sets.add(inner, head, inside=True)
            else:
                others.append(inner)
        if (len(files), len(findings)) == before:
            findings.append(Finding("PE991", Span(shown, 1, 1), {"path": shown}))
    findings += _passed_over(others)
    if tables:
        told = {"n": str(len(tables)), "path": tables[0].as_posix()}
        findings.append(Finding("PE995", None, told))
    return Found(
        tuple(sorted(files.values(), key=lambda p: p.as_posix())), tuple(findings), sets.all()
    )


def _passed_over(others: Sequence[Path]) -> Iterator[Finding]:
    """All files that are something else, so many to a finding."""
    for start in range(0, len(others), NAMED):
        names = [path.as_posix() for path in others[start : start + NAMED]]
        params = {"n": "" if start else str(len(others)), "paths": "、".join(names), "part": ""}
        if start:
            params["part"] = f"{start + 1}–{start + len(names)}"
        yield Finding("PE990", None, params)


def _is_project(path: Path, name: str, head: bytes | None) -> bool:
    """Whether a file that begins so means to be a project; one that can't be opened is reported
    when it is read."""
    if name.lower().endswith(WORKBOOKS):
        return _is_workbook(path)
    if head is None:
        return True
    if not head and not path.is_file():
        return os.path.islink(name)  # noqa: PTH114  # a link that leads nowhere is told
    said = _KIND.search(head, 0, HEAD)
    if said is not None:
        return said[1].startswith(b"project") or _OTHER.match(said[1]) is None
    if any(mark in head[:HEAD] for mark in _MARKS):
        return True
    return damaged_text(head, len(head) < SAID)


def _regular(path: Path) -> bool | None:
    """Whether it is a regular file, None where that can't be told."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return None


def _head(name: str, regular: bool | None) -> bytes | None:
    """How a file begins; b"" of what is no file, None where it can't be read."""
    if not regular:  # opening a pipe may never end
        return None if regular is None else b""
    try:
        handle = os.open(name, _READ)
        try:
            return os.read(handle, SAID)
        finally:
            os.close(handle)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError):
        return None


def _is_workbook(path: Path) -> bool:
    """Whether it is a workbook of ours, or a damaged one, which may be one."""
    try:
        if not path.is_file():  # opening a pipe may never end
            return os.path.islink(path)  # noqa: PTH114
    except (OSError, ValueError):
        return True
    return workbook_kind(path) != "other"
