"""PE025: plain `1:30`, which YAML 1.1 reads to the base of 60."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.yaml_reader import Document

_HINT = re.compile(r":(?<=[0-9]:)[0-5]?[0-9]")
_WHOLE = re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+\Z")
_DECIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*\Z")


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or _HINT.search(document.text) is None:
        return
    for scalar, _, _ in scalars(document.root):
        if scalar.plain and (_WHOLE.match(scalar.text) or _DECIMAL.match(scalar.text)):
            params = {"text": clip(scalar.text), "value": _value(scalar.text)}
            yield Finding("PE025", scalar.span, params)


def _value(text: str) -> str:
    """What such programs make of it, as far as it is whole."""
    sign = "-" if text.startswith("-") else ""
    value = 0
    for part in text.lstrip("+-").partition(".")[0].replace("_", "")[:40].split(":"):
        value = value * 60 + int(part or "0")
    return f"{sign}{value}"
