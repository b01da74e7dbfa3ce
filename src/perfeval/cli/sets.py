"""`perfeval sets`: the library as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval import api
from perfeval.cli.commands import DONE, Call
from perfeval.cli.page import Page
from perfeval.cli.set_view import checked
from perfeval.cli.streams import coloured, ruler, width
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_sets import say
from perfeval.library import places
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from perfeval.model.finding import Finding

HEADER = "indicator-set/v1"
WIDE = 110


class Listed(NamedTuple):
    """One file of the library; without a set when it can't be used."""

    path: Path
    loaded: api.LoadedSet


def run(call: Call) -> int:
    found = library(Path.cwd())
    page = Page(width(sys.stdout), ruler(sys.stdout))
    put_library(page, found, call.lang)
    sys.stdout.write(page.text(coloured(sys.stdout)))
    broken: list[Finding] = [
        f for one in found if not one.loaded.usable for f in one.loaded.findings
    ]
    if broken:
        from perfeval.cli.complaints import complain

        complain(broken, Path(), call.lang)
    return DONE


def library(folder: Path) -> list[Listed]:
    """The sets that a project in `folder` could name, each id once (the nearest first)."""
    found: dict[str, Listed] = {}
    for place in places.folders(folder):
        for path in places.set_files(place):
            if not _is_set(path):
                continue
            loaded = api.load_indicator_set(path)
            key = loaded.indicator_set.id if loaded.indicator_set is not None else str(path)
            found.setdefault(key, Listed(path, loaded))
    return [found[key] for key in sorted(found)]


def _is_set(path: Path) -> bool:
    """Other YAML files may lie in the same folders."""
    try:
        with path.open("rb") as file:
            return HEADER.encode() in file.read(8192)
    except OSError:
        return False


def put_library(page: Page, found: list[Listed], lang: str) -> None:
    """Ids are never broken: they are there to be copied. On a narrow page titles stand below."""
    wide = page.width >= WIDE
    numbers = [
        Column(say("total", lang), ">"),
        Column(say("leaves", lang), ">"),
        Column(say("verified", lang)),
    ]
    if wide:
        columns = [
            Column(say("id", lang)), Column(say("title", lang), "<", 16),
            Column(say("basis", lang), "<", 14), *numbers,
        ]  # fmt: skip
    else:
        columns = [Column(say("id", lang), "<", 36), *numbers]
    draw(page, columns, [row for one in found for row in _rows(one, wide, lang)])
    page.gap()
    page.paragraph(say("count", lang, n=len(found)))
    for place in sorted({one.path.parent for one in found} - {places.packaged()}):
        page.paragraph(say("folder", lang, path=place), style="dim")


def _rows(one: Listed, wide: bool, lang: str) -> list[Row]:
    indicator_set = one.loaded.indicator_set
    if indicator_set is None:
        blank = ("", "") if wide else ()
        cells = (one.path.stem, *blank, "", "", say("broken", lang))
        return [Row(cells, "", 0, ((len(cells) - 1, "red"),))]
    total = plain(indicator_set.total) if indicator_set.scored else say("unscored", lang)
    numbers = (total, str(len(indicator_set.leaves())), say(checked(indicator_set), lang))
    basis = _documents(indicator_set.basis, lang)
    if wide:
        return [Row((indicator_set.id, indicator_set.title, basis, *numbers))]
    below = [
        Row((text, "", "", ""), style, 2)
        for text, style in ((indicator_set.title, ""), (basis, "dim"))
        if text
    ]
    return [Row((indicator_set.id, *numbers), "bold"), *below]


def _documents(basis: tuple[str, ...], lang: str) -> str:
    """The first document numbers; of an address, its host is enough in a table."""
    numbers = [text for text in basis if "://" not in text]
    named = numbers or [text.split("/")[2] for text in basis if text.count("/") > 1]
    text = ("、" if lang == "zh" else ", ").join(named[:2])
    return text + (say("and_more", lang, n=len(named)) if len(named) > 2 else "")
