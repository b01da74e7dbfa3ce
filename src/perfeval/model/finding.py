"""Findings: what is wrong, where, with which particulars. The words are made at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Params = Mapping[str, str]


class Span(NamedTuple):
    """A place in an input file; line and column count from 1, one 汉字 is one column."""

    file: str
    line: int
    column: int


class Finding(NamedTuple):
    """One observation about an input or a score.

    `code` is a key of the catalogue in `perfeval.checks`; `params` are the ready-made
    strings its text is filled with; `path` names the indicator, when there is one;
    `severity` overrides the catalogue's when the case is milder or graver than usual.
    """

    code: str
    span: Span | None = None
    params: Params = {}
    path: tuple[str, ...] = ()
    severity: str | None = None
