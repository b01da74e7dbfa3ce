"""A whole project by the example of others; None wherever the ordinary way has something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.cutting import ROOT, Piece, body_of, end_of, key_at, opening
from perfeval.batch.folder.examples import MOST_PRINTED, Examples, is_null, only_item
from perfeval.batch.folder.fillings import BLOCKS, SurveyFilling
from perfeval.batch.folder.leafwise import PLAIN, Traits, traits
from perfeval.batch.folder.masking import chapters
from perfeval.batch.folder.placing import RESULTS
from perfeval.batch.folder.uses import Found
from perfeval.model.finding import Span
from perfeval.source.project_builder import LeafIndex, project_of, read_funds
from perfeval.source.project_shape import PROJECT
from perfeval.source.reading import BAD, Reader, mark_places
from perfeval.source.result_shape import RESULT
from perfeval.source.results import read_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.cutting import Body
    from perfeval.batch.folder.uses import Instance
    from perfeval.model.indicators import Path
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
    """A project but for its results, which are told apart once its set is known: `entries` are
    their pieces, `line` is where they begin."""

    values: dict[str, Any]
    at: dict[str, Span]
    pieces: dict[str, Instance]
    entries: list[Instance]
    line: int


class Results(NamedTuple):
    """Results by path, what is to be known of each, and the evidence that it names; `figures` are
    those whose record is only their example's."""

    results: dict[Path, Any]
    traits: dict[Path, Traits]  # of those of whom there is something to know
    cited: dict[Path, Sequence[str]]
    figures: dict[Path, Instance]


class _Reading:
    """A text as far as it has been read, and what was found in it."""

    def __init__(self, text: str, pos: int, line: int) -> None:
        self.text, self.pos, self.line = text, pos, line
        self.values: dict[str, Any] = {}
        self.at: dict[str, Span] = {}
        self.pieces: dict[str, Instance] = {}


class Likeness:
    """What a process knows of projects' texts."""

    def __init__(self, printed: bool = False) -> None:
        """`printed`: every text of a project is wanted, not only what its score rests on."""
        self.printed = printed
        self.wholes: dict[str, Examples] = {}
        self.items: dict[str, Examples] = {}
        self.entries: dict[str, Examples] = {}
        self.chapters: dict[tuple[str, tuple[str, ...]], Instance] = {}
        self.known: tuple[LeafIndex, dict[str, Path]] | None = None

    def opened(self, text: str) -> Opened | None:
        """All blocks; None where one of them is not to be had by example."""
        start = opening(text)
        if start is None:
            return None
        reading = _Reading(text, start, 1 + text.count("\n", 0, start))
        seen: set[str] = set()
        opened = None
        while reading.pos < len(text):
            key = key_at(text, reading.pos)
            field = _FIELDS.get(key) if key is not None else None
            if key is None or field is None or field.key in seen:
                return None
            seen.add(field.key)
            body = body_of(text, reading.pos + len(key), CUT.get(key))
            if field.key == "results":
                line = reading.line
                entries = None if body is None else self.entered(key, reading, body)
                if entries is None:
                    return None
                opened = Opened(reading.values, reading.at, reading.pieces, entries, line)
            elif body is not None:
                if not self.listed(field, key, reading, body):
                    return None
            elif not self.whole(field, key, reading):
                return None
        if opened is None or not seen.issuperset(_REQUIRED):
            return None
        opened.at["results"] = Span(RESULTS, 1, 1)
        return opened

    def whole(self, field: Field, key: str, reading: _Reading) -> bool:
        known = self.wholes.get(key)
        if known is None:
            known = Examples("", None, _block(field), False, BLOCKS.get(field.key))
            self.wholes[key] = known
            known.most = MOST_PRINTED if self.printed else known.most
        found = self.texts(field, key, known, reading) or known.at(
            reading.text, reading.pos, reading.line, f"{key}:", ROOT, reading.pieces
        )
        if found is None:
            return False
        piece = found.piece
        value, places = piece.record
        reading.pos, reading.line = found.end, reading.line + found.lines
        if value is not BAD:
            reading.values[field.attr or field.key] = value
            reading.at.update(places)
            reading.pieces[piece.mark] = piece
        return value is not BAD or field.key not in _REQUIRED

    def texts(self, field: Field, key: str, known: Examples, reading: _Reading) -> Found | None:
        """The narrative, of which nothing but a report asks more than where it stands; None of other
        blocks, and of one that is not written in paragraphs."""
        if self.printed or field.key != "narrative":
            return None
        end = end_of(reading.text, reading.pos, ROOT)
        text = reading.text[reading.pos : end]
        keys = chapters(text)
        if keys is None:
            return None
        found = self.chapters.get((key, keys))
        if found is None:
            found = known.read(Piece(text, reading.line), {})
            if found is None:
                return None
            value, places = found.record
            found = found._replace(record=(value, {field.key: places[field.key]}))
            self.chapters[key, keys] = found
        return Found(found._replace(line=reading.line), end, text.count("\n"))

    def listed(self, field: Field, key: str, reading: _Reading, body: Body) -> bool:
        known = self.items.get(key)
        if known is None:
            shape = None if self.printed else field.type.of.of
            known = Examples(f"{key}:\n", shape, _item(field), own_mark=True)
            known.most = MOST_PRINTED if self.printed else known.most
            self.items[key] = known
        text, pieces, size = reading.text, reading.pieces, len(reading.text)
        pos, line = body.start, reading.line + body.lines
        records: list[Any] = []
        while pos < size and text[pos] == body.sign:
            found = known.at(text, pos, line, "", body.starts, pieces)
            if found is None:
                return False
            piece, pos, lines = found
            line += lines
            pieces[piece.mark] = piece
            if not records:
                reading.at[field.key] = piece.record[1]
            records.append(piece.record[0])
        reading.values[field.attr or field.key] = tuple(records)
        reading.pos, reading.line = pos, line
        return True

    def entered(self, key: str, reading: _Reading, body: Body) -> list[Instance] | None:
        """The pieces of the results."""
        known = self.entries.get(key)
        if known is None:
            shape = None if self.printed else RESULT
            known = Examples(f"{key}:\n", shape, _entry, False, SurveyFilling())
            known.most = MOST_PRINTED if self.printed else known.most
            self.entries[key] = known
        text, size = reading.text, len(reading.text)
        pos, line = body.start, reading.line + body.lines
        pieces: list[Instance] = []
        while pos < size and text[pos] == " ":
            begin = text[pos : text.find(":", pos) + 1]
            found = known.at(text, pos, line, begin, body.starts, {})
            if found is None:
                return None
            piece, pos, lines = found
            line += lines
            pieces.append(piece)
        reading.pos, reading.line = pos, line
        return pieces

    def results(self, opened: Opened, index: LeafIndex) -> Results | None:
        """The results; None where one of them is not to be had so."""
        found_ones = Results({}, {}, {}, {})
        results, told, cited, figures = found_ones
        pieces, paths = opened.pieces, self.paths(index)
        for found in opened.entries:
            use, mark = found.use, found.mark
            if mark in pieces:
                return None
            name, result, traits = found.record
            path = paths.get(name)
            if path is None or path in results:
                return None
            results[path] = result
            if traits is not PLAIN:
                told[path] = traits
            if use.cited:
                cited[path] = use.evidence(found.values)
            elif result.evidence:
                cited[path] = result.evidence
            pieces[mark] = found
            if use.example is not None and found.record is use.example.record:
                figures[path] = found
        return found_ones

    def paths(self, index: LeafIndex) -> dict[str, Path]:
        """The leaf that a name means, where it can mean but one."""
        if self.known is None or self.known[0] is not index:
            paths = {name: next(iter(fits)) for name, fits in index.by.items() if len(fits) == 1}
            self.known = index, paths
        return self.known[1]


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
