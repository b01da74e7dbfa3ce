"""A damaged form is read rightly or refused with the cell named: never a wrong number in silence."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tables.damaged import DOUBTFUL, HARMLESS, Damage
from tables.expected import LOST, Wrong, problems
from tables.formats import Places, to_csv, to_docx, to_xlsx
from tables.reading import Read, read
from tables.written.forms import WRITTEN, habits_of, sheet
from tables.written.page import Sheet

CASES = [(case, form) for case, form in WRITTEN if sheet(case, form).levels]


def silent(form: Sheet, got: Read, places: Places) -> list[Wrong]:
    """The values that are not in their fields although no finding names their cell or row."""
    if not got.forms:
        assert got.findings, "refused without a word"
        return []
    named = got.places
    rows = {(name, row) for name, row, _ in named}
    for put in form.puts:  # a merged cell that is named stands in all its rows
        place = places.get(put.field)
        if put.down > 1 and place in named:
            rows |= {(place[0], place[1] + more) for more in range(put.down)}
    loud = []
    wrong = problems(form, got.forms[0])
    unread = [
        places[one.field] for one in wrong if one.field[2:] == ("name",) and one.field in places
    ]
    for one in wrong:
        if one.read == LOST:
            continue
        if one.field == ("extra",) and any(place[:2] in rows for place in unread):
            continue  # what a row without its name was taken for, and that row is named
        place = places.get(one.field)
        if one.field[2:] == ("name",) and _level_named(form, int(one.field[1]), places, named):
            continue
        if place is None or (place[:2] not in rows and not _heading(place, named)):
            loud.append(one)
        elif one.read is not None and one.field[2:] != ("name",) and place not in named:
            loud.append(one)  # a wrong value, and only its neighbours are named
    return loud


def _level_named(
    form: Sheet, row: int, places: Places, named: frozenset[tuple[str, int, int]]
) -> bool:
    """Whether a level's cell that holds for this row, being blank here, is named."""
    levels = [
        put.field for put in form.puts if put.field[:1] == ("row",) and put.field[2] == "level"
    ]
    return any(int(field[1]) <= row and places[field] in named for field in levels)


def _heading(place: tuple[str, int, int], named: frozenset[tuple[str, int, int]]) -> bool:
    """A finding about the heading of the column names its cells too."""
    return any(s == place[0] and c == place[2] and r < place[1] for s, r, c in named)


def write(folder: Path, form: Sheet, ending: str, numbers: str) -> tuple[Path, Places]:
    path = folder / f"a.{ending}"
    if ending == "xlsx":
        return path, to_xlsx(path, [[form]], numbers)
    {"docx": to_docx, "csv": to_csv}[ending](path, [form])
    name, top = ("#1", 0) if ending == "docx" else ("#0", len(form.above))
    return path, {put.field: (name, top + put.row, put.column) for put in form.puts if put.field}


def exact(form: Sheet, got: Read) -> list[Wrong]:
    assert got.forms, got.findings
    return problems(form, got.forms[0])


@pytest.mark.parametrize("damage", HARMLESS, ids=lambda d: d.__name__)
@pytest.mark.parametrize(("case", "form"), [CASES[0], CASES[5], CASES[20], CASES[30], CASES[-3]])
def test_what_leaves_no_doubt_is_read(case: str, form: str, damage: Damage, tmp_path: Path) -> None:
    broken = damage(sheet(case, form), Random(case))
    path, _ = write(tmp_path, broken, "xlsx", habits_of(case, form).numbers)
    wrong = exact(broken, read(path))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("damage", DOUBTFUL, ids=lambda d: d.__name__)
@pytest.mark.parametrize(("case", "form"), [CASES[0], CASES[5], CASES[20], CASES[30], CASES[-3]])
def test_doubtful_cells_are_named(case: str, form: str, damage: Damage, tmp_path: Path) -> None:
    broken = damage(sheet(case, form), Random(case))
    path, places = write(tmp_path, broken, "xlsx", habits_of(case, form).numbers)
    wrong = silent(broken, read(path), places)
    assert not wrong, "\n".join(map(str, wrong))


def run(case: str, form: str, damages: list[Damage], seed: int, ending: str, numbers: str) -> None:
    broken = sheet(case, form)
    random = Random(seed)
    for damage in damages:
        broken = damage(broken, random)
    with TemporaryDirectory() as folder:
        path, places = write(Path(folder), broken, ending, numbers)
        wrong = silent(broken, read(path), places)
    assert not wrong, "\n".join(map(str, wrong))


ANY = given(
    st.sampled_from(CASES),
    st.lists(st.sampled_from((*HARMLESS, *DOUBTFUL)), min_size=1, max_size=3),
    st.integers(0, 99),
    st.sampled_from([("xlsx", "number"), ("xlsx", "text"), ("docx", "text"), ("csv", "text")]),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@ANY
def test_never_a_wrong_number_in_silence(case, damages, seed, kind) -> None:  # type: ignore[no-untyped-def]
    run(*case, damages, seed, *kind)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@ANY
def test_never_a_wrong_number_in_silence_long(case, damages, seed, kind) -> None:  # type: ignore[no-untyped-def]
    run(*case, damages, seed, *kind)


@pytest.mark.parametrize("what", ["rows", "columns"])
@pytest.mark.parametrize(("case", "form"), [CASES[0], CASES[20]])
def test_hidden_cells_are_read_or_named(case: str, form: str, what: str, tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    written = sheet(case, form)
    path, places = write(tmp_path, written, "xlsx", "number")
    book = load_workbook(path)
    page = book.active
    name, row, column = places["row", 1, "score"]
    if what == "rows":
        page.row_dimensions[row].hidden = True
    else:
        page.column_dimensions[get_column_letter(column)].hidden = True
    book.save(path)
    assert not silent(written, read(path), places)
    assert any(
        s == name and (r == row if what == "rows" else True) for s, r, _ in read(path).places
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_cut_off_files_are_refused(ending: str, share: float, tmp_path: Path) -> None:
    written = sheet(*CASES[0])
    path, _ = write(tmp_path, written, ending, "number")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    got = read(path)
    assert not got.forms
    assert got.findings
