"""Ledgers opened from projects, filled workbooks and forms: the second half of `systems.ledger`."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from perfeval.model.finding import Finding
    from perfeval.model.ledger import Ledger
    from perfeval.model.project import Evidence
    from perfeval.reports.opening.records import Draft, Opened
    from perfeval.source.node import Mapping

TODO = {"zh": ("责任单位", "整改时限", "整改措施"), "en": ("responsible unit", "deadline", "tasks")}


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
) -> Opening:
    """Open the problems of projects, filled workbooks and forms as items of a ledger.

    With `before` the items go into that ledger, whose text is kept; a problem that is there
    already, by what it was opened from, is not opened again. Nothing is written to any file.
    Never raises for what the files hold.
    """
    found: list[Opened] = []
    unread: list[Unread] = []
    for path in paths:
        read = _read(path, lang)
        if isinstance(read, Unread):
            unread.append(read)
        else:
            found += read
    if unread:
        return Opening(unread=tuple(unread))
    if before is None:
        return _new(found, as_of, lang)
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


def _read(path: Path, lang: str) -> list[Opened] | Unread:
    """What one file gives: a project, or every form of a table."""
    shown = path.name
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
    rechecked = dict(forms.recheck_file(path).rechecks)
    found = []
    for draft in drafts.drafts:
        loaded = forms.load_draft(draft, book.sha256)
        if not loaded.usable:
            return Unread(path.as_posix(), loaded.findings)
        own = rechecked.get(draft.project.span.sheet)
        more = own.findings if own is not None else ()
        found.append(opened(api.score(loaded), shown, more, lang))
    return found or Unread(path.as_posix(), drafts.findings)


def _project(path: Path, shown: str, lang: str) -> list[Opened] | Unread:
    loaded = api.load_project(path)
    if not loaded.usable:
        return Unread(path.as_posix(), loaded.findings)
    return [opened(api.score(loaded), shown, (), lang)]


def _new(found: Sequence[Opened], as_of: date | None, lang: str) -> Opening:
    rows = _Rows(None, lang)
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
    return _checked(text(root), rows)


def _appended(
    before: str, root: Mapping, ledger: Ledger, found: Sequence[Opened], lang: str
) -> Opening:
    rows = _Rows(ledger, lang)
    for one in found:
        rows.take(one)
    if not rows.items:
        return Opening(known=rows.known)
    after = longer(before, root, rows.lists())
    if after is None:
        return Opening(stuck=True)
    done = _checked(after, rows)
    kept = done.loaded.ledger
    if kept is None or len(kept.items) != len(ledger.items) + rows.opened:
        return Opening(stuck=True)
    return done


def _checked(written: str, rows: _Rows) -> Opening:
    """The text with what it reads back as."""
    from perfeval.source.node import Mapping

    document = parse_yaml(written.encode(), "")
    assert isinstance(document.root, Mapping)
    ledger, findings = build_ledger(document.root, "", document.sha256)
    loaded = LoadedLedger(ledger, (*document.findings, *findings))
    return Opening(written, loaded, rows.opened, rows.known)


class _Rows:
    """New entries of a ledger's lists, with ids that nothing there has."""

    def __init__(self, ledger: Ledger | None, lang: str) -> None:
        self.lang = lang
        self.items: list[Any] = []
        self.sources: list[Any] = []
        self.units: list[Any] = []
        self.categories: list[Any] = []
        self.evidence: list[Any] = []
        self.known = 0
        self.number = 0
        old = ledger.items if ledger is not None else ()
        self.ids = {item.id for item in old}
        self.seen = {
            (item.source, o.problem, o.code, o.indicator)
            for item in old
            if (o := item.from_) is not None
        }
        self.source_ids = {s.id for s in ledger.sources} if ledger is not None else set()
        self.unit_ids = {u.name or u.id: u.id for u in ledger.units} if ledger is not None else {}
        self.papers = {e.id: e.title for e in ledger.evidence} if ledger is not None else {}
        self.kinds = set(ledger.categories) if ledger is not None else set()
        self.listed = ledger is None or bool(ledger.categories)

    @property
    def opened(self) -> int:
        return len(self.items)

    def lists(self) -> dict[str, list[Any]]:
        return {
            "sources": self.sources, "units": self.units, "categories": self.categories,
            "evidence": self.evidence, "items": self.items,
        }  # fmt: skip

    def take(self, one: Opened) -> None:
        fresh = [d for d in one.drafts if (one.source, *d.key) not in self.seen]
        self.known += len(one.drafts) - len(fresh)
        if not fresh:
            return
        if one.source not in self.source_ids:
            self.source_ids.add(one.source)
            self.sources.append({
                "id": one.source, "kind": Plain("evaluation"), "title": one.title,
                "date": Plain(one.day.isoformat()) if one.day is not None else "",
                "year": Plain(str(one.year)) if one.year is not None else "",
            })  # fmt: skip
        unit = self._unit(one)
        cited = {name for draft in fresh for name in draft.evidence}
        papers = {e.id: self._paper(e) for e in one.evidence if e.id in cited}
        for draft in fresh:
            self.seen.add((one.source, *draft.key))
            self.items.append(self._item(one, draft, unit, papers))

    def _unit(self, one: Opened) -> str:
        if not one.unit:
            return ""
        if one.unit not in self.unit_ids:
            self.unit_ids[one.unit] = one.unit
            self.units.append({"id": one.unit, "name": one.unit, "contact": one.contact})
        return self.unit_ids[one.unit]

    def _paper(self, e: Evidence) -> str:
        """The id that a document has in the ledger: its own, unless another one has it."""
        own, n = e.id, 1
        while own in self.papers and self.papers[own] != e.title:
            n += 1
            own = f"{e.id}-{n}"
        if own not in self.papers:
            self.papers[own] = e.title
            self.evidence.append({
                "id": own, "kind": e.kind, "title": e.title, "doc_no": e.doc_no,
                "date": Plain(e.date.isoformat()) if e.date is not None else "", "file": e.file,
                "provided_by": e.provided_by,
            })  # fmt: skip
        return own

    def _item(self, one: Opened, draft: Draft, unit: str, papers: dict[str, str]) -> dict[str, Any]:
        if self.listed and draft.category and draft.category not in self.kinds:
            self.kinds.add(draft.category)
            self.categories.append(draft.category)
        todo = TODO[self.lang]
        return {
            "id": self._id(), "title": draft.title, "facts": draft.facts, "source": one.source,
            "category": draft.category,
            "year": Plain(str(one.year)) if one.year is not None else "",
            "found": {
                "amount": draft.amount,
                "metrics": [
                    {"name": m.name, "before": m.before, "target": m.target} for m in draft.metrics
                ],
            } if draft.amount or draft.metrics else "",
            "causes": [{"text": draft.cause}] if draft.cause else "",
            "units": [unit] if unit else "",
            "suggestion": draft.suggestion,
            "evidence": [papers[e] for e in draft.evidence if e in papers],
            "open": list(todo[1:] if unit else todo),
            "from": {
                "project": one.project, "file": one.file, "problem": draft.problem,
                "code": draft.code, "indicator": draft.indicator,
            },
        }  # fmt: skip

    def _id(self) -> str:
        self.number += 1
        while f"P{self.number:03d}" in self.ids:
            self.number += 1
        own = f"P{self.number:03d}"
        self.ids.add(own)
        return own
