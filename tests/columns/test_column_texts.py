"""Numbers, texts and places of columns are those that one value has."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest

from perfeval.checks.catalogue import message
from perfeval.columns.decimals import decimals, listed
from perfeval.columns.dividing import divided
from perfeval.columns.numerals import numbers, tabled
from perfeval.columns.places import At, Places, texts
from perfeval.columns.said import messages, percents
from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.model.rounding import MODES, percent, plain, scaled
from perfeval.model.spots import spot

RANDOM = random.Random(3)
SPANS = ((0, 150), (0, 12_000), (-500, 500), (0, 10**12), (-(10**15), 10**15), (99_990, 100_010))


def _drawn(low: int, high: int, many: int) -> np.ndarray:
    return np.array([low, high, *(RANDOM.randint(low, high) for _ in range(many))], np.int64)


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("digits", [0, 1, 2, 4, 6])
def test_numbers(span: tuple[int, int], digits: int) -> None:
    for many in (20, 4_200):
        units = _drawn(*span, many)
        expected = [plain(Fraction(int(n), 10**digits), digits) for n in units]
        assert numbers(units, digits).to_pylist() == expected
        table = tabled(units, digits)
        assert table is None or table.to_pylist() == expected


@pytest.mark.parametrize("digits", range(13))
def test_small_numbers_have_no_exponent(digits: int) -> None:
    few = [RANDOM.randint(-(10**n), 10**n) for n in range(19) for _ in range(20)]
    edges = [0, 1, -1, 5, 10, -100, 10**digits, 2**63 - 1, -(2**63)]
    for units in (edges, few, [*few, *range(-2_500, 2_500)], range(5_000)):
        expected = [plain(Fraction(n, 10**digits), digits) for n in units]
        assert numbers(np.array(units, np.int64), digits).to_pylist() == expected
    assert numbers(np.array([1]), 20).to_pylist() == ["0." + "0" * 19 + "1"]


def test_close_numbers_are_looked_up() -> None:
    assert tabled(_drawn(0, 12_000, 4_200), 2) is not None


@pytest.mark.parametrize("span", SPANS)
def test_percents(span: tuple[int, int]) -> None:
    units = _drawn(*span, 200)
    assert percents(units).to_pylist() == [percent(Fraction(int(n), 10_000)) for n in units]


@pytest.mark.parametrize("mode", MODES)
def test_divided(mode: str) -> None:
    for bottom in (1, 2, 3, 7, 10, 1000):
        top = _drawn(-5_000, 5_000, 400)
        expected = [scaled(Fraction(int(n), bottom), 0, mode) for n in top]
        assert divided(top, bottom, mode).tolist() == expected


def test_decimals() -> None:
    units = _drawn(-(10**17), 10**17, 50)
    null = units % 3 == 0
    expected = [
        None if out else Decimal(int(n)).scaleb(-2) for n, out in zip(units, null, strict=True)
    ]
    kind = pa.decimal128(18, 2)
    assert decimals(units, kind, null).to_pylist() == expected
    assert (
        listed(
            [None if out else int(n) for n, out in zip(units, null, strict=True)], kind
        ).to_pylist()
        == expected
    )
    assert listed([10**18, -(10**18), 10**18 - 1], kind).null_count == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reason", ["", "given"])
def test_messages(lang: str, reason: str) -> None:
    """The catalogue's own text, whichever of its particulars are columns."""
    rates, targets = ["131%", "1000.5%"], ["≥10个", "{rate}\ue000?"]
    columns = {
        "rate": pa.array(rates), "beyond": "130%", "target": pa.array(targets), "actual": "\ue000\ue00120个", "reason": reason,
    }  # fmt: skip
    found = messages("PE441", columns, lang).to_pylist()
    assert found == [
        message(Finding("PE441", None, {**columns, "rate": rate, "target": target}), lang)
        for rate, target in zip(rates, targets, strict=True)
    ]
    assert messages("PE401", {"name": "人数", "points": ""}, lang) == message(
        Finding("PE401", None, {"name": "人数", "points": ""}), lang
    )


@pytest.mark.parametrize(
    "file", ["a.yaml", SheetFile("表.xlsx", "指标"), SheetFile("表.docx", "#2")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_places(file: str, lang: str) -> None:
    lines, rows = np.array([4, 17, 100_000]), np.array([0, 2])
    for column in (3, np.array([1, 30, 700])):
        found = texts(Places(file, lines), At(column), rows, lang).to_pylist()
        columns = [column] * 3 if isinstance(column, int) else column.tolist()
        assert found == [spot(Span(file, int(lines[n]), columns[n]), lang) for n in rows]
    assert texts(Places(file, 9), At(2), rows, lang) == spot(Span(file, 9, 2), lang)


def test_places_in_files_of_their_own() -> None:
    files = pa.array(["甲.yaml", "b/乙.yaml"])
    found = texts(Places(files, np.array([3, 8])), At(5), np.array([1]), "zh")
    assert found.to_pylist() == ["b/乙.yaml:8:5"]
