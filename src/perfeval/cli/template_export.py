"""`perfeval template export`: a shipped template as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import output
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_template import say
from perfeval.reports.shipped_templates import NAMES, exported

if TYPE_CHECKING:
    from perfeval.cli.commands import Call


def run(call: Call) -> int:
    name, lang = call.value("name"), call.lang
    if name not in NAMES:
        refuse(_unknown(name, lang))
        return UNUSABLE
    target = _target(call, name)
    if target is None and name.endswith(".docx"):
        refuse(say("binary", lang))
        return UNUSABLE
    if target is not None and call.given("output") is None and Path(target).exists():
        refuse(say("exists", lang, path=target))
        return UNUSABLE
    if output.refused(target, [], lang):
        return UNUSABLE
    return DONE if output.put_bytes(exported(name, lang), target, lang) else UNUSABLE


def _target(call: Call, name: str) -> str | None:
    """The file: as given, else one of the template's own name here; None is the screen."""
    return output.target_of(call) if call.given("output") is not None else name


def _unknown(name: str, lang: str) -> str:
    from difflib import get_close_matches

    known = say("list", lang).join(NAMES)
    near = get_close_matches(name.lower(), NAMES, n=1)
    return say(
        "unknown.near" if near else "unknown", lang, name=name, near="".join(near), known=known
    )
