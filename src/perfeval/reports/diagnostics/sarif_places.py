"""Files, lines and columns as SARIF's artifacts and locations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

ROOT = "%SRCROOT%"
_DRIVE = re.compile(r"[A-Za-z]:/")

Plain = dict[str, Any]


def uri(file: str) -> str:
    """The file's name percent-encoded, byte by byte as the file system has it."""
    try:
        name = file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = file.encode("utf-8", "surrogatepass")
    return quote(name, safe="/")


class Places:
    """The locations of one run: each file stands once among its artifacts."""

    def __init__(self, found: Validation) -> None:
        named = (one.file for one in found.diagnoses if one.file)
        self._numbers = {file: n for n, file in enumerate(dict.fromkeys((*found.files, *named)))}

    def artifacts(self) -> list[Plain]:
        return [{"location": self._file(file)} for file in self._numbers]

    def location(self, one: Diagnosis) -> Plain:
        place: Plain = {"artifactLocation": self._file(one.file), **_regions(one)}
        logical: list[Plain] = []
        if one.where:
            # no viewer shows the lines of a workbook: the cell has its name
            logical.append({"name": one.where, "kind": "cell"})
        if one.path:
            logical.append({"name": one.path[-1], "fullyQualifiedName": "/".join(one.path)})
        if not logical:
            return {"physicalLocation": place}
        return {"physicalLocation": place, "logicalLocations": logical}

    def _file(self, file: str) -> Plain:
        number = self._numbers[file]
        if file.startswith("/"):
            return {"uri": "file://" + uri(file), "index": number}
        if _DRIVE.match(file):
            return {"uri": f"file:///{file[:2]}{uri(file[2:])}", "index": number}
        return {"uri": uri(file), "uriBaseId": ROOT, "index": number}


def _regions(one: Diagnosis) -> Plain:
    """From the column to the end of its line, and the whole line around it."""
    # code scanning wants a line; what concerns a whole file stands at its first
    line: Plain = {"startLine": max(one.line, 1)}
    if one.column < 1:
        return {"region": line}
    region = {**line, "startColumn": one.column}
    rest = one.quoted[one.column - 1 :]
    if rest:
        region["snippet"] = {"text": rest}
    if not one.quoted or one.column == 1:
        return {"region": region}
    return {"region": region, "contextRegion": {**line, "snippet": {"text": one.quoted}}}
