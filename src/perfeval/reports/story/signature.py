"""The page that is signed and sealed: who answers for the report, and the units' seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.project_words import OWN
from perfeval.reports.story.elements import Element, grid, para
from perfeval.reports.tables import Row, Table, columns_of, row, table

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

FORMS = (*OWN, "department")  # kinds that the unit itself answers for


def signature(card: Scorecard, kind: str, w: Words) -> list[Element]:
    """Names with room to sign, the unit with room for its seal, the day."""
    own = kind in FORMS and not _agency(card)
    names = _answerable(card, w) if own else _evaluators(card, w)
    header = card.project.header
    unit = header.implementer or header.department if own else _agency(card) or header.implementer
    lines = [w("sign.agency" if _agency(card) else "sign.seal", unit=unit)]
    if own:
        lines.append(w("sign.phone", phone=header.phone))
    lines.append(w("sign.date", date=figures.day(header.date, w) or w("sign.blank_date")))
    return [grid(names, False), *(para(line.rstrip()) for line in lines)]


def _agency(card: Scorecard) -> str:
    return card.project.evaluation.agency if card.project.evaluation is not None else ""


def _sheet(keys: str, rows: list[Row], w: Words) -> Table:
    """A table whose empty cells are filled in by hand: `blank` says that nothing is missing."""
    found = table("signature", w, columns_of(w, keys), rows)
    assert found is not None
    return {**found, "blank": True}


def _answerable(card: Scorecard, w: Words) -> Table:
    header = card.project.header
    people = (("manager", header.manager), ("finance", ""), ("filled_by", header.filled_by))
    rows = [row({"signer": w(f"sign.{key}"), "person": name, "sign": ""}) for key, name in people]
    return _sheet("signer person sign", rows, w)


def _evaluators(card: Scorecard, w: Words) -> Table:
    """The lead first, then the team in the order of the file."""
    work = card.project.evaluation
    lead = work.lead.strip() if work is not None else ""
    team = work.team if work is not None else ()
    of_lead = next(
        (m for m in team if (m.name == lead if lead else w("fact.lead") in m.role)), None
    )
    lead = lead or (of_lead.name if of_lead is not None else "")
    first = {"signer": w("fact.lead"), "person": lead, "sign": ""}
    if of_lead is not None:
        first |= {"post": of_lead.title, "from_unit": of_lead.unit}
    rows = [row(first)]
    rows += [
        row({"signer": m.role or w("sign.member"), "person": m.name, "post": m.title,
             "from_unit": m.unit, "sign": ""})
        for m in team if m is not of_lead
    ]  # fmt: skip
    keys = ["signer", "person", "post", "from_unit", "sign"]
    shown = [
        k for k in keys if k in ("signer", "person", "sign") or any(r["cells"].get(k) for r in rows)
    ]
    return _sheet(" ".join(shown), rows, w)
