"""A survey's file with the files of answers that it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.documents import open_file
from perfeval.library.loader import Loader
from perfeval.model.finding import Finding
from perfeval.source import survey_shape
from perfeval.source.answers import read_answers
from perfeval.source.files import is_file, real

if TYPE_CHECKING:
    from perfeval.model.surveys import Answers, AnswerTable, SurveyFile


class OpenedSurvey(NamedTuple):
    """The file's record (None: it can't be used), its answers by group ("" for its own), what was
    found, its digest, and all files that were read."""

    record: SurveyFile | None
    tables: dict[str, AnswerTable]
    findings: tuple[Finding, ...]
    sha256: str = ""
    files: tuple[Path, ...] = ()


def open_survey(path: Path, loader: Loader | None = None) -> OpenedSurvey:
    loader = loader if loader is not None else Loader(path.parent)
    opened = open_file(path, survey_shape, loader)
    record: SurveyFile | None = opened.record
    if record is None:
        return OpenedSurvey(None, {}, opened.findings, opened.sha256, (path,))
    found = list(opened.findings)
    files, tables = [path], {}
    wanted = {"": record.answers} | {one.id: one.answers for one in record.groups}
    for key, spec in wanted.items():
        if spec is None:
            continue
        target = _inside(path.parent, spec, found)
        if target is None:
            continue
        files.append(target)
        tables[key] = read_answers(target, loader.shown(target), spec.sheet)
    return OpenedSurvey(record, tables, tuple(found), opened.sha256, tuple(files))


def _inside(folder: Path, spec: Answers, found: list[Finding]) -> Path | None:
    """The file, where it is there and lies in the folder of the survey's file."""
    place = spec.at.get("file", spec.span)
    name = spec.file.replace("\\", "/")
    path = folder / name
    try:
        inside = real(folder) in real(path).parents
        there = inside and is_file(path)
    except (OSError, ValueError):
        inside, there = False, False
    if not inside or Path(name).is_absolute() or ".." in Path(name).parts:
        found.append(Finding("PE670", place, {"file": spec.file[:80]}))
        return None
    if not there:
        found.append(Finding("PE692", place, {"file": spec.file[:80]}))
        return None
    return path
