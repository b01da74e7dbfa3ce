"""Scoring sheets into a folder, one for each expert; what stands there is never written over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import refuse, unusable
from perfeval.cli.writing import write
from perfeval.i18n.cli_panel import say
from perfeval.i18n.panel_sheet import say as word
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from perfeval.library.panels import OpenedPanel
    from perfeval.model.panels import Expert, Panel


def hand_out(opened: OpenedPanel, path: Path, folder: str, lang: str) -> int:
    from perfeval.panels.codes import expert_codes, subject_pairs
    from perfeval.panels.names import named
    from perfeval.panels.sheet_marks import judged
    from perfeval.panels.structure import structure
    from perfeval.reports.panels.sheets import scoring_sheet

    panel = opened.panel
    assert panel is not None
    found = [*opened.findings, *structure(panel), *named(panel).findings]
    errors = [finding for finding in found if severity(finding) == "error"]
    if errors:
        unusable(errors, path.parent, lang)
        return UNUSABLE
    if not panel.experts or not panel.subjects:
        refuse(say("sheets.nothing", lang))
        return UNUSABLE
    codes = expert_codes(panel)
    wanted = [expert for expert in panel.experts if judged(panel, expert)]
    files = [Path(folder) / f"{word('file', lang, code=codes[e.id])}.xlsx" for e in wanted]
    if not wanted:
        refuse(say("sheets.none", lang))
        return UNUSABLE
    if not _ready(Path(folder), files, lang):
        return UNUSABLE
    for expert, file in zip(wanted, files, strict=True):
        why = write(file, scoring_sheet(panel, expert, lang), lang)
        if why:
            refuse(why)
            return UNUSABLE
    refuse(say("sheets.written", lang, n=len(files), path=folder))
    refuse(say("sheets.key", lang, pairs=_pairs(panel, lang)))
    if panel.anonymous == "both":
        refuse(say("sheets.subjects", lang, pairs=subject_pairs(panel, lang)))
    if not panel.salt:
        refuse(say("sheets.salt", lang))
    return DONE


def _ready(folder: Path, files: list[Path], lang: str) -> bool:
    if folder.exists() and not folder.is_dir():
        refuse(say("sheets.file", lang, path=folder))
        return False
    try:
        there = next((file for file in files if file.exists() or file.is_symlink()), None)
        if there is not None:
            refuse(say("sheets.kept", lang, path=there))
            return False
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(say("sheets.failed", lang, path=folder, reason=error.strerror or str(error)))
        return False
    return True


def _phone(expert: Expert, lang: str) -> str:
    if not expert.phone:
        return ""
    number = shorten(expert.phone, 40)
    return f"（{number}）" if lang == "zh" else f" ({number})"


def _pairs(panel: Panel, lang: str) -> str:
    from perfeval.panels.codes import expert_codes

    codes = expert_codes(panel)
    shown = [f"{codes[e.id]} {e.name or e.id}{_phone(e, lang)}" for e in panel.experts]
    return ("，" if lang == "zh" else ", ").join(shown)
