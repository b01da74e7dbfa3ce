"""A scoring sheet that was filled in, back to ballots."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.panel_sheet import FAIL, PASS
from perfeval.model.finding import Finding, Span
from perfeval.model.grid import ERROR, UNCACHED
from perfeval.model.panels import Ballot
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.rounding import plain
from perfeval.panels import sheet_marks as k
from perfeval.panels.codes import expert_codes, panel_code, subject_codes
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from perfeval.model.grid import Book, Cell, Grid
    from perfeval.model.panels import Panel, Subject

LONGEST = 4_000  # signs of an opinion


class ReadSheet(NamedTuple):
    """The expert's id ("" where the sheet can't be used), the ballots, what was found."""

    expert: str
    ballots: tuple[Ballot, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_sheets(panel: Panel, books: Sequence[Book]) -> tuple[ReadSheet, ...]:
    """Each file's ballots; a second sheet of an expert is refused, and so is a ballot that the
    panel's file has already."""
    known: dict[str, str] = {}
    have = {(ballot.expert, ballot.subject) for ballot in panel.ballots}
    found = []
    for book in books:
        one = read_sheet(panel, book)
        if one.expert in known:
            params = {"expert": short(one.expert), "file": known[one.expert]}
            one = ReadSheet("", (), (Finding("PE646", Span(book.file, 1, 1), params),))
        elif one.expert:
            known[one.expert] = book.file
            one = _new(one, have)
        found.append(one)
    return tuple(found)


def _new(one: ReadSheet, have: set[tuple[str, str]]) -> ReadSheet:
    kept, findings = [], list(one.findings)
    for ballot in one.ballots:
        if (ballot.expert, ballot.subject) in have:
            params = {"expert": short(ballot.expert), "subject": short(ballot.subject)}
            findings.append(Finding("PE650", ballot.span, params))
        else:
            kept.append(ballot)
    return one._replace(ballots=tuple(kept), findings=tuple(findings))


def read_sheet(panel: Panel, book: Book) -> ReadSheet:
    """One file: by its marks it must be a sheet of this panel as it is now."""
    start = Span(book.file, 1, 1)
    if not book.grids:
        return ReadSheet("", (), book.findings)
    made = k.marks_of(book)
    grid = next((g for g in book.grids if g.rows and g.rows[0][0].text == k.CORNER), None)
    if made is None or grid is None:
        return ReadSheet("", (), (Finding("PE649", start, {"part": ""}),))
    if made.panel != panel_code(panel):
        title = short(made.title) if made.title != panel.title else ""
        return ReadSheet("", (), (Finding("PE645", start, {"title": title}),))
    experts = {code: id for id, code in expert_codes(panel).items()}
    if made.expert not in experts:
        return ReadSheet("", (), (Finding("PE649", start, {"part": short(made.expert)}),))
    return _Reading(panel, grid, made, experts[made.expert]).read()


class _Reading:
    def __init__(self, panel: Panel, grid: Grid, made: k.SheetMarks, expert: str) -> None:
        self.panel, self.grid, self.made, self.expert = panel, grid, made, expert
        self.findings: list[Finding] = []
        self.digits = max(0, min(panel.rule.rounding.digits, 6))

    def read(self) -> ReadSheet:
        grid = self.grid
        places = {cell.text: index for index, cell in enumerate(grid.rows[0])}
        lost = [key for key in self.made.columns if key not in places]
        if lost:
            params = {"part": short(lost[0].removeprefix(k.CRITERION))}
            return ReadSheet("", (), (Finding("PE649", grid.place(grid.rows[0][0]), params),))
        ids = {code: id for id, code in subject_codes(self.panel).items()}
        subjects = {subject.id: subject for subject in self.panel.subjects}
        rows: dict[str, tuple[Cell, ...]] = {}
        for row in grid.rows[1:]:
            code = row[0].text
            if code not in self.made.rows:
                continue
            if code in rows:
                self._fault("PE649", row[0], part=code)
                continue
            rows[code] = row
        ballots = []
        for code in self.made.rows:
            subject = subjects.get(ids.get(code, ""))
            if subject is None or code not in rows:
                self._fault("PE649", grid.rows[0][0], part=code)
                continue
            ballot = self._ballot(subject, rows[code], places)
            if ballot is not None:
                ballots.append(ballot)
        blank = [f for f in self.findings if f.params.get("what") == "all"]
        if len(blank) == len(self.findings) == len(self.made.rows) and blank:
            params = {"subject": self.made.expert, "what": "sheet"}
            return ReadSheet(self.expert, (), (Finding("PE648", blank[0].span, params),))
        return ReadSheet(self.expert, tuple(ballots), tuple(self.findings))

    def _ballot(
        self, subject: Subject, row: tuple[Cell, ...], places: Mapping[str, int]
    ) -> Ballot | None:
        before = len(self.findings)
        scores: dict[str, Fraction] = {}
        single: Fraction | None = None
        vote: bool | None = None
        opinion, blank = "", []
        tops = {criterion.id: criterion.max for criterion in self.panel.criteria}
        for key in self.made.columns:
            cell = row[places[key]]
            if key == k.OPINION:
                opinion = "" if _broken(cell) else cell.text[:LONGEST].strip()
            elif not cell.text and not _broken(cell):
                blank.append(key)
            elif key == k.VOTE:
                vote = self._vote(cell)
            else:
                id = key.removeprefix(k.CRITERION)
                top = self.panel.full if key == k.SCORE else tops.get(id)
                score = self._score(cell, top, "" if key == k.SCORE else id)
                if score is not None and key == k.SCORE:
                    single = score
                elif score is not None:
                    scores[id] = score
        if len(self.findings) > before:
            return None
        if blank:
            asked = [key for key in self.made.columns if key != k.OPINION]
            what = "all" if len(blank) == len(asked) else "vote" if blank == [k.VOTE] else "some"
            name = short(subject.name or subject.id)
            place = row[places[blank[0]]]
            self._fault("PE648", place, subject=name, what=what)
            return None
        said = row[places[k.OPINION]]
        if _broken(said):
            self._fault("PE648", said, subject=short(subject.name or subject.id), what="opinion")
        span = self.grid.place(row[places[self.made.columns[0]]])
        return Ballot(self.expert, subject.id, scores, single, vote, opinion, self.panel.date, span)

    def _score(self, cell: Cell, top: Fraction | None, name: str) -> Fraction | None:
        text = unicodedata.normalize("NFKC", cell.text).strip().removesuffix("分").strip()
        found = quantity(text)
        number = isinstance(found, Quantity) and found.is_number and found.is_bare and not found.op
        if _broken(cell) or not number:
            self._fault("PE647", cell, text=short(cell.text) or "=", what="score")
            return None
        assert isinstance(found, Quantity)
        score = found.lo
        if score < 0 or (top is not None and score > top):
            most = plain(top) if top is not None else ""
            self._fault("PE620", cell, score=plain(score), max=most, name=short(name))
            return None
        if (score * 10**self.digits).denominator != 1:
            self._fault("PE647", cell, text=short(cell.text), what="decimals")
            return None
        return score

    def _vote(self, cell: Cell) -> bool | None:
        text = unicodedata.normalize("NFKC", cell.text).strip().lower()
        if text in PASS or text in FAIL:
            return text in PASS
        self._fault("PE647", cell, text=short(cell.text) or "=", what="vote")
        return None

    def _fault(self, code: str, cell: Cell, **params: str) -> None:
        self.findings.append(Finding(code, self.grid.place(cell), params))


def _broken(cell: Cell) -> bool:
    """A formula without a value, or with an error for one."""
    return cell.kind == ERROR or UNCACHED in cell.notes
