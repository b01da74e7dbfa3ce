"""What a run tells on the terminal besides its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.cli_batch import say
from perfeval.i18n.cli_words import counted

if TYPE_CHECKING:
    from perfeval.batch.tally import Tally


def closing(tally: Tally, lang: str) -> str:
    """The last line: how many there were, and how many findings."""
    failed = say("scored.failed", lang, n=f"{tally.unusable:,}") if tally.unusable else ""
    found = {"error": tally.errors, "warning": tally.warnings, "info": tally.infos}
    counts = say("findings", lang, counts=counted(found, lang)) if any(found.values()) else ""
    one = ".1" if tally.projects == 1 else ""
    shown = {"projects": f"{tally.projects:,}", "scored": f"{tally.scored:,}"}
    return say(f"scored{one}", lang, **shown, failed=failed, findings=counts)
