"""`perfeval report`: the whole report by its official outline."""

from __future__ import annotations

from pathlib import Path

from perfeval import api
from perfeval.cli import days, loading, output
from perfeval.cli.commands import DONE, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.cli.template_faults import complain_of, template_fits, template_of
from perfeval.i18n.cli_report import say
from perfeval.reports.request import Request
from perfeval.reports.writers import ENDINGS, WRITERS


def run(call: Call) -> int:
    path, lang, target = Path(call.value("project")), call.lang, output.target_of(call)
    if target is not None and not _writable(target, lang):
        return UNUSABLE
    asked = days.as_of(call)
    if not asked.usable:
        return UNUSABLE
    loaded = loading.project(path, lang)
    if loaded is None or output.refused(target, loading.inputs(path, loaded), lang):
        return UNUSABLE
    from perfeval.reports.writers import write

    ending = Path(target).suffix.lower() if target is not None else ".md"
    template = template_of(call)
    if template is not None and not template_fits(template, target, ending, lang):
        return UNUSABLE
    request = Request(
        lang, call.given("kind"), call.given("stage"), call.given("form"), template,
        call.value("charts", "native"),
    )  # fmt: skip
    rendered = write(api.score(loaded, asked.day), ending, request)
    if rendered.faults:
        complain_of(rendered.faults, request.template, lang)
        return UNUSABLE
    if not output.put_bytes(rendered.data, target, lang):
        return UNUSABLE
    for key, texts in (("placeholders", rendered.placeholders), ("unused", rendered.unused)):
        if texts:
            key = f"{key}.1" if len(texts) == 1 else key
            refuse(say(key, lang, n=len(texts), what=_listed(texts, lang)))
    return DONE


def _listed(texts: tuple[str, ...], lang: str) -> str:
    """Texts that hold the sign of lists themselves are told apart by a stronger one."""
    joint = say("list", lang)
    return say("strong", lang).join(texts) if joint in "".join(texts) else joint.join(texts)


def _writable(target: str, lang: str) -> bool:
    ending = Path(target).suffix
    if ending.lower() in ENDINGS:
        return True
    key = "ending" if ending else "no_ending"
    refuse(say(key, lang, ending=ending, path=target, known=" ".join(WRITERS)))
    return False
