"""Every published table re-checked: what was observed in it is found, and nothing is invented."""

from __future__ import annotations

from functools import cache

import pytest
from recheck.forms import checked, published
from recheck.observations import OBSERVED, Expected, Open, Scored, Sound, Told

from perfeval.checks.catalogue import catalogue, mend, message
from perfeval.rechecking.records import Recheck

PUBLISHED = published()
PAIRS = [(number, said, expected) for number, pairs in OBSERVED.items() for said, expected in pairs]


@cache
def done(number: str) -> Recheck:
    return checked(PUBLISHED[number])


def test_every_table_is_observed() -> None:
    assert set(OBSERVED) == set(PUBLISHED)


@pytest.mark.parametrize(
    ("number", "said", "expected"), PAIRS, ids=[f"{n}: {s}" for n, s, _ in PAIRS]
)
def test_what_was_observed_is_told(number: str, said: str, expected: Expected) -> None:
    recheck = done(number)
    codes = [finding.code for finding in recheck.findings]
    if isinstance(expected, Told):
        for code in expected.codes:
            assert codes.count(code) >= expected.codes.count(code), codes
        if expected.cell:
            cells = [
                f.span.cell for f in recheck.findings if f.code == expected.codes[0] and f.span
            ]
            assert expected.cell in cells
    elif isinstance(expected, Sound):
        assert not set(codes) & set(expected.codes)
    elif isinstance(expected, Scored):
        line = next(line for line in recheck.lines if line.name == expected.name)
        assert line.verdict == expected.verdict
        assert set(expected.keys) <= {convention.key for convention in line.conventions}
    else:
        assert isinstance(expected, Open)
        assert expected.why


@pytest.mark.parametrize("number", PUBLISHED)
def test_every_finding_has_words_and_a_place(number: str) -> None:
    for finding in done(number).findings:
        assert finding.code in catalogue()
        assert finding.span is not None
        assert finding.span.sheet
        for lang in ("zh", "en"):
            text = message(finding, lang) + mend(finding, lang)
            assert "{" not in text, text
            assert "…" not in text, text
