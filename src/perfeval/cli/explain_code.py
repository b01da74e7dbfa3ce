"""What a finding's code means: severity, texts, why it matters, a wrong and a right example."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import shown
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import STYLES, refuse
from perfeval.cli.page import Page
from perfeval.cli.streams import coloured, width
from perfeval.i18n.cli_explain import say
from perfeval.i18n.cli_words import say as word

if TYPE_CHECKING:
    from perfeval.checks.check import Check

WHOLE = 5  # letters of a code


def explain_code(code: str, lang: str) -> int:
    """One kind of finding, or all kinds whose codes begin so."""
    known = catalogue()
    page = Page(width(sys.stdout))
    if code in known:
        _code(page, known[code], lang)
    elif len(code) < WHOLE and (family := [c for c in known if c.startswith(code)]):
        for name in family:
            _line(page, known[name], lang)
    else:
        refuse(_unknown(code, list(known), lang))
        return UNUSABLE
    sys.stdout.write(page.text(coloured(sys.stdout)))
    return DONE


def _unknown(code: str, known: list[str], lang: str) -> str:
    """A code of the right length names its family; another code may differ by one sign from many."""
    for length in (WHOLE - 1, WHOLE - 2) if len(code) == WHOLE else ():
        if any(name.startswith(code[:length]) for name in known):
            return say("code.family", lang, code=code, family=code[:length])
    from difflib import get_close_matches

    near = get_close_matches(code, known, n=1, cutoff=0.7) if len(code) > WHOLE else []
    if near:
        return say("code.near", lang, code=code, near=near[0])
    return say("code.unknown", lang, code=code)


def _line(page: Page, check: Check, lang: str) -> None:
    """A row of a family: the code, its severity, and what it says."""
    level = word(check.severity, lang)
    lead = f"{check.code}  {level}"
    text = shown(check.zh if lang == "zh" else check.en)
    page.entry(lead, text, 13 if lang == "zh" else 16)


def _code(page: Page, check: Check, lang: str) -> None:
    from perfeval.cli.explain_example import put_example, put_packs
    from perfeval.library.examples import example

    zh = lang == "zh"
    column = 8 if zh else 10
    page.entry(say("code", lang), check.code, column, style="bold")
    page.entry(
        say("severity", lang), word(check.severity, lang), column, style=STYLES[check.severity]
    )
    page.entry(say("message", lang), shown(check.zh if zh else check.en), column)
    page.entry(say("mend", lang), shown(check.mend_zh if zh else check.mend_en), column)
    found = example(check.code)
    if found is not None:
        page.entry(say("why", lang), found.why[lang], column)
    put_packs(page, check.code, column, lang)
    if found is not None:
        put_example(page, found, STYLES[check.severity], lang)
