"""Finished parts of a document, made when a template prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Unfinished(Exception):
    """A finished part could not be made: no fault of the template that prints it. Its cause says why."""


class Finished:
    """Whole paragraphs and tables in the notation of the file; made once, on first use."""

    __slots__ = ("_make", "_text")

    def __init__(self, make: Callable[[], str]) -> None:
        self._make: Callable[[], str] | None = make
        self._text = ""

    def __html__(self) -> str:
        if self._make is not None:
            try:
                self._text, self._make = self._make(), None
            except Exception as error:
                raise Unfinished(str(error)) from error
        return self._text

    def __str__(self) -> str:
        return self.__html__()

    def __len__(self) -> int:
        return len(self.__html__())

    def __bool__(self) -> bool:
        return True


class Absent(dict[str, Any]):
    """What this report does not have: false in `{% if %}`, and printed as nothing."""

    def __bool__(self) -> bool:
        return False
