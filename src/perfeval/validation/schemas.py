"""The kinds of files that have a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import catalogue
from perfeval.checks.lints import shapes
from perfeval.checks.pages import SEVERITIES
from perfeval.checks.rendering import shown
from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.source import ledger_shape, panel_shape, policy_shape, survey_shape
from perfeval.source.pack_shape import CHECK, CONFIG, PACK, SEVERITY
from perfeval.source.schema import PROJECT, SET, Root
from perfeval.source.schema import schema as write
from perfeval.source.schema_keys import Key, listed, mapping, offered, with_null, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.checks.check import Check
    from perfeval.source.schema import Builder
    from perfeval.source.schema_keys import Schema

_LETTERS = "[Pp][Ee][0-9]{0,3}"


def kinds() -> tuple[str, ...]:
    return tuple(ROOTS)


def schema(kind: str, lang: str) -> dict[str, Any]:
    """The schema of one of the kinds, its hover texts in `zh` or `en`."""
    return write(ROOTS[kind], lang)


def _pack(b: Builder) -> dict[str, Schema]:
    """Every code by itself: what it says, and what may be given to it."""

    def checks(b: Builder) -> Schema:
        known = catalogue().items()
        return mapping(
            Key((code,), {**_said(b, check), **_given(b, code)}) for code, check in known
        )

    return {"checks": b.defined("checks", checks)}


def _given(b: Builder, code: str) -> Schema:
    """A severity, or a mapping that may hold one beside the parameters of the check."""
    shape = shapes().get(code)
    if shape is None:
        return b.defined("check", lambda b: _severity_or(b.keys(CHECK)))
    return b.defined(f"check {code}", lambda b: _severity_or(b.keys(shape, _severity(b))))


def _severity(b: Builder) -> Iterable[Key]:
    for field in CHECK.fields:
        value = {**b.said(CHECK, field, field.type), **b.lenient(field.type)}
        yield Key((field.key, field.zh), value)


def _severity_or(keyed: Schema) -> Schema:
    alone = words(SEVERITY.of)
    return {**keyed, "type": ["string", "object"], "if": {"type": "string"}, "then": alone,
            **offered(*alone["enum"])}  # fmt: skip


def _said(b: Builder, check: Check) -> Schema:
    meaning, mend = (check.zh, check.mend_zh) if b.zh else (check.en, check.mend_en)
    level = SEVERITIES[check.severity] if b.zh else check.severity
    return {
        "title": f"{check.code} · {level}",
        "description": f"{shown(meaning)}\n{shown(mend)}",
        "markdownDescription": f"{_verbatim(meaning)}\n\n{_verbatim(mend)}",
    }


def _verbatim(template: str) -> str:
    """The text in Markdown, where a mark would vanish or set what follows in another type."""
    return "".join(f"\\{c}" if c in "\\`*_<>[]#|~" else c for c in shown(template))


def _config(b: Builder) -> dict[str, Schema]:
    """Codes or their beginnings; codes are offered and explained where they are keys."""
    says = b.text("expected") + b.text("code")
    code = {"type": ["string"], "pattern": rf"^\s*{_LETTERS}\s*$", "patternErrorMessage": says}
    codes = with_null(listed(code))

    def level(b: Builder) -> Schema:
        return {"type": ["string"], **words(SEVERITY.of)}

    def severities(b: Builder) -> Schema:
        known = [Key((code,), _said(b, check)) for code, check in catalogue().items()]
        return {**mapping(known), "patternProperties": {f"^{_LETTERS}$": b.defined("level", level)}}

    severity = with_null(b.defined("severities", severities))
    texts = with_null(listed({"type": ["string"]}))
    strict = {"type": ["boolean"]}
    return {"strict": strict, "select": codes, "ignore": codes, "pack": texts, "exclude": texts,
            "severity": severity}  # fmt: skip


ROOTS = {
    "indicator-set": SET,
    "project": PROJECT,
    "calendar": Root(CALENDAR),
    "pack": Root(PACK, "pack/v1", own=_pack),
    "config": Root(CONFIG, own=_config),
    "ledger": Root(ledger_shape.FILE, ledger_shape.HEADER),
    "panel": Root(panel_shape.FILE, panel_shape.HEADER),
    "survey": Root(survey_shape.FILE, survey_shape.HEADER),
    "policy": Root(policy_shape.FILE, policy_shape.HEADER),
}
