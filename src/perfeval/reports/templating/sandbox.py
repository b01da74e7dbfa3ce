"""Where templates run: plain data, no files but the template's own, and bounds to work and size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from perfeval.reports.templating import guards
from perfeval.reports.templating.counted import (
    CHARGED,
    JOINED,
    READ,
    SLICED,
    STEPPED,
    Stepped,
    counted,
)
from perfeval.reports.templating.work import (
    MOST_ITEMS,
    MOST_NUMBER,
    MOST_OUTPUT,
    MOST_TEXT,
    STEP,
    TooMuch,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# what a template may call on texts, lists, dicts and Jinja's own objects; the rest of the methods
# can make something huge of something small, or say something of the machine
_METHODS = (
    "strip lstrip rstrip startswith endswith lower upper title capitalize split rsplit splitlines count "
    "index find get keys values items isdigit isdecimal isalpha removeprefix removesuffix "
    "cycle changed next reset current"
)
METHODS = frozenset(_METHODS.split())
# they draw lots, build HTML or Python's own notation, or grow without bound
_FILTERS = "random pprint center format indent wordwrap batch slice urlize xmlattr attr filesizeformat striptags"
_GLOBALS = "lipsum dict"
_SIZED = (str, list, tuple)


class _Bounded(Template):
    """A template whose every rendering has the whole of its work."""

    def render(self, *given: Any, **named: Any) -> str:
        self.environment.work.done = 0  # type: ignore[attr-defined]
        return super().render(*given, **named)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds; `work` counts what one rendering does."""

    template_class = _Bounded
    printing = 2  # how much longer a sign takes to print than to copy
    done: Callable[[str], str] = (
        str  # what a macro has printed, which is not printed as a text again
    )
    intercepted_binops = frozenset(("+", "-", "*", "**", "%", "/", "//"))

    def __init__(self, finalize: Callable[[Any], Any] | None = None, **options: Any) -> None:
        self.work = Work()
        super().__init__(undefined=StrictUndefined, finalize=self._printed, **options)
        self._finalize = finalize
        for name in _FILTERS.split():
            self.filters.pop(name)
        for name in _GLOBALS.split():
            self.globals.pop(name)
        self.globals["range"] = guards.bounded_range
        for name in ("replace", "join", "round", "sum"):
            self.filters[name] = getattr(guards, f"bounded_{name}")(self.filters[name])
        self.add_filters(dict(self.filters))
        tests: dict[str, Any] = dict(self.tests)
        self.tests = {name: guards.asked(name, test, self.work) for name, test in tests.items()}
        self.filters |= {
            STEPPED: self._stepped, JOINED: self._joined, READ: self._read, CHARGED: self.work.add,
            SLICED: self._sliced,
        }  # fmt: skip
        self.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}

    def add_filters(self, more: dict[str, Callable[..., Any]]) -> None:
        for name, inner in more.items():
            self.filters[name] = guards.guarded(name, inner, self.work)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return counted(super()._parse(source, name, filename), STEP)

    def _stepped(self, values: Any, units: int) -> Stepped:
        return Stepped(self.work, values, units)

    def _read(self, value: Any) -> Any:
        self.work.read(value, deep=True)
        return value

    def _sliced(self, value: Any) -> Any:
        self.work.read(value)
        return value

    def _joined(self, parts: list[Any]) -> Any:
        from markupsafe import Markup, soft_str

        self.work.read(parts, deep=True)
        texts = [soft_str(part) for part in parts]
        if sum(map(len, texts)) > MOST_TEXT:
            raise TooMuch("size")
        marked = any(hasattr(text, "__html__") for text in texts)
        return self.work.made(Markup("").join(texts) if marked else "".join(texts))

    def _printed(self, value: Any) -> Any:
        self.work.add(STEP // 2)
        if isinstance(value, (*_SIZED, dict)):
            self.work.read(value, deep=True, each=self.printing if type(value) is str else 1)
        return self._finalize(value) if self._finalize is not None else value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if callable(value) and not isinstance(value, Macro) and attr not in METHODS:
            return False
        return bool(super().is_safe_attribute(obj, attr, value))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key before a method: `series.values` is what the data says."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:
        """`"{:999999999}".format(1)` is no way to make text."""

    def concat(self, parts: Iterable[str]) -> str:
        found, size = [], 0
        for part in parts:
            size += len(part)
            if size > MOST_OUTPUT:
                raise TooMuch("size")
            found.append(part)
        self.work.add(size // 4)
        return "".join(found)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.work.add(STEP)
        if isinstance(obj, Macro):  # what it makes is printed, and counted as that
            found = super().call(context, obj, *args, **kwargs)
            return type(self).done(found) if type(found) is str else found
        for one in (getattr(obj, "__self__", None), *args, *kwargs.values()):
            if isinstance(one, _SIZED):
                self.work.read(one, deep=True)
        return self.work.made(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise TooMuch("format")
        if not (_small(left) and _small(right)):
            raise TooMuch("number")
        size = _length(left) * _length(right)
        for one in (left, right):
            most = MOST_TEXT if isinstance(one, str) else MOST_ITEMS
            if operator == "*" and isinstance(one, _SIZED) and size > most:
                raise TooMuch("size")
        if operator == "**" and not (_small(left, 10**6) and _small(right, 16)):
            raise TooMuch("number")
        self.work.add(STEP // 4)
        return self.work.made(super().call_binop(context, operator, left, right))


def _length(value: Any) -> int:
    """How long a text is, or how often it is repeated."""
    if isinstance(value, _SIZED):
        return len(value)
    return abs(value) if isinstance(value, int) else 1


def _small(value: Any, bound: int = MOST_NUMBER) -> bool:
    return not isinstance(value, (int, float)) or abs(value) <= bound


def sandbox(**options: Any) -> Sandbox:
    """An environment for templates of the package."""
    return Sandbox(**options)
