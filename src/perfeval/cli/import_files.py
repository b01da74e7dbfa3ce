"""The files that forms become: a project each, and its indicator set beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.cli_import import say
from perfeval.source.node import Added, Mapping
from perfeval.source.yaml_text import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.intake.drafting import Draft
    from perfeval.workbook.reading import Filled


class Written(NamedTuple):
    """A project's file, and the files that its set needs, which are written before it."""

    path: Path
    text: str
    beside: tuple[tuple[Path, str], ...] = ()

    @property
    def all(self) -> tuple[tuple[Path, str], ...]:
        return (*self.beside, (self.path, self.text))


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
        found.append(Written(path, text, ((beside, _dump(draft.indicator_set, manner)),)))
    return found


def planned_filled(target: Path, filled: Filled, folder: Path, manner: Manner) -> Written | str:
    """A workbook of ours as its project: its set named where it is known, else written beside.

    `folder` is the workbook's, which it names its set from. A text is the name of a file in the
    workbook that is not to be written.
    """
    from perfeval.library import kept_texts, places

    name = filled.marks.set_name
    known = name
    if name.endswith(places.SUFFIXES):
        path = folder / name
        known = _relative(path, target) if path.is_file() else ""
    elif places.by_id(name, target.parent) is None:
        known = ""
    texts = filled.marks.texts
    if known or not texts:
        return Written(target, dumped(filled.root, known or name, manner))
    first = target.with_name(f"{target.stem}-indicators{target.suffix}")
    bad = kept_texts.unfit(texts, (target.name, first.name))
    if bad is not None:
        return bad
    rest = tuple((target.with_name(one.name), one.text) for one in texts[1:])
    text = dumped(filled.root, first.name, manner)
    return Written(target, text, ((first, texts[0].text), *rest))


def _relative(path: Path, target: Path) -> str:
    """The set as the new project's file names it."""
    try:
        return Path(os.path.relpath(path.resolve(), target.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def dumped(project: Mapping, reference: str, manner: Manner) -> str:
    """A project's text; `reference` names its set."""
    entries = dict(project.entries)
    key, value = entries["indicator_set"]
    place = (value.file, value.line, value.column)
    entries["indicator_set"] = (key, Added(reference, False, *place, exact=False))
    return _dump(Mapping(entries, project.file, project.line, project.column), manner)


def _dump(root: Mapping, manner: Manner) -> str:
    return dump(root, manner.header, manner.keys, manner.lang)
