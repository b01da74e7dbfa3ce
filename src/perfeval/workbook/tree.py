"""What is still to be laid out of a project, and what has been read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.workbook.plain import NO_LIST, NO_MAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.workbook.paths import Path

TAKEN = None


class Stock:
    """A project's plain values, from which every sheet takes what it shows.

    What no sheet has taken is left for the last one, so nothing of a project gets lost.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def at(self, path: Path) -> Any:
        """What is (still) there; None where nothing is."""
        found: Any = self.values
        for piece in path:
            if isinstance(found, dict) and isinstance(piece, str):
                found = found.get(piece)
            elif isinstance(found, list) and isinstance(piece, int) and piece < len(found):
                found = found[piece]
            else:
                return None
        return found

    def take(self, path: Path) -> str:
        """The text there, which is then taken; "" where there is none."""
        owner = self.at(path[:-1])
        found = self.at(path)
        if not isinstance(found, str) or found in (NO_LIST, NO_MAP) or _uneven(found):
            return ""
        self._drop(owner, path[-1])
        return found

    def take_list(self, path: Path) -> list[str]:
        """The texts of a list, which are then taken; [] where there is anything else."""
        found = self.at(path)
        if not isinstance(found, list) or not all(_word(item) for item in found):
            return []
        self._drop(self.at(path[:-1]), path[-1])
        return found

    def take_empty(self, path: Path, mark: str) -> bool:
        """Whether there is an empty list or mapping, which is then taken."""
        if self.at(path) != mark:
            return False
        self._drop(self.at(path[:-1]), path[-1])
        return True

    def _drop(self, owner: Any, key: str | int) -> None:
        if isinstance(owner, dict):
            owner.pop(key, None)
        else:
            owner[key] = TAKEN

    def left(self) -> Iterator[tuple[Path, str]]:
        """Path and text of everything not yet taken."""
        yield from _left((), self.values)


def _uneven(text: str) -> bool:
    """Whether a cell would lose something of it: blanks before its first word."""
    return text != text.lstrip() or len(text) > 32_000


def _word(item: Any) -> bool:
    return isinstance(item, str) and bool(item.strip()) and item not in (NO_LIST, NO_MAP)


def _left(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _left((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _left((*path, index), inner)
    elif isinstance(value, str):
        yield path, value
