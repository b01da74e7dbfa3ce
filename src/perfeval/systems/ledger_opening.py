"""Ledgers opened from projects, filled workbooks and forms: the second half of `systems.ledger`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval import api, forms
from perfeval.library.loader import Loader
from perfeval.library.places import SUFFIXES
from perfeval.reports.opening.project import opened
from perfeval.source.ledger_builder import build_ledger
from perfeval.source.ledger_shape import HEADER
from perfeval.source.ledger_writing import Plain, longer, text
from perfeval.source.yaml_reader import parse_yaml
from perfeval.systems.ledger import LoadedLedger
from perfeval.systems.ledger_rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.ledger import Ledger
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.opening.records import Opened
    from perfeval.source.node import Mapping


class Unread(NamedTuple):
    """A file that can't be used, and why."""

    file: str
    findings: tuple[Finding, ...]


class Opening(NamedTuple):
    """The new ledger's text, "" where there is none, and how many items were opened or were there.

    `ledger` is the text read back. `unread` are inputs that can't be used: then nothing is
    written. `stuck`: the existing ledger's lists are not written so that entries can be added.
    """

    text: str = ""
    loaded: LoadedLedger = LoadedLedger(None, ())
    added: int = 0
    known: int = 0
    unread: tuple[Unread, ...] = ()
    stuck: bool = False


def open_items(
    paths: Sequence[Path],
    before: Path | None = None,
    as_of: date | None = None,
    lang: str = "zh",
    keys: str = "en",
) -> Opening:
    """Open the problems of projects, filled workbooks and forms as items of a ledger.

    With `before` the items go into that ledger, whose text is kept; a problem that is there
    already, by what it was opened from, is not opened again. `keys` are those of a new ledger ("zh"
    or "en"); an existing one keeps its own. Nothing is written to any file.
    Never raises for what the files hold.
    """
    found: list[Opened] = []
    unread: list[Unread] = []
    for path in paths:
        read = _read(path, _named(path, paths, before), lang)
        if isinstance(read, Unread):
            unread.append(read)
        else:
            found += read
    if unread:
        return Opening(unread=tuple(unread))
    if before is None:
        return _new(found, as_of, lang, keys)
    loader = Loader(before.parent)
    document = loader.read(before)
    root = loader.root(before, HEADER)
    if root is None:
        return Opening(unread=(Unread(before.as_posix(), tuple(loader.findings)),))
    ledger, findings = build_ledger(root[0], loader.shown(before), root[1])
    loaded = LoadedLedger(ledger, (*loader.findings, *findings))
    if ledger is None or not loaded.usable:
        return Opening(unread=(Unread(before.as_posix(), loaded.findings),))
    return _appended(document.text, root[0], ledger, found, lang)


def _named(path: Path, paths: Sequence[Path], before: Path | None) -> str:
    """What an item calls the file that it comes from: as seen from the ledger that it goes into, from
    the folder that several files have in common, or by its name alone."""
    try:
        if before is not None:
            return Path(os.path.relpath(path, before.parent)).as_posix()
        if len(paths) > 1:
            common = os.path.commonpath([one.absolute().parent for one in paths])
            return Path(os.path.relpath(path.absolute(), common)).as_posix()
    except ValueError:  # different drives
        pass
    return path.name or path.as_posix()


def _read(path: Path, shown: str, lang: str) -> list[Opened] | Unread:
    """What one file gives: a project, or every form of a table."""
    if path.suffix.lower() in SUFFIXES:
        return _project(path, shown, lang)
    from perfeval.source.tables import open_book
    from perfeval.workbook.marks import marks_of

    book = open_book(path, path.name)
    if not book.grids:
        return Unread(path.as_posix(), book.findings)
    if marks_of(book) is not None:
        return _project(path, shown, lang)
    drafts = forms.open_tables(path)
    rechecked: dict[str, list[Recheck]] = {}
    for sheet, one in forms.recheck_file(path).rechecks:
        rechecked.setdefault(sheet, []).append(one)
    found = []
    for draft in drafts.drafts:
        loaded = forms.load_draft(draft, book.sha256)
        if not loaded.usable:
            return Unread(path.as_posix(), loaded.findings)
        own = rechecked.get(draft.project.span.sheet)
        found.append(opened(api.score(loaded), shown, lang, own.pop(0) if own else None))
    return found or Unread(path.as_posix(), drafts.findings)


def _project(path: Path, shown: str, lang: str) -> list[Opened] | Unread:
    loaded = api.load_project(path)
    if not loaded.usable:
        return Unread(path.as_posix(), loaded.findings)
    return [opened(api.score(loaded), shown, lang)]


def _new(found: Sequence[Opened], as_of: date | None, lang: str, keys: str) -> Opening:
    rows = Rows(None, lang)
    for one in found:
        rows.take(one)
    if not rows.items:
        return Opening()
    days = [one.as_of for one in found if one.as_of is not None]
    day = as_of or (max(days) if days else None)
    years = {one.year for one in found}
    name = found[0].project if len({one.project for one in found}) == 1 else ""
    title = (
        f"{name}绩效评价问题整改台账"
        if lang == "zh"
        else f"Problems to be put right {name}".strip()
    )
    root: dict[str, Any] = {
        "perfeval": Plain(HEADER), "title": title,
        "year": Plain(str(years.pop())) if len(years) == 1 and None not in years else "",
        "as_of": Plain(day.isoformat()) if day is not None else "", "unit": "万元",
        **rows.lists(),
    }  # fmt: skip
    return _checked(text(root, keys=keys), rows)


def _appended(
    before: str, root: Mapping, ledger: Ledger, found: Sequence[Opened], lang: str
) -> Opening:
    rows = Rows(ledger, lang)
    for one in found:
        rows.take(one)
    if not rows.items:
        return Opening(known=rows.known)
    after = longer(before, root, rows.lists())
    if after is None:
        return Opening(stuck=True)
    done = _checked(after, rows)
    kept = done.loaded.ledger
    whole = kept is not None and len(kept.items) == len(ledger.items) + rows.opened
    if not whole or not done.loaded.usable:
        return Opening(stuck=True)
    return done


def _checked(written: str, rows: Rows) -> Opening:
    """The text with what it reads back as."""
    from perfeval.source.node import Mapping

    document = parse_yaml(written.encode(), "")
    if not isinstance(document.root, Mapping):
        return Opening(stuck=True)
    ledger, findings = build_ledger(document.root, "", document.sha256)
    loaded = LoadedLedger(ledger, (*document.findings, *findings))
    return Opening(written, loaded, rows.opened, rows.known)
