"""Codes that stand for experts and subjects where no name may be seen.

A code is a digest of the panel's title, its secret (`salt`) and the id. On a sheet it says nothing
to who has only the sheet. Whoever has the panel's file can tell it anyway, and without a secret
so can who knows the title and guesses ids: it keeps names from readers of sheets and reports,
not from the office that holds the file.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.panels import Panel

SIGNS = "ACDEFHJKLNPRTUVXY34679"  # narrow ones, none that is read as another
LENGTH = 5
LONGEST = 24


def expert_codes(panel: Panel) -> Mapping[str, str]:
    """Code by expert's id."""
    return _codes(panel, "expert", (expert.id for expert in panel.experts))


def subject_codes(panel: Panel) -> Mapping[str, str]:
    """Code by subject's id. Beside a name the code gives it away, so that it is another one where
    no name is shown."""
    kind = "hidden subject" if panel.anonymous == "both" else "subject"
    return _codes(panel, kind, (subject.id for subject in panel.subjects))


def subject_pairs(panel: Panel, lang: str) -> str:
    """Which code stands for which subject, in order of the codes; for the organiser only."""
    named = {subject.id: subject.name for subject in panel.subjects}
    codes = sorted((code, id) for id, code in subject_codes(panel).items())
    shown = [" ".join(f"{code} {id} {named[id]}".split()) for code, id in codes]
    return ("，" if lang == "zh" else ", ").join(shown)


def panel_code(panel: Panel) -> str:
    """Changes with what a sheet shows: subjects, criteria, highest scores, the title."""
    asked: list[object] = [
        [[s.id, s.name] for s in panel.subjects],
        [[c.id, c.name, str(c.max)] for c in panel.criteria],
        str(panel.full),
        panel.rule.pass_ is not None,
    ]
    if panel.anonymous == "both":
        asked.append("both")
    return _code(panel, "panel", json.dumps(asked, ensure_ascii=True), 16)


def _codes(panel: Panel, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """All of one length, long enough that no two are the same."""
    known = list(dict.fromkeys(ids))
    for length in range(LENGTH, LONGEST + 1):
        found = {one: _code(panel, kind, one, length) for one in known}
        if len(set(found.values())) == len(found):
            break
    return found


def _code(panel: Panel, kind: str, text: str, length: int) -> str:
    whole = json.dumps([panel.salt, panel.title, kind, text], ensure_ascii=True)
    number = int.from_bytes(sha256(whole.encode()).digest(), "big")
    signs = []
    for _ in range(length):
        number, rest = divmod(number, len(SIGNS))
        signs.append(SIGNS[rest])
    return "".join(signs)
