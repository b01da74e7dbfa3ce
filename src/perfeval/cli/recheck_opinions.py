"""One review opinion a project, in a folder: names that are safe, unique, and never an input's."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfeval.cli.complaints import refuse
from perfeval.cli.writing import write as write_file
from perfeval.i18n.cli_recheck import say
from perfeval.library.outputs import CHANGED, FOREIGN, FREE, OWN, standing
from perfeval.reports.review import figures, word

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.reports.review.records import Review

MOST = 20  # edited opinions that are named
LONGEST = 180  # bytes of a name, of which file systems allow 255
# signs that some system refuses in names, or that show a name other than it is
_BAD = re.compile(
    '[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd-\uffff]'
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def write(review: Review, folder: Path, lang: str) -> bool:
    """Writes them all; False when one could not be written, which has then been said."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(say("opinions.failed", lang, path=folder, reason=error.strerror or str(error)))
        return False
    taken: dict[str, int] = {}
    kept: list[tuple[str, str]] = []
    for one in review.projects:
        # the name ends as it does before any number, so that no number makes it another's
        name = say("opinion.file", lang, name=safe(figures.name(one.recheck, lang)))
        path = _free(folder, name, taken, kept)
        why = write_file(path, word.write(one, lang), lang)
        if why:
            refuse(why)
            return False
    for old, new in kept[:MOST]:
        refuse(say("opinion.kept", lang, old=old, new=new))
    if len(kept) > MOST:
        refuse(say("opinion.kept.more", lang, n=len(kept) - MOST))
    n = len(review.projects)
    refuse(say("opinions.written.1" if n == 1 else "opinions.written", lang, path=folder, n=n))
    return True


def safe(name: str) -> str:
    """A project's name as part of a file's name."""
    plain = " ".join(_BAD.sub(" ", unicodedata.normalize("NFC", name)).split()).strip(". ")
    while len(plain.encode("utf-8")) > LONGEST:
        plain = plain[:-1]
    plain = plain.strip(". ")
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def _free(folder: Path, name: str, taken: dict[str, int], kept: list[tuple[str, str]]) -> Path:
    """A name that no other opinion of this run has, and no file that is not ours or that was
    edited since; the latter go to `kept`, each with the name taken instead."""
    key = name.casefold()  # file systems may not tell cases apart
    edited: list[str] = []
    while True:
        taken[key] = n = taken.get(key, 0) + 1
        path = folder / (f"{name}.docx" if n == 1 else f"{name}（{n}）.docx")
        there = FOREIGN if path.is_symlink() or path.is_dir() else standing(path)
        if there in (FREE, OWN):
            kept += [(old, path.name) for old in edited]
            return path
        if there == CHANGED:
            edited.append(path.name)
