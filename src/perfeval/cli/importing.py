"""`perfeval import`: a finished form as a project and its indicator set."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import forms
from perfeval.checks.catalogue import ERROR, severity
from perfeval.cli import output
from perfeval.cli.commands import DONE, FOUND, UNUSABLE
from perfeval.cli.complaints import refuse
from perfeval.cli.import_files import Manner, dumped, planned
from perfeval.i18n.cli_import import say
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.cli.commands import Call
    from perfeval.cli.import_files import Written
    from perfeval.library.drafts import OpenedTables

ENDINGS = (".yaml", ".yml")
_SPECIAL = re.compile(r"[\s#'\"$&()*;<>?\[\]`{}|~!\\^]")


def run(call: Call) -> int:
    path, lang, target = Path(call.value("file")), call.lang, output.target_of(call)
    if target is not None and Path(target).suffix.lower() not in ENDINGS:
        refuse(say("ending", lang, path=target))
        return UNUSABLE
    if output.refused(target, [path], lang):
        return UNUSABLE
    opened = _with_indicators(forms.open_tables(path))
    if not opened.drafts and opened.filled is None:
        from perfeval.cli.import_view import tell_refused

        tell_refused(opened.findings, path.parent, lang)
        return UNUSABLE
    manner = Manner(call.value("keys", "en"), lang, path.name, opened.book.sha256)
    files = _planned(opened, path, Path(target), manner) if target is not None else []
    if files is None or _taken(files, lang):
        return UNUSABLE
    from perfeval.cli.import_view import tell

    tell(opened, path.parent, lang)
    if not _written(files, lang):
        return UNUSABLE
    if call.value("format") == "json":
        from perfeval.cli.import_data import document

        names = [tuple(str(name) for name, _ in reversed(one.all)) for one in files]
        output.put(document(opened, path, names, lang), None, lang)
    elif target is None:
        _print(opened, manner)
    # rows or headings that could not be read: the files are there, and not all of the table is
    return FOUND if any(severity(one) == ERROR for one in opened.findings) else DONE


def _with_indicators(opened: OpenedTables) -> OpenedTables:
    """Without the forms that gave neither an indicator nor an amount: a project of nothing would
    look finished. A form of money alone is meant so and stays."""
    kept, findings = [], list(opened.findings)
    for form, draft in zip(opened.forms, opened.drafts, strict=True):
        rows = any(path is not None for path in draft.paths)
        if not rows and not form.statements and "funds" not in draft.project.entries:
            place = draft.project.span
            findings.append(Finding("PE079", place, {"why": "no_rows"}))
        else:
            kept.append((form, draft))
    if len(kept) == len(opened.forms):
        return opened
    read, drafts = tuple(form for form, _ in kept), tuple(draft for _, draft in kept)
    return opened._replace(forms=read, drafts=drafts, findings=tuple(findings))


def _planned(
    opened: OpenedTables, path: Path, target: Path, manner: Manner
) -> list[Written] | None:
    """None when a workbook wants to write what is none of its business, which is said."""
    if opened.filled is not None:
        from perfeval.cli.import_files import planned_filled
        from perfeval.source.reading import shorten

        made = planned_filled(target, opened.filled, path.parent, manner)
        if isinstance(made, str):
            shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in made)
            refuse(say("beside", manner.lang, name=shorten(shown)))
            return None
        return [made]
    return planned(target, opened.drafts, manner)


def _taken(files: Sequence[Written], lang: str) -> bool:
    """Whether one of the files is there already, which has then been said."""
    for one in files:
        for path, _ in one.all:
            if os.path.lexists(path):
                refuse(say("exists", lang, path=path))
                return True
    return False


def _written(files: Sequence[Written], lang: str) -> bool:
    """Sets first, so that no project stands without its own; on a failure nothing is left."""
    done: list[Path] = []
    whole = False
    try:
        for path, text in (pair for one in files for pair in one.all):
            if not output.put_bytes(text.encode(), str(path), lang):
                return False
            done.append(path)
        whole = True
    finally:
        for path in done if not whole else ():
            path.unlink(missing_ok=True)
    if files:
        refuse(say("next", lang, path=_quoted(str(files[0].path))))
    return True


def _quoted(path: str) -> str:
    """The path as a shell takes it: quoted only where it must be."""
    if not _SPECIAL.search(path):
        return path
    return "'" + path.replace("'", "'\\''") + "'"


def _print(opened: OpenedTables, manner: Manner) -> None:
    """The first project; its set is told of, as it needs a file."""
    if opened.filled is not None:
        marks = opened.filled.marks
        output.put(dumped(opened.filled.root, marks.set_name, manner), None, manner.lang)
        return
    draft = opened.drafts[0]
    entry = draft.indicator_set.entries["id"][1]
    output.put(dumped(draft.project, getattr(entry, "text", ""), manner), None, manner.lang)
    refuse(say("alone", manner.lang))
    if len(opened.drafts) > 1:
        refuse(say("several", manner.lang, n=len(opened.drafts)))
