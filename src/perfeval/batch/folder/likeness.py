"""A whole project by the example of others; None wherever the ordinary way has something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.cutting import Section, sections
from perfeval.batch.folder.examples import MOST_PRINTED, Examples, Instance, is_null, only_item
from perfeval.batch.folder.fillings import BLOCKS, SurveyFilling
from perfeval.batch.folder.leafwise import Traits, traits
from perfeval.batch.folder.masking import chapters
from perfeval.batch.folder.placing import RESULTS
from perfeval.model.finding import Span
from perfeval.source.project_builder import LeafIndex, project_of, read_funds
from perfeval.source.project_shape import PROJECT
from perfeval.source.reading import BAD, Reader, mark_places
from perfeval.source.result_shape import RESULT
from perfeval.source.results import read_result

if TYPE_CHECKING:
    from perfeval.model.project import Project
    from perfeval.model.shape import Field
    from perfeval.source.node import Node, Scalar

_FIELDS = PROJECT.known()
_LISTS = {n: f for n, f in _FIELDS.items() if f.type.name == "list" and f.type.of.name == "record"}
CUT = {
    **dict.fromkeys(_LISTS, "items"),
    **{name: "entries" for name, field in _FIELDS.items() if field.key == "results"},
}
_REQUIRED = frozenset(field.key for field in PROJECT.fields if field.required)


class Opened(NamedTuple):
    """A project but for its results, which are read once its set is known."""

    values: dict[str, Any]
    at: dict[str, Span]
    pieces: dict[str, Instance]
    results: Section


class Results(NamedTuple):
    """Results by path, what is to be known of each, and the evidence that it names; `figures` are
    those whose record is only their example's."""

    results: dict[tuple[str, ...], Any]
    traits: dict[tuple[str, ...], Traits]
    cited: dict[tuple[str, ...], list[str]]
    figures: dict[tuple[str, ...], Instance]


class Likeness:
    """What a process knows of projects' texts."""

    def __init__(self, printed: bool = False) -> None:
        """`printed`: every text of a project is wanted, not only what its score rests on."""
        self.printed = printed
        self.wholes: dict[str, Examples] = {}
        self.items: dict[str, Examples] = {}
        self.entries: dict[str, Examples] = {}
        self.chapters: dict[tuple[str, tuple[str, ...]], Instance] = {}

    def opened(self, text: str) -> Opened | None:
        """All blocks but the results."""
        cut = sections(text, CUT)
        if cut is None:
            return None
        values: dict[str, Any] = {}
        at: dict[str, Span] = {}
        pieces: dict[str, Instance] = {}
        seen: set[str] = set()
        results = None
        for section in cut:
            field = _FIELDS.get(section.key)
            if field is None or field.key in seen:
                return None
            seen.add(field.key)
            if field.key == "results":
                results = section
            elif section.parts:
                if not self.listed(field, section, values, at, pieces):
                    return None
            elif not self.whole(field, section, values, at, pieces):
                return None
        if results is None or not results.parts or not seen.issuperset(_REQUIRED):
            return None
        at["results"] = Span(RESULTS, 1, 1)
        return Opened(values, at, pieces, results)

    def whole(
        self, field: Field, section: Section, values: dict[str, Any], at: dict[str, Span],
        pieces: dict[str, Instance],
    ) -> bool:  # fmt: skip
        known = self.wholes.get(section.key)
        if known is None:
            known = Examples("", None, _block(field), False, BLOCKS.get(field.key))
            self.wholes[section.key] = known
            known.most = MOST_PRINTED if self.printed else known.most
        found = self.texts(field, section, known) or known.read(section.whole, pieces)
        if found is None:
            return False
        value, places = found.record
        if value is not BAD:
            values[field.attr or field.key] = value
            at.update(places)
            pieces[found.mark] = found
        return value is not BAD or field.key not in _REQUIRED

    def texts(self, field: Field, section: Section, known: Examples) -> Instance | None:
        """The narrative, of which nothing is asked here but where it stands; None of other blocks,
        and of one that is not written in paragraphs."""
        keys = chapters(section.whole.text) if field.key == "narrative" else None
        if keys is None:
            return None
        found = self.chapters.get((section.key, keys))
        if found is None:
            found = known.read(section.whole, {})
            if found is not None:
                value, places = found.record
                found = found._replace(record=(value, {field.key: places[field.key]}))
                self.chapters[section.key, keys] = found
        return None if found is None else found._replace(line=section.whole.line)

    def listed(
        self, field: Field, section: Section, values: dict[str, Any], at: dict[str, Span],
        pieces: dict[str, Instance],
    ) -> bool:  # fmt: skip
        known = self.items.get(section.key)
        if known is None:
            shape = None if self.printed else field.type.of.of
            known = Examples(section.head, shape, _item(field), own_mark=True)
            known.most = MOST_PRINTED if self.printed else known.most
            self.items[section.key] = known
        records: list[Any] = []
        for part in section.parts:
            found = known.read(part, pieces)
            if found is None:
                return False
            pieces[found.mark] = found
            if not records:
                at[field.key] = found.record[1]
            records.append(found.record[0])
        values[field.attr or field.key] = tuple(records)
        return True

    def results(self, opened: Opened, index: LeafIndex) -> Results | None:
        """The results; None where one of them is not to be had so."""
        section = opened.results
        known = self.entries.get(section.key)
        if known is None:
            shape = None if self.printed else RESULT
            known = Examples(section.head, shape, _entry, False, SurveyFilling())
            known.most = MOST_PRINTED if self.printed else known.most
            self.entries[section.key] = known
        found_ones = Results({}, {}, {}, {})
        results, told, cited, figures = found_ones
        pieces = opened.pieces
        for part in section.parts:
            found = known.read(part, {})
            if found is None or found.mark in pieces:
                return None
            name, result, traits = found.record
            fits = index.by.get(name)
            if fits is None or len(fits) != 1:
                return None
            path = next(iter(fits))
            if path in results:
                return None
            results[path] = result
            told[path] = traits
            if found.use.cited:
                cited[path] = found.use.evidence(found.values)
            elif result.evidence:
                cited[path] = list(result.evidence)
            pieces[found.mark] = found
            if found.use.example is not None and found.record is found.use.example.record:
                figures[path] = found
        return found_ones


def project(opened: Opened, results: dict[tuple[str, ...], Any], file: str, digest: str) -> Project:
    """The record, its places still called by marks."""
    raw = PROJECT.build(**opened.values, results=None, at=opened.at)
    return project_of(raw, raw.funds, results, file, digest, opened.at, ())


def _block(field: Field) -> Any:
    """How a whole block is read: its value (BAD where it says nothing) with its places."""

    def make(key: Scalar, node: Node) -> Any:
        if is_null(node):
            return BAD, {}
        reader = Reader({})
        if field.key == "funds":
            value: Any = read_funds(reader, node)
        else:
            value = reader.read(field.type, node)
        if value is BAD or reader.findings or value is None:
            return None
        places: dict[str, Span] = {}
        mark_places(places, field, node)
        return value, places

    return make


def _item(field: Field) -> Any:
    """How an item of a list is read: its record, and the place of the list if it begins here."""

    def make(key: Scalar, node: Node) -> Any:
        item = only_item(node)
        if item is None:
            return None
        reader = Reader({})
        value = reader.read(field.type.of, item)
        return None if value is BAD or reader.findings else (value, node.span)

    return make


def _entry(key: Scalar, node: Node) -> Any:
    """How a result is read: its name and its record."""
    reader = Reader({})
    found = read_result(reader, node)
    if found is BAD or reader.findings:
        return None
    result = found._replace(span=key.span)
    return key.text.strip(), result, traits(result)
