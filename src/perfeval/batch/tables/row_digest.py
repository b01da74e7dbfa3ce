"""The digest of a project that stands in a table: of what its cells say, wherever they stand."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from perfeval.source.node import Mapping, Scalar

if TYPE_CHECKING:
    from perfeval.source.node import Node


def row_digest(root: Mapping) -> str:
    """The sha256 of a project's keys and texts, in any order of the columns."""
    text = json.dumps(_plain(root), sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    return [_plain(item) for item in node.items]
