"""Filling a finding's template with its params.

`{name}` is a param, `{name:table}` a param in the words of a table of `perfeval.checks.words`;
a text in `[[…]]` is left out when a param inside it is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "…"
# tables whose words are remarks on a param, which mostly is in order
REMARKS = frozenset(("slip", "undated"))
# tables with words for what has no name
NAMELESS = frozenset(("line",))
# params that hold several names, joined as Chinese joins them
LISTS = frozenset(("names", "paths", "kinds", "known", "options", "tiers", "roles", "weights"))


class _Param(str):
    """A param that knows its language, so that a format spec can name a table of words."""

    __slots__ = ("zh",)
    zh: bool

    def __format__(self, table: str) -> str:
        if self == UNKNOWN:
            return (
                word(table, "", self.zh)
                if table in NAMELESS
                else ""
                if table in REMARKS
                else UNKNOWN
            )
        return word(table, str(self), self.zh) if table else str(self)


class _Params:
    """The params of one text; remembers whether any was asked for, and whether one was empty."""

    def __init__(self, params: Mapping[str, str], zh: bool) -> None:
        self.params = params
        self.zh = zh
        self.used = False
        self.empty = False

    def __getitem__(self, name: str) -> str:
        value = self.params.get(name, "")
        if not self.zh and name in LISTS:
            value = value.replace("、", ", ")
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
    return _ended(text)


def _ended(text: str) -> str:
    """A sentence that ends in a question has no full stop after it."""
    return text[:-1] if text.endswith(("？。", "?.")) else text


def _formatted(template: str, values: _Params) -> str:
    return template.format_map(values)


class _Blank:
    """A param's place in a text that is shown without any finding: its name in braces."""

    def __getitem__(self, name: str) -> _Place:
        return _Place("{" + name.removesuffix("_zh").removesuffix("_en") + "}")


class _Place(str):
    __slots__ = ()

    def __format__(self, table: str) -> str:
        return "" if table in REMARKS else str(self)


def shown(template: str) -> str:
    """The template as a reader of the reference sees it, with optional texts in their place."""
    text = ""
    for number, piece in enumerate(template.split("[[")):
        inside, closed, after = piece.partition("]]")
        if number and "{" not in inside.replace("{{", ""):
            inside, closed = "[[" + inside, closed
        elif number:
            closed = ""
        text += inside.format_map(_Blank()) + closed + after.format_map(_Blank())
    return _ended(text)
