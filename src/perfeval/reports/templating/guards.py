"""Jinja's filters, tests and functions within the bounds of a template's work."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from perfeval.reports.templating.finished import Finished
from perfeval.reports.templating.work import MOST_TEXT, STEP, TooMuch

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.reports.templating.work import Work

MOST_RANGE, MOST_PLACES = 10_000, 30
# how much longer a sign takes than in a plain copy: these look at words, or sign by sign
_SLOW = {
    **dict.fromkeys(("title", "wordcount", "urlencode", "tojson", "int", "float", "join"), 16),
    **dict.fromkeys(
        ("map", "select", "reject", "selectattr", "rejectattr", "unique", "sort", "groupby",
         "sum", "min", "max", "list", "dictsort"), 32,
    ),
    **dict.fromkeys(("inline", "line", "cell", "prose"), 8),
}  # fmt: skip
# these look at each item and what it holds
_LOOKING = (
    "string tojson sort unique min max groupby dictsort join upper lower title capitalize trim "
    "escape e forceescape wordcount urlencode replace truncate inline line cell prose "
    "eq == equalto ne != in lt < lessthan le <= gt > greaterthan ge >= "
    "__block __runs __attribute"
)
_DEEP = frozenset(_LOOKING.split())
_CHEAP = STEP // 2


def guarded(name: str, inner: Callable[..., Any], work: Work) -> Callable[..., Any]:
    """A filter that counts what it is given and what it makes."""
    deep, each, own = name in _DEEP, _SLOW.get(name, 1), name.startswith("__")

    @wraps(inner)
    def outer(*args: Any, **kwargs: Any) -> Any:
        work.add(_CHEAP)
        for one in (*args, *kwargs.values()):
            if not own or not isinstance(one, Finished):
                work.read(one, deep, each)
        found = inner(*args, **kwargs)
        return found if own else work.made(found)

    return outer


def asked(name: str, inner: Callable[..., Any], work: Work) -> Callable[..., Any]:
    """A test that counts what it is given."""
    deep = name in _DEEP

    @wraps(inner)
    def outer(*args: Any, **kwargs: Any) -> Any:
        work.add(_CHEAP)
        for one in (*args, *kwargs.values()):
            work.read(one, deep)
        return inner(*args, **kwargs)

    return outer


def bounded_range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MOST_RANGE:
        raise TooMuch("range")
    return found


def bounded_replace(inner: Callable[..., Any]) -> Any:
    from jinja2 import pass_eval_context

    @pass_eval_context
    def replace(context: Any, text: str, old: str, new: str, count: int | None = None) -> Any:
        if len(str(text)) * max(1, len(str(new))) > MOST_TEXT and len(str(new)) > len(str(old)):
            raise TooMuch("size")
        return inner(context, text, old, new, count)

    return replace


def bounded_join(inner: Callable[..., Any]) -> Any:
    from jinja2 import pass_eval_context

    @pass_eval_context
    def join(context: Any, values: Any, d: str = "", attribute: Any = None) -> Any:
        values = list(values)
        size = len(values) * len(str(d))
        if attribute is None:
            size += sum(len(value) for value in values if isinstance(value, str))
        if size > MOST_TEXT:
            raise TooMuch("size")
        return inner(context, values, d, attribute)

    return join


def bounded_round(inner: Callable[..., Any]) -> Any:
    def round_(value: Any, precision: int = 0, method: Any = "common") -> Any:
        if abs(precision) > MOST_PLACES:
            raise TooMuch("number")
        return inner(value, precision, method)

    return round_


def bounded_sum(inner: Callable[..., Any]) -> Any:
    from jinja2 import pass_environment

    @pass_environment
    def sum_(environment: Any, values: Any, attribute: Any = None, start: Any = 0) -> Any:
        if not isinstance(start, (int, float)):  # lists are copied again for each item
            raise TooMuch("number")
        return inner(environment, values, attribute, start)

    return sum_
