"""Tags that are not written as Jinja reads them, each with its own complaint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2.exceptions import TemplateError

from perfeval.reports.templating.near import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

BLOCKS = ("if", "for", "macro", "call", "filter", "set", "with", "block", "raw", "autoescape")
MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
FILES = ("include", "import", "from", "extends")
_WORD = re.compile(r"\s*[-+]?\s*(\w*)")
_WIDE = re.compile("[，。、；：（）［］｜．“”‘’＝＋－＊／＜＞！｛｝％＂＇｀]")
MOST_OPEN = 100
MOST_DEPTH, MOST_TAGS, MOST_SIGNS = 20, 3000, 300_000
_SIGNS = re.compile(r"(?:[-+]\s*|\bnot\s+)+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class Written(NamedTuple):
    """A tag as plain Jinja; `home` is where it stands and what it stands for, which must be the
    same for all tags of a block."""

    text: str
    home: str = ""


class Bad(NamedTuple):
    """`tag` is the number of the tag; `key` says what is wrong with it."""

    tag: int
    key: str
    params: dict[str, str]


def too_many(tags: Sequence[str]) -> bool:
    """Whether a template has more than can be read in a moment."""
    return len(tags) > MOST_TAGS or sum(map(len, tags)) > MOST_SIGNS


def too_open(text: str) -> bool:
    """Whether so many tags are begun and never closed that looking for their ends takes long."""
    return any(
        text.count(begin, text.rfind(end) + 1) > MOST_OPEN
        for begin, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
    )


def check(
    tags: Sequence[Written], environment: Environment, files: bool, blocks: bool = True
) -> list[Bad]:
    """What is wrong with the tags one by one, and with their `blocks`; `files` allows includes."""
    found: list[Bad] = []
    stack: list[tuple[str, int]] = []
    for number, tag in enumerate(tags):
        if tag.text.startswith("{#"):
            continue
        word = _word(tag.text)
        if stack and stack[-1][0] == "raw" and word != "endraw":
            continue
        if word in FILES and not files:
            found.append(Bad(number, "include", {}))
            continue
        if word and word not in _statements(files):
            likely = near(word, _statements(files))
            found.append(Bad(number, "statement", {"name": word, "near": likely or "if"}))
            continue
        bad = _alone(tag.text, word, environment)
        if bad is not None:
            found.append(Bad(number, *bad))
        found += _block(number, word, tags, stack)
    if not blocks:
        return [bad for bad in found if not bad.key.startswith(("unopened", "mixed"))]
    found += [Bad(n, "unclosed", {"end": f"end{word}"}) for word, n in stack]
    return sorted(found, key=lambda one: one.tag)


def _statements(files: bool) -> list[str]:
    ends = (f"end{word}" for word in BLOCKS)
    return [*BLOCKS, *ends, *MIDDLE, *(FILES if files else ())]


def _word(tag: str) -> str:
    found = _WORD.match(tag[2:-2]) if tag.startswith("{%") else None
    return found.group(1) if found else ""


def _opens(word: str, tag: str) -> bool:
    return word in BLOCKS and not (word == "set" and "=" in tag)


def _block(
    number: int, word: str, tags: Sequence[Written], stack: list[tuple[str, int]]
) -> Iterable[Bad]:
    tag = tags[number]
    if _opens(word, tag.text):
        stack.append((word, number))
        return
    within = word in MIDDLE or word.startswith("end")
    if not word or not within:
        return
    wanted = MIDDLE.get(word, (word.removeprefix("end"),))
    if not stack or stack[-1][0] not in wanted:
        open_ = f"end{stack[-1][0]}" if stack else ""
        yield Bad(number, "unopened.other" if stack else "unopened", {"name": word, "end": open_})
        if any(one in wanted for one, _ in stack):
            while stack.pop()[0] not in wanted:
                pass
        return
    if tag.home != tags[stack[-1][1]].home:
        yield Bad(number, "mixed", {"first": tags[stack[-1][1]].text})
    if word.startswith("end"):
        stack.pop()


def _alone(text: str, word: str, environment: Any) -> tuple[str, dict[str, str]] | None:
    if word.startswith("end") or word in ("else", "raw"):
        return None
    if _depth(text) > MOST_DEPTH:
        return "deep", {}
    whole = text
    if word == "elif":
        whole = (
            "{% if "
            + text[2:-2].lstrip("-+ \t\n").removeprefix("elif").rstrip("-+")
            + "%}{% endif %}"
        )
    elif _opens(word, text):
        whole = text + "{% end" + word + " %}"
    try:
        environment.parse(whole)
    except TemplateError as error:
        wide = _WIDE.search(_QUOTED.sub("", text))
        if wide:
            return "wide", {"sign": wide.group()}
        return "syntax", {"reason": error.message or ""}
    except RecursionError:
        return "deep", {}
    return None


def _depth(tag: str) -> int:
    """How deep its brackets nest, and how many signs stand before one value."""
    plain = _QUOTED.sub("", tag[2:-2])
    depth = most = 0
    for sign in plain:
        depth += (sign in "([{") - (sign in ")]}")
        most = max(most, depth)
    signs = max(map(len, _SIGNS.findall(plain)), default=0)
    return max(most, signs // 2)
