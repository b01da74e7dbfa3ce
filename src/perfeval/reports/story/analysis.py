"""The analysis of the indicators: branches, their groups, every leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.chapters import chinese
from perfeval.reports.story.elements import Element, heading, para, prose, run

if TYPE_CHECKING:
    from perfeval.reports.words import Words

    Plain = dict[str, Any]


def analysis(r: Plain, s: Plain, w: Words) -> list[Element]:
    """The branches of a section; each has a heading of its own when there are several."""
    found: list[Element] = []
    several = len(s["branches"]) > 1
    level = s["level"] + 1
    for at, index in enumerate(s["branches"], 1):
        branch = r["analyses"][index]
        if several:
            found.append(heading(level, sub_number(w, s, (at,)), branch["name"]))
        opening = _opening(branch, s["text"])
        if opening:
            found.append(para(opening))
        for place, group in enumerate(branch["groups"], 1):
            numbers = (at, place) if several else (place,)
            found += _group(group, s, numbers, level + several, w)
    return found


def _opening(branch: Plain, own: str) -> str:
    """The branch in words; behind a text of the project only the losses that it does not name."""
    if not own:
        text: str = branch["opening"]
        return text
    told: str = branch["told"]
    return told if not all(name in own for name in branch["told_names"]) else ""


def _group(group: Plain, s: Plain, numbers: tuple[int, ...], level: int, w: Words) -> list[Element]:
    found = [heading(level, sub_number(w, s, numbers), group["name"])] if group["name"] else []
    for leaf in group["leaves"]:
        name = run("–".join([*leaf["between"], leaf["name"]]), True)
        if leaf["analysis"]:
            found += [prose(leaf["analysis"], level, name, w("colon")), para(leaf["text"])]
        else:
            found.append(para(name, w("colon"), leaf["text"]))
    return found + ([para(group["closing"])] if group["closing"] else [])


def sub_number(w: Words, section: Plain, numbers: tuple[int, ...]) -> str:
    """The number of a generated heading below a section, in the outline's own manner."""
    if w.lang != "zh":
        head = section["number"].strip().rstrip(".")
        return ".".join([head, *(str(n) for n in numbers)]) + " "
    n, level = numbers[-1], section["level"] + len(numbers)
    if level == 2:
        return f"（{chinese(n)}）"
    return f"{n}. " if level == 3 else f"（{n}）"
