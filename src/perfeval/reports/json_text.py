"""JSON with numbers as decimal literals: what is printed is exactly what was computed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_SURROGATE = re.compile("[\ud800-\udfff]")


class Number(NamedTuple):
    """A decimal literal that goes into the JSON as it stands."""

    text: str


def dumps(value: Mapping[str, Any]) -> str:
    """One key a line; a list of objects has one object a line. Stable, ends with a newline."""
    lines = [f"  {_string(key)}: {_item(entry)}" for key, entry in value.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    # a lone surrogate can't be written in UTF-8; its escape says it without breaking the file
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _item(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(entry, Mapping) for entry in value):
        return "[\n" + ",\n".join(f"    {_compact(entry)}" for entry in value) + "\n  ]"
    return _compact(value)


def _compact(value: Any) -> str:
    if isinstance(value, Number):
        return value.text
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_string(key)}: {_compact(entry)}" for key, entry in value.items())
        return "{" + inner + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_compact(entry) for entry in value) + "]"
    if isinstance(value, str):
        return _string(value)
    return json.dumps(value)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
