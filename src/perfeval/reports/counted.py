"""Sentences that name a number of things: one of them may read differently from several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.words import Words


def counted(words: Words, key: str, n: int, **values: object) -> str:
    """The text of `key`; where it has two sides parted by ||, the first for one, else the second."""
    one, _, many = words.texts[key].partition("||")
    return (many if many and n != 1 else one).format(n=n, **values)


def some(words: Words, parts: Sequence[str], most: int) -> str:
    """The first parts, and that there are others; parted so that a list inside one stays its own."""
    shown = [part for part in parts[:most] if part]
    inner = any(words("list").strip() in part for part in shown)
    text = words("semicolon" if inner else "list").join(shown)
    return words("some", parts=text) if len(parts) > most else text
