"""What the text layer of a PDF says, against the score document."""

from __future__ import annotations

import json
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from perfeval.model.scorecard import Scorecard
from perfeval.reports.score_document import document
from perfeval.reports.words import words

NEVER = ("\ufffd", "{{", "{%", "%}", "}}", "Undefined", "<w:", "Markup(")
MM = 72 / 25.4
OFF, LOOSE = (35 - 7) * MM, 1.5 * MM  # of a page's number from the edge of the sheet
FURTHEST = 60  # words between an indicator's name and its score
SENTENCE = ("：", ":", "，", ",", "。")  # what follows a name in prose, not in a cell


class Layer(NamedTuple):
    """Words in the order in which they are drawn, `text` without spaces, where each word ends."""

    words: list[str]
    text: str
    ends: list[int]


def page_count(pdf: Path) -> int:
    told = _output("pdfinfo", str(pdf))
    return int(re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE).group(1))  # type: ignore[union-attr]


def raw(pdf: Path) -> Layer:
    """Drawn order keeps the cells of a table row together, however they are wrapped."""
    found = _output("pdftotext", "-raw", str(pdf), "-").split()
    return Layer(found, "".join(found), list(accumulate(len(word) for word in found)))


def numbers_out_of_place(pdf: Path) -> list[str]:
    """Pages behind the cover whose number (— 1 —) is not where the standard wants it.

    Its middle is 7 mm off the text: below it, odd numbers right and even ones left; on landscape
    sheets left of it, odd numbers low and even ones high, as on the upright sheet turned.
    """
    pages = _output("pdftotext", "-bbox", str(pdf), "-").split("<page ")[1:]
    found = [] if not _dashes(pages[0]) else ["a number on the cover"]
    for number, page in enumerate(pages[1:], 1):
        width, height = (
            float(size) for size in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2]
        )
        wide = width > height
        # along the edge that carries the number, and into the sheet from that edge
        places = [(y, x) if wide else (x, height - y) for x, y in _dashes(page)]
        inside = [along for along, off in places if abs(off - OFF) < LOOSE]
        middle = (height if wide else width) / 2
        if len(inside) != 2 or any((along > middle) != (number % 2 == 1) for along in inside):
            found.append(f"page {number}: its number is not in its place")
    return found


def _dashes(page: str) -> list[tuple[float, float]]:
    """Middles of the dashes near the edges, in points."""
    boxes = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">—<', page)
    return [((float(a) + float(c)) / 2, (float(b) + float(d)) / 2) for a, b, c, d in boxes]


def leftovers(layer: Layer, placeholders: Sequence[str], lang: str) -> list[str]:
    """What a template leaves behind, and gaps that nobody was told of."""
    never = (*NEVER, "None") if lang == "zh" else NEVER
    found = [f"left in the text: {sign}" for sign in never if sign in layer.text]
    start = _plain(words(lang)("placeholder", what="|").partition("|")[0])
    told = [_plain(what) for what in placeholders]
    for place in re.finditer(re.escape(start), layer.text):
        rest = layer.text[place.end() :]
        if not any(rest.startswith(what) for what in told):
            found.append(f"a gap not counted: {rest[:20]}")
    return found


def wrong_scores(layer: Layer, card: Scorecard, lang: str) -> list[str]:
    """Scores of the score document that don't stand whole in the row of their indicator.

    Of the branches those of level 1 have a row of their own.
    """
    scores = json.loads(document(card, lang), parse_float=str, parse_int=str)
    names = {_plain(item["path"][-1]) for item in (*scores["indicators"], *scores["branches"])}
    found = []
    tops = [branch for branch in scores["branches"] if len(branch["path"]) == 1]
    for item in (*scores["indicators"], *tops):
        name, score = _plain(item["path"][-1]), item["score"]
        if score is None:
            continue
        rows = [_row(layer, end, names - {name}) for end in _ends(layer, name)]
        if not any(_same(word, score) for row in rows for word in row):
            found.append(f"{item['path'][-1]}: {score} not in its row")
    if scores["total"] is not None:
        labels = [_plain(words(lang)(key)) for key in ("row.total", "row.total_score")]
        rows = [_row(layer, end, set()) for label in labels for end in _ends(layer, label)]
        if not any(_same(word, scores["total"]) for row in rows for word in row):
            found.append(f"total {scores['total']} not in its row")
    return found


def _ends(layer: Layer, name: str) -> Iterator[int]:
    return (place.end() for place in re.finditer(re.escape(name), layer.text))


def _row(layer: Layer, end: int, others: set[str]) -> list[str]:
    """The words behind a name in a table, up to the next indicator's; none in a sentence.

    In a sentence the score stands too: only a table shows whether its cell is wide enough.
    """
    if layer.text[end : end + 1] in SENTENCE:
        return []
    first = bisect_left(layer.ends, end) + 1
    found: list[str] = []
    said = ""
    for word in layer.words[first : first + FURTHEST]:
        said += word
        if "。" in word or any(said.endswith(other) for other in others):
            break
        found.append(word)
    return found


def _same(word: str, score: str) -> bool:
    """The printed number; a table may print the score without needless zeros."""
    if not re.fullmatch(r"\d+(?:\.\d+)?", word):
        return False
    return word == score or float(word) == float(score)


def _plain(text: str) -> str:
    return "".join(text.split())


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()
