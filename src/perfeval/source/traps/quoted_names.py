"""PE035: a name in Chinese quotation marks, which YAML takes for a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.yaml_reader import Document

KEYS = frozenset(("name", "名称"))
_QUOTED = re.compile("“([^“”]+)”|‘([^‘’]+)’|＂([^＂]+)＂|＇([^＇]+)＇")
# most files are never walked
_HINT = re.compile("(?:name|名称)[ \t]*: *[“‘＂＇]")


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or not any(mark in document.text for mark in "“‘＂＇"):
        return
    if _HINT.search(document.text) is None:
        return
    for scalar, key, is_key in scalars(document.root):
        # in quotes of YAML's own they are meant
        if is_key or key not in KEYS or not scalar.plain:
            continue
        if found := _QUOTED.fullmatch(scalar.text.strip()):
            name = found[found.lastindex or 0]
            params = {"written": clip(scalar.text), "name": clip(name)}
            yield Finding("PE035", scalar.span, params)
