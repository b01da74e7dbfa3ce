"""The evaluation's own records: evidence, team, interviews, opinions, assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.reports import figures
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table
from perfeval.reports.texts import (
    bare,
    bracketed,
    ended,
    flat,
    joined,
    references,
    sentence,
    unaddressed,
)

if TYPE_CHECKING:
    from perfeval.model.project import Extent
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words


def _table(
    key: str, words: Words, columns: str, rows: list[Row], keep: tuple[str, ...], right: str = ""
) -> Table | None:
    return table(key, words, filled(columns_of(words, columns, right), rows, keep), rows)


def evidence_table(card: Scorecard, words: Words) -> Table | None:
    rows = [
        row({
            "id": e.id, "kind": e.kind, "title": e.title, "doc_no": e.doc_no,
            "date": figures.day(e.date, words), "file": e.file, "provided_by": e.provided_by, "note": e.note,
        })
        for e in card.project.evidence
    ]  # fmt: skip
    return _table(
        "evidence", words, "id kind title doc_no date file provided_by note", rows, ("id", "title")
    )


def team_table(card: Scorecard, words: Words) -> Table | None:
    team = card.project.evaluation.team if card.project.evaluation is not None else ()
    rows = [
        row({"person": m.name, "role": m.role, "post": m.title, "from_unit": m.unit}) for m in team
    ]
    return _table("team", words, "person role post from_unit", rows, ("person",))


def interviews_table(card: Scorecard, words: Words) -> Table | None:
    rows = [
        row({"date": figures.written_days(i.date, words), "who": i.who, "topic": i.topic,
             "evidence": references(i.evidence, words), "note": i.note})
        for i in card.project.interviews
    ]  # fmt: skip
    return _table("interviews", words, "date who topic evidence note", rows, ("who",))


def sampling_text(card: Scorecard, words: Words) -> str:
    """Population, sample, their share, and how it was drawn."""
    sampling = card.project.sampling
    if sampling is None:
        return ""
    whole, part = _extent(sampling.population, words), _extent(sampling.sample, words)
    sentences = []
    if whole and part:
        share = _share(sampling.population, sampling.sample, words)
        sentences.append(words("work.sampling", population=whole, sample=part, share=share))
    elif part:
        sentences.append(words("work.sampling_one", sample=part))
    elif whole:
        sentences.append(words("work.population", population=whole))
    if sampling.method:
        sentences.append(sentence(words, "work.method", method=sampling.method))
    return joined(sentences, words)


def _extent(extent: Extent | None, words: Words) -> str:
    if extent is None:
        return ""
    amount, note = bare(extent.amount), bare(extent.note)
    if extent.units is None:
        return words.listed([amount, note])
    return bracketed(words("work.units", n=plain(extent.units)), [amount, note], words)


def _share(whole: Extent | None, part: Extent | None, words: Words) -> str:
    if whole is None or part is None or not whole.units or part.units is None:
        return ""
    return words("work.share", rate=figures.rate(part.units / whole.units))


def feedback_table(card: Scorecard, words: Words) -> Table | None:
    rows = []
    digits = card.indicator_set.rounding.digits
    for n, given in enumerate(card.project.feedback, 1):
        adopted = "" if given.adopted is None else words("yes" if given.adopted else "no")
        cells = {
            "no": str(n), "from": given.from_, "opinion": flat(given.opinion), "adopted": adopted,
            "answer": flat(given.reason), "score_before": figures.points(given.score_before, digits),
            "score_after": figures.points(given.score_after, digits),
        }  # fmt: skip
        rows.append(row(cells))
    keys = "no from opinion adopted answer score_before score_after"
    kept, right = ("no", "from", "opinion", "adopted"), "no score_before score_after"
    return _table("feedback", words, keys, rows, kept, right)


def objectives_table(card: Scorecard, words: Words) -> Table | None:
    rows = [
        row({"goal": o.name, "expected": flat(o.expected), "achieved": flat(o.achieved)})
        for o in card.project.objectives
    ]
    return _table("objectives", words, "goal expected achieved", rows, ("expected", "achieved"))


def assumptions_table(card: Scorecard, words: Words) -> Table | None:
    """What a figure rests on where the project had to assume it, and every remark on the data."""
    rows = []
    for line in card.project.funds.lines if card.project.funds is not None else ():
        for key, why in line.assumed.items():
            name = line.name or line.id or line.source
            item = name + words("colon") + words.pick("key", key)
            rows.append(row({"item": item, "assumed": ended(why, words)}))
    if card.project.funds is not None and card.project.funds.note:
        rows.append(
            row({"item": words("caption.funds"), "note": ended(card.project.funds.note, words)})
        )
    rows += [r for leaf in card.leaves if (r := _assumed(leaf, words)) is not None]
    rows += _set_notes(card, words)
    columns = filled(columns_of(words, "item assumed note"), rows, ("item",))
    return table("assumptions", words, columns, rows, merge=1)


def _set_notes(card: Scorecard, words: Words) -> list[Row]:
    """What the makers of the set remark on it: for those who work on the report, not its readers."""
    work = card.project.evaluation
    if work is not None and work.stage == "final":
        return []
    name = card.indicator_set.title or card.indicator_set.id
    notes = [unaddressed(note) for note in card.indicator_set.notes]
    return [row({"item": name, "note": ended(note, words)}) for note in notes if note]


def _assumed(leaf: LeafScore, words: Words) -> Row | None:
    result = leaf.result
    if result is None or not (result.assumed or result.note):
        return None
    cells = {"item": leaf.indicator.name, "assumed": ended(result.assumed, words)}
    return row({**cells, "note": ended(result.note, words)})
