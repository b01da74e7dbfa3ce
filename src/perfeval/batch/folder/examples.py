"""What a process has read so far, piece by piece: the records of the next file by these examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.batch.folder.cutting import Piece, end_of
from perfeval.batch.folder.leafwise import PLAIN
from perfeval.batch.folder.masking import masked, named, spots
from perfeval.batch.folder.pattern import HEAD, Kept, finders, kind, layout
from perfeval.batch.folder.template import filled, learn, new_mark, renamed
from perfeval.batch.folder.uses import (
    Filling,
    Found,
    Known,
    Made,
    Use,
    found_of,
    instance_of,
    special_values,
)
from perfeval.source.node import Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.batch.folder.cutting import Starts
    from perfeval.batch.folder.masking import Spot
    from perfeval.batch.folder.pattern import Finder, Layout
    from perfeval.batch.folder.template import Template
    from perfeval.batch.folder.uses import Instance
    from perfeval.model.shape import Shape

# pieces that are kept; their records are forgotten all at once when there are more
MOST_SKELETONS, MOST_RECORDS = 20_000, 200_000
MOST_SIZE = 20_000_000  # characters of the values of these records, and of skeletons
MOST_PRINTED = 5_000  # records with all their texts, which hardly ever come again
AFTER, MOST_LAYOUTS = 3, 600  # pieces of a layout until they are looked for; layouts
MOST_VALUES = 400  # of a piece
MOST_LAID = 200_000  # characters of layouts
DEAR = 20  # a finder takes as long to make as so many pieces for each of its layouts to read


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
        self.kept: dict[Layout, Kept] = {}
        self.finders: dict[str, Finder] = {}
        self.laid = 0  # characters of these
        self.looked_for = 0  # layouts that these find
        self.missed = 0  # pieces that it would have found, had it been made anew
        self.fixed: set[tuple[str, ...]] = set()  # skeletons that hold for one text only
        self.count = self.size = self.learned = 0

    def at(
        self, text: str, start: int, line: int, begin: str, starts: Starts,
        taken: Mapping[str, Instance],
    ) -> Found | None:  # fmt: skip
        """The piece that begins here with `begin`; its mark is none of those `taken` by others."""
        behind = start + len(begin)
        finder = self.finders.get(text[behind : behind + HEAD]) or self.finders.get("")
        if finder is not None:
            match = finder.match(text, behind)
            if match is not None:
                kept = finder.order[match.lastindex or 0]
                known = kept.by.get(begin)
                if known is not None:
                    use, special = known
                    values = kept.values(text, behind).groups()  # type: ignore[union-attr]
                    one = use.example
                    if one is None or special:
                        made = self.instance(use, line, values, taken, special)
                        if made is None:
                            return None
                    else:
                        made = instance_of((line, values, use, use.mark, one.record, one.values))
                    return found_of((made, match.end(), kept.lines))
        end = end_of(text, start, starts)
        piece = Piece(text[start:end], line)
        made = self.read(piece, taken)
        if made is None:
            return None
        self.met(piece.text, begin, starts, made)
        return Found(made, end, piece.text.count("\n"))

    def met(self, text: str, begin: str, starts: Starts, made: Instance) -> None:
        """Pieces that come often are looked for by an expression from now on."""
        use, values = made.use, made.values
        kinds = tuple(map(kind, values))
        use.met[kinds] = many = use.met.get(kinds, 0) + 1
        if many < AFTER or len(use.template.slots) < len(values):
            return
        if many == AFTER:
            found = layout(text, begin, starts.end, spots(text), values)
            if found is None:
                return
            kept = self.kept.get(found)
            if kept is None:
                self.laid += len(text)
                if len(self.kept) >= MOST_LAYOUTS or self.laid > MOST_LAID:
                    return
                kept = self.kept[found] = Kept(found)
            special = any(kinds[number] != "plain" for number in use.texts)
            kept.by[begin] = Known(use, special or any(kinds[n] == "quoted" for n in use.names))
        self.missed += 1
        if self.missed > DEAR * len(self.kept) and len(self.kept) > self.looked_for:
            self.missed, self.looked_for = 0, len(self.kept)
            try:
                self.finders = finders(self.kept.values())
            except RecursionError:  # layouts that have next to nothing in common
                self.finders = {}

    def read(self, piece: Piece, taken: Mapping[str, Instance]) -> Instance | None:
        """The piece's instance; its mark is none of those `taken` by other pieces of the file."""
        text, line = piece
        skeleton, values = masked(text)
        key: Any = text if skeleton in self.fixed else skeleton
        try:
            use = self.uses[key]
        except KeyError:
            use = self.learn(text, skeleton)
        return None if use is None else self.instance(use, line, values, taken, True)

    def instance(
        self, use: Use, line: int, values: tuple[str, ...], taken: Mapping[str, Instance],
        special: bool,
    ) -> Instance | None:  # fmt: skip
        one = use.example
        if one is not None and not (special and special_values(values, use.texts, use.names)):
            # its figures go into columns; the example tells what the piece is about, and where
            return instance_of((line, values, use, use.mark, one.record, one.values))
        own = use.key(values, special)
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
        return instance_of((line, values, use, known.mark, record, known.values))

    def copied(
        self, use: Use, values: tuple[str, ...], own: Any, taken: Mapping[str, Instance]
    ) -> Made:
        """A record of its own for a piece that is like another one of the same file."""
        number, known = 1, use.records[own]
        while known.mark in taken:
            again = own, number
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
            self.kept.clear()
            self.finders = {}
            self.looked_for = self.missed = self.laid = 0
        where = spots(text)
        if len(where) > MOST_VALUES:  # what stands before a value on its line is told of each
            self.uses[skeleton] = None
            return None
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
            special = special_values(values, use.texts, use.names)
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

    def made(self, use: Use, values: tuple[str, ...], own: Any) -> Made:
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


def only_item(node: Node) -> Node | None:
    """The item of a list of one."""
    return node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null
