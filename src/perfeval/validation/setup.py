"""Configuration, packs and the call's own words to the settings of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import catalogue
from perfeval.library.loader import stated_header
from perfeval.library.packs import known_packs, pack_file
from perfeval.model.finding import Finding
from perfeval.source.node import Mapping
from perfeval.source.reading import nearest, shorten
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.packs import read_pack
from perfeval.validation.settings import PATTERN, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.library.configuration import Configured
    from perfeval.model.finding import Span

# what holds for the whole country is looked for unless `none` is asked for
STANDARD, NONE = "national", "none"
HEADER = "pack/v1"


class Wanted(NamedTuple):
    """What the call itself says."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()


class Setup(NamedTuple):
    """Settings, and what is wrong with what they were made of; then they are not to be used."""

    settings: Settings
    findings: tuple[Finding, ...] = ()


def setup(wanted: Wanted, configured: Configured) -> Setup:
    """The call's `select` and packs replace the configuration's, its `ignore` adds to it."""
    config = configured.config
    places = {name.upper(): span for name, span in configured.places} | dict(configured.places)
    findings = list(configured.findings)
    select = tuple(code.upper() for code in wanted.select or config.select)
    ignore = tuple(code.upper() for code in (*config.ignore, *wanted.ignore))
    findings += _codes((*select, *ignore, *config.severity), places)
    folder = Path()
    if not wanted.pack and configured.path is not None:
        folder = configured.path.parent
    severities: dict[str, str] = {}
    limits: dict[str, Any] = {}
    for name in _packs(wanted.pack or config.pack):
        path = pack_file(name, folder)
        if path is None:
            near = nearest(name, known_packs())
            params = {"name": shorten(name), "near": near, "known": "、".join(known_packs())}
            findings.append(Finding("PE033", places.get(name), params))
            continue
        document = read_yaml(path)
        findings += document.findings
        if isinstance(document.root, Mapping):
            stated = stated_header(document.root)
            if stated != HEADER:
                params = {"found": shorten(stated), "header": HEADER, "path": name}
                findings.append(Finding("PE114", places.get(name), params))
                continue
            pack = read_pack(document.root)
            findings += pack.findings
            severities |= pack.severities
            limits |= pack.limits
    own = {code.upper(): level for code, level in config.severity.items()}
    # `PE4` of the configuration is the last word on PE431 too, whatever a pack says of that
    severities = {c: level for c, level in severities.items() if not c.startswith(tuple(own))} | own
    return Setup(Settings(select, ignore, severities, limits), tuple(findings))


def _packs(names: tuple[str, ...]) -> list[str]:
    own = [name for name in names if name not in (STANDARD, NONE)]
    return own if NONE in names else [STANDARD, *own]


def _codes(codes: Iterable[str], places: dict[str, Span]) -> list[Finding]:
    """Codes that no check has, nor begins with."""
    known = tuple(catalogue())
    return [
        Finding(
            "PE032", places.get(code), {"code": shorten(code), "near": nearest(code, list(known))}
        )
        for code in codes
        if not PATTERN.fullmatch(code) or not any(name.startswith(code) for name in known)
    ]
