"""A paper as one self-contained page without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.html.flow import Context, flow
from perfeval.reports.html.writer import LANGUAGES, asset, environment, policy
from perfeval.reports.papers.word import KEY
from perfeval.reports.words import words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.reports.papers.records import Paper


def write(paper: Paper) -> bytes:
    """The bytes of an .html; it loads nothing, and runs nothing."""
    from markupsafe import Markup

    w = words(paper.lang)
    context = Context(w, {}, {}, [])
    context.heading = paper.title
    style = Markup(asset("style.css") + asset("paper.css"))
    given = {
        "lang": LANGUAGES[w.lang], "t": w, "title": paper.title, "subtitle": paper.subtitle,
        "body": Markup(flow(paper.body, context)), "landscape": paper.landscape,
        "signature": [text for text in paper.signature if text],
        "style": style, "policy": policy(style), "version": VERSION,
        "digest": str(paper.properties.get("digest", "")),
        "properties": [
            ("kind", paper.kind),
            *((k, str(v)) for k, v in paper.properties.items() if KEY.fullmatch(k)),
        ],
    }  # fmt: skip
    text: str = environment().get_template("paper.html").render(given)
    return text.encode("utf-8")
