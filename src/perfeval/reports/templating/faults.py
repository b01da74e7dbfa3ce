"""What is wrong with a template, as faults that name the tag, its place and the likely name."""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING, Any

from perfeval.i18n.cli_template import say
from perfeval.reports.request import Fault
from perfeval.reports.templating.reasons import reason
from perfeval.reports.templating.syntax import MOST_SIGNS, MOST_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.reports.templating.sandbox import Sandbox
    from perfeval.reports.word.places import Place

    Where = Callable[[int, str], tuple[str, str] | None]  # line and name to tag and place

BEGINNING = 24
_NAMED = re.compile(
    r"attribute '([^']*)'|^'([^']*)' is undefined|access to attribute '([^']*)'|has no element (\w+)"
)


def placed(place: Place, lang: str) -> str:
    """A place in a Word document in words."""
    text = " ".join(place.text.split())
    text = text if len(text) <= BEGINNING else text[: BEGINNING - 1] + "…"
    key = "place.row" if place.table else "place.paragraph"
    part = place.part.removeprefix("word/").removesuffix(".xml")
    kind = re.sub(r"\d+$", "", part)
    lead = say("place.part", lang, part=say(f"part.{kind}", lang), file=part) if part else ""
    values = {"n": place.paragraph, "table": place.table, "row": place.row, "text": text}
    return lead + say(key, lang, **values)


def mistaken(
    source: str, context: Mapping[str, Any], environment: Sandbox, finished: str, where: Where,
    block: Callable[[int], bool] = lambda line: True,
) -> list[Fault]:  # fmt: skip
    """All names, filters and tests that there are not; `where` says tag and place of a line."""
    from jinja2.parser import Parser

    from perfeval.reports.templating.check import Checker
    from perfeval.reports.templating.contract import names
    from perfeval.reports.templating.shapes import Shape, by_contract, merged

    shape = by_contract(names(finished), context)
    shape = merged(shape, Shape(dict.fromkeys(environment.globals, Shape())))
    known = [name for name in environment.filters if not name.startswith("__")]
    filters = {*environment.filters, *known}
    checker = Checker(shape, filters, environment.tests, block)
    try:
        wrongs = checker.check(Parser(environment, source).parse())
    except RecursionError:
        return [Fault("template.deep", {})]
    found = []
    for wrong in wrongs:
        tag, place = where(wrong.line, wrong.name) or ("", "")
        key = f"name.{wrong.key}" + (".near" if wrong.near else "")
        found.append(
            Fault(key, {"name": wrong.name, "near": wrong.near, "of": wrong.of, "tag": tag, "place": place})
        )  # fmt: skip
    return found


def much() -> Fault:
    return Fault("template.much", {"tags": str(MOST_TAGS), "signs": str(MOST_SIGNS)})


def said(params: Mapping[str, str], lang: str) -> dict[str, str]:
    """A complaint about a tag with Jinja's reason in the language."""
    return {k: reason(v, lang) if k == "reason" else v for k, v in params.items()}


def failed(error: BaseException, where: Where, file: str = "<template>") -> Fault:
    """What went wrong while a template was filled."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    tag, place = (where(frames[-1].lineno or 0, "") if frames else None) or ("", "")
    params = {"tag": tag, "place": place}
    kind, text = type(error).__name__, str(error)
    if kind == "TooMuch":
        return Fault("run.finished" if text == "finished" else "run.much", params)
    if kind in ("MemoryError", "RecursionError", "OverflowError"):
        return Fault("run.much", params)
    named = _NAMED.search(text)
    if kind == "UndefinedError" and named:
        return Fault("run.undefined", {**params, "name": next(filter(None, named.groups()), "")})
    if kind == "SecurityError":
        return Fault("run.unsafe", {**params, "name": named.group(3) if named else text})
    if kind in ("TemplateNotFound", "TemplatesNotFound"):
        return Fault("run.file", {**params, "name": text})
    if kind in ("TypeError", "ZeroDivisionError"):
        return Fault("run.type" if kind == "TypeError" else "run.zero", params)
    return Fault("run.other", {**params, "reason": f"{kind}: {text}"[:200]})
