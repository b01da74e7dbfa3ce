"""A pack's nodes to what it asks of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import catalogue
from perfeval.checks.lints import shapes
from perfeval.model.finding import Finding
from perfeval.source.node import Mapping, Node, Scalar
from perfeval.source.pack_shape import CHECK, PACK, SEVERITY
from perfeval.source.reading import BAD, Reader, nearest, shorten

if TYPE_CHECKING:
    from perfeval.model.finding import Span


class Pack(NamedTuple):
    """Severities and parameters by code; `places` tells where each code stands."""

    id: str = ""
    severities: dict[str, str] = {}
    limits: dict[str, Any] = {}
    findings: tuple[Finding, ...] = ()
    places: dict[str, Span] = {}


class _PackReader(Reader):
    """A pack belongs to no project, so it has no numbers by group."""

    def choose(self, node: Node) -> Node:
        return node


def read_pack(root: Mapping) -> Pack:
    """The pack; where it can't be read the findings say why."""
    reader = _PackReader()
    raw: Any = reader.record(PACK, root)
    if raw is BAD:
        return Pack(findings=tuple(reader.findings))
    pack = Pack(raw.id, {}, {}, (), {})
    if not isinstance(raw.checks, Mapping):
        reader.wrong(raw.checks, "mapping")
        return pack._replace(findings=tuple(reader.findings))
    for code, (key, value) in raw.checks.entries.items():
        if code not in catalogue():
            near = nearest(code, list(catalogue()))
            params = {"code": shorten(code), "near": near, "option": ""}
            reader.findings.append(Finding("PE032", key.span, params))
            continue
        pack.places[code] = key.span
        _check(reader, code, value, pack)
    return pack._replace(findings=tuple(reader.findings))


def _check(r: Reader, code: str, node: Node, pack: Pack) -> None:
    if isinstance(node, Scalar):
        level = r.read(SEVERITY, node)
        if level is not BAD:
            pack.severities[code] = level
        return
    if not isinstance(node, Mapping):
        r.wrong(node, "mapping")
        return
    shape = shapes().get(code)
    rest = tuple(name for name in node.entries if name not in CHECK.known())
    said, _ = r.entries(CHECK, node, rest if shape is not None else ())
    if said:
        pack.severities[code] = said["severity"]
    if shape is None:
        return
    values, _ = r.entries(shape, node, tuple(CHECK.known()))
    if values is not None:
        pack.limits[code] = shape.build(**values)
