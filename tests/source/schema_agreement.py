"""What a schema and the loader say of the same file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from schema_instances import instance
from schema_samples import CALENDAR, CONFIG, LEDGER, PACK, PANEL, POLICY, PROJECT, SET, SURVEY

from perfeval.library.calendars import load_calendar
from perfeval.library.configuration import configuration
from perfeval.library.loading import load_project, load_set
from perfeval.model.finding import Finding
from perfeval.source.node import Scalar
from perfeval.source.schema_codes import PARTLY, SHAPE_CODES
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.one import Checker
from perfeval.validation.schemas import schema
from perfeval.validation.settings import Settings
from perfeval.validation.setup import Wanted, setup

SAMPLES = {
    "indicator-set": SET, "project": PROJECT, "calendar": CALENDAR, "pack": PACK, "config": CONFIG,
    "ledger": LEDGER,
    "panel": PANEL,
    "policy": POLICY,
    "survey": SURVEY,
}  # fmt: skip
NAMES = {
    "indicator-set": "set.yaml", "project": "project.yaml", "calendar": "calendar.yaml",
    "pack": "pack.yaml", "config": "config.yaml",
    "ledger": "ledger.yaml",
    "panel": "panel.yaml",
    "policy": "policy.yaml",
    "survey": "survey.yaml",
}  # fmt: skip
# a name that nobody knows: what stands under it is not read
HIDING = {"PE208", "PE301", "PE302", "PE303", "PE304", "PE305", "PE306", "PE206",
          "PE032"}  # fmt: skip


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema(kind, "zh"))


def complaints(kind: str, path: Path) -> list[str]:
    """What the schema has to say of a file."""
    root = read_yaml(path).root
    assert root is not None
    return [
        f"{list(e.absolute_path)}: {e.message[:200]}"
        for e in validator(kind).iter_errors(instance(root))
    ]


def codes(kind: str, path: Path) -> set[str]:
    """What the loader finds in a file, in a set whatever its groups choose."""
    if kind == "project":
        found = load_project(path).findings
        return {f.code for f in found if f.span is None or f.span.file == path.name}
    if kind == "calendar":
        findings: list[Finding] = []
        load_calendar(path.parent, path.name, Scalar(path.name, True, "", 1, 1), findings)
        return {f.code for f in findings}
    if kind in ("pack", "ledger", "panel", "survey", "policy"):
        return {f.code for f in Checker(path.parent, Settings()).check(path).findings}
    if kind == "config":
        return configured(path)
    loaded = load_set(path)
    all_found = [*loaded.findings]
    groups = loaded.indicator_set.groups if loaded.indicator_set is not None else {}
    for number in range(max(map(len, groups.values()), default=0)):
        chosen = {name: options[number % len(options)] for name, options in groups.items()}
        all_found += load_set(path, chosen).findings
    return {f.code for f in all_found}


def configured(path: Path) -> set[str]:
    """What is found in the file written as TOML."""
    root = read_yaml(path).root
    assert root is not None
    text = toml(instance(root))
    assert text is not None
    given = path.with_name("perfeval.toml")
    given.write_text(text, "utf-8")
    return {f.code for f in setup(Wanted(), configuration(str(given), path.parent)).findings}


def toml(value: Any, inside: bool = False) -> str | None:
    """A JSON value in TOML; None where it holds a null, which TOML has not."""
    if isinstance(value, list):
        items = [toml(item, True) for item in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if not isinstance(value, dict):
        return None if value is None else json.dumps(value, ensure_ascii=False)
    pairs = [(json.dumps(key, ensure_ascii=False), toml(x, True)) for key, x in value.items()]
    if any(written is None for _, written in pairs):
        return None
    lines = [f"{key} = {written}" for key, written in pairs]
    return f"{{{', '.join(lines)}}}" if inside else "\n".join(lines)


def agreed(kind: str, path: Path) -> None:
    """Schema and loader say the same of a file."""
    said, found = complaints(kind, path), codes(kind, path)
    if said:
        assert found & (SHAPE_CODES | PARTLY | HIDING), said
    else:
        assert not found & SHAPE_CODES
