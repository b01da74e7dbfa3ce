"""What a reviewer would find in a Word report: its layout, and its numbers against a project.

A module is one check: its `CODE`, and `check(look, p)`. Those with a `SHAPE` take fonts, sizes and
measures from packs and run only where a pack gives them. The modules in `NUMBERS` need a scored
project in `look`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.shape import Shape

LAYOUT = (
    "paper", "margins", "body_font", "body_size", "line_pitch", "first_line", "heading_font",
    "heading_size", "heading_order", "heading_form", "heading_twice", "table_font", "table_size", "table_rows",
    "page_number", "foreign_font", "left_over",
)  # fmt: skip
NUMBERS = ("table_scores", "table_totals", "table_absent", "said_total", "said_grade", "said_scores", "said_rates",
           "other_digest", "fund_amounts")  # fmt: skip


@cache
def _module(name: str) -> Any:
    return import_module(f"perfeval.checks.word.{name}")


@cache
def shapes() -> Mapping[str, Shape]:
    """By code, what a pack may give to a check of documents."""
    modules = [_module(name) for name in (*LAYOUT, *NUMBERS)]
    return {module.CODE: module.SHAPE for module in modules if hasattr(module, "SHAPE")}


def check_document(
    look: Look, limits: Mapping[str, Any], kept: Callable[[str], bool]
) -> Iterator[Finding]:
    """Findings about a document, check by check."""
    for name in LAYOUT if look.card is None else (*LAYOUT, *NUMBERS):
        module = _module(name)
        given = limits.get(module.CODE)
        if kept(module.CODE) and (given is not None or not hasattr(module, "SHAPE")):
            yield from module.check(look, given)
