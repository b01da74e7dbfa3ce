"""Which installed fonts draw a text: one for all of it, others for single signs that it lacks.

What a font says it has is not enough: Last Resort fonts claim every sign and draw boxes.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.request import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "Microsoft YaHei",
    "SimHei", "PingFang SC", "Heiti SC", "STHeiti", "Hiragino Sans GB", "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "FangSong", "KaiTi",
    "STSong", "AR PL UMing CN", "AR PL UKai CN", "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
NAMED = 20  # signs that a message names
SAME = 2  # so many neighbours with the same drawing: it is none of the sign


class Face(NamedTuple):
    """An installed font: its name, its file, and which face of the file."""

    name: str
    path: str
    number: int


def families(signs: set[str]) -> list[str] | Fault:
    """The names of fonts that draw all the signs: first the one for the text, then those for
    what it lacks. A fault names the signs that no font draws."""
    found, missing = chosen(signs, installed())
    if missing and added():
        found, missing = chosen(signs, installed())
    if not missing:
        return found
    shown = "".join(sorted(missing)[:NAMED])
    return Fault("charts.font", {"signs": shown, "fonts": ", ".join(FONTS[:6])})


def chosen(signs: set[str], faces: Iterable[Face]) -> tuple[list[str], set[str]]:
    """The names of the fonts that are needed, and the signs that none of them draws."""
    found: list[str] = []
    missing = set(signs)
    for group in _by_kind(faces):
        if group and not found:
            first = max(group, key=lambda face: len(drawn(face, missing)))
            group = [first, *group]
        for face in group:
            own = drawn(face, missing)
            found += [face.name] if own else []
            missing -= own
    return found, missing


def installed() -> Iterator[Face]:
    """The upright and regular fonts that the drawing library finds by their names."""
    from matplotlib.font_manager import FontProperties, fontManager

    # its list is kept from earlier runs; fonts may have gone since
    fontManager.ttflist[:] = [one for one in fontManager.ttflist if Path(one.fname).is_file()]
    names = {
        entry.name
        for entry in fontManager.ttflist
        if entry.style == "normal" and entry.weight in (400, "normal", "regular")
    }
    for name in sorted(names):
        try:
            # the very file that a family of this name is drawn with
            path = fontManager.findfont(
                FontProperties(family=[name]), fallback_to_default=False, rebuild_if_missing=False
            )
        except ValueError:
            continue
        yield Face(name, str(path), getattr(path, "face_index", 0))


def added() -> bool:
    """Whether fonts have been installed since the drawing library made its list: now it has them."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    known = {entry.fname for entry in fontManager.ttflist}
    new = sorted({str(path) for path in findSystemFonts()} - known)
    for path in new:
        # a file that is no font it can read stays out
        with suppress(OSError, RuntimeError, ValueError, TypeError):
            fontManager.addfont(path)
    return bool(new)


def _by_kind(faces: Iterable[Face]) -> tuple[list[Face], list[Face]]:
    """The Chinese fonts by their order, then the others by name."""
    known = {face.name: face for face in faces}
    chinese = [known.pop(name) for name in FONTS if name in known]
    return chinese, [known[name] for name in sorted(known)]


def drawn(face: Face, signs: set[str]) -> set[str]:
    """Those of the signs that a font has a drawing of its own for."""
    if not signs or "last resort" in face.name.lower():
        return set()
    font = _opened(face)
    return {sign for sign in signs if _own(font, ord(sign))} if font is not None else set()


def _own(font: Any, code: int) -> bool:
    """Whether the drawing is the sign's: there is one, it is not the box for what is missing,
    nor one that stands for all signs around it."""
    own = _outline(font, code)
    if not own or own == _glyph(font, 0):
        return False
    near = (code - 2, code - 1, code + 1, code + 2)
    return sum(_outline(font, other) == own for other in near) < SAME


def _outline(font: Any, code: int) -> bytes:
    index = font.get_char_index(code)
    return _glyph(font, index) if index else b""


def _glyph(font: Any, index: int) -> bytes:
    """The outline of a glyph; nothing for a blank one and for a picture in colours."""
    try:
        font.load_glyph(index)
        points, codes = font.get_path()
    except (RuntimeError, ValueError):
        return b""
    return bytes(points.tobytes() + codes.tobytes())


@cache
def _opened(face: Face) -> Any:
    from matplotlib.ft2font import FT2Font

    try:
        return FT2Font(face.path, face_index=face.number) if face.number else FT2Font(face.path)
    except (OSError, RuntimeError, TypeError):
        return None
