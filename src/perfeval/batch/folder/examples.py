"""What a process has read so far, piece by piece: the records of the next file by these examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.figures import figures
from perfeval.batch.folder.leafwise import PLAIN
from perfeval.batch.folder.masking import masked, named, spots
from perfeval.batch.folder.opaque import cited, opaque
from perfeval.batch.folder.template import filled, learn, new_mark, renamed
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.batch.folder.cutting import Piece
    from perfeval.batch.folder.holes import Filler
    from perfeval.batch.folder.masking import Spot
    from perfeval.batch.folder.template import Template
    from perfeval.model.shape import Shape

# pieces that are kept; their records are forgotten all at once when there are more
MOST_SKELETONS, MOST_RECORDS = 20_000, 200_000
MOST_SIZE = 20_000_000  # characters of the values of these records, and of skeletons
MOST_PRINTED = 5_000  # records with all their texts, which hardly ever come again
_QUOTES, _NO_TEXT = "'\"", "'\"["


class Instance(NamedTuple):
    """A piece of a file: where it begins, its values, the example that it follows, and what was
    made of it. `mark` is what the record's places are called, `made` the values that it was made
    by, which differ from the piece's own only where that is all the same to the record."""

    line: int
    values: tuple[str, ...]
    use: Use
    mark: str
    record: Any
    made: tuple[str, ...]


class Use:
    """An example with the records that were made by it, by the values that matter to them."""

    __slots__ = (
        "cited", "example", "figures", "filler", "keyed", "mark", "names", "owner", "records",
        "template", "texts",
    )  # fmt: skip

    def __init__(self, template: Template, shape: Shape | None, owner: Examples) -> None:
        self.template = template
        self.owner = owner
        self.example: Made | None = None
        self.figures = figures(template.node, template.slots) if shape is RESULT else None
        hidden = opaque(shape, template.node)
        whole, items = cited(shape, template.node, template.slots)
        named = whole | items
        slots = sorted((number, one) for one, number in template.slots.items())
        self.texts = tuple(number for number, one in slots if one in hidden or one in items)
        self.names = tuple(number for number, one in slots if one in whole)
        self.cited = tuple(number for number, one in slots if one in named)
        self.keyed = tuple(n for n, one in slots if one not in hidden and one not in named)
        self.mark = template.key.file
        self.records: dict[tuple[str, ...], Made] = {}
        self.filler: Filler | None = None

    def fill(self, filler: Filler) -> None:
        """From now on records are made by the example's."""
        self.filler = filler
        self.keyed = tuple(n for n in self.keyed if n not in filler.numbers)

    def key(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """The values that a record depends on: all but texts of which it only has to be known that
        they are there, and the names of evidence. What stands in quotes may be empty."""
        if _special(values, self.texts, self.names):
            return values
        if self.filler is not None and not self.filler.fits(values):
            return values
        return tuple([values[number] for number in self.keyed])

    def evidence(self, values: tuple[str, ...]) -> list[str]:
        """The evidence that a piece names."""
        found: list[str] = []
        for number in self.cited:
            text = values[number]
            if text[0] == "[":
                found += text[1:-1].split(", ")
            else:
                found.append(text)
        return found


class Made(NamedTuple):
    """A record with the values that it was made by; `record` is None where there is to be none."""

    mark: str
    record: Any
    values: tuple[str, ...]


class Filling:
    """How the records of some pieces are put together by their example; here not at all."""

    def learned(self, template: Template, record: Any, values: tuple[str, ...]) -> Filler | None:
        return None

    def filled(self, filler: Filler, record: Any, values: tuple[str, ...]) -> Any:
        return record


class Examples:
    """All that is known of the pieces of one kind; `make` gives the record of a piece's key and
    node, None where a finding is to be made: then the ordinary way makes it."""

    def __init__(
        self, head: str, shape: Shape | None, make: Callable[[Scalar, Node], Any], own_mark: bool,
        filling: Filling | None = None,
    ) -> None:  # fmt: skip
        self.head = head
        self.shape = shape
        self.most = MOST_RECORDS
        self.make = make
        self.own_mark = own_mark  # several pieces of one file may follow the same example
        self.filling = filling or Filling()
        self.uses: dict[Any, Use | None] = {}
        self.layouts: dict[Any, Template] = {}  # of entries, without their names
        self.fixed: set[tuple[str, ...]] = set()  # skeletons that hold for one text only
        self.count = self.size = self.learned = 0

    def read(self, piece: Piece, taken: Mapping[str, Instance]) -> Instance | None:
        """The piece's instance; its mark is none of those `taken` by other pieces of the file."""
        text, line = piece
        skeleton, values = masked(text)
        key: Any = text if skeleton in self.fixed else skeleton
        try:
            use = self.uses[key]
        except KeyError:
            use = self.learn(text, skeleton)
        if use is None:
            return None
        if use.example is not None and not _special(values, use.texts, use.names):
            # its figures go into columns; the example tells what the piece is about, and where
            return Instance(line, values, use, use.mark, use.example.record, use.example.values)
        own = use.key(values)
        known = use.records.get(own)
        if known is None:
            known = self.made(use, values, own)
        if known.mark in taken:
            known = self.copied(use, values, own, taken)
        record = known.record
        if record is None:
            return None
        if use.filler is not None and own is not values and known.values != values:
            record = self.filling.filled(use.filler, record, values)
        return Instance(line, values, use, known.mark, record, known.values)

    def copied(
        self, use: Use, values: tuple[str, ...], own: tuple[str, ...], taken: Mapping[str, Instance]
    ) -> Made:
        """A record of its own for a piece that is like another one of the same file."""
        number, known = 1, use.records[own]
        while known.mark in taken:
            again = (*own, f"\n{number}")
            known = use.records.get(again) or self.made(use, values, again)
            number += 1
        return known

    def learn(self, text: str, skeleton: tuple[str, ...]) -> Use | None:
        self.learned += len(text)
        if len(self.uses) > MOST_SKELETONS or self.learned > MOST_SIZE:
            self.learned = len(text)
            self.uses.clear()
            self.layouts.clear()
            self.fixed.clear()
        where = spots(text)
        template = self.template(text, skeleton, where)
        use = None if template is None else Use(template, self.shape, self)
        if template is not None and where and not template.slots:
            self.fixed.add(skeleton)
            self.uses[text] = use
        else:
            self.uses[skeleton] = use
        if use is not None and template is not None and use.figures is None:
            values = masked(text).values
            made = self.made(use, values, values)
            filler = self.filling.learned(template, made.record, values)
            if filler is not None:
                use.records.clear()
                use.fill(filler)
        elif use is not None:
            values = masked(text).values
            made = self.made(use, values, use.key(values))
            special = _special(values, use.texts, use.names)
            if made.record is not None and made.record[2] is PLAIN and not special:
                use.example = made
        return use

    def template(self, text: str, skeleton: tuple[str, ...], where: list[Spot]) -> Template | None:
        """How a piece is read: entries that differ in their names alone are read alike."""
        name = None if self.own_mark or not self.head else named(text)
        if name is None or not where:
            return learn(text, self.head, where)
        begin = f"{name[0]}{name[1]}:"
        if not skeleton[0].startswith(begin):
            return learn(text, self.head, where)
        key = name[0], skeleton[0][len(begin) :], skeleton[1:]
        known = self.layouts.get(key)
        if known is None:
            known = learn(text, self.head, where)
            if known is None or not known.slots or known.key.text != name[1]:
                return known
            self.layouts[key] = known
            return known
        return renamed(known, name[1], new_mark())

    def whole(self, piece: Instance) -> Instance | None:
        """A piece that was taken for figures, with a record of its own."""
        use = piece.use
        own = use.key(piece.values)
        known = use.records.get(own) or self.made(use, piece.values, own)
        if known.record is None:
            return None
        return piece._replace(record=known.record, made=known.values)

    def made(self, use: Use, values: tuple[str, ...], own: tuple[str, ...]) -> Made:
        self.count += 1
        self.size += sum(map(len, values))
        if self.count > self.most or self.size > MOST_SIZE:
            self.count = self.size = 0
            for one in self.uses.values():
                if one is not None:
                    one.records.clear()
        mark = new_mark() if self.own_mark else use.mark  # keys of the others stand once in a file
        key = use.template.key
        if mark != key.file:
            key = Scalar(key.text, key.plain, mark, key.line, key.column, key.exact)
        known = Made(mark, self.make(key, filled(use.template, values, mark)), values)
        use.records[own] = known
        return known


def _special(values: tuple[str, ...], texts: tuple[int, ...], names: tuple[int, ...]) -> bool:
    """Whether one of these values stands in quotes, and may be empty, or is a list where others
    have a text."""
    for number in texts:
        if values[number][0] in _NO_TEXT:
            return True
    for number in names:  # noqa: SIM110  # asked of every piece: a generator costs twice as much
        if values[number][0] in _QUOTES:
            return True
    return False


def only_item(node: Node) -> Node | None:
    """The item of a list of one."""
    return node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null
