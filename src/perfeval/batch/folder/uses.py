"""An example of pieces, what is made of them by it, and the records that this rests on."""

from __future__ import annotations

from functools import lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.figures import figures
from perfeval.batch.folder.opaque import cited, opaque
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence as Some

    from perfeval.batch.folder.examples import Examples
    from perfeval.batch.folder.holes import Filler
    from perfeval.batch.folder.template import Template
    from perfeval.model.shape import Shape

_QUOTES = "'\""


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


instance_of: Callable[[tuple[Any, ...]], Instance] = partial(tuple.__new__, Instance)


class Found(NamedTuple):
    """A piece, where it ends in the text, and how many lines it has."""

    piece: Instance
    end: int
    lines: int


found_of: Callable[[tuple[Instance, int, int]], Found] = partial(tuple.__new__, Found)


class Known(NamedTuple):
    """Pieces of a layout and a name: their example, and whether one of their values may ask for a
    record of its own."""

    use: Use
    special: bool


class Use:
    """An example with the records that were made by it, by the values that matter to them."""

    __slots__ = (
        "cited", "example", "figures", "filler", "keyed", "mark", "met", "names", "owner", "pick",
        "records", "template", "texts",
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
        self.pick = _picking(self.keyed)
        self.mark = template.key.file
        self.records: dict[Any, Made] = {}
        self.filler: Filler | None = None
        self.met: dict[tuple[str, ...], int] = {}  # how often, by the kinds of its values

    def fill(self, filler: Filler) -> None:
        """From now on records are made by the example's."""
        self.filler = filler
        self.keyed = tuple(n for n in self.keyed if n not in filler.numbers)
        self.pick = _picking(self.keyed)

    def key(self, values: tuple[str, ...], special: bool = True) -> Any:
        """The values that a record depends on: all but texts of which it only has to be known that
        they are there, and the names of evidence. What stands in quotes may be empty."""
        if special and special_values(values, self.texts, self.names):
            return values
        if self.filler is not None and not self.filler.fits(values):
            return values
        return self.pick(values)

    def evidence(self, values: tuple[str, ...]) -> Some[str]:
        """The evidence that a piece names."""
        if len(self.cited) == 1:
            return _named(values[self.cited[0]])
        return [name for number in self.cited for name in _named(values[number])]


@lru_cache(maxsize=50_000)
def _named(text: str) -> tuple[str, ...]:
    if text[0] == "[":
        return tuple(text[1:-1].split(", "))
    return (text[1:-1] if text[0] in _QUOTES else text,)


def _picking(numbers: tuple[int, ...]) -> Callable[[tuple[str, ...]], Any]:
    return itemgetter(*numbers) if numbers else lambda values: ()


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


def special_values(values: tuple[str, ...], texts: tuple[int, ...], names: tuple[int, ...]) -> bool:
    """Whether one of these values may be empty in its quotes, or is a list where others have a
    text, or is a name in quotes."""
    for number in texts:
        text = values[number]
        if text[0] == "[" or (text[0] in _QUOTES and (len(text) < 3 or text[1].isspace())):
            return True
    for number in names:  # noqa: SIM110  # asked of every piece: a generator costs twice as much
        if values[number][0] in _QUOTES:
            return True
    return False
