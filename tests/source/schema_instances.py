"""What an editor sees of a YAML file: its values by the rules of YAML 1.2 (core schema)."""

from __future__ import annotations

import re
from typing import Any

from perfeval.source.node import Mapping, Node, Scalar

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def instance(node: Node) -> Any:
    """The node as a JSON value."""
    if isinstance(node, Scalar):
        return _plain(node) if node.plain else node.text
    if isinstance(node, Mapping):
        return {key: instance(value) for key, (_, value) in node.entries.items()}
    return [instance(item) for item in node.items]


def _plain(node: Scalar) -> Any:
    text = node.text
    if node.is_null:
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    return float(text) if _FLOAT.fullmatch(text) else text
