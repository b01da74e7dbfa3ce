"""Reading what is to be rechecked, file by file: one that can't be read stops no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from perfeval import forms
from perfeval.cli.cells import clean
from perfeval.cli.progress import progress
from perfeval.library.gathering import TEXTS, origin
from perfeval.reports.review.records import Review, Reviewed, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.library.gathering import Input
    from perfeval.rechecking.limits import Limits

NO_FORM = ("PE041", "PE066")  # the file is sound, but holds no table or no form


class Read(NamedTuple):
    """The rechecks, how many texts of a folder turned out to be no forms, and the forms left out
    because projects read from them are there too (form, project)."""

    review: Review
    others: int = 0
    twice: tuple[tuple[str, str], ...] = ()


def read(files: Sequence[Input], lang: str, limits: Limits) -> Read:
    projects: list[Reviewed] = []
    unread: list[Unread] = []
    others = 0
    with progress(len(files), lang) as tick:
        for one in files:
            shown = one.path.as_posix()
            found = _rechecked(one, len(files) > 1, limits)
            if isinstance(found, str):
                unread.append(Unread(shown, (), found))
            elif _no_form(one, found):
                others += 1
            elif found.unread:
                unread.append(Unread(shown, found.unread))
            if not isinstance(found, str):
                projects += [
                    Reviewed(shown, sheet, found.sha256, recheck)
                    for sheet, recheck in found.rechecks
                ]
            if tick is not None:
                tick()
    left = _once(files, projects, {one.file for one in unread})
    kept = tuple(one for one in projects if one.file not in left)
    return Read(Review(kept, tuple(unread)), others, tuple(left.items()))


def _once(files: Sequence[Input], projects: Sequence[Reviewed], unread: set[str]) -> dict[str, str]:
    """Forms whose every table is there as a project file too, each with one of these: the project
    is the later of the two, and may hold what a reviewer gave."""
    origins: dict[str, list[str]] = {}
    read = {one.file for one in projects}
    for one in files:
        shown = one.path.as_posix()
        digest = origin(one.path) if one.project and shown in read else ""
        if digest:
            origins.setdefault(digest, []).append(shown)
    if not origins:
        return {}
    of_tables = {one.path.as_posix() for one in files if not one.project} - unread
    found: dict[str, str] = {}
    for table in of_tables & read:
        forms = [one for one in projects if one.file == table]
        made = origins.get(forms[0].sha256.removeprefix("sha256:"), [])
        if len(made) >= len(forms):
            found[table] = made[0]
    return dict(sorted(found.items()))


def _rechecked(one: Input, several: bool, limits: Limits) -> forms.Rechecked | str:
    """The file's rechecks; of one among several the text of a bug, which is to stop no other."""
    try:
        return forms.recheck_file(one.path, limits)
    except Exception as error:
        if not several or os.environ.get("PERFEVAL_DEBUG"):
            raise
        return clean(f"{type(error).__name__}: {error}")[:300]


def _no_form(one: Input, found: forms.Rechecked) -> bool:
    """Whether it is one of the many texts that lie in folders and are no forms."""
    if one.named or one.path.suffix.lower() not in TEXTS or found.rechecks:
        return False
    return bool(found.unread) and all(finding.code in NO_FORM for finding in found.unread)
