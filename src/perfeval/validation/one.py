"""One file to its findings, by what it says it is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints import choose
from perfeval.library.loader import Loader, Memory
from perfeval.model.finding import Finding
from perfeval.source.node import Mapping, stated_header
from perfeval.source.reading import nearest, shorten
from perfeval.source.traps import trapped
from perfeval.source.yaml_reader import Document, read_yaml
from perfeval.validation.echoes import with_slips

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from perfeval.library.loading import Sets
    from perfeval.validation.settings import Settings

# calendars have no header: they are known by their keys alone
CALENDAR = "calendar/v1"
# what files say they are, and the module that checks them
KINDS: MappingOf[str, str] = {
    "indicator-set/v1": "perfeval.validation.set_file",
    "project/v1": "perfeval.validation.project_file",
    "pack/v1": "perfeval.validation.pack_file",
    "ledger/v1": "perfeval.validation.ledger_file",
    "panel/v1": "perfeval.validation.panel_file",
    "survey/v1": "perfeval.validation.survey_file",
    "policy/v1": "perfeval.validation.policy_file",
    CALENDAR: "perfeval.validation.calendar_file",
}
# keys by which files without a header are known
CALENDAR_KEYS = frozenset(("holidays", "workdays", "节假日", "调休工作日"))
# how many keys are looked at for one that may be meant for the header
MOST_KEYS = 20
MOST_BASES, MOST_SETS = 32, 64


class Checked(NamedTuple):
    """A file as shown, its text, and what was found on reading and checking it; `usable` whether
    it could be read and says what it is."""

    file: str
    text: str
    findings: tuple[Finding, ...]
    usable: bool = True


class Checker:
    """Checks files; remembers the sets that several of them rest on, but only so many."""

    def __init__(self, base: Path, settings: Settings) -> None:
        self.base = base
        self.settings = settings
        self.lints = choose(settings.limits, settings.kept)
        self.memory = Memory()
        self.sets: Sets = {}
        self.ids: dict[str, str] = {}

    def loader(self) -> Loader:
        return Loader(self.base, self.memory, everything=True)

    def check(self, path: Path) -> Checked:
        loader = self.loader()
        shown = loader.shown(path)
        document = loader.read(path)
        self.memory.documents = {path: document}
        try:
            findings = list(self._findings(path, document, loader))
        finally:
            self.memory.documents = {}
            self.memory.shown = {}
            self._forget()
        findings = with_slips(document, findings)
        usable = isinstance(document.root, Mapping) and _kind(document.root) in KINDS
        return Checked(shown, document.text, tuple(findings), usable)

    def text(self, shown: str) -> str | None:
        """The text of a file that a finding points at; None when it can't be read at all."""
        document = read_yaml(Path(self.base, shown), shown)
        return document.text if document.root is not None else None

    def _findings(self, path: Path, document: Document, loader: Loader) -> list[Finding]:
        root = document.root
        if root is None:
            return list(document.findings)
        # traps are of texts: a workbook has none
        found = list(trapped(document)) if document.text else []
        kind = _kind(root) if isinstance(root, Mapping) else ""
        if kind not in KINDS:
            found += document.findings
            found.append(_no_kind(root, kind))
            return found
        module = import_module(KINDS[kind])
        found += module.check(self, loader, path, document)
        return found

    def _forget(self) -> None:
        while len(self.memory.bases) > MOST_BASES:
            self.memory.bases.pop(next(iter(self.memory.bases)))
        while len(self.sets) > MOST_SETS:
            self.sets.pop(next(iter(self.sets)))


def _kind(root: Mapping) -> str:
    stated = stated_header(root)
    if not stated and root.entries and set(root.entries) <= CALENDAR_KEYS:
        return CALENDAR
    return stated


def _no_kind(root: object, stated: str) -> Finding:
    """A file that does not say, or says wrongly, what it is."""
    known = [kind for kind in KINDS if kind != CALENDAR]
    if not isinstance(root, Mapping):
        return Finding("PE113", root.span, {"header": "project/v1"})  # type: ignore[attr-defined]
    entry = root.entries.get("perfeval") or root.entries.get("文件类型")
    keys = [key for key, _ in list(root.entries.values())[:MOST_KEYS]] if entry is None else []
    slip = next((key for key in keys if nearest(key.text, ["perfeval", "文件类型"])), None)
    place = entry[1].span if entry is not None else slip.span if slip is not None else root.span
    return Finding(
        "PE116",
        place,
        {
            "found": shorten(stated), "near": nearest(stated, known) if stated else "",
            "known": "、".join(known), "missing": "" if stated else "perfeval",
            "slip": shorten(slip.text) if slip is not None else "",
        },
    )  # fmt: skip
