"""What a report says in several places, worked out once for it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import contextmanager
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfeval.model.indicators import IndicatorSet

    Call = TypeVar("Call", bound=Callable[..., Any])


class _Here(threading.local):
    known: dict[tuple[Any, ...], tuple[Any, ...]] | None = None


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
    """A function of one to three records or words that don't change, whose result is not changed
    either.

    Objects are told apart by identity, and kept as long as their answers are.
    """

    def one(a: Any) -> Any:
        known = _HERE.known
        if known is None:
            return function(a)
        key = (function, id(a))
        found = known.get(key)
        if found is None:
            found = known[key] = (function(a), a)
        return found[0]

    def two(a: Any, b: Any) -> Any:
        known = _HERE.known
        if known is None:
            return function(a, b)
        key = (function, id(a), id(b))
        found = known.get(key)
        if found is None:
            found = known[key] = (function(a, b), a, b)
        return found[0]

    def three(a: Any, b: Any, c: Any) -> Any:
        known = _HERE.known
        if known is None:
            return function(a, b, c)
        key = (function, id(a), id(b), id(c))
        found = known.get(key)
        if found is None:
            found = known[key] = (function(a, b, c), a, b, c)
        return found[0]

    asked: Any = (one, two, three)[function.__code__.co_argcount - 1]
    return cast("Call", update_wrapper(asked, function))


_SETS = 16  # the latest, for as many as a batch may take in turn
_OF_SETS: OrderedDict[tuple[Any, int, str], tuple[IndicatorSet, Any]] = OrderedDict()
_LOCK = threading.Lock()


def of_set(make: Callable[[IndicatorSet, str], Any], indicator_set: IndicatorSet, lang: str) -> Any:
    """What reports say of a set whatever the project, made once for the projects that share it.

    A set is told by identity, and kept with what was made of it; nobody changes that.
    """
    key = (make, id(indicator_set), lang)
    with _LOCK:
        found = _OF_SETS.get(key)
        if found is None:
            found = _OF_SETS[key] = (indicator_set, make(indicator_set, lang))
            if len(_OF_SETS) > _SETS:
                _OF_SETS.popitem(last=False)
    return found[1]
