"""The fonts of a PDF: embedded, and with a glyph for every sign that they draw."""

from __future__ import annotations

import html
import re
import subprocess
from functools import cache
from pathlib import Path

_SPEC = re.compile(r'<fontspec id="(\d+)"[^>]*family="(?:[A-Z]{6}\+)?([^"]*)"')
_TEXT = re.compile(r'<text [^>]*font="(\d+)">(.*?)</text>', re.DOTALL)


def not_embedded(pdf: Path) -> list[str]:
    lines = _output("pdffonts", str(pdf)).splitlines()[2:]
    return [f"font not embedded: {line}" for line in lines if line.split()[-5] != "yes"]


def without_glyph(pdf: Path) -> list[str]:
    """Signs drawn in a font that has no glyph for them: they are boxes on the page.

    A PDF gives each text its font; what the font of that name has, fontconfig says. Faces of one
    collection share the name of the first (a Simplified Chinese face shows up as …JP).
    """
    layer = _output("pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", str(pdf))
    names = dict(_SPEC.findall(layer))
    drawn: dict[str, set[str]] = {}
    for font, text in _TEXT.findall(layer):
        plain = html.unescape(re.sub(r"<[^>]*>", "", text))
        drawn.setdefault(names[font], set()).update(plain)
    found = []
    for name, signs in sorted(drawn.items()):
        known = _charset(name)
        if known is None:
            found.append(f"font unknown to fontconfig: {name}")
            continue
        boxes = sorted(s for s in signs if not s.isspace() and ord(s) not in known)
        if boxes:
            found.append(f"no glyph in {name}: {''.join(boxes)}")
    return found


def _charset(name: str) -> frozenset[int] | None:
    """What an installed font has; LibreOffice adds the features it used to the name."""
    fonts = _installed()
    while name not in fonts and "-" in name:
        name = name.rpartition("-")[0]
    return fonts.get(name)


@cache
def _installed() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for line in set(_output("fc-list", "--format", "%{postscriptname}|%{charset}\n").splitlines()):
        name, _, ranges = line.partition("|")
        signs: set[int] = set()
        for part in ranges.split():
            first, _, last = part.partition("-")
            signs.update(range(int(first, 16), int(last or first, 16) + 1))
        found[name] = found.get(name, frozenset()) | signs
    return found


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()
