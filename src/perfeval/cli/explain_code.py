"""What a finding's code means."""

from __future__ import annotations

import sys

from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import shown
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import STYLES, refuse
from perfeval.cli.page import Page
from perfeval.cli.streams import coloured, width
from perfeval.i18n.cli_explain import say
from perfeval.i18n.cli_words import say as word


def explain_code(code: str, lang: str) -> int:
    """Severity, text and mend of one kind of finding."""
    known = catalogue()
    check = known.get(code)
    if check is None:
        from difflib import get_close_matches

        near = get_close_matches(code, list(known), n=1, cutoff=0.7)
        refuse(
            say("code.near", lang, code=code, near=near[0])
            if near
            else say("code.unknown", lang, code=code)
        )
        return UNUSABLE
    zh = lang == "zh"
    page = Page(width(sys.stdout))
    column = 6 if zh else 10
    page.entry(say("code", lang), check.code, column, style="bold")
    page.entry(
        say("severity", lang), word(check.severity, lang), column, style=STYLES[check.severity]
    )
    page.entry(say("message", lang), shown(check.zh if zh else check.en), column)
    page.entry(say("mend", lang), shown(check.mend_zh if zh else check.mend_en), column)
    sys.stdout.write(page.text(coloured(sys.stdout)))
    return DONE
