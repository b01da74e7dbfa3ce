"""`perfeval import`: a finished form as a project and its indicator set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import api
from perfeval.cli import output
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import refuse
from perfeval.cli.import_files import Manner, dumped, planned
from perfeval.i18n.cli_import import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.cli.commands import Call
    from perfeval.cli.import_files import Written
    from perfeval.library.drafts import OpenedTables

ENDINGS = (".yaml", ".yml")


def run(call: Call) -> int:
    path, lang, target = Path(call.value("file")), call.lang, output.target_of(call)
    if target is not None and Path(target).suffix.lower() not in ENDINGS:
        refuse(say("ending", lang, path=target))
        return UNUSABLE
    if output.refused(target, [path], lang):
        return UNUSABLE
    opened = api.open_tables(path)
    if not opened.drafts and opened.filled is None:
        from perfeval.cli.complaints import complain

        complain(opened.findings, path.parent, lang, say("refused", lang))
        return UNUSABLE
    manner = Manner(call.value("keys", "en"), lang, path.name, opened.book.sha256)
    files = _planned(opened, path, Path(target), manner) if target is not None else []
    if _taken(files, lang):
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
    return DONE


def _planned(opened: OpenedTables, path: Path, target: Path, manner: Manner) -> list[Written]:
    if opened.filled is not None:
        from perfeval.cli.import_files import planned_filled

        return [planned_filled(target, opened.filled, path.parent, manner)]
    return planned(target, opened.drafts, manner)


def _taken(files: Sequence[Written], lang: str) -> bool:
    """Whether one of the files is there already, which has then been said."""
    for one in files:
        for path, _ in one.all:
            if path.exists() or path.is_symlink():
                refuse(say("exists", lang, path=path))
                return True
    return False


def _written(files: Sequence[Written], lang: str) -> bool:
    """Sets first, so that no project stands without its own; on a failure nothing is left."""
    done: list[Path] = []
    for one in files:
        for path, text in one.all:
            if not output.put_bytes(text.encode(), str(path), lang):
                for written in done:
                    written.unlink(missing_ok=True)
                return False
            done.append(path)
    if files:
        refuse(say("next", lang, path=files[0].path))
    return True


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
