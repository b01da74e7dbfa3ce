"""`perfeval recommend`: next year's budget by a policy, with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import output, papers
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.cli.use_ending import page_of, put_unread, rated, told, unusable_here
from perfeval.i18n.use_words import say

if TYPE_CHECKING:
    from perfeval.followup.records import Recommended


def run(call: Call) -> int:
    from perfeval.systems import followup

    lang, target, given = call.lang, output.target_of(call), call.given("policy")
    form = papers.form_of(target, call.given("format"), lang)
    if form is None:
        return UNUSABLE
    if not given:
        refuse(say("policy.needed", lang))
        return UNUSABLE
    loaded = followup.load_policy(given)
    if loaded.policy is None:
        unusable_here(loaded.findings, lang)
        return UNUSABLE
    read = followup.read_projects(call.all("projects"))
    if output.refused(target, [Path(given), *read.files], lang):
        return UNUSABLE
    if not read.years:
        put_unread(read.unread, lang)
        refuse(say("nothing", lang))
        return UNUSABLE
    made = followup.recommend(loaded.policy, read.years, read.unread)
    made = made._replace(findings=(*loaded.findings, *made.findings))
    if not _put(made, form, target, lang):
        return UNUSABLE
    if form != "table" or target is not None:
        told(made.findings, lang)
    put_unread(made.unread, lang)
    if made.unread:
        return FOUND
    return rated(made.findings, call.switch("strict"), DONE, FOUND)


def _put(made: Recommended, form: str, target: str | None, lang: str) -> bool:
    if form == "json":
        from perfeval.reports.followup.recommendation_json import document

        return output.put(document(made, lang), target, lang)
    if form != "table":
        from perfeval.reports.followup.recommendation_paper import paper

        return papers.put(paper(made, lang), form, target, lang)
    from perfeval.cli.recommend_view import put_recommended

    text = page_of(lambda page: put_recommended(page, made, lang), made.findings, target, lang)
    return output.put(text, target, lang, safe=True)
