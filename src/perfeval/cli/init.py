"""`perfeval init`: a new project file, or a workbook to fill in, from an indicator set."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import api, forms
from perfeval.cli import output
from perfeval.cli.commands import DONE, UNUSABLE
from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_init import say
from perfeval.library import places

if TYPE_CHECKING:
    from perfeval.cli.commands import Call
    from perfeval.model.indicators import IndicatorSet

USUAL = "project.yaml"
WORKBOOKS = (".xlsx",)


def run(call: Call) -> int:
    lang, name, excel = call.lang, call.given("set"), call.given("excel")
    if not name:
        refuse(say("no_set", lang))
        return UNUSABLE
    if excel is not None and (call.given("output") or call.given("keys")):
        refuse(say("excel.alone", lang))
        return UNUSABLE
    if excel is not None and Path(excel).suffix.lower() not in WORKBOOKS:
        refuse(say("excel.ending", lang, path=excel))
        return UNUSABLE
    target = excel or (output.target_of(call) if call.given("output") else USUAL)
    if target is not None and Path(target).exists():
        refuse(say("exists", lang, path=target))
        return UNUSABLE
    path = _path(name)
    loaded = api.load_indicator_set(path if path is not None else name)
    if loaded.indicator_set is None:
        from perfeval.cli.complaints import unusable

        unusable(loaded.findings, Path(), lang)
        return UNUSABLE
    if output.refused(target, [path] if path is not None else [], lang):
        return UNUSABLE
    reference = _reference(path, target) if path is not None else name
    data = _made(call, loaded.indicator_set, reference, path, excel is not None)
    if not output.put_bytes(data, target, lang):
        return UNUSABLE
    if target is not None:
        command = "monitor" if loaded.indicator_set.report == "monitoring" else "score"
        refuse(say("next.excel" if excel else "next", lang, path=target, command=command))
    return DONE


def _made(
    call: Call, indicator_set: IndicatorSet, reference: str, path: Path | None, excel: bool
) -> bytes:
    if excel:
        return forms.fill_in(indicator_set, reference, path, call.lang)
    from perfeval.workbook.skeleton import skeleton

    keys = call.value("keys", "en")
    return skeleton(indicator_set, reference, keys, call.lang).encode()


def _path(name: str) -> Path | None:
    """The set's file where it is named by one."""
    return Path(name) if name.endswith(places.SUFFIXES) or "/" in name or "\\" in name else None


def _reference(path: Path, target: str | None) -> str:
    """The set as a file beside the new one names it."""
    start = Path(target).resolve().parent if target is not None else Path.cwd()
    try:
        return Path(os.path.relpath(path.resolve(), start)).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()
