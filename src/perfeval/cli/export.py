"""`perfeval export`: a project as a workbook, or in an office's own form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import api, forms
from perfeval.cli import loading, output
from perfeval.cli.commands import DONE, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_export import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.forms import Exported
    from perfeval.reports.filling.records import Place

FORMS = (".xlsx", ".xlsm", ".docx")
IN_LINE = 6  # things of a kind that stand in one line; more have a line each

_SHORT = ("empty", "missing", "clipped", "unseen")


def run(call: Call) -> int:
    path, lang, target = Path(call.value("project")), call.lang, output.target_of(call)
    given = call.given("form")
    form = Path(given) if given is not None else None
    if target is None:
        refuse(
            say("no_output", lang, example="填报.xlsx" if form is None else f"填好{form.suffix}")
        )
        return UNUSABLE
    if not _endings_fit(target, form, lang):
        return UNUSABLE
    loaded = loading.project(path, lang)
    if loaded is None:
        return UNUSABLE
    inputs = [*loading.inputs(path, loaded), *([form] if form is not None else [])]
    if output.refused(target, inputs, lang):
        return UNUSABLE
    if form is None:
        from perfeval.library.workbooks import filled_workbook

        data = filled_workbook(path, lang).data
        return DONE if data is not None and output.put_bytes(data, target, lang) else UNUSABLE
    made = forms.fill_form(api.score(loaded), form, lang)
    if made.findings:
        from perfeval.cli.complaints import unusable

        unusable(made.findings, form.parent, lang)
        return UNUSABLE
    if made.filled.fault:
        refuse(say(f"form.fault.{made.filled.fault}", lang, path=form))
        return UNUSABLE
    if not output.put_bytes(made.filled.data, target, lang):
        return UNUSABLE
    _tell(made, lang)
    return DONE


def _endings_fit(target: str, form: Path | None, lang: str) -> bool:
    ending = Path(target).suffix.lower()
    if form is None:
        if ending != ".xlsx":
            refuse(say("ending", lang, path=target))
        return ending == ".xlsx"
    own = form.suffix.lower()
    if own not in FORMS:
        refuse(say("form.ending", lang, path=form, known=" ".join(FORMS)))
    elif ending != own:
        refuse(say("form.other", lang, form=own))
    return own in FORMS and ending == own


def _tell(made: Exported, lang: str) -> None:
    """What was filled in, what found no place, what stayed empty."""
    plan, filled = made.plan, made.filled
    if made.forms > 1:
        refuse(say("several", lang, n=made.forms, title=made.title))
    refuse(say("filled", lang, n=len(plan.puts)))
    if plan.unit:
        refuse(say("unit", lang, unit=plan.unit))
    rows = sum(grow.rows for grow in plan.grows)
    if rows:
        refuse(say("rows", lang, n=rows))
    if plan.other:
        refuse(say("other", lang, printed=plan.other))
    for key, texts in (
        ("missing", list(plan.missing)),
        ("cut", list(plan.cut)),
        ("homeless", list(plan.homeless)),
        ("empty", [_empty(one, lang) for one in plan.empty]),
        ("kept", _both("kept", plan.kept, lang)),
        ("differing", _both("differing", filled.differing, lang)),
        ("clipped", [_empty(one, lang) for one in filled.clipped]),
        ("unlisted", _both("unlisted", filled.unlisted, lang)),
        ("unseen", [_empty(one, lang) for one in filled.unseen]),
    ):
        if texts:
            refuse(say(key, lang, n=len(texts), what=_listed(texts, key, lang)))
    if filled.unknown:
        refuse(say("unknown", lang, n=filled.unknown))


def _listed(texts: Sequence[str], key: str, lang: str) -> str:
    from perfeval.cli.cells import clean

    shown = [clean(text) for text in texts]
    if len(shown) > IN_LINE:
        return "".join(f"\n  {text}" for text in shown)
    return say("list" if key in _SHORT else "strong", lang).join(shown)


def _place(one: Place, lang: str) -> str:
    from perfeval.model.finding import SheetFile, Span
    from perfeval.model.spots import spot

    return spot(Span(SheetFile("", one.sheet), one.row, one.column), lang).strip()


def _empty(one: Place, lang: str) -> str:
    return (
        f"{_place(one, lang)}（{one.name}）"
        if lang == "zh"
        else f"{_place(one, lang)} ({one.name})"
    )


def _both(key: str, places: Sequence[Place], lang: str) -> list[str]:
    told = []
    for one in places:
        printed, _, own = one.text.partition("|")
        told.append(say(f"{key}.one", lang, place=_place(one, lang), printed=printed, own=own))
    return told
