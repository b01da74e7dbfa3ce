"""Configuration, packs and the call's own words to the settings of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import catalogue
from perfeval.checks.lints import shapes
from perfeval.library.packs import known_packs, pack_file
from perfeval.library.places import SUFFIXES
from perfeval.model.finding import Finding
from perfeval.source.files import is_file
from perfeval.source.node import Mapping, stated_header
from perfeval.source.reading import nearest, shorten
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.packs import Pack, read_pack
from perfeval.validation.settings import PATTERN, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.library.configuration import Configured
    from perfeval.model.finding import Span

# what holds for the whole country is looked for unless `none` is asked for
STANDARD, NONE = "national", "none"
# the same for the layout of documents
LAYOUT = "gbt9704"
HEADER = "pack/v1"


class Wanted(NamedTuple):
    """What the call itself says."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()


class Setup(NamedTuple):
    """Settings, and what is wrong with what they were made of; with an error among it they are not
    to be used. `idle` tells of codes that are asked for but can't be found without a pack."""

    settings: Settings
    findings: tuple[Finding, ...] = ()
    idle: tuple[Finding, ...] = ()


def setup(wanted: Wanted, configured: Configured, standard: str = STANDARD) -> Setup:
    """The call's `select` and packs replace the configuration's, its `ignore` adds to it. What the
    call selects is looked for although the configuration ignores the same. The `standard` pack
    comes before those that are named."""
    config = configured.config
    places = {name.upper(): span for name, span in configured.places} | dict(configured.places)
    findings = list(configured.findings)
    select = tuple(code.upper() for code in wanted.select or config.select)
    asked = tuple(code.upper() for code in wanted.select)
    own_ignore = tuple(code.upper() for code in config.ignore)
    more_ignore = tuple(code.upper() for code in wanted.ignore)
    stated = (*(() if asked else select), *own_ignore, *config.severity)
    findings += _codes(stated, places, "")
    findings += _codes(asked, {}, "--select")
    findings += _codes(more_ignore, {}, "--ignore")
    ignore = (*(code for code in own_ignore if code not in asked), *more_ignore)
    folder, option = Path(), "--pack" if wanted.pack else ""
    if not wanted.pack and configured.path is not None:
        folder = configured.path.parent
    severities: dict[str, str] = {}
    limits: dict[str, Any] = {}
    for name in _packs(wanted.pack or config.pack, standard):
        pack = _pack(name, folder, None if wanted.pack else places.get(name), option)
        findings += pack.findings
        severities |= pack.severities
        limits |= pack.limits
        places |= {code: span for code, span in pack.places.items() if code not in config.severity}
    own = {code.upper(): level for code, level in config.severity.items()}
    # `PE4` of the configuration is the last word on PE431 too, whatever a pack says of that
    severities = {c: level for c, level in severities.items() if not c.startswith(tuple(own))} | own
    settings = Settings(select, ignore, severities, limits, asked)
    return Setup(settings, tuple(findings), tuple(_idle(settings, places)))


def _idle(settings: Settings, places: dict[str, Span]) -> Iterator[Finding]:
    """Codes that are named in full although no pack gives the numbers they need."""
    if not settings._replace(select=()).kept("PE034"):
        return
    for code in dict.fromkeys((*settings.asked, *settings.select, *settings.severities)):
        shape = shapes().get(code)
        if shape is None or code in settings.limits or not settings.kept(code):
            continue
        needed = [field for field in shape.fields if field.required] or shape.fields
        names = "、".join(field.key for field in needed)
        option = "--select" if code in settings.asked else ""
        span = None if option else places.get(code)
        yield Finding("PE034", span, {"code": code, "names": names, "option": option})


def _packs(names: tuple[str, ...], standard: str) -> list[str]:
    own = [name for name in names if name not in (standard, NONE)]
    return own if NONE in names else [standard, *own]


def _pack(name: str, folder: Path, place: Span | None, option: str) -> Pack:
    """The pack of a name, or why there is none."""
    path = pack_file(name, folder)
    if path is None:
        near = _beside(name, folder) or nearest(name, known_packs())
        known = "、".join(known_packs())
        params = {"name": shorten(name), "near": near, "known": known, "option": option}
        return Pack(findings=(Finding("PE033", place, params),))
    document = read_yaml(path)
    if not isinstance(document.root, Mapping):
        return Pack(findings=document.findings)
    stated = stated_header(document.root)
    if stated != HEADER:
        told = {"found": shorten(stated), "header": HEADER, "path": name, "option": option}
        return Pack(findings=(*document.findings, Finding("PE114", place, told)))
    pack = read_pack(document.root)
    return pack._replace(findings=(*document.findings, *pack.findings))


def _beside(name: str, folder: Path) -> str:
    """A file of this name that only lacks its ending."""
    files = (name + suffix for suffix in SUFFIXES if name)
    return next((file for file in files if is_file(folder / file)), "")


def _codes(codes: Iterable[str], places: dict[str, Span], option: str) -> list[Finding]:
    """Codes that no check has, nor begins with."""
    known = list(catalogue())
    return [
        Finding("PE032", places.get(code), _unknown(code, known, option))
        for code in codes
        if not PATTERN.fullmatch(code) or not any(name.startswith(code) for name in known)
    ]


def _unknown(code: str, known: list[str], option: str) -> dict[str, str]:
    return {"code": shorten(code), "near": nearest(code, known), "option": option}
