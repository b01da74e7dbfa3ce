"""By what a scoring sheet is known: its panel, its expert's code, its rows and columns.

The mark keeps a sheet from being read into the wrong panel or for the wrong expert. It is no
signature: whoever knows how it is made can make one.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from perfeval.panels.codes import expert_codes, panel_code, subject_codes

if TYPE_CHECKING:
    from perfeval.model.grid import Book
    from perfeval.model.panels import Expert, Panel, Subject

NAME = "_perfeval"
HEADER = "panel-sheet/v1"
CORNER = "perfeval:panel-sheet"
TOTAL, SCORE, VOTE, OPINION = "#total", "score", "pass", "opinion"
CRITERION = "c:"
MOST_MARKS = 10_000


class SheetMarks(NamedTuple):
    """What the hidden sheet says; `title` is the panel's, for whoever gets the wrong sheet."""

    panel: str
    expert: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    title: str = ""
    seal: str = ""

    def sealed(self) -> str:
        whole = json.dumps([self.panel, self.expert, self.rows, self.columns], ensure_ascii=True)
        return sha256(whole.encode()).hexdigest()


def judged(panel: Panel, expert: Expert) -> tuple[Subject, ...]:
    """The subjects that the expert is to judge: none he is recused from, none that fails anyway."""
    return tuple(s for s in panel.subjects if s.compliant is not False and expert.judges(s.id))


def listed(panel: Panel, expert: Expert) -> tuple[Subject, ...]:
    """These in the sheet's order: by code where names are hidden, since the file's order tells."""
    own = judged(panel, expert)
    if panel.anonymous != "both":
        return own
    codes = subject_codes(panel)
    return tuple(sorted(own, key=lambda subject: codes[subject.id]))


def columns(panel: Panel) -> tuple[str, ...]:
    """The keys of the columns to fill in."""
    scored = panel.criteria or panel.rule.bands or panel.rule.pass_ is None
    found = [CRITERION + c.id for c in panel.criteria]
    if scored and not panel.criteria:
        found.append(SCORE)
    if panel.rule.pass_ is not None:
        found.append(VOTE)
    return (*found, OPINION)


def marks(panel: Panel, expert: Expert) -> SheetMarks:
    codes = subject_codes(panel)
    made = SheetMarks(
        panel_code(panel), expert_codes(panel)[expert.id],
        tuple(codes[s.id] for s in listed(panel, expert)), columns(panel), panel.title,
    )  # fmt: skip
    return made._replace(seal=made.sealed())


def rows(made: SheetMarks) -> list[tuple[str, str]]:
    """The hidden sheet's rows."""
    head = [
        ("perfeval", HEADER), ("panel", made.panel), ("title", made.title), ("expert", made.expert),
        ("seal", made.seal),
    ]  # fmt: skip
    return [
        *head,
        *(("row", row) for row in made.rows),
        *(("column", column) for column in made.columns),
    ]


def marks_of(book: Book) -> SheetMarks | None:
    """The marks of a scoring sheet; None of any other file, or where they were changed."""
    for grid in book.grids:
        pairs = [
            (row[0].text, row[1].text if len(row) > 1 else "") for row in grid.rows[:MOST_MARKS]
        ]
        if not pairs or pairs[0] != ("perfeval", HEADER):
            continue
        single = dict(reversed(pairs))
        made = SheetMarks(
            single.get("panel", ""), single.get("expert", ""),
            tuple(value for key, value in pairs if key == "row"),
            tuple(value for key, value in pairs if key == "column"), single.get("title", ""),
            single.get("seal", ""),
        )  # fmt: skip
        return made if made.seal == made.sealed() else None
    return None
