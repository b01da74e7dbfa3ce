"""Files that are damaged, which can't be told to be something else than projects."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from perfeval.source.decoding import Undecodable, decode

if TYPE_CHECKING:
    from pathlib import Path

_SHEET = b'name="_perfeval"'
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*(?:\n|\Z)|---|\.\.\.)*\Z")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")  # what no text has


def damaged_text(head: bytes, whole: bool) -> bool:
    """Whether a file that begins so says nothing, or is no text; `whole`: this is all of it."""
    if whole and _BLANK.match(head):
        return True
    if not whole:  # a character may be cut at the end
        head = head[: head.rfind(b"\n") + 1] or head[:-4]
    return _CONTROL.search(head) is not None or isinstance(decode(head), Undecodable)


def workbook_kind(path: Path) -> str:
    """What a regular file with a workbook's ending is: ours, other, damaged. Ours have a hidden
    sheet by which they are known."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as file:
            return "ours" if _SHEET in file.read(1 << 20) else "other"
    except (
        OSError, KeyError, ValueError, EOFError, RuntimeError, NotImplementedError,
        zipfile.BadZipFile, zlib.error,
    ):  # fmt: skip
        return "damaged"


def holds_table(path: Path) -> bool:
    """Whether cells can be had from what is no sound workbook, such as a page of a web system that
    was saved under a workbook's name."""
    from perfeval.source.tables import open_book

    return any(grid.height > 1 for grid in open_book(path, path.name).grids)
