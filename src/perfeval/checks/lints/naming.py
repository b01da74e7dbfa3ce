"""Names of indicators compared as a reader would."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTHS = str.maketrans("（）【】［］〔〕", "()[][][]")
_NOISE = re.compile(r"[\s()\[\]]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(4096)
def alike(name: str) -> str:
    """The name without spaces and brackets, for comparing."""
    if name.isalnum():
        return name
    return _NOISE.sub("", name.translate(_WIDTHS))


@lru_cache(4096)
def head(name: str) -> str:
    """The name without what stands in brackets."""
    if name.isalnum():
        return name
    return _BRACKETS.sub("", name.translate(_WIDTHS)).strip()


def holding(name: str, words: Iterable[str]) -> str:
    """The first of the words that the name holds, or ""."""
    for word in words:
        if word in name:
            return word
    return ""


def documents(basis: Iterable[str], wanted: Iterable[str]) -> str:
    """The first of the wanted document numbers that the basis names, or ""."""
    known = [alike(text) for text in basis]
    return next((number for number in wanted if any(alike(number) in text for text in known)), "")
