"""New entries of a ledger's lists: items, and the sources, units and documents that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.opening.records import key, leaf
from perfeval.source.ledger_writing import Plain

if TYPE_CHECKING:
    from perfeval.model.ledger import Ledger
    from perfeval.model.project import Evidence
    from perfeval.reports.opening.records import Draft, Opened

# what a person has yet to say of an item
PENDING = {
    "zh": ("责任单位", "整改时限", "整改措施"),
    "en": ("responsible unit", "deadline", "tasks"),
}


class Rows:
    """New entries, with ids that nothing in the ledger has."""

    def __init__(self, ledger: Ledger | None, lang: str) -> None:
        self.lang = lang
        self.items: list[Any] = []
        self.sources: list[Any] = []
        self.units: list[Any] = []
        self.categories: list[Any] = []
        self.evidence: list[Any] = []
        self.known = 0
        self.number = 0
        old = ledger.items if ledger is not None else ()
        self.ids = {item.id for item in old}
        self.seen = {
            (o.project, o.unit, item.year, *key(o.problem, o.code, o.indicator))
            for item in old
            if (o := item.from_) is not None
        }
        # by the indicator's own name, which people shorten
        self.short = {(*one[:5], leaf(one[5])) for one in self.seen if one[5]}
        self.source_ids = {s.id for s in ledger.sources} if ledger is not None else set()
        titles = ledger.sources if ledger is not None else ()
        self.titles = {(s.title, s.year): s.id for s in titles if s.title}
        self.unit_ids = {u.name or u.id: u.id for u in ledger.units} if ledger is not None else {}
        self.papers = {e.id: e.title for e in ledger.evidence} if ledger is not None else {}
        self.kinds = set(ledger.categories) if ledger is not None else set()
        self.listed = ledger is None or bool(ledger.categories)

    @property
    def opened(self) -> int:
        return len(self.items)

    def lists(self) -> dict[str, list[Any]]:
        return {
            "sources": self.sources, "units": self.units, "categories": self.categories,
            "evidence": self.evidence, "items": self.items,
        }  # fmt: skip

    def take(self, one: Opened) -> None:
        origin = (one.project, one.unit, one.year)
        # an item may leave out the unit
        origins = (origin, (one.project, "", one.year))
        fresh = [d for d in one.drafts if not any((*o, *d.key) in self.seen for o in origins)]
        fresh = [d for d in fresh if not self._shortened(d, origins, one.drafts)]
        self.known += len(one.drafts) - len(fresh)
        if not fresh:
            return
        source = self.titles.get((one.title, one.year), one.source)
        if source not in self.source_ids:
            self.source_ids.add(source)
            self.titles[one.title, one.year] = source
            self.sources.append({
                "id": source, "kind": Plain("evaluation"), "title": one.title,
                "date": Plain(one.day.isoformat()) if one.day is not None else "",
                "year": Plain(str(one.year)) if one.year is not None else "",
            })  # fmt: skip
        unit = self._unit(one)
        cited = {name for draft in fresh for name in draft.evidence}
        papers = {e.id: self._paper(e) for e in one.evidence if e.id in cited}
        for draft in fresh:
            self.seen.add((*origin, *draft.key))
            self.items.append(self._item(one, draft, (source, unit), papers))

    def _unit(self, one: Opened) -> str:
        if not one.unit:
            return ""
        if one.unit not in self.unit_ids:
            self.unit_ids[one.unit] = one.unit
            self.units.append({"id": one.unit, "name": one.unit, "contact": one.contact})
        return self.unit_ids[one.unit]

    def _paper(self, e: Evidence) -> str:
        """The id that a document has in the ledger: its own, unless another one has it."""
        own, n = e.id, 1
        while own in self.papers and self.papers[own] != e.title:
            n += 1
            own = f"{e.id}-{n}"
        if own not in self.papers:
            self.papers[own] = e.title
            self.evidence.append({
                "id": own, "kind": e.kind, "title": e.title, "doc_no": e.doc_no,
                "date": Plain(e.date.isoformat()) if e.date is not None else "", "file": e.file,
                "provided_by": e.provided_by,
            })  # fmt: skip
        return own

    def _shortened(self, draft: Draft, origins: tuple[Any, ...], every: tuple[Draft, ...]) -> bool:
        """Whether an item stands for it under a shorter name, which no other draft is meant by."""
        if not draft.indicator or draft.problem:
            return False
        own = (*draft.key[:2], leaf(draft.indicator))
        alike = [d for d in every if not d.problem and (*d.key[:2], leaf(d.indicator)) == own]
        return len(alike) == 1 and any((*origin, *own) in self.short for origin in origins)

    def _item(
        self, one: Opened, draft: Draft, names: tuple[str, str], papers: dict[str, str]
    ) -> dict[str, Any]:
        source, unit = names
        if self.listed and draft.category and draft.category not in self.kinds:
            self.kinds.add(draft.category)
            self.categories.append(draft.category)
        todo = PENDING[self.lang]
        return {
            "id": self._id(), "title": draft.title, "facts": draft.facts, "source": source,
            "category": draft.category,
            "year": Plain(str(one.year)) if one.year is not None else "",
            "found": {
                "amount": draft.amount,
                "metrics": [
                    {"name": m.name, "before": m.before, "target": m.target} for m in draft.metrics
                ],
            } if draft.amount or draft.metrics else "",
            "causes": [{"text": draft.cause}] if draft.cause else "",
            "units": [unit] if unit else "",
            "suggestion": draft.suggestion,
            "evidence": [papers[e] for e in draft.evidence if e in papers],
            "open": list(todo[1:] if unit else todo),
            "from": {
                "project": one.project, "unit": one.unit, "file": one.file,
                "problem": draft.problem, "code": draft.code, "indicator": draft.indicator,
            },
        }  # fmt: skip

    def _id(self) -> str:
        self.number += 1
        while f"P{self.number:03d}" in self.ids:
            self.number += 1
        own = f"P{self.number:03d}"
        self.ids.add(own)
        return own
