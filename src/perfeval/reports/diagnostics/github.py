"""`--format github`: workflow commands, which GitHub shows as annotations in the changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.diagnostics.characters import printable

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
# a runner splits lines at CR and LF only, but other readers of the log know these too
_ENDS = dict.fromkeys("\r\n\x85\u2028\u2029", "%0A") | {"\r": "%0D"}
_DATA = str.maketrans({"%": "%25", **_ENDS})
_PROPERTY = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C", **_ENDS})


def write(found: Validation) -> str:
    return "".join(f"{_command(one)}\n" for one in found.diagnoses)


def _command(one: Diagnosis) -> str:
    given = (("file", one.file), ("line", one.line), ("col", one.column), ("title", one.code))
    properties = ",".join(
        f"{key}={printable(str(value)).translate(_PROPERTY)}" for key, value in given if value
    )
    said = f"{one.where} {one.message}" if one.where else one.message
    text = "\n".join(filter(None, (said, one.mend)))
    return f"::{LEVELS[one.severity]} {properties}::{printable(text).translate(_DATA)}"
