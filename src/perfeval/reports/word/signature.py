"""The page that is signed and sealed: rows high enough for a hand, room for a round seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.word.flow import flow
from perfeval.reports.word.prose import runs
from perfeval.reports.word.xml import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.story.elements import Element
    from perfeval.reports.word.page import Page
    from perfeval.reports.words import Words

# 42 mm from the line above to the line below, in twips: with the unit's own line of 579
SEAL = '<w:keepNext/><w:spacing w:before="860" w:after="950"/>'


def signature_xml(elements: Sequence[Element], w: Words, page: Page) -> str:
    """The table of names, then the unit with the room of its seal around it, then the day."""
    found, sealed = [], False
    for e in elements:
        if e["kind"] == "para":
            found.append(paragraph("ReportBody", runs(e["runs"]), "" if sealed else SEAL))
            sealed = True
        else:
            found.append(flow([e], w, page))
    return "".join(found)
