"""Mappings with keys in two languages, as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, Any]
SCALAR = ("string", "number", "boolean")


class Key(NamedTuple):
    """One key: all its names, and the schema of its value with what an editor says of it."""

    names: tuple[str, ...]
    value: Schema
    required: bool = False


def mapping(keys: Iterable[Key], rest: Schema | bool = False) -> Schema:
    """A mapping that has these keys, each by one of its names; `rest` for all others.

    A second name is forbidden by `false` under `properties`, because editors then mark the key
    and say so; they have no words for a `not`.
    """
    found: Schema = {"type": ["object"], "properties": {}, "additionalProperties": rest}
    apart: Schema = {}
    needed = []
    for key in keys:
        for name in key.names:
            found["properties"][name] = key.value
            if others := [other for other in key.names if other != name]:
                apart[name] = {"properties": dict.fromkeys(others, False)}
        if key.required:
            needed.append(one_of_names(key.names))
    if apart:
        found["dependencies"] = apart
    if needed:
        found["allOf"] = needed
    return found


def one_of_names(names: Iterable[str]) -> Schema:
    """Some name of the key stands in the mapping."""
    options = [{"required": [name]} for name in names]
    return options[0] if len(options) == 1 else {"anyOf": options}


def single(*keys: Key) -> Schema:
    """A mapping with one of the keys and nothing else."""
    found = mapping(keys)
    found.pop("dependencies", None)
    return {**found, "minProperties": 1, "maxProperties": 1}


def words(options: Mapping[str, str]) -> Schema:
    """One of the words of a choice, in either language, each explained by the other."""
    names: list[str] = []
    meanings: list[str] = []
    for english, chinese in options.items():
        names.append(english)
        meanings.append(chinese)
        if chinese:
            names.append(chinese)
            meanings.append(english)
    return {"enum": names, "enumDescriptions": meanings}


def offered(*names: str) -> Schema:
    """Words that yaml-language-server offers where an `enum` is hidden behind a condition."""
    return {"defaultSnippets": [{"label": name, "body": name} for name in names]}


def with_null(schema: Schema) -> Schema:
    """The same, or null, which stands for a key that is not given."""
    if "type" in schema:
        return {**schema, "type": _listed(schema["type"], "null")}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    return {"anyOf": [schema, {"type": "null"}]}


def _listed(types: str | list[str], more: str) -> list[str]:
    found = [types] if isinstance(types, str) else list(types)
    return found if more in found else [*found, more]


def listed(item: Schema) -> Schema:
    return {"type": ["array"], "items": item}


def types_of(schema: Schema) -> list[str]:
    found: str | list[str] = schema["type"]
    return [found] if isinstance(found, str) else found
