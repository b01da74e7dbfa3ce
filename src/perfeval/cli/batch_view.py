"""What a run tells on the terminal besides its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.cli_batch import say
from perfeval.i18n.cli_words import counted

if TYPE_CHECKING:
    from perfeval.batch.tally import Failed, Tally
    from perfeval.cli.page import Page


def put_counts(page: Page, tally: Tally, lang: str) -> None:
    """How many there were, and how many findings."""
    failed = say("scored.failed", lang, n=f"{tally.unusable:,}") if tally.unusable else ""
    one = ".1" if tally.projects == 1 else ""
    shown = {"projects": f"{tally.projects:,}", "scored": f"{tally.scored:,}"}
    page.paragraph(say(f"scored{one}", lang, **shown, failed=failed))
    found = {"error": tally.errors, "warning": tally.warnings, "info": tally.infos}
    if any(found.values()):
        page.paragraph(say("findings", lang, counts=counted(found, lang)))


def put_failed(page: Page, tally: Tally, lang: str) -> None:
    """The projects that could not be scored, each with the first reason; the rest counted."""
    if not tally.failed:
        return
    page.gap()
    page.line((say("failed", lang), "bold"))
    for one in tally.failed:
        page.paragraph(_failed(one, lang), indent=2, hang=2)
    left = tally.unusable - len(tally.failed)
    if left:
        page.paragraph(say("failed.more.1" if left == 1 else "failed.more", lang, n=f"{left:,}"), indent=2)


def _failed(one: Failed, lang: str) -> str:
    where = one.source if one.row is None else say("row", lang, source=one.source, row=one.row)
    named = f"{where} {one.project}" if one.project not in (one.source, "") else where
    # a place in a file of its own is known by line and column alone
    place = one.place.rpartition("/")[2]
    told = " ".join(text for text in (place, one.code, one.reason) if text)
    return f"{named}{say('colon', lang)}{told}"
