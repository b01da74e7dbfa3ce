"""Names of reports: good on every system, none twice, in the order of the projects."""

from __future__ import annotations

import pytest

from perfeval.batch.report_names import LONGEST, Names


def one(code: str = "", name: str = "", source: str = "x.yaml", row: int | None = None) -> str:
    return Names(".docx").next(code, name, source, row)


def test_code_and_name() -> None:
    assert one("P01", "农村公路养护") == "P01-农村公路养护.docx"
    assert one("", "农村公路养护") == "农村公路养护.docx"


def test_without_a_name_the_file_names_it() -> None:
    assert one(source="2024/roads.yaml") == "roads.docx"
    assert one(source="2024/roads/project.yaml") == "roads.docx"
    assert one(source="2024/all.csv", row=12) == "all-12.docx"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b\\c:d*e?f", "a_b_c_d_e_f.docx"),
        ('<2024> “修缮”|"x"', "_2024_ “修缮”_x_.docx"),
        ("行\n一\t二", "行_一_二.docx"),
        ("../../etc/passwd", "_.._etc_passwd.docx"),
        ("nul", "_nul.docx"),
        ("COM1.项目", "_COM1.项目.docx"),
        ("con ", "_con.docx"),
        ("项目. .", "项目.docx"),
        (" . ", "_.docx"),
        ("-o", "_-o.docx"),
        ("\ud800", "_.docx"),
    ],
)
def test_what_systems_refuse(name: str, expected: str) -> None:
    found = one("", name)
    assert found == expected


def test_signs_that_are_not_seen_are_left_out() -> None:
    names = Names(".docx")
    found = [
        names.next("", name, "") for name in ("修\u202e缮\u200b\ufeff", "修缮", "\u2066\u202e")
    ]
    assert found == ["修缮.docx", "修缮-2.docx", "_.docx"]


def test_long_names_keep_whole_signs_and_their_number() -> None:
    names = Names(".docx")
    first, second = (names.next("", "路" * 300, "x.yaml") for _ in range(2))
    assert first == "路" * 65 + ".docx"  # 195 bytes of 195
    assert second == "路" * 64 + "-2.docx"
    assert len(second.encode()) <= LONGEST


def test_equal_names_are_numbered_in_order() -> None:
    names = Names(".docx")
    given = ["修缮", "Road", "修缮", "road", "修缮-2", "修缮", "ＲＯＡＤ"]
    assert [names.next("", name, "x.yaml") for name in given] == [
        "修缮.docx", "Road.docx", "修缮-2.docx", "road-2.docx", "修缮-2-2.docx", "修缮-3.docx",
        "ＲＯＡＤ-3.docx",
    ]  # fmt: skip


def test_no_report_takes_the_place_of_an_input() -> None:
    assert Names(".xlsx", ["修缮.xlsx", "a.yaml"]).next("", "修缮", "x.xlsx") == "修缮-2.xlsx"
