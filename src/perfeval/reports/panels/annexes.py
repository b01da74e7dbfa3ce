"""What the experts wrote, and who kept away: opinions and recusals, experts by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.panel_words import say
from perfeval.model.rounding import plain
from perfeval.panels.codes import expert_codes
from perfeval.reports.panels.tables import columns, made
from perfeval.reports.tables import row

if TYPE_CHECKING:
    from perfeval.panels.records import Cast, PanelResult
    from perfeval.reports.tables import Table

NONE = "—"


def opinions(result: PanelResult, lang: str) -> Table | None:
    """Each opinion beside what its expert gave; those on ballots that don't count too."""
    codes = expert_codes(result.panel)
    rows = []
    for outcome in result.ranked:
        for cast in sorted(outcome.casts, key=lambda c: codes[c.expert.id]):
            said = cast.ballot.opinion.strip()
            if said:
                name = outcome.subject.name or outcome.subject.id
                texts = {"name": name, "expert": codes[cast.expert.id], "given": _given(cast, lang), "opinion": said}  # fmt: skip
                rows.append(row(texts))
    shown = ("name", "expert", "given", "opinion")
    return made("opinions", say("part.opinions", lang), columns(shown, lang), rows) if rows else None  # fmt: skip


def recusals(result: PanelResult, lang: str) -> Table | None:
    panel = result.panel
    codes = expert_codes(panel)
    names = {subject.id: subject.name or subject.id for subject in panel.subjects}
    rows = [
        row({"name": names[one.subject], "expert": codes[expert.id], "reason": one.reason or NONE})
        for expert in sorted(panel.experts, key=lambda e: codes[e.id])
        for one in expert.recused
        if one.subject in names
    ]
    shown = ("name", "expert", "reason")
    return made("recusals", say("part.recusals", lang), columns(shown, lang), rows) if rows else None  # fmt: skip


def _given(cast: Cast, lang: str) -> str:
    parts = [plain(cast.total, 4)] if cast.total is not None else []
    if cast.ballot.passed is not None:
        parts.append(say("pass" if cast.ballot.passed else "fail", lang))
    return " ".join(parts) + say(f"mark.{cast.state}", lang)
