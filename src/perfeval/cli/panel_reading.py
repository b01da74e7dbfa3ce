"""Scoring sheets read back: their ballots in a copy of the panel's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import output
from perfeval.cli.commands import DONE, FOUND, UNUSABLE
from perfeval.cli.complaints import complain, refuse, unusable
from perfeval.i18n.cli_panel import say
from perfeval.systems import panels

if TYPE_CHECKING:
    from perfeval.cli.commands import Call
    from perfeval.library.panels import OpenedPanel

YAML = (".yaml", ".yml")
MOST = 20  # experts that are named


def take_back(call: Call, opened: OpenedPanel, path: Path, lang: str) -> int:
    """Writes nothing over an input; 1 where a sheet or a cell could not be read."""
    panel, target = opened.panel, output.target_of(call)
    assert panel is not None
    files = _files((*_whole(call.all("read")), *call.all("more")))
    if target is None:
        refuse(say("read.output", lang))
        return UNUSABLE
    if Path(target).suffix.lower() not in YAML:
        refuse(say("read.ending", lang, path=target))
        return UNUSABLE
    if output.refused(target, [path, *files], lang):
        return UNUSABLE
    errors = [finding for finding in opened.findings if severity(finding) == "error"]
    if errors:
        unusable(errors, path.parent, lang)
        return UNUSABLE
    back = panels.read_back(opened, path, files)
    if back.findings:
        complain(back.findings, path.parent, lang)
    if not back.ballots:
        refuse(say("read.nothing", lang))
        return UNUSABLE
    if back.text is None:
        refuse(say("read.place", lang))
        return UNUSABLE
    if not output.put(back.text, target, lang):
        return UNUSABLE
    refuse(say("read.done", lang, files=back.sheets, n=len(back.ballots)))
    if back.lacking:
        names = ("、" if lang == "zh" else ", ").join(back.lacking[:MOST])
        refuse(say("read.lacking", lang, names=names + ("…" if len(back.lacking) > MOST else "")))
    worst = 1 if call.switch("strict") else 0
    failing = any(rank(severity(finding)) <= worst for finding in back.findings)
    return FOUND if failing else DONE


def _whole(given: tuple[str, ...]) -> list[str]:
    """Names that hold a comma, put together again."""
    found: list[str] = []
    for name in given:
        if found and not Path(name).exists() and not Path(found[-1]).exists():
            found[-1] += "," + name
        else:
            found.append(name)
    return found


def _files(names: tuple[str, ...]) -> list[Path]:
    """The files; of a folder all workbooks in it, without those that an editor holds open."""
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        inside = sorted(path.glob("*.xlsx")) if path.is_dir() else [path]
        found.update(dict.fromkeys(one for one in inside if not one.name.startswith(("~$", "."))))
    return list(found)
