"""Files to check: from files, folders and patterns to a list in a fixed order."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.places import SUFFIXES
from perfeval.source.decoding import BOM
from perfeval.source.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = 65_536
_CONTENT = re.compile(rb"^(?:\xef\xbb\xbf)?(?![#\s]|---)[^#\s]", re.MULTILINE)
CALENDAR = tuple(word.encode() for word in ("holidays", "workdays", "节假日", "调休工作日"))
SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages", "venv", "build", "dist"))
# how a file of ours begins, also where its colon or its encoding went wrong
MARKS = tuple(
    word.encode(codec)
    for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    for word in ("perfeval", "文件类型", "indicator_set:", "indicators:", "指标体系:", "指标:")
)


class Discovery(NamedTuple):
    """Files in order of name; `missing` are words that name nothing; `others` counts YAML files
    in folders that are not ours, `closed` are folders that can't be looked into."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]
    others: int = 0
    closed: tuple[str, ...] = ()


def discover(words: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
    """Every file once. A file named outright is taken whatever it holds; of a folder's files the
    YAML files that look like ours."""
    files: dict[str, Path] = {}
    missing: list[str] = []
    closed: dict[str, None] = {}
    others = 0
    for word in words:
        path = Path(word)
        named = bool(word) and os.path.lexists(path)
        found = [path] if named else _pattern(word, exclude)
        if not found:
            missing.append(word)
        for one in found:
            if not one.is_dir():
                files.setdefault(os.path.realpath(one), one)
                continue
            for inner, key in _inside(one, exclude, closed):
                if _ours(inner):
                    files.setdefault(key, inner)
                else:
                    others += 1
    ordered = sorted(files.values(), key=lambda path: path.as_posix())
    return Discovery(tuple(ordered), tuple(missing), others, tuple(sorted(closed)))


def _pattern(word: str, exclude: Sequence[str]) -> list[Path]:
    """What a pattern such as `sets/**/*.yaml` names; shells that expand none leave it to us.

    Links to folders are not followed by `**`: two that lead in a circle would never end.
    """
    if not any(mark in word for mark in "*?["):
        return []
    whole = Path(word)
    start = Path(whole.anchor)
    hidden = any(_hidden(part) for part in whole.parts)
    try:
        found = set(start.glob(whole.relative_to(start).as_posix()))
    except (OSError, ValueError):
        return []
    return sorted(
        path
        for path in found
        if (hidden or not any(_hidden(part) for part in path.parts))
        and not any(_excluded(one, start, exclude) for one in (path, *path.parents[:-1]))
    )


def _hidden(name: str) -> bool:
    return name.startswith(".") and name != ".."


def _inside(
    folder: Path, exclude: Sequence[str], closed: dict[str, None]
) -> Iterator[tuple[Path, str]]:
    """Files with their real paths, by which one reached twice is known."""

    def refused(error: OSError) -> None:
        closed[Path(error.filename).as_posix()] = None

    for root, folders, names in os.walk(folder, onerror=refused):
        here = Path(root)
        real = os.path.realpath(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and not _excluded(here / name, folder, exclude)
        )
        for name in sorted(names):
            path = here / name
            hidden = name.startswith(".") or path.suffix.lower() not in SUFFIXES
            if not hidden and not _excluded(path, folder, exclude):
                key = os.path.join(real, name)  # noqa: PTH118  # a string is all that is wanted
                yield path, os.path.realpath(path) if path.is_symlink() else key


def _excluded(path: Path, folder: Path, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the name, the path as shown, or the path inside the folder."""
    inside = path.relative_to(folder).as_posix()
    forms = (path.name, path.as_posix(), inside)
    plain = [pattern.rstrip("/").removeprefix("./") for pattern in patterns]
    return any(fnmatch(form, pattern) for pattern in plain for form in forms)


def _ours(path: Path) -> bool:
    """Whether a YAML file means to be one of ours; one that can't be opened is reported later.
    An empty file says nothing of whose it is."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD)
            # remarks before the content may be long
            if len(head) == HEAD and _CONTENT.search(head) is None:
                head += file.read(MAX_BYTES)
    except OSError:
        return True
    return any(mark in head for mark in MARKS) or _calendar(head)


def _calendar(head: bytes) -> bool:
    """Calendars say nothing of their kind: they have these keys and no other."""
    lines = head.removeprefix(BOM).splitlines()
    keys = [line for line in lines if _CONTENT.match(line) and line[:1] not in b" -[]"]
    return bool(keys) and all(line.startswith(CALENDAR) for line in keys)
