"""How text in a Word document is set: defaults, styles and direct formatting, one over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.layout import Face, Spacing
from perfeval.source.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Props = dict[str, str]
_OFF = ("0", "false", "off", "none")
DEEPEST = 20  # styles may rest on each other in a circle


def value(element: Any, name: str = "val") -> str:
    return element.get(W + name, "") if element is not None else ""


def on(element: Any) -> bool:
    """Whether a switch such as <w:b/> is on."""
    return element is not None and value(element) not in _OFF


class Styles:
    """The styles of a document."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        root = parts.get("word/styles.xml")
        found = [] if root is None else root.findall(W + "style")
        self.by_id = {value(style, "styleId"): style for style in found}
        self.names = {key: value(style.find(W + "name")) for key, style in self.by_id.items()}
        self.default = next(
            (value(s, "styleId") for s in found if value(s, "type") == "paragraph" and value(s, "default") in ("1", "true")),
            "",
        )  # fmt: skip
        defaults = None if root is None else root.find(W + "docDefaults")
        self.run_defaults = _inner(defaults, "rPrDefault", "rPr")
        self.line_defaults = _inner(defaults, "pPrDefault", "pPr")
        self.theme = _theme(parts.get("word/theme/theme1.xml"))

    def chain(self, key: str) -> list[Any]:
        """A style and what it rests on, the base first."""
        found: list[Any] = []
        while key in self.by_id and len(found) < DEEPEST:
            style = self.by_id[key]
            found.append(style)
            key = value(style.find(W + "basedOn"))
        return found[::-1]

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def line_props(self, key: str, between: Any, direct: Any) -> Props:
        """Paragraph properties, from the defaults to what the paragraph says itself; `between`
        are those of its list."""
        layers = [self.line_defaults]
        layers += [style.find(W + "pPr") for style in self.chain(key or self.default)]
        return _merged([*layers, between, direct], _line)

    def run_props(self, key: str, character: str, direct: Any) -> Props:
        layers = [self.run_defaults]
        layers += [style.find(W + "rPr") for style in self.chain(key or self.default)]
        layers += [style.find(W + "rPr") for style in self.chain(character)]
        return _merged([*layers, direct], self._run)

    def _run(self, found: Props, layer: Any) -> None:
        fonts = layer.find(W + "rFonts")
        if fonts is not None:
            for name, theme in (("eastAsia", "eastAsiaTheme"), ("ascii", "asciiTheme")):
                if value(fonts, theme):
                    found[name] = self.theme.get(value(fonts, theme), "")
                elif value(fonts, name):
                    found[name] = value(fonts, name)
        if layer.find(W + "sz") is not None:
            found["sz"] = value(layer.find(W + "sz"))
        if layer.find(W + "b") is not None:
            found["b"] = "1" if on(layer.find(W + "b")) else ""
        for name in ("vanish", "strike", "dstrike"):
            if layer.find(W + name) is not None:
                found[name] = "1" if on(layer.find(W + name)) else ""


def face(props: Props) -> Face:
    return Face(
        props.get("eastAsia", ""), props.get("ascii", ""), number(props.get("sz", "20")) / 2,
        bool(props.get("b")),
    )  # fmt: skip


def spacing(props: Props, size: float) -> Spacing:
    """Line pitch and indent; `size` is that of the text, in points."""
    rule = props.get("lineRule", "auto") or "auto"
    line = number(props.get("line", "240")) / (240 if rule == "auto" else 20)
    chars = number(props.get("firstLineChars", "0")) / 100
    if not chars and size:
        chars = number(props.get("firstLine", "0")) / 20 / size
    before, after = (number(props.get(key, "0")) / 20 for key in ("before", "after"))
    align = props.get("jc", "left")
    return Spacing(rule, line, before, after, round(chars, 2), align)


def number(text: str) -> float:
    """A number of an attribute; 0 for what is none."""
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if abs(found) < 1e9 else 0.0  # not NaN or infinity either


def _line(found: Props, layer: Any) -> None:
    gap, indent = layer.find(W + "spacing"), layer.find(W + "ind")
    for element, names in (
        (gap, ("line", "lineRule", "before", "after")),
        (indent, ("firstLine", "firstLineChars", "hanging")),
    ):
        if element is not None:
            found.update({name: value(element, name) for name in names if value(element, name)})
    for name in ("jc", "outlineLvl"):
        if layer.find(W + name) is not None:
            found[name] = value(layer.find(W + name))
    listed = layer.find(W + "numPr")
    if listed is not None:
        for name in ("numId", "ilvl"):
            if listed.find(W + name) is not None:
                found[name] = value(listed.find(W + name))


def _merged(layers: Iterable[Any], add: Any) -> Props:
    found: Props = {}
    for layer in layers:
        if layer is not None:
            add(found, layer)
    return found


def _inner(element: Any, *names: str) -> Any:
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def _theme(root: Any) -> dict[str, str]:
    """Fonts by the names that styles call them by, such as minorEastAsia."""
    if root is None:
        return {}
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    found = {}
    for group in ("major", "minor"):
        fonts = next(root.iter(f"{a}{group}Font"), None)
        if fonts is None:
            continue
        latin, east = fonts.find(a + "latin"), fonts.find(a + "ea")
        west = latin.get("typeface", "") if latin is not None else ""
        own = east.get("typeface", "") if east is not None else ""
        hans = next(
            (f.get("typeface", "") for f in fonts.findall(a + "font") if f.get("script") == "Hans"),
            "",
        )
        found[f"{group}EastAsia"] = own or hans
        found[f"{group}HAnsi"] = found[f"{group}Ascii"] = west
    return found
