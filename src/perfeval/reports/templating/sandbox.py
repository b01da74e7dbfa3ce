"""Where templates run: plain data, no files but the template's own, and bounds to work and size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_STEPS, MOST_TEXT, MOST_NUMBER, MOST_RANGE = 500_000, 32_000_000, 10**30, 10_000
# what a template may call on texts, lists, dicts and Jinja's own objects; the rest of the methods
# can make something huge of something small, or say something of the machine
_METHODS = (
    "strip lstrip rstrip startswith endswith lower upper title capitalize split rsplit splitlines count "
    "index find get keys values items isdigit isdecimal isalpha removeprefix removesuffix "
    "cycle changed next reset current"
)
METHODS = frozenset(_METHODS.split())
# they draw lots, build HTML or Python's own notation, or grow without bound
_FILTERS = (
    "random pprint center format indent wordwrap batch slice urlize xmlattr attr filesizeformat"
)
_GLOBALS = "lipsum dict"
_STEPPED = "__stepped"
_JOINED = "__joined"


class TooMuch(SecurityError):
    """A template asks for more work or text than a report can be."""


class _Bounded(Template):
    """A template whose every rendering has the whole of its steps."""

    def render(self, *given: Any, **named: Any) -> str:
        self.environment.steps = 0  # type: ignore[attr-defined]
        return super().render(*given, **named)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds; `steps` counts loops and calls of one rendering."""

    template_class = _Bounded
    intercepted_binops = frozenset(("+", "*", "**", "%", "/", "//"))

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        self.steps = 0
        for name in _FILTERS.split():
            self.filters.pop(name)
        for name in _GLOBALS.split():
            self.globals.pop(name)
        self.globals["range"] = _range
        self.filters["replace"] = _bounded_replace(self.filters["replace"])
        self.filters["join"] = _bounded_join(self.filters["join"])
        self.filters[_STEPPED] = self._stepped
        self.filters[_JOINED] = _joined
        self.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _bounded(super()._parse(source, name, filename))

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMuch("steps")

    def _stepped(self, values: Any) -> Any:
        return _Stepped(self, values)

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
            if size > MOST_TEXT:
                raise TooMuch("size")
            found.append(part)
        return "".join(found)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.step()
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise TooMuch("format")
        texts = isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple))
        if operator == "*" and texts and _length(left) * _length(right) > MOST_TEXT:
            raise TooMuch("size")
        if operator == "**" and not (_small(left, 10**6) and _small(right, 16)):
            raise TooMuch("number")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, (str, list, tuple)) and len(found) > MOST_TEXT:
            raise TooMuch("size")
        if isinstance(found, int) and abs(found) > MOST_NUMBER:
            raise TooMuch("number")
        return found


def _length(value: Any) -> int:
    """How long a text is, or how often it is repeated."""
    if isinstance(value, (str, list, tuple)):
        return len(value)
    return abs(value) if isinstance(value, int) else 1


def _small(value: Any, bound: int) -> bool:
    return isinstance(value, (int, float)) and abs(value) <= bound


class _Stepped:
    """What a loop goes through, counted."""

    def __init__(self, environment: Sandbox, values: Any) -> None:
        self._environment, self._values = environment, values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self._environment.step()
            yield value


def _bounded(tree: nodes.Template) -> nodes.Template:
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _STEPPED, [], [], None, None, lineno=loop.lineno)
    _replace_concat(tree)
    return tree


def _replace_concat(node: nodes.Node) -> None:
    """`a ~ b` doubles as easily as `a * 2`."""
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, field, [_without_concat(one) for one in value])
        else:
            setattr(node, field, _without_concat(value))


def _without_concat(value: Any) -> Any:
    if not isinstance(value, nodes.Node):
        return value
    _replace_concat(value)
    if isinstance(value, nodes.Concat):
        parts = nodes.List(value.nodes, lineno=value.lineno)
        return nodes.Filter(parts, _JOINED, [], [], None, None, lineno=value.lineno)
    return value


def _joined(parts: list[Any]) -> Any:
    from markupsafe import Markup, soft_str

    texts = [soft_str(part) for part in parts]
    if sum(map(len, texts)) > MOST_TEXT:
        raise TooMuch("size")
    marked = any(hasattr(text, "__html__") for text in texts)
    return Markup("").join(texts) if marked else "".join(texts)


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MOST_RANGE:
        raise TooMuch("range")
    return found


def _bounded_replace(inner: Callable[..., Any]) -> Any:
    from jinja2 import pass_eval_context

    @pass_eval_context
    def replace(context: Any, text: str, old: str, new: str, count: int | None = None) -> Any:
        if len(str(text)) * max(1, len(str(new))) > MOST_TEXT and len(str(new)) > len(str(old)):
            raise TooMuch("size")
        return inner(context, text, old, new, count)

    return replace


def _bounded_join(inner: Callable[..., Any]) -> Any:
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


def sandbox(**options: Any) -> Sandbox:
    """An environment for templates of the package or of users."""
    return Sandbox(**options)
