"""Test reports: well-formed, with counts that add up and names that readers can tell apart."""

from __future__ import annotations

from time import perf_counter
from xml.etree import ElementTree

from diagnostics_samples import EMPTY, ERROR, FILE, MIXED, VALIDATIONS, WARNING
from hypothesis import given

from perfeval.reports.diagnostics.junit import write
from perfeval.reports.diagnostics.model import Validation


def _suite(found: Validation) -> ElementTree.Element:
    root = ElementTree.fromstring(write(found).encode())
    assert root.tag == "testsuites"
    [suite] = root
    return suite


def _outcomes(found: Validation) -> dict[str, str]:
    return {
        case.attrib["name"]: next(iter(part.tag for part in case), "") for case in _suite(found)
    }


def test_each_file_passes_or_says_why_not() -> None:
    assert _outcomes(MIXED) == {
        "b.yaml": "",
        "好.yaml": "",
        "PE001": "failure",
        "b.yaml: PE302": "system-out",
        "c.yaml: PE004": "failure",
        f"{FILE}: PE201 产出/达标率": "failure",
        f"{FILE}: PE301": "skipped",
    }
    assert _outcomes(EMPTY) == {"好.yaml": ""}


def test_counts_add_up() -> None:
    suite = _suite(MIXED)
    counts = {key: suite.attrib[key] for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "7", "failures": "3", "errors": "0", "skipped": "1"}


def test_a_failure_tells_place_line_reason_and_mend() -> None:
    [case] = _suite(Validation((FILE,), (ERROR,)))
    assert (case.attrib["file"], case.attrib["line"]) == (FILE, "3")
    [failure] = case
    assert failure.attrib["type"] == "PE201"
    # what XML has no way to write is left out: ESC, NUL and half a character
    message = "100% <b>&\"'</b>\r\n::error file=x::坏[31m [点我](http://e.example) {0} 😀"
    assert failure.attrib["message"] == message
    assert failure.text == f"{FILE}:3:6\n  - 😀达标率: 98%\n{message}\n改为\n98%。"


def test_names_stay_when_lines_move_and_equal_ones_are_numbered() -> None:
    moved = Validation((), (WARNING._replace(line=8), WARNING._replace(line=9)))
    assert list(_outcomes(moved)) == [f"{FILE}: PE301", f"{FILE}: PE301 (2)"]


@given(VALIDATIONS)
def test_any_text_is_well_formed(found: Validation) -> None:
    suite = _suite(found)
    cases = list(suite)
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    names = {case.attrib["name"] for case in cases}
    assert len(names) == len(cases)
    failing = sum(one.severity == "error" for one in found.diagnoses)
    assert int(suite.attrib["failures"]) == failing


def test_many_findings_of_one_name_are_numbered_at_once() -> None:
    begun = perf_counter()
    names = set(_outcomes(Validation((FILE,), (ERROR,) * 30_000)))
    assert len(names) == 30_000
    assert perf_counter() - begun < 10
