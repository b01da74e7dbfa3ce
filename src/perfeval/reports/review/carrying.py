"""What reviewers wrote into a summary, carried over into another run: scores, remarks, names, dates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.review_words import say
from perfeval.model.quantity import NUMBER, BadNumber, quantity
from perfeval.reports.review import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from perfeval.model.grid import Grid
    from perfeval.rechecking.records import Line, Recheck
    from perfeval.reports.review.records import Review

KEYS = ("project", "level1", "rest", "indicator", "reported")  # a row is the same where these are
GIVEN = ("reviewed", "opinion", "reviewer", "review_date")
Key = tuple[str, ...]


class Carried(NamedTuple):
    """The rechecks with what was carried over; `left` are the rows of the summary that were filled
    in and fit no row, or more than one, or whose score is none."""

    review: Review
    rows: int
    left: tuple[str, ...]


def carried(review: Review, grids: Iterable[Grid]) -> Carried:
    """The rechecks with the reviewers' cells of a summary's sheet of scores."""
    written = list(_written(grids))
    times = Counter(key for key, _ in written)
    here = Counter(_key(one.recheck, line) for one in review.projects for line in one.recheck.lines)
    given: dict[Key, dict[str, str]] = {}
    left: list[str] = []
    for key, cells in written:
        if not any(cells.values()):
            continue
        score = cells["reviewed"]
        if times[key] == here[key] == 1 and (not score or _score(score) is not None):
            given[key] = cells
        else:
            left.append(" / ".join(part for part in (key[0], key[3]) if part))
    projects = tuple(
        one._replace(recheck=_with(one.recheck, given)) for one in review.projects
    )  # fmt: skip
    return Carried(review._replace(projects=projects), len(given), tuple(left))


def _written(grids: Iterable[Grid]) -> Iterator[tuple[Key, dict[str, str]]]:
    """Rows of the sheet that has our columns, in either language."""
    for grid in grids:
        for n, row in enumerate(grid.rows[:5]):
            texts = [cell.text for cell in row]
            at = next((found for found in (_columns(texts, lang) for lang in ("zh", "en")) if found), None)  # fmt: skip
            if at is not None:
                for cells in grid.rows[n + 1 :]:
                    key = tuple(cells[at[k]].text for k in KEYS)
                    yield (*map(_plain, key[:4]), _number(key[4])), {k: cells[at[k]].text for k in GIVEN}  # fmt: skip
                return


def _columns(texts: Sequence[str], lang: str) -> dict[str, int] | None:
    at = {key: texts.index(say(key, lang)) for key in (*KEYS, *GIVEN) if say(key, lang) in texts}
    return at if len(at) == len(KEYS) + len(GIVEN) else None


def _key(recheck: Recheck, line: Line) -> Key:
    above = (line.levels[0] if line.levels else "", " / ".join(line.levels[1:]))
    texts = (figures.name(recheck, "zh"), *above, line.name)
    return (*map(_plain, texts), _number(figures.number(line.reported)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> str:
    value = _score(text)
    return figures.number(value)


def _score(text: str) -> Fraction | None:
    found = quantity(text) if text else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER or not found.is_bare:
        return None
    return found.lo if found.lo >= 0 and not found.op else None


def _with(recheck: Recheck, given: dict[Key, dict[str, str]]) -> Recheck:
    lines = tuple(_line(line, given.get(_key(recheck, line))) for line in recheck.lines)
    if lines == recheck.lines:
        return recheck
    rows = [line for line in lines if line.weight is not None]
    scores = [ln.reviewed if ln.reviewed is not None else ln.reported for ln in rows]
    known = [score for score in scores if score is not None]
    some = any(line.reviewed is not None for line in rows)
    total = sum(known[1:], known[0]) if some and len(known) == len(rows) else None
    edges = recheck.grade.edges
    reached = (name for edge, own, name in edges if total is not None and (total > edge or (own and total == edge)))  # fmt: skip
    return recheck._replace(
        lines=lines, totals=recheck.totals._replace(reviewed=total),
        grade=recheck.grade._replace(reviewed=next(reached, "")),
    )  # fmt: skip


def _line(line: Line, cells: dict[str, str] | None) -> Line:
    """What is filled in replaces what the project says; blank cells take nothing away."""
    if cells is None:
        return line
    score = _score(cells["reviewed"])
    return line._replace(
        reviewed=score if score is not None else line.reviewed,
        opinion=cells["opinion"] or line.opinion, reviewer=cells["reviewer"] or line.reviewer,
        review_date=cells["review_date"] or line.review_date,
    )  # fmt: skip
