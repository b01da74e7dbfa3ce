"""Tables of texts, each with its Chinese and its English form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

Texts = Mapping[str, tuple[str, str]]


class Say(Protocol):
    def __call__(self, key: str, lang: str, **values: object) -> str: ...


def speaker(texts: Texts) -> Say:
    """A function that says one text of the table, with its values filled in."""

    def say(key: str, lang: str, **values: object) -> str:
        text = texts[key][0 if lang == "zh" else 1]
        return text.format(**values) if values else text

    return say
