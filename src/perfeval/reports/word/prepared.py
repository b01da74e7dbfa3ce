"""Templates made ready once: the parts that never change compressed, the others as Jinja."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.word.package import (
    FILLED,
    RELATIONS,
    TYPES,
    Added,
    Packed,
    packed,
    with_added,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Word's tags that stand for a whole row, cell, paragraph or run, as docxtpl writes them
_WHOLE = {"tr": "tr", "tc": "tc", "p": "p", "r": "r"}


class Prepared(NamedTuple):
    """A template: parts that stay, parts as templates, and the two parts that list the others.

    `finish` mends what a part as rendered may need, by the part's name.
    """

    parts: tuple[Packed, ...]
    dynamic: Mapping[str, Any]
    types: str = ""
    relations: str = ""
    finish: Mapping[str, Callable[[str], str]] = {}


def tagged(xml: str) -> str:
    """`{%tr for … %}` in a row becomes `{% for … %}` in place of that row.

    For tags that nobody has edited: each whole in one run. What people's Word makes of tags is
    mended in perfeval.reports.word.tags.
    """
    for mark, name in _WHOLE.items():
        if f"{{%{mark} " not in xml and f"{{{{{mark} " not in xml:
            continue
        pattern = (
            rf"<w:{name}[ >](?:(?!<w:{name}[ >]).)*?(\{{[%{{]){mark}\b(.*?)([%}}]\}}).*?</w:{name}>"
        )
        xml = re.sub(pattern, r"\1\2\3", xml, flags=re.DOTALL)
    return xml


def prepare(parts: Mapping[str, bytes]) -> Prepared:
    """The template of the package made ready."""
    from perfeval.reports.templating.sandbox import sandbox

    environment = sandbox(autoescape=True)
    fixed, dynamic = [], {}
    for name, data in parts.items():
        text = data.decode("utf-8") if name.endswith((".xml", ".rels")) else ""
        if "{{" in text or "{%" in text:
            dynamic[name] = environment.from_string(tagged(text))
        elif name not in (TYPES, RELATIONS):
            fixed.append(packed(name, data))
    return Prepared(
        tuple(fixed), dynamic, parts[TYPES].decode("utf-8"), parts[RELATIONS].decode("utf-8")
    )


def fill(template: Prepared, context: Mapping[str, Any], added: Sequence[Added] = ()) -> bytes:
    """The finished document; the same context gives the same bytes.

    `added` is read after the parts are rendered, so what renders lazily may still add to it.
    """
    entries = list(template.parts)
    for name, part in template.dynamic.items():
        text = part.render(context)
        if name in template.finish:
            text = template.finish[name](text)
        entries.append(packed(name, text.encode("utf-8"), FILLED))
    types, relations = with_added(template.types, template.relations, added)
    entries += [packed(part.name, part.data, FILLED) for part in added]
    entries += [
        packed(TYPES, types.encode("utf-8"), FILLED),
        packed(RELATIONS, relations.encode(), FILLED),
    ]
    return zipped(entries)
