"""Workbooks that were filled in, taken like project files; and the texts of sets to put into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.library import calendars
from perfeval.library.loader import Loader, Merged
from perfeval.model.finding import Finding, Span
from perfeval.model.indicators import IndicatorSet
from perfeval.source.merging import canonical, merge_sets
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import stated_header
from perfeval.source.project_builder import LeafIndex, Opening, open_project
from perfeval.source.reading import BAD, Reader, shorten
from perfeval.source.set_builder import build_set
from perfeval.source.set_shape import SET
from perfeval.source.tables import open_book
from perfeval.source.yaml_reader import Document, parse_yaml, read_yaml
from perfeval.workbook.marks import SetText
from perfeval.workbook.reading import Filled, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from perfeval.model.project import Project
    from perfeval.source.node import Scalar
    from perfeval.workbook.marks import Marks

ENDINGS = (".xlsx", ".xlsm")
MAX_BASES = 10


class Opened(NamedTuple):
    """A workbook as a document of nodes, with what it says of its set."""

    document: Document
    filled: Filled | None


def open_workbook(path: Path, shown: str) -> Opened:
    """The project in a workbook; a finding where the file is none of ours."""
    book = open_book(path, shown)
    filled = read(book) if book.grids else None
    if filled is not None:
        return Opened(Document(shown, "", filled.root, filled.findings, book.sha256), filled)
    findings = book.findings
    if book.grids:
        findings = (Finding("PE083", Span(shown, 1, 1), {"file": shown}),)
    return Opened(Document(shown, "", None, findings, book.sha256), None)


def set_texts(path: Path) -> tuple[SetText, ...]:
    """The files that a set is made of, to be kept in a workbook: the set, its bases, calendars."""
    loader = Loader(path.parent)
    loader.set(path, None)
    bases = [one for one in loader.files if _header(one)]
    rest = [one for one in loader.files if one not in bases]
    found = [SetText(one.name, text_of(one)) for one in bases]
    return (*found, *(SetText(one.name, text_of(one), "calendar") for one in rest))


def set_of(loader: Loader, path: Path, opening: Opening) -> IndicatorSet | None:
    """The set of a workbook: the one it names, where it is there; else the one it brings."""
    marks = loader.filled[path].marks
    place = opening.set_place.span
    before = len(loader.findings)
    at = loader.find(opening.set_id, path.parent, place)
    if at is None:
        lost = loader.findings[before:]
        named = opening.set_id in (marks.set_name, marks.set_id)
        if not marks.texts or not named:
            return None
        del loader.findings[before:]
        found = kept_set(marks, loader.shown(path), opening.groups, loader.findings)
        if found is None:
            loader.findings += lost
        return found
    found = loader.set(at, opening.groups, place)
    if found is not None and marks.digest and found.digest != marks.digest:
        params = {"set": found.id, "file": loader.shown(at)}
        loader.findings.append(Finding("PE080", place, params))
    return found


def placed(project: Project, indicator_set: IndicatorSet, filled: Filled) -> Project:
    """The project with the rows of its indicators among its places."""
    index = LeafIndex(indicator_set.leaves())
    rows = {
        "results/" + "/".join(fits[0].path): span
        for key, span in filled.rows.items()
        if len(fits := index.fits(key.strip())) == 1
    }
    return project._replace(places={**project.places, **rows})


def kept_set(
    marks: Marks, shown: str, groups: Mapping[str, str], findings: list[Finding]
) -> IndicatorSet | None:
    """The set that a workbook brings with it; None where it brings none that can be read."""
    own: list[Finding] = []
    sets = [text for text in marks.texts if text.role == "set"]
    merged = _chain(sets, own)
    if merged is None:
        findings += own
        return None
    days = {text.name: text.text for text in marks.texts if text.role == "calendar"}

    def open_calendar(name: str, place: Scalar) -> Any:
        return _calendar(days, name, place, own)

    built = build_set(merged.root, sets[0].name, groups, marks.digest, open_calendar)
    if isinstance(built, IndicatorSet):
        findings += [*own, *built.findings]
        return built
    findings += [*own, *built]
    return None


def _chain(texts: list[SetText], findings: list[Finding], depth: int = 0) -> Merged | None:
    """The set's nodes over those of its bases, one text after the other."""
    if not texts or depth > MAX_BASES:
        return None
    document = parse_yaml(texts[0].text.encode(), texts[0].name)
    findings += document.findings
    if not isinstance(document.root, MappingNode):
        return None
    root = canonical(document.root, SET, findings)
    base = MappingNode({}, root.file, root.line, root.column)
    digests: tuple[str, ...] = ()
    if "extends" in root.entries:
        below = _chain(texts[1:], findings, depth + 1)
        if below is None:
            return None
        base, digests = below.root, below.digests
    merged = merge_sets(base, root, findings)
    return Merged(merged, (document.sha256, *digests))


def _calendar(days: Mapping[str, str], name: str, place: Scalar, findings: list[Finding]) -> Any:
    key = name.replace("\\", "/").rpartition("/")[2]
    document = parse_yaml(days[key].encode(), name) if key in days else None
    if document is None or document.root is None:
        findings.append(Finding("PE215", place.span, {"file": shorten(name)}))
        return BAD
    reader = Reader()
    found = reader.record(calendars.SHAPE, document.root)
    findings += reader.findings
    return found


def _header(path: Path) -> bool:
    document = read_yaml(path, path.name)
    return isinstance(document.root, MappingNode) and "indicator-set" in stated_header(
        document.root
    )


def text_of(path: Path) -> str:
    return read_yaml(path, path.name).text


class Made(NamedTuple):
    """A workbook as bytes; None where the findings say why there is none."""

    data: bytes | None
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()


def empty_workbook(
    indicator_set: IndicatorSet, path: Path | None, lang: str, set_name: str = ""
) -> bytes:
    """The workbook to fill in for a set and its file; `set_name` is what the workbook calls it:
    its id by default, or a path relative to where the workbook will lie."""
    from perfeval.workbook.writing import workbook

    if path is None:
        return workbook(indicator_set, None, (), lang, set_name)
    variants = {}
    for label, options in indicator_set.groups.items():
        for option in options:
            found = Loader(path.parent).set(path, {label: option})
            if found is not None:
                variants[option] = found
    return workbook(indicator_set, None, set_texts(path), lang, set_name, variants)


def filled_workbook(path: Path, lang: str) -> Made:
    """The workbook of a project (a file of YAML, or a workbook again), filled with all it says."""
    from perfeval.library.loading import project_by
    from perfeval.workbook.writing import workbook

    loader = Loader(path.parent)
    loaded = project_by(loader, path)
    document = Loader(path.parent).document(path)
    if loaded.indicator_set is None or not isinstance(document.root, MappingNode):
        return Made(None, loaded.findings)
    opening = open_project(document.root, [])
    name = opening.set_id if opening is not None else ""
    texts = loader.filled[path].marks.texts if path in loader.filled else ()
    at = Loader(path.parent).find(name, path.parent, None)
    if at is not None:
        texts = set_texts(at)
    data = workbook(loaded.indicator_set, document.root, texts, lang, name)
    return Made(data, loaded.findings, loaded.files)
