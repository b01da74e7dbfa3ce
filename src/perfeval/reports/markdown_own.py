"""The report in a user's own Markdown template."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import FileSystemLoader
from jinja2.exceptions import TemplateError, TemplateNotFound

from perfeval.i18n.cli_template import say
from perfeval.reports.markdown import context, tidy
from perfeval.reports.request import Fault
from perfeval.reports.templating import syntax
from perfeval.reports.templating.faults import failed, mistaken, much, said
from perfeval.reports.templating.finished import Unfinished
from perfeval.reports.templating.markdown_sandbox import environment
from perfeval.reports.templating.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfeval.reports.words import Words

MOST = 4_000_000
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPEN = re.compile(r"\{\{|\{%|[{｛][｛％]|｛[{%]|％[}｝]|｝[}｝]")


class Own(NamedTuple):
    """A template; without one when it can't be used, for the faults or for names it has."""

    template: Any
    source: str
    faults: tuple[Fault, ...] = ()
    environment: Any = None


class Within(FileSystemLoader):
    """Files of the template's folder; a link that leads out of it is no file of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder.resolve()

    def get_source(self, environment: Any, template: str) -> Any:
        path = (self.folder / template).resolve()
        if not path.is_relative_to(self.folder) or not path.is_file():
            raise TemplateNotFound(template)
        if path.stat().st_size > MOST:
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def filled(path: Path, model: dict[str, Any], w: Words) -> tuple[str, tuple[Fault, ...]]:
    """The report, or what is wrong with the template."""
    try:
        state = path.stat()
    except OSError as error:
        return "", (Fault("unread", {"reason": error.strerror or str(error)}),)
    if state.st_size > MOST:
        return "", (Fault("docx.size", {"limit": str(MOST // 1_000_000)}),)
    path = path.absolute()
    own = _own(path, state.st_mtime_ns, state.st_size, w.lang)
    if own.faults:
        return "", own.faults
    given = context(model, w)
    faults = mistaken(own.source, given, own.environment, "md", _where(own.source, w.lang))
    if faults:
        return "", tuple(faults)
    try:
        text = own.template.render(given)
    except Unfinished:
        raise
    except Exception as error:  # whatever an author's expression may bring about
        return "", (failed(error, _where(own.source, w.lang), str(path)),)
    return tidy(text), ()


@lru_cache(maxsize=8)
def _own(path: Path, changed: int, size: int, lang: str) -> Own:
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Own(None, "", (Fault("text.code", {}),))
    except OSError as error:
        return Own(None, "", (Fault("unread", {"reason": error.strerror or str(error)}),))
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    jinja = environment(Within(path.parent))
    if syntax.too_open(source):
        return Own(None, source, (much(),))
    found = list(_TAG.finditer(source))
    if syntax.too_many([match.group() for match in found]):
        return Own(None, source, (much(),))
    faults = _signs(source, found, lang)
    tags = [syntax.Written(match.group()) for match in found]
    for bad in syntax.check(tags, jinja, files=True, blocks=not faults):
        params = said(bad.params, lang)
        faults.append(_fault(bad.key, source, found[bad.tag], lang, params))
    if faults:
        return Own(None, source, tuple(faults))
    try:
        tree = jinja.compile(source, filename=str(path))
        return Own(
            jinja.template_class.from_code(jinja, tree, jinja.make_globals(None)), source, (), jinja
        )
    except TemplateError as error:
        if type(error).__name__ == "TemplateAssertionError":
            return Own(None, source, (), jinja)  # told with all other names, by the check
        line = getattr(error, "lineno", 1) or 1
        tag, place = _where(source, lang)(line, "") or ("", "")
        params = {"tag": tag, "place": place, "reason": reason(error.message or "", lang)}
        return Own(None, source, (Fault("tag.syntax", params),))
    except (RecursionError, SyntaxError, MemoryError):
        return Own(None, source, (Fault("template.deep", {}),))


def _signs(source: str, found: list[re.Match[str]], lang: str) -> list[Fault]:
    """Tags that are not closed, and full-width signs that look like a tag's."""
    rest = _TAG.sub(lambda match: re.sub(r"[^\n]", "\x00", match.group()), source)
    faults = []
    for match in _OPEN.finditer(rest):
        params = {"place": _place(source, match.start(), lang), "sign": match.group()}
        wide = not match.group().isascii()
        text = source[match.start() :].split("\n", 1)[0][:40]
        faults.append(Fault("tag.wide" if wide else "tag.open", {**params, "tag": text}))
    for match in found:
        if "{{" in match.group()[2:] or "{%" in match.group()[2:]:
            faults.append(_fault("open", source, match, lang, {}))
    return faults


def _fault(key: str, source: str, match: re.Match[str], lang: str, params: dict[str, str]) -> Fault:
    place = _place(source, match.start(), lang)
    text = " ".join(match.group().split())[:40]
    return Fault(f"tag.{key}", {"place": place, "tag": text, **params})


def _place(source: str, at: int, lang: str) -> str:
    line = source.count("\n", 0, at) + 1
    return say("place.line", lang, line=line, column=at - source.rfind("\n", 0, at))


def _where(source: str, lang: str) -> Callable[[int, str], tuple[str, str] | None]:
    """The tag of a line that has the name (or the line itself), and its place."""
    lines = source.split("\n")

    def where(line: int, name: str) -> tuple[str, str] | None:
        if not 0 < line <= len(lines):
            return None
        text = lines[line - 1]
        tags = list(_TAG.finditer(text))
        found = next((tag for tag in tags if name in tag.group()), tags[0] if tags else None)
        column = found.start() + 1 if found else 1
        shown = found.group() if found else text.strip()
        return shown[:40], say("place.line", lang, line=line, column=column)

    return where
