"""The page that a template gives: widths of its text, and how upright and landscape parts end."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """Widths of the text in twips, upright and landscape; `end_…` are the paragraphs that close
    a part of the document of that orientation."""

    width: int
    wide: int
    end_portrait: str = ""
    end_landscape: str = ""
