"""PE018: plain `012`, which YAML 1.1 reads as octal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.readings import readings
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import leading_zero

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document

_HINT = re.compile(r"0(?<![^\s\[{,:+\-].)[0-9][0-9_,]*(?=[\s\]},]|\Z)")


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or _HINT.search(document.text) is None:
        return
    read = None
    for scalar, _, is_key in scalars(document.root):
        if is_key or leading_zero(scalar) is None:
            continue
        read = read or readings(document.root)
        finding = leading_zero(scalar, as_number=read.is_number(scalar))
        if finding is not None:
            yield finding
