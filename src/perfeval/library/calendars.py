"""Calendars of holidays and make-up working days, kept beside the set that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.calendar import Calendar
from perfeval.model.finding import Finding
from perfeval.model.shape import DATE, Field, Shape, list_of
from perfeval.source.files import is_file, real
from perfeval.source.reading import BAD, Reader, shorten
from perfeval.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.source.node import Scalar


def _calendar(holidays: tuple = (), workdays: tuple = ()) -> Calendar:  # type: ignore[type-arg]
    return Calendar(frozenset(holidays), frozenset(workdays))


SHAPE = Shape(
    "calendar",
    (
        Field("holidays", "节假日", list_of(DATE), "days off"),
        Field("workdays", "调休工作日", list_of(DATE), "weekend days that are worked"),
    ),
    _calendar,
)


def load_calendar(
    folder: Path, name: str, place: Scalar, findings: list[Finding]
) -> tuple[object, str]:
    """The calendar in a YAML file inside the set's folder and the file's digest; BAD with a
    finding where it can't be had."""
    path = folder / name
    inside = real(folder) in real(path).parents
    if not inside or path.suffix not in (".yaml", ".yml") or not is_file(path):
        findings.append(Finding("PE215", place.span, {"file": shorten(name)}))
        return BAD, ""
    document = read_yaml(path, name)
    findings += document.findings
    if document.root is None:
        return BAD, document.sha256
    reader = Reader()
    found = reader.record(SHAPE, document.root)
    findings += reader.findings
    return found, document.sha256
