"""Every published table, written out in its form, comes in with every value in its field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rendering.recalculate import need_office

from tables.expected import Wrong, norm, problems, texts
from tables.formats import split, to_csv, to_docx, to_md, to_xls, to_xlsx
from tables.reading import Read, read
from tables.written.forms import HABITS, ODD, WRITTEN, habits_of, sheet
from tables.written.page import Put, Sheet

ENDINGS = ("xlsx", "docx", "md", "csv")
pairs = pytest.mark.parametrize(("case", "form"), WRITTEN, ids=[f"{c[:3]}-{f}" for c, f in WRITTEN])


def write(path: Path, forms: list[Sheet], numbers: str = "number") -> Path:
    if path.suffix == ".xlsx":
        to_xlsx(path, [forms], numbers)
    else:
        {".docx": to_docx, ".md": to_md, ".csv": to_csv}[path.suffix](path, forms)
    return path


def shown(wrong: list[Wrong]) -> str:
    return "\n".join(map(str, wrong))


def check(form: Sheet, got: Read) -> None:
    assert len(got.forms) == 1, got.findings
    wrong = problems(form, got.forms[0])
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("ending", ENDINGS)
@pairs
def test_every_printed_value_is_in_its_field(
    case: str, form: str, ending: str, tmp_path: Path
) -> None:
    written = sheet(case, form)
    path = write(tmp_path / f"{case}.{ending}", [written], habits_of(case, form).numbers)
    check(written, read(path))


@pairs
def test_no_cell_is_lost(case: str, form: str, tmp_path: Path) -> None:
    """Each cell with a fact is the origin of a value, or a finding names it."""
    written = sheet(case, form)
    path = tmp_path / "a.xlsx"
    places = to_xlsx(path, [[written]], habits_of(case, form).numbers)
    got = read(path).forms[0]
    known = got.origins | got.places
    told = [part for text in texts(got.project) for part in re.split("[；;]", text)]
    lost = [
        (put.field, put.text, places[put.field])
        for put in written.puts
        if put.field
        and not put.blank
        and not _joined(written, put)
        and places[put.field] not in known
        # several cells may share a note: "分值：10；得分：10"
        and not any(
            ("：" in part or len(part) > 5) and norm(put.text) in norm(part) for part in told
        )
    ]
    assert not lost


def _joined(form: Sheet, put: Put) -> bool:
    """A cell that goes into another one's value, or that only names what is said elsewhere."""
    if put.field[0] == "fund" and put.field[2] == "label":
        return all(p.blank for p in form.puts if p.field[:2] == put.field[:2] and p != put)
    return (
        put.field[0] == "total" or put.field[2:3] == ("level",) or put.field[-1] in ("op", "unit")
    )


@pytest.mark.slow
@pytest.mark.parametrize("habits", HABITS, ids=range(len(HABITS)))
@pytest.mark.parametrize("ending", ENDINGS)
@pairs
def test_whatever_the_habits_of_the_office(
    case: str, form: str, ending: str, habits, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    written = sheet(case, form, habits)
    check(written, read(write(tmp_path / f"{case}.{ending}", [written], habits.numbers)))


@pytest.mark.parametrize(
    ("case", "form"),
    [
        ("002-yongde-mingyang-nutrition", "yunnan"),
        ("018-hengshan-county-grain-reserve", "transfer"),
        ("020-qingshen-wages", "sichuan"),
    ],
)
def test_old_excel_files(case: str, form: str, tmp_path: Path) -> None:
    written = sheet(case, form)
    new = write(tmp_path / "new.xlsx", [written], habits_of(case, form).numbers)
    old = tmp_path / "new.xls"
    need_office()
    assert to_xls(old, new)
    check(written, read(old))


@pytest.mark.parametrize(("case", "form"), ODD, ids=[f"{c[:3]}-{f}" for c, f in ODD])
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_layouts_that_nobody_prescribed(case: str, form: str, ending: str, tmp_path: Path) -> None:
    written = sheet(case, form)
    path = write(tmp_path / f"a.{ending}", [written], habits_of(case, form).numbers)
    check(written, read(path))


MANY = (
    ("002-yongde-mingyang-nutrition", "yunnan"),
    ("066-suixi-temporary-relief", "national"),
    ("018-hengshan-county-grain-reserve", "transfer"),
)


@pytest.mark.parametrize("layout", ["sheets", "below", "docx", "md", "csv"])
def test_several_forms_in_one_file(layout: str, tmp_path: Path) -> None:
    written = [sheet(case, form) for case, form in MANY]
    if layout == "sheets":
        to_xlsx(tmp_path / "a.xlsx", [[form] for form in written], extra=True)
        path = tmp_path / "a.xlsx"
    else:
        path = write(tmp_path / f"a.{'xlsx' if layout == 'below' else layout}", written)
    got = read(path)
    assert len(got.forms) == len(written)
    for form, seen in zip(written, got.forms, strict=True):
        assert not problems(form, seen), shown(problems(form, seen))


@pytest.mark.parametrize("again", [True, False], ids=["levels repeated", "levels blank"])
@pytest.mark.parametrize("header", [True, False], ids=["headings repeated", "no headings"])
@pytest.mark.parametrize(
    ("case", "form"),
    [
        ("066-suixi-temporary-relief", "national"),
        ("004-jishan-zhaidian-publichealth", "national"),
        ("030-changning-pig-coop", "yunnan20"),
        ("018-hengshan-county-grain-reserve", "transfer"),
    ],
)
def test_tables_that_go_on_after_a_page(
    case: str, form: str, header: bool, again: bool, tmp_path: Path
) -> None:
    written = sheet(case, form)
    names = sorted(
        put.row for put in written.puts if put.field[:1] == ("row",) and put.field[2] == "name"
    )
    heads = (names[0] - 1, names[0] - 1) if header else None
    parts = split(written, names[3], heads, again)
    to_docx(tmp_path / "a.docx", parts)
    check(written, read(tmp_path / "a.docx"))
