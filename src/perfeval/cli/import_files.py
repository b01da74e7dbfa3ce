"""The files that forms become: a project each, and its indicator set beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.cli_import import say
from perfeval.source.node import Mapping, Scalar
from perfeval.source.yaml_text import dump

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.intake.drafting import Draft


class Written(NamedTuple):
    """A form's two files; `set_path` is None where the set is in the library."""

    path: Path
    text: str
    set_path: Path | None
    set_text: str = ""


class Manner(NamedTuple):
    """How files are written: names of keys, language of comments, where they come from."""

    keys: str
    lang: str
    file: str
    sha256: str

    @property
    def header(self) -> str:
        return say("header", self.lang, file=self.file, sha256=self.sha256)


def planned(target: Path, drafts: Sequence[Draft], manner: Manner) -> list[Written]:
    """project.yaml, project-2.yaml, …, each with its own …-indicators.yaml."""
    found = []
    for number, draft in enumerate(drafts, 1):
        stem = target.stem if number == 1 else f"{target.stem}-{number}"
        path = target.with_name(stem + target.suffix)
        beside = target.with_name(f"{stem}-indicators{target.suffix}")
        text = dumped(draft.project, beside.name, manner)
        found.append(Written(path, text, beside, _dump(draft.indicator_set, manner)))
    return found


def dumped(project: Mapping, reference: str, manner: Manner) -> str:
    """A project's text; `reference` names its set."""
    entries = dict(project.entries)
    key, value = entries["indicator_set"]
    place = (value.file, value.line, value.column)
    entries["indicator_set"] = (key, Scalar(reference, False, *place, exact=False))
    return _dump(Mapping(entries, project.file, project.line, project.column), manner)


def _dump(root: Mapping, manner: Manner) -> str:
    return dump(root, manner.header, manner.keys, manner.lang)
