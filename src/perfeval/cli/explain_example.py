"""A finding's wrong and right example on a terminal, and what packs say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message
from perfeval.cli.example_run import finding_of
from perfeval.cli.sources import excerpt
from perfeval.i18n.cli_explain import say
from perfeval.i18n.cli_words import say as word

if TYPE_CHECKING:
    from perfeval.cli.page import Page
    from perfeval.model.example import Example, Sample

INDENT = 4


def put_example(page: Page, found: Example, style: str, lang: str) -> None:
    """Whole files, indented evenly, so that what is copied is still YAML."""
    told = finding_of(found)
    page.gap()
    page.line((say("wrong", lang), "bold"))
    _command(page, found.run, found.options)
    for sample in found.wrong:
        _file(page, sample, found, style, lang)
    if told is not None:
        page.paragraph(message(told, lang), 2)
        page.paragraph(word("mend", lang) + mend(told, lang), 2)
    page.gap()
    page.line((say("right", lang), "bold"))
    _command(page, found.right_run, ())
    for sample in found.right:
        _file(page, sample, None, "", lang)


def _command(page: Page, run: str, options: tuple[str, ...]) -> None:
    if run:
        page.line("  " + run)
    elif options:
        page.line("  " + " ".join(("perfeval validate .", *options)))


def _file(page: Page, sample: Sample, found: Example | None, style: str, lang: str) -> None:
    place = found.place if found is not None else None
    mark = place[1:] if place is not None and place[0] == sample.name else None
    name = sample.name if mark is None else f"{sample.name}:{mark[0]}:{mark[1]}"
    page.line(("  " + _titled(name, sample, lang), "dim"))
    if sample.binary:
        start = sample.data[:8].hex(" ").upper()
        page.line(" " * INDENT + say("file.binary", lang, bytes=start))
        return
    lines = sample.text.rstrip("\n").split("\n")
    for number, line in enumerate(lines, 1):
        if mark is None or number != mark[0]:
            page.line(" " * INDENT + line)
            continue
        shown, caret = excerpt(line, mark[1], page.width - INDENT)
        page.line(" " * INDENT + (shown or line))
        if caret:
            page.line((" " * INDENT + caret, style))


def _titled(name: str, sample: Sample, lang: str) -> str:
    if sample.encoding:
        return say("file.encoding", lang, name=name, encoding=sample.encoding)
    if sample.repeat > 1:
        return say("file.repeat", lang, name=name, n=sample.repeat)
    return name


def put_packs(page: Page, code: str, column: int, lang: str) -> None:
    """The parameters that packs give to the check, and severities they change."""
    from perfeval.checks.lints import shapes
    from perfeval.library.packs import folders
    from perfeval.validation.pack_limits import given_by_packs

    label = say("packs", lang)
    given = given_by_packs(folders()).get(code, ())
    if code in shapes():
        page.entry(label, say("packs.only", lang), column)
        label = ""
    for pack in given:
        parts = (_setting(code, key, value, lang) for key, value in pack.settings)
        settings = word("joint", lang).join(parts)
        page.entry(label, say("pack", lang, name=pack.pack, settings=settings), column)
        label = ""


def _setting(code: str, key: str, value: str, lang: str) -> str:
    """A parameter under its name in the reader's language."""
    from perfeval.checks.lints import shapes

    if key in ("", "severity", "级别"):
        if value in ("off", "关闭"):
            return say("pack.off", lang)
        return say("pack.severity", lang, level=_level(value, lang))
    shape = shapes().get(code)
    field = shape.known().get(key) if shape is not None else None
    if field is None:
        return f"{key} {value}"
    name = f"{field.zh or field.key}（{field.key}）" if lang == "zh" else field.key
    return f"{name} {value}"


def _level(value: str, lang: str) -> str:
    from perfeval.source.pack_shape import SEVERITY

    english = next((key for key, zh in SEVERITY.of.items() if value in (key, zh)), "")
    return word(english, lang) if english in ("error", "warning", "info") else value
