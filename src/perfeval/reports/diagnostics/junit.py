"""`--format junit`: a test report, for Jenkins and for GitLab's tab of tests.

Both show one result for each test case, by its name: so every finding is a case of its own, with
a name that stays when lines move, and so is every file in which nothing is to be mended. An
error fails. A warning is "skipped", the only state that shows a text and neither fails the
build nor passes: a report with failures beside an exit code of 0 would contradict it. A note
passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from perfeval.reports.diagnostics.characters import xml

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

# Jenkins takes what is before the last dot for a package
CLASS = "perfeval.validate"
TAGS = {"error": "failure", "warning": "skipped", "info": "system-out"}
_IN_TEXT = {"\r": "&#13;"}
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def write(found: Validation) -> str:
    names = _Names()
    troubled = {one.file for one in found.diagnoses if one.severity != "info"}
    cases = [_case(names.unique(file), file) for file in found.files if file not in troubled]
    cases += [_finding(one, names) for one in found.diagnoses]
    failures = sum(one.severity == "error" for one in found.diagnoses)
    skipped = sum(one.severity == "warning" for one in found.diagnoses)
    counts = _attributes(
        name="perfeval validate", tests=len(cases), failures=failures, errors=0, skipped=skipped,
        time=0,
    )  # fmt: skip
    lines = ["<testsuites>", f"<testsuite{counts}>", *cases, "</testsuite>", "</testsuites>"]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


class _Names:
    """Names of cases; equal ones are numbered, as a reader drops all but the first of them."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def unique(self, name: str) -> str:
        given = name = xml(name)
        # the numbers below are taken already; 100,000 findings may share one name
        number = self._used.get(given, 1)
        while name in self._used:
            number += 1
            name = f"{given} ({number})"
        self._used[given] = number
        self._used.setdefault(name, 1)
        return name


def _finding(one: Diagnosis, names: _Names) -> str:
    what = " ".join(filter(None, (one.code, "/".join(one.path))))
    name = names.unique(f"{one.file}: {what}" if one.file else what)
    place = one.place if one.line else one.file
    text = "\n".join(filter(None, (place, one.quoted, one.message, one.mend)))
    tag = TAGS[one.severity]
    about = "" if tag == "system-out" else _attributes(message=one.message)
    if tag == "failure":
        about += _attributes(type=one.code)
    inside = f"<{tag}{about}>{escape(xml(text), _IN_TEXT)}</{tag}>"
    return _case(name, one.file, one.line, inside)


def _case(name: str, file: str, line: int = 0, inside: str = "") -> str:
    place = ({"file": file} if file else {}) | ({"line": line} if line else {})
    attributes = _attributes(classname=CLASS, name=name, **place, time=0)
    return f"<testcase{attributes}>{inside}</testcase>" if inside else f"<testcase{attributes}/>"


def _attributes(**values: str | int) -> str:
    return "".join(
        f' {key}="{escape(xml(str(value)), _IN_ATTRIBUTE)}"' for key, value in values.items()
    )
