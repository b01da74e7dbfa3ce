"""A scoring sheet that was filled in, back to ballots."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.panel_sheet import FAIL, PASS
from perfeval.model.finding import Finding, Span
from perfeval.model.grid import ERROR, FORMULA, UNCACHED
from perfeval.model.panels import Ballot
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.rounding import plain
from perfeval.panels import sheet_marks as k
from perfeval.panels import sheet_shown
from perfeval.panels.codes import expert_codes, panel_code, subject_codes
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    read = [read_sheet(panel, book) for book in books]
    of_expert: dict[str, list[int]] = {}
    for number, one in enumerate(read):
        # a blank one beside a filled one says nothing
        if one.expert and (one.ballots or any(f.code != "PE648" for f in one.findings)):
            of_expert.setdefault(one.expert, []).append(number)
    have = {(ballot.expert, ballot.subject): ballot for ballot in panel.ballots}
    found = []
    for number, one in enumerate(read):
        mine = of_expert.get(one.expert, [number])
        if len(mine) > 1:
            # nobody knows which of two that differ is meant
            same = all(_same(read[mine[0]], read[other]) for other in mine)
            if not same or number != mine[0]:
                file = books[mine[1] if number == mine[0] else mine[0]].file
                what = "same" if same else "other"
                params = {"expert": short(one.expert), "file": file, "what": what}
                place = Span(books[number].file, 1, 1)
                found.append(ReadSheet("", (), (Finding("PE646", place, params),)))
                continue
        found.append(_new(one, have))
    return tuple(found)


def _same(one: ReadSheet, other: ReadSheet) -> bool:
    same = [_bare(a) == _bare(b) for a, b in zip(one.ballots, other.ballots, strict=False)]
    codes = [[finding.code for finding in sheet.findings] for sheet in (one, other)]
    return len(one.ballots) == len(other.ballots) and all(same) and codes[0] == codes[1]


def _bare(ballot: Ballot) -> Ballot:
    """What the ballot says, wherever it stands and whenever it was given."""
    said = " ".join(ballot.opinion.split())
    return ballot._replace(opinion=said, scores=dict(ballot.scores), date=None, span=None, at={})


def _new(one: ReadSheet, have: Mapping[tuple[str, str], Ballot]) -> ReadSheet:
    kept, findings = [], list(one.findings)
    for ballot in one.ballots:
        known = have.get((ballot.expert, ballot.subject))
        if known is not None and _bare(known) == _bare(ballot):
            continue  # a sheet that was read before
        if known is not None:
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
        self.merged = sheet_shown.merged(grid)

    def read(self) -> ReadSheet:
        grid = self.grid
        places = {cell.text: index for index, cell in enumerate(grid.rows[0])}
        lost = [key for key in self.made.columns if key not in places]
        if lost:
            params = {"part": short(lost[0].removeprefix(k.CRITERION))}
            return ReadSheet("", (), (Finding("PE649", grid.place(grid.rows[0][0]), params),))
        wrong = sheet_shown.whole(self.panel, grid, self.made, places)
        if wrong:
            return ReadSheet("", (), tuple(wrong))
        ids = {code: id for id, code in subject_codes(self.panel).items()}
        subjects = {subject.id: subject for subject in self.panel.subjects}
        rows: dict[str, tuple[Cell, ...]] = {}
        numbers: dict[str, int] = {}
        for number, row in enumerate(grid.rows[1:], grid.first + 1):
            code = row[0].text
            if code not in self.made.rows:
                self._added(row, places, bool(rows))
                continue
            if code in rows:
                self._fault("PE649", row[0], part=code)
                continue
            rows[code], numbers[code] = row, number
        ballots = []
        for code in self.made.rows:
            subject = subjects.get(ids.get(code, ""))
            if subject is None or code not in rows:
                self._fault("PE649", grid.rows[0][0], part=code)
                continue
            if not self._as_made(subject, rows[code], numbers[code], places):
                continue
            ballot = self._ballot(subject, rows[code], places)
            if ballot is not None:
                ballots.append(ballot)
                self._typed(ballot, rows[code], places)
        blank = [f for f in self.findings if f.params.get("what") == "all"]
        if len(blank) == len(self.findings) == len(self.made.rows) and blank:
            params = {"subject": self.made.expert, "what": "sheet"}
            return ReadSheet(self.expert, (), (Finding("PE648", blank[0].span, params),))
        return ReadSheet(self.expert, tuple(ballots), tuple(self.findings))

    def _added(self, row: tuple[Cell, ...], places: Mapping[str, int], below: bool) -> None:
        """Scores in a row that was not handed out."""
        for key in self.made.columns:
            cell = row[places[key]]
            own = cell.column == places[key] + 1
            if below and own and cell.text and key != k.OPINION:
                self._fault("PE658", cell, what="row", text="", sum="")
                return

    def _typed(self, ballot: Ballot, row: tuple[Cell, ...], places: Mapping[str, int]) -> None:
        """A total that was typed over the formula and is another one."""
        cell = row[places[k.TOTAL]] if k.TOTAL in places else None
        if cell is None or not cell.text or FORMULA in cell.notes or not ballot.scores:
            return
        whole = plain(sum(ballot.scores.values(), Fraction(0)), 6)
        if cell.text != whole:
            self._fault("PE658", cell, what="total", text=short(cell.text), sum=whole)

    def _as_made(
        self, subject: Subject, row: tuple[Cell, ...], number: int, places: Mapping[str, int]
    ) -> bool:
        """Whether the row shows its own subject, and each score has a cell of its own."""
        other = sheet_shown.of_row(self.panel, self.grid, row, subject, places)
        if other is not None:
            self.findings.append(other)
            return False
        for key in self.made.columns:
            if key != k.OPINION and (number, places[key] + 1) in self.merged:
                self._fault("PE656", row[places[key]], what="merged", shown="", meant="")
                return False
        return True

    def _ballot(
        self, subject: Subject, row: tuple[Cell, ...], places: Mapping[str, int]
    ) -> Ballot | None:
        before = len(self.findings)
        scores: dict[str, Fraction] = {}
        single: Fraction | None = None
        vote: bool | None = None
        opinion, blank = "", []
        tops = {criterion.id: criterion.max for criterion in self.panel.criteria}
        names = {criterion.id: criterion.name or criterion.id for criterion in self.panel.criteria}
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
                name = short(subject.name or subject.id)
                name += "" if key == k.SCORE else f" {short(names.get(id, id))}"
                score = self._score(cell, top, name)
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
            what = "uncached" if UNCACHED in cell.notes else "score"
            self._fault("PE647", cell, text=short(cell.text) or "=…", what=what)
            return None
        assert isinstance(found, Quantity)
        score = found.lo
        if score < 0 or (top is not None and score > top):
            most = plain(top) if top is not None else ""
            self._fault("PE620", cell, score=plain(score), max=most, name=name)
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
