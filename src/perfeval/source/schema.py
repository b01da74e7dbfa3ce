"""JSON Schemas of the file formats, written from the shapes that also read the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.shape import Type, list_of, map_of, record
from perfeval.source import project_shape, set_shape
from perfeval.source.reference import LATER
from perfeval.source.reference_words import TYPES as TYPE_WORDS
from perfeval.source.reference_zh import FIELDS_ZH, SHAPES_ZH
from perfeval.source.schema_keys import (
    SCALAR,
    Key,
    Schema,
    listed,
    mapping,
    one_of_names,
    types_of,
    with_null,
    words,
)
from perfeval.source.schema_kinds import KINDS
from perfeval.source.schema_results import RESULT_OR_NULL, RESULTS
from perfeval.source.schema_types import TYPES
from perfeval.source.schema_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from perfeval.model.shape import Field, Shape

DRAFT = "http://json-schema.org/draft-07/schema#"
FRAGMENTS = {**TYPES, **KINDS, **RESULTS}
INLINE = frozenset(("choice", "list", "one-or-list", "map", "any-of", "raw", "result"))
READ_LATER = {**LATER, ("project file", "results"): map_of(RESULT_OR_NULL)}
# texts without which there is nothing, though they are given
FILLED = frozenset((("indicator", "name"),))
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


class Root(NamedTuple):
    """What a kind of file holds: its shape, its `perfeval: …` ("" without), whether numbers may
    be given by group, whether the file may leave keys to the one it extends, and values by key
    that are written otherwise than by their type."""

    shape: Shape
    header: str = ""
    by_group: bool = False
    extends: bool = False
    own: Callable[[Builder], dict[str, Schema]] | None = None


SET = Root(set_shape.SET, "indicator-set/v1", by_group=True, extends=True)
PROJECT = Root(project_shape.PROJECT, "project/v1")


def schema(root: Root, lang: str) -> Schema:
    """The JSON Schema (draft 7) of a kind of file, its hover texts in `zh` or `en`."""
    return Builder(lang, root.by_group).file(root)


class Builder:
    """Collects the definitions that one schema needs.

    A definition takes null too, because a key that is null is not given; where the loader
    takes no null, `strict` forbids it.
    """

    def __init__(self, lang: str, by_group: bool) -> None:
        self.lang = lang
        self.zh = lang == "zh"
        self.by_group = by_group
        self.definitions: dict[str, Schema] = {}
        self.types: dict[str, list[str]] = {}
        self.words = {name: (title, note) for name, title, note in TYPE_WORDS[lang]}

    def file(self, root: Root) -> Schema:
        shape = root.shape
        left = ("indicators",) if root.extends else ()
        own = root.own(self) if root.own is not None else {}
        if root.header:
            own["perfeval"] = words({root.header: ""})
        if root.extends:
            indicator = record(set_shape.INDICATOR)
            own["id"] = {"type": ["string", "integer", "boolean"], "pattern": r"^\s*[a-z0-9-]+\s*$"}
            own["indicators"] = self.strict(list_of(indicator))
            own["override"] = self.strict(map_of(Type("changes", indicator.of)))
        found = self.keys(shape, own=own, optional=left)
        if root.extends:
            found |= {"if": _given(shape.known()["extends"]), "then": {},
                      "else": {"allOf": [one_of_names(_names(shape.known()[k])) for k in left]}}  # fmt: skip
        title = SHAPES_ZH.get(shape.name, shape.name) if self.zh else shape.name
        definitions = {name: self.definitions[name] for name in sorted(self.definitions)}
        return {
            "$schema": DRAFT, "title": f"perfeval · {title}", **found, "definitions": definitions
        }  # fmt: skip

    def strict(self, kind: Type) -> Schema:
        """What the reader of the type takes."""
        if kind.name in INLINE:
            return FRAGMENTS[kind.name](self, kind)
        name = self._define(kind)
        if "null" in self.types[name]:
            return _ref(name)
        return {"allOf": [_ref(name)], "type": self.types[name]}

    def solid(self, kind: Type) -> Schema:
        """The same without null, for keys that must be given."""
        found = self.strict(kind)
        if kind.name not in INLINE and "null" in (types := self.types[self._define(kind)]):
            return {"allOf": [found], "type": [name for name in types if name != "null"]}
        return found

    def lenient(self, kind: Type) -> Schema:
        """The same, or null: the value of a key that may be left out."""
        if kind.name == "one-or-list" and kind.of.name not in ("text", "prose"):
            return {
                "if": {"type": "array"},
                "then": listed(self.strict(kind.of)),
                "else": self.lenient(kind.of),
            }
        if kind.name in INLINE:
            strict = FRAGMENTS[kind.name](self, kind)
            return with_null(strict) if strict else strict
        return _ref(self._define(kind))

    def named(self, name: str) -> Type:
        return Type(name)

    def _define(self, kind: Type) -> str:
        if kind.name in ("record", "changes"):
            shape: Shape = kind.of
            name = f"{kind.name}.{shape.name}".replace(" ", "-")
            # known beforehand, for shapes that hold themselves
            self.types.setdefault(name, [*SCALAR, "object"] if shape.shorthand else ["object"])
            if kind.name == "changes":
                everything = [field.key for field in shape.fields]
                return self._defined(name, lambda: self.keys(shape, optional=everything))
            return self._defined(name, lambda: self.record(shape))
        return self._defined(f"type.{kind.name}", lambda: FRAGMENTS[kind.name](self, kind))

    def _defined(self, name: str, make: Callable[[], Schema]) -> str:
        if name not in self.definitions:
            self.definitions[name] = {}
            made = make()
            self.types[name] = types_of(made)
            self.definitions[name] = with_null(made)
        return name

    def keyed(self, name: str, shape: Shape, more: Iterable[Key]) -> Schema:
        """A reference to the keys of a shape with some more, kept under a name."""
        return _ref(self._defined(name, lambda: self.keys(shape, more)))

    def defined(self, name: str, make: Callable[[Builder], Schema]) -> Schema:
        """A reference to what is made once and takes no null."""
        name = self._defined(f"type.{name}".replace(" ", "-"), lambda: make(self))
        return {"allOf": [_ref(name)], "type": self.types[name]}

    def record(self, shape: Shape) -> Schema:
        """A mapping as the shape has it, or the bare value it can be written as."""
        found = self.keys(shape)
        return {**found, "type": [*SCALAR, "object"]} if shape.shorthand else found

    def keys(
        self,
        shape: Shape,
        more: Iterable[Key] = (),
        own: dict[str, Schema] | None = None,
        optional: Collection[str] = (),
    ) -> Schema:
        """The mapping of a shape; `own` are values written otherwise than by their type."""
        found = [*more]
        for field in shape.fields:
            kind = READ_LATER.get((shape.name, field.key), field.type)
            value = (own or {}).get(field.key)
            if value is None:
                # what must not be missing in a whole file must not be emptied in a part
                value = self.solid(kind) if field.required else self.lenient(kind)
            if (shape.name, field.key) in FILLED:
                value = {**value, "pattern": r"\S", "patternErrorMessage": self.text("filled")}
            names = _names(field)
            said = self.said(shape, field, kind)
            found.append(
                Key(names, {**said, **value}, field.required and field.key not in optional)
            )
        made = mapping(found)
        if shape.either and not optional:
            either = [_given(shape.known()[key]) for key in shape.either]
            made["allOf"] = [*made.get("allOf", ()), {"anyOf": either}]
        return made

    def said(self, shape: Shape, field: Field, kind: Type) -> Schema:
        """What an editor shows beside a key."""
        chinese = "、".join(name for name in (field.zh, field.also) if name)
        title = " · ".join(
            name for name in ((chinese, field.key) if self.zh else (field.key, chinese)) if name
        )
        text = FIELDS_ZH.get(shape.name, {}).get(field.key, field.en) if self.zh else field.en
        if field.required:
            text += self.text("required")
        base = kind
        while base.name in ("list", "one-or-list", "map"):
            base = base.of
        type_name, note = self.words.get(base.name, ("", ""))
        if base.name == "raw" or not note:
            return {"title": title, "description": text}
        note = type_name + self.text("colon") + _LINK.sub(r"\1", note)
        return {
            "title": title,
            "description": f"{text}\n{note.replace('`', '')}",
            "markdownDescription": f"{text}\n\n{note}",
        }

    def says(self, name: str) -> Schema:
        """What an editor says of a text that does not fit the type."""
        type_name, note = self.words[name]
        note = _LINK.sub(r"\1", note).replace("`", "")
        return {
            "patternErrorMessage": self.text("expected") + f"{type_name}{self.text('colon')}{note}"
        }

    def text(self, key: str) -> str:
        return WORDS[key][0 if self.zh else 1]


def _names(field: Field) -> tuple[str, ...]:
    return tuple(name for name in (field.key, field.zh, field.also) if name)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _given(field: Field) -> Schema:
    """The key stands there and is not null."""
    value = {"not": {"type": "null"}}
    options = [{"required": [name], "properties": {name: value}} for name in _names(field)]
    return {"anyOf": options}
