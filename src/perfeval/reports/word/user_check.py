"""What is wrong with the tags and names of a user's .docx."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from perfeval.reports.request import Fault
from perfeval.reports.templating import syntax
from perfeval.reports.templating.faults import mistaken, much, placed, said
from perfeval.reports.templating.reasons import reason
from perfeval.reports.word.printing import environment
from perfeval.reports.word.tags import Source, Tag, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.reports.word.user_template import Made


def _written(tags: tuple[Tag | None, ...]) -> list[syntax.Written]:
    """The tags as plain Jinja; those that only docxtpl knows are comments here."""
    found = []
    for tag in tags:
        text = _straight(tag.text) if tag is not None else "{# #}"
        if tag is not None and tag.whole:
            text = text[:2] + text[2 + len(tag.whole) :]
        if re.match(r"\{%\s*(vm|hm|colspan|cellbg)\b", text):
            text = "{# #}"
        found.append(syntax.Written(text, tag.home if tag is not None else ""))
    return found


def misspelt(one: Source, lang: str) -> list[Fault]:
    """Tags that Jinja can't read. What a broken tag opens or closes is not known, so blocks are
    looked at when all tags are whole."""
    tags = _written(one.lines) if one.faults else _written(one.order)
    lines = one.lines if one.faults else one.order
    if syntax.too_many([tag.text for tag in tags]):
        return [much()]
    return [
        placed_fault(bad.key, lines[bad.tag], lang, said(bad.params, lang))
        for bad in syntax.check(tags, environment(body=True), files=False, blocks=not one.faults)
    ]


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def placed_fault(key: str, tag: Tag | None, lang: str, params: Mapping[str, str]) -> Fault:
    place = placed(tag.place, lang=lang) if tag is not None else ""
    text = short(tag.text) if tag is not None else ""
    return Fault(f"tag.{key}", {"place": place, "tag": text, **params})


def syntax_fault(error: Exception, one: Source, lang: str) -> Fault:
    line = getattr(error, "lineno", 0) or 0
    return placed_fault("syntax", one.tag(line), lang, {"reason": reason(str(error), lang)})


def check(template: Made, context: Mapping[str, Any], lang: str) -> list[Fault]:
    """Every name of the template that there is not."""
    found: list[Fault] = []
    jinja = environment(body=True)
    for one in template.sources.values():
        found += mistaken(
            one.text, context, jinja, "xml", partial(_where, one, lang), partial(_is_block, one)
        )
    return found


def _where(one: Source, lang: str, line: int, name: str) -> tuple[str, str] | None:
    tag = one.tag(line)
    return (short(tag.text), placed(tag.place, lang)) if tag is not None else None


def _is_block(one: Source, line: int) -> bool:
    tag = one.tag(line)
    return tag is None or bool(tag.whole)


def keys_of(context: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The names that are data, which differ from report to report: with the same ones, a template
    whose names have been seen to be right is right."""
    found = [tuple(context.get(name, ())) for name in ("facts", "properties", "charts", "forms")]
    for key, table in context.get("tables", {}).items():
        rows = table["rows"]
        found.append((key, *(rows[0]["cells"] if rows else ())))
    return tuple(found)
