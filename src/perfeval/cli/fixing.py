"""`perfeval validate --fix` and `--diff`: mends that leave no choice, written or shown."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_fix import say
from perfeval.library.loader import Loader
from perfeval.source.mending import mended
from perfeval.validation.fixes import allowing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.validation.settings import Settings

STYLES = {"-": "31", "+": "32", "@": "36"}
NO_NEWLINE = "\\ No newline at end of file"


def fix(files: tuple[Path, ...], settings: Settings, write: bool, lang: str) -> bool:
    """Mends the files, or prints what would be mended, as far as the settings look for it and no
    comment accepts it; False when a file could not be written, which has then been said. A file
    that can't be read is left to the validation."""
    loader = Loader(Path(), everything=True)
    allows = allowing(settings)
    changed = total = 0
    done = True
    for path in files:
        data = _read(path)
        found = None if data is None else mended(data, path.as_posix(), allows)
        if data is None or found is None or not found.edits:
            continue
        shown = loader.shown(path)
        if write and not _written(path, found.data, lang):
            done = False
            continue
        changed += 1
        total += len(found.edits)
        if write:
            refuse(say("changed", lang, path=shown, places=_many("places", len(found.edits), lang)))
        else:
            sys.stdout.write(_shown("".join(difference(data, found.data, shown))))
    if done and (changed != 1 or not write):
        key = ("summary" if write else "would") if total else "nothing"
        places, names = _many("places", total, lang), _many("files", changed, lang)
        refuse(say(key, lang, places=places, files=names))
    return done


def difference(before: bytes, after: bytes, name: str) -> Iterator[str]:
    """A unified diff that `patch` and `git apply` take."""
    name = name.lstrip("/")
    old, new = (_lines(data) for data in (before, after))
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="\n"):
        yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}\n"


def _lines(data: bytes) -> list[str]:
    """Lines with their ends, whatever else may break a line on a screen."""
    lines = data.decode("utf-8").split("\n")
    return [line + "\n" for line in lines[:-1]] + [last for last in lines[-1:] if last]


def _shown(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    from perfeval.cli.cells import clean_document
    from perfeval.cli.streams import coloured

    text = clean_document(text)
    return _painted(text) if coloured(sys.stdout) else text


def _painted(text: str) -> str:
    return "".join(
        f"\x1b[{STYLES[line[0]]}m{line}\x1b[0m\n" if line[:1] in STYLES else f"{line}\n"
        for line in text.removesuffix("\n").split("\n")
    )


def _many(key: str, count: int, lang: str) -> str:
    return say(f"{key}.1" if count == 1 else key, lang, n=count)


def _read(path: Path) -> bytes | None:
    from perfeval.source.yaml_limits import MAX_BYTES

    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= MAX_BYTES else None


def _written(path: Path, data: bytes, lang: str) -> bool:
    from perfeval.cli.writing import write

    why = write(path, data, lang)
    if why:
        refuse(why)
    return not why
