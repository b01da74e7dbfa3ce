"""Filling a finding's template with its params.

`{name}` is a param, `{name:table}` a param in the words of a table of `perfeval.checks.words`;
a text in `[[…]]` is left out when a param inside it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from perfeval.checks.words import word

UNKNOWN = "…"


class _Param(str):
    """A param that knows its language, so that a format spec can name a table of words."""

    __slots__ = ("zh",)
    zh: bool

    def __format__(self, table: str) -> str:
        return word(table, str(self), self.zh) if table and self != UNKNOWN else str(self)


class _Params:
    """The params of one text; remembers whether any was asked for, and whether one was empty."""

    def __init__(self, params: Mapping[str, str], zh: bool) -> None:
        self.params = params
        self.zh = zh
        self.used = False
        self.empty = False

    def __getitem__(self, name: str) -> str:
        value = self.params.get(name, "")
        self.used = True
        self.empty = self.empty or not value
        found = _Param(value or UNKNOWN)
        found.zh = self.zh
        return found


def fill(template: str, params: Mapping[str, str], lang: str) -> str:
    """The template with its params put in; never raises for a param that is not there."""
    zh = lang == "zh"
    head, *rest = template.split("[[")
    text = _formatted(head, _Params(params, zh))
    for piece in rest:
        optional, closed, after = piece.partition("]]")
        values = _Params(params, zh)
        inside = _formatted(optional, values)
        if not values.used:
            text += f"[[{inside}{closed}"
        elif not values.empty:
            text += inside
        text += _formatted(after, _Params(params, zh))
    return text


def _formatted(template: str, values: _Params) -> str:
    return template.format_map(values)  # type: ignore[arg-type]
