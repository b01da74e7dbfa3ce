"""The branches that a form must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import documents
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE811"


class Form(NamedTuple):
    """`branches` are words, alternatives divided by |, one of which a name must hold."""

    name: str
    branches: tuple[str, ...]
    reports: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Params(NamedTuple):
    forms: tuple[Form, ...]


FORM = Shape(
    "check.PE811.form",
    (
        Field("name", "名称", TEXT, "what the form is called", required=True),
        Field("branches", "分支", list_of(TEXT), "words in names; a|b for either", required=True),
        Field("reports", "报告种类", list_of(TEXT), "only in sets for these kinds of report"),
        Field("documents", "文号", list_of(TEXT), "only for sets that rest on one of them"),
    ),
    Form,
)
SHAPE = Shape(
    "check.PE811",
    (Field("forms", "表式", list_of(record(FORM)), "the forms", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for form in p.forms:
        if form.reports and look.set.report not in form.reports:
            continue
        if form.documents and not documents(look.set.basis, form.documents):
            continue
        lacking = [word for word in form.branches if not _has(look, word)]
        if lacking:
            params = {"names": "、".join(lacking), "form": form.name}
            yield Finding("PE811", look.set.at.get("indicators", look.set.span), params)


def _has(look: SetLook, words: str) -> bool:
    return any(word in node.name for word in words.split("|") for node in look.nodes)
