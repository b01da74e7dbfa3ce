"""`perfeval compare`: years or projects side by side, what moved and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli import output, papers
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.cli.use_ending import page_of, put_unread, rated, told
from perfeval.i18n.use_words import say

if TYPE_CHECKING:
    from perfeval.followup.moves import Comparison


def run(call: Call) -> int:
    from perfeval.systems import followup

    lang, target = call.lang, output.target_of(call)
    form = papers.form_of(target, call.given("format"), lang)
    if form is None:
        return UNUSABLE
    read = followup.read_projects(call.all("projects"))
    if output.refused(target, list(read.files), lang):
        return UNUSABLE
    made = followup.compare(read.years, read.unread)
    if len(made.years) < 2:
        put_unread(read.unread, lang)
        told(made.findings, lang)
        refuse(say("two", lang))
        return UNUSABLE
    if not _put(made, form, target, lang):
        return UNUSABLE
    if form != "table" or target is not None:
        told(made.findings, lang)
    put_unread(made.unread, lang)
    if made.unread:
        return FOUND
    return rated(made.findings, call.switch("strict"), DONE, FOUND)


def _put(made: Comparison, form: str, target: str | None, lang: str) -> bool:
    if form == "json":
        from perfeval.reports.followup.comparison_json import document

        return output.put(document(made, lang), target, lang)
    if form != "table":
        from perfeval.reports.followup.comparison_paper import paper

        return papers.put(paper(made, lang), form, target, lang)
    from perfeval.cli.compare_view import put_comparison

    text = page_of(lambda page: put_comparison(page, made, lang), made.findings, target, lang)
    return output.put(text, target, lang, safe=True)
