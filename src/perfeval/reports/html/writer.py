"""The report as one self-contained page: style, script and drawings stand in it."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.reports.html.flow import Context, flow
from perfeval.reports.html.text import clean, esc
from perfeval.reports.html.tree import ID, TreeHtml
from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.score_document import digest
from perfeval.reports.story.story import story
from perfeval.reports.tree import tree
from perfeval.reports.words import Words, words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

    Plain = dict[str, Any]

TEMPLATES = Path(__file__).parent.parent / "templates" / "html"
LANGUAGES = {"zh": "zh-CN", "en": "en"}


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole report as the bytes of an .html."""
    model, w = story(card, request), words(request.lang)
    text = environment().get_template("report.html").render(_context(model, card, w))
    return Rendered(text.encode("utf-8"), tuple(model["placeholders"]), tuple(model["unused"]))


def _context(model: Plain, card: Scorecard, w: Words) -> Plain:
    from markupsafe import Markup

    pages = model["pages"]
    given = [
        (pages["summary"], "part"), *((s, "chapter") for s in model["chapters"]),
        (pages["limits"], "part"), (pages["signature"], "part"),
        *((s, "annex") for s in model["annexes"]),
    ]  # fmt: skip
    c = Context(
        w,
        {p["lead"]: f"problem-{n}" for n, p in enumerate(model["problems"], 1)},
        {
            e.id: f"evidence-{n}"
            for n, e in reversed([*enumerate(card.project.evidence, 1)])
            if e.id
        },
        [w("html.result"), *(s["number"] + s["heading"] for s, _ in given if s)],
    )
    sections = [_section(s, kind, n, c) for n, (s, kind) in enumerate(given, 1) if s]
    numbers = {p["id"]: f"problem-{n}" for n, p in enumerate(model["problems"], 1)}
    links = {
        kind: {key: mark for key, mark in found.items() if mark in c.placed}
        for kind, found in {"problem": numbers, "evidence": c.evidence}.items()
    }
    shown = TreeHtml(tree(card, w), w, model["scored"], links, c.region)
    style, script = (Markup(asset(name)) for name in ("style.css", "script.js"))
    return {
        "r": model, "t": w, "lang": LANGUAGES[w.lang], "sections": sections,
        "tree": {
            "id": ID, "title": shown.title, "board": Markup(shown.board(model["score"]["grade"])),
            "html": Markup(shown.section()),
        },
        "style": style, "script": script, "policy": policy(style, script),
        "version": VERSION, "digest": digest(card, w.lang),
    }  # fmt: skip


def _section(s: Plain, kind: str, number: int, c: Context) -> Plain:
    from markupsafe import Markup

    title = s["number"] + s["heading"]
    depth = c.head(max(s["level"], 1), title)
    mark = f"section-{number}"
    head = f'<h{depth} id="{mark}">{esc(title)}</h{depth}>'
    return {
        "id": mark, "title": title, "depth": depth, "kind": kind, "key": s["key"],
        "html": Markup(head + "\n" + flow(s["body"], c)),
    }  # fmt: skip


@cache
def asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """What the page may load: nothing but its own style and script, known by their hashes."""
    run = f"script-src 'sha256-{_hash(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; {run}"
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def environment() -> Any:
    """Sandboxed, strict, rooted in the template folder; every value is cleaned and escaped."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=_cleaned,
    )  # fmt: skip


def _cleaned(value: Any) -> Any:
    return clean(value) if type(value) is str else value
