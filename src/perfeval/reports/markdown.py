"""Reports as Markdown, rendered from templates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.markdown_flow import flow
from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import story
from perfeval.reports.templating.finished import Finished
from perfeval.reports.templating.offered import Notation, offered, section
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from perfeval.model.scorecard import Scorecard

TEMPLATES = Path(__file__).parent / "templates" / "markdown"
_GAP = "\n\n\n"


class Compiled(NamedTuple):
    """A template, and the names that it uses."""

    template: Any
    wanted: frozenset[str]


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole report of a scored project."""
    model = story(card, request)
    gaps, unused = tuple(model["placeholders"]), tuple(model["unused"])
    if request.template is not None:
        from perfeval.reports.markdown_own import filled

        text, faults = filled(request.template, model, words(request.lang))
        return Rendered(text.encode("utf-8"), gaps, unused, faults)
    text = filled_shipped(model, words(request.lang))
    return Rendered(text.encode("utf-8"), gaps, unused)


def filled_shipped(model: dict[str, Any], w: Words) -> str:
    """A story in the template of the package."""
    ready = shipped()
    return tidy(ready.template.render(context(model, w, ready.wanted)))


def tidy(text: str) -> str:
    while _GAP in text:
        text = text.replace(_GAP, "\n\n")
    return text.strip("\n") + "\n"


def render(card: Scorecard, lang: str = "zh", kind: str | None = None) -> Rendered:
    """The report of a kind in a language."""
    return write(card, Request(lang, kind))


def context(
    model: dict[str, Any], w: Words, wanted: Collection[str] | None = None
) -> dict[str, Any]:
    """All names of the contract, with finished parts as `md`."""

    def part(given: dict[str, Any] | None) -> dict[str, Any]:
        body = given["body"] if given is not None else []
        return section(given, Finished(lambda: flow(body, w)), "md")

    found = offered(model, w, Notation("md", lambda elements: flow(elements, w)), wanted)
    found |= {key: part(model["pages"][key]) for key in ("summary", "limits", "signature")}
    found |= {key: [part(one) for one in model[key]] for key in ("chapters", "annexes")}
    if wanted is None or "properties" in wanted:
        found["properties"] = {"lang": w.lang, "kind": model["kind"]}
    return found


@lru_cache(maxsize=1)
def shipped() -> Compiled:
    """The template of the package; it names no file beside it."""
    from jinja2.meta import find_undeclared_variables

    from perfeval.reports.templating.markdown_sandbox import shipped_environment

    jinja = shipped_environment()
    source = (TEMPLATES / "report.md").read_text("utf-8")
    tree = jinja.parse(source)
    return Compiled(jinja.from_string(source), frozenset(find_undeclared_variables(tree)))
