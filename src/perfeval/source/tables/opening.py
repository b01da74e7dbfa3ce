"""A file with tables to its grids: its content says what it is, then its ending."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from perfeval.model.grid import Book
from perfeval.source.tables.faults import fault, read_bytes
from perfeval.source.tables.file_kinds import kind_of, zip_kind

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 100 << 20
MARKDOWN = (".md", ".markdown", ".mkd")
HTML = (".html", ".htm")
TEXTS = (".csv", ".tsv", ".txt", ".xls", ".xlsx")  # systems give texts such endings too


def open_book(path: Path, shown: str) -> Book:
    """The tables of a file; `shown` is its name for people.

    Never raises for what the file is or holds: without grids, the findings say why.
    """
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, str):
        return Book(shown, (), (fault(shown, data),))
    digest = hashlib.sha256(data).hexdigest()
    ending = path.suffix.lower()
    kind = kind_of(data)
    if kind == "zip":
        return _package(path, data, shown, digest)
    if kind == "xls":
        from perfeval.source.tables.xls import read_xls

        return read_xls(data, shown, digest)
    if kind == "html" and ending not in MARKDOWN and ending != ".csv":
        from perfeval.source.tables.html import read_html

        return read_html(path, shown)
    if not kind or kind == "html":
        if ending in MARKDOWN:
            from perfeval.source.tables.markdown import read_markdown

            return read_markdown(path, shown)
        if ending in TEXTS and data.strip():
            from perfeval.source.tables.csv_text import read_csv

            return read_csv(path, shown)
        kind = "other" if data.strip() else "empty"
    return Book(shown, (), (fault(shown, kind),), digest)


def _package(path: Path, data: bytes, shown: str, digest: str) -> Book:
    from perfeval.source.tables.archive import Archive, BrokenError

    try:
        archive = Archive(data)
        first = archive.read("mimetype", 200).decode("ascii", "replace")
    except BrokenError as error:
        why = "large" if error.why == "large" else "damaged"
        return Book(shown, (), (fault(shown, why),), digest)
    kind = zip_kind(list(archive.entries), first)
    if kind == "docx":
        from perfeval.source.tables.word import read_word

        return read_word(path, shown)
    if kind == "xlsx":
        from perfeval.source.tables.xlsx import read_xlsx

        return read_xlsx(data, shown, digest)
    return Book(shown, (), (fault(shown, kind),), digest)
