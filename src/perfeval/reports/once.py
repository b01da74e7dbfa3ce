"""What a report says in several places, worked out once for it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = TypeVar("Call", bound=Callable[..., Any])


class _Here(threading.local):
    known: dict[tuple[Any, ...], tuple[Any, tuple[Any, ...]]] | None = None


_HERE = _Here()


@contextmanager
def remembering() -> Iterator[None]:
    """As long as it lasts, functions marked `once` answer the same objects from memory.

    It is for one report: nothing is kept behind its end, so nothing passes from one to another.
    """
    if _HERE.known is not None:
        yield
        return
    _HERE.known = {}
    try:
        yield
    finally:
        _HERE.known = None


def once(function: Call) -> Call:
    """A function of records and words that don't change, whose result is not changed either.

    Objects are told apart by identity, and kept as long as their answers are.
    """

    def asked(*given: Any) -> Any:
        known = _HERE.known
        if known is None:
            return function(*given)
        key = (function, *map(id, given))
        found = known.get(key)
        if found is None:
            found = known[key] = (function(*given), given)
        return found[0]

    asked.__name__, asked.__doc__, asked.__wrapped__ = (  # type: ignore[attr-defined]
        function.__name__, function.__doc__, function,
    )  # fmt: skip
    return cast("Call", asked)
