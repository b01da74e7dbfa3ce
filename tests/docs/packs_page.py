"""The tables of the pages on packs: which checks take numbers, and what the packs give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import catalogue
from perfeval.checks.lints import shapes
from perfeval.checks.rendering import shown
from perfeval.library.packs import packaged
from perfeval.library.places import set_files
from perfeval.source.pack_shape import PACK
from perfeval.source.reading import Reader
from perfeval.source.reference_zh import FIELDS_ZH
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.pack_limits import given_by_packs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfeval.model.shape import Field, Shape, Type

START, END = "<!-- {}: generated, edits here are lost -->\n", "<!-- end of {} -->"
FILES = {"en": "how-to/packs.md", "zh": "how-to/packs.zh-CN.md"}
TYPES = {
    "text": ("text", "文字"), "number": ("number", "数"), "share": ("share", "比例"),
    "integer": ("whole number", "整数"), "flag": ("true or false", "true 或 false"),
}  # fmt: skip


def page(lang: str, docs: Path) -> str:
    """The page as it stands, with its generated parts written anew."""
    text = (docs / FILES[lang]).read_text("utf-8")
    for name, table in (("packs", _packs(lang)), ("checks", _checks(lang))):
        start, end = START.format(name), END.format(name)
        head, _, rest = text.partition(start)
        text = f"{head}{start}\n{table}\n\n{end}{rest.partition(end)[2]}"
    return text


def _packs(lang: str) -> str:
    zh = lang == "zh"
    head = ("编号", "标题", "地区", "检查") if zh else ("id", "title", "region", "checks")
    given = given_by_packs((packaged(),))
    rows = []
    for path in set_files(packaged()):
        root = read_yaml(path).root
        assert root is not None
        raw = Reader().record(PACK, root)
        codes = [code for code, packs in given.items() if any(p.pack == raw.id for p in packs)]
        rows.append((f"`{raw.id}`", raw.title, raw.region, " ".join(sorted(codes))))
    return _table(head, rows)


def _checks(lang: str) -> str:
    zh = lang == "zh"
    head = ("代号", "说法", "参数") if zh else ("code", "what it says", "parameters")
    rows = []
    for code, shape in sorted(shapes().items()):
        check = catalogue()[code]
        text = shown(check.zh if zh else check.en).replace("|", "\\|")
        keys = "<br>".join(_keys(shape, zh, "")).replace("|", "\\|")
        rows.append((code, text, keys))
    return _table(head, rows)


def _keys(shape: Shape, zh: bool, prefix: str) -> Iterator[str]:
    for field in shape.fields:
        key = f"{prefix}{field.key}"
        must = ("（必填）" if zh else " (required)") if field.required else ""
        name = f"`{key}`（{field.zh}）" if zh else f"`{key}`"
        meaning = f"，{FIELDS_ZH[shape.name][field.key]}" if zh else f", {field.en}"
        yield f"{name}{must}{'：' if zh else ': '}{_type(field.type, zh)}{meaning}"
        inner = _record(field)
        if inner is not None:
            yield from _keys(inner, zh, f"{key}[].")


def _record(field: Field) -> Shape | None:
    kind = field.type.of if field.type.name == "list" else field.type
    return kind.of if kind is not None and getattr(kind, "name", "") == "record" else None


def _type(kind: Type, zh: bool) -> str:
    if kind.name == "list":
        if kind.of.name == "record":
            return "列表，每项一组键" if zh else "list of mappings"
        return f"{_type(kind.of, zh)}列表" if zh else f"list, each {_type(kind.of, zh)}"
    if kind.name == "map":
        return f"按用语的{_type(kind.of, zh)}" if zh else f"{_type(kind.of, zh)} by word"
    if kind.name == "choice":
        return ("、" if zh else ", ").join(f"`{word}`" for word in kind.of)
    return TYPES[kind.name][zh]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
