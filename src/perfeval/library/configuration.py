"""The configuration: `perfeval.toml`, or `[tool.perfeval]` in `pyproject.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.finding import Finding, Span
from perfeval.source.decoding import Undecodable, decode
from perfeval.source.files import is_file
from perfeval.source.node import Mapping, Scalar, Sequence
from perfeval.source.pack_shape import CONFIG, Config
from perfeval.source.reading import BAD, Reader
from perfeval.source.toml_nodes import read_toml

if TYPE_CHECKING:
    from perfeval.model.finding import Span as Place
    from perfeval.model.shape import Type
    from perfeval.source.node import Node

OWN, SHARED = "perfeval.toml", "pyproject.toml"
SECTION = ("tool", "perfeval")
MOST = 1 << 20


class Configured(NamedTuple):
    """The configuration and its file (None: there is none); findings say what is wrong with it.

    `places` tells where each code of `severity`, `select` and `ignore`, and each pack, stands.
    """

    config: Config
    path: Path | None = None
    findings: tuple[Finding, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()


def configuration(given: str | None, folder: Path) -> Configured:
    """The file that is named, else the nearest one in the folder or above it."""
    if given is not None:
        path = Path(given)
        section = SECTION if path.name == SHARED else ()
        return _read(path, path.as_posix(), section, outright=True) or Configured(Config(), path)
    here = folder.resolve()
    for place in (here, *here.parents):
        for name, section in ((OWN, ()), (SHARED, SECTION)):
            path = place / name
            shown = path.name if place == here else path.as_posix()
            if is_file(path) and (found := _read(path, shown, section)) is not None:
                return found
    return Configured(Config())


def _read(
    path: Path, shown: str, section: tuple[str, ...], outright: bool = False
) -> Configured | None:
    """None where the file has no section of ours."""
    start = Span(shown, 1, 1)
    if not is_file(path) and (why := _odd(path, shown)) is not None:
        return Configured(Config(), path, (Finding(why[0], start, why[1]),))
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except FileNotFoundError:
        return Configured(Config(), path, (Finding("PE001", start, {"path": shown}),))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        params = {"path": shown, "reason_zh": reason, "reason_en": reason}
        return Configured(Config(), path, (Finding("PE003", start, params),))
    if len(data) > MOST:
        if section and not outright and b"tool.perfeval" not in data:
            return None
        return Configured(
            Config(), path, (Finding("PE009", start, {"limit": f"{MOST >> 20} MiB"}),)
        )
    text = decode(data)
    if isinstance(text, Undecodable):
        if section and not outright:
            return None
        return Configured(Config(), path, (Finding("PE004", start, {"encoding": text.encoding}),))
    root = read_toml(text.replace("\r\n", "\n"), shown, section)
    if root is None:
        return None
    if isinstance(root, Finding):
        # somebody else's file may be broken without our saying so
        ours = not section or outright or "tool.perfeval" in text
        return Configured(Config(), path, (root,)) if ours else None
    return _built(root, path)


def _odd(path: Path, shown: str) -> tuple[str, dict[str, str]] | None:
    """Why something that is there is no file; reading a pipe or a device may never end."""
    try:
        if path.is_dir():
            return "PE002", {"path": shown, "example": (path / OWN).as_posix()}
        if not path.exists():
            return None
    except (OSError, ValueError):
        return None
    zh, en = "它是管道或设备，不是文件", "it is a pipe or a device, not a file"
    return "PE003", {"path": shown, "reason_zh": zh, "reason_en": en}


class _TomlReader(Reader):
    """TOML says itself what is a text and what is not."""

    def read(self, kind: Type, node: Node) -> Any:
        if kind.name == "text" and isinstance(node, Scalar) and node.plain:
            return self.wrong(node, "text")
        return super().read(kind, node)

    def scalar(self, node: Node, expected: str) -> Scalar | None:
        if expected == "flag" and isinstance(node, Scalar) and not node.plain:
            self.wrong(node, "flag")
            return None
        return super().scalar(node, expected)


def _built(root: Mapping, path: Path) -> Configured:
    reader = _TomlReader()
    found = reader.record(CONFIG, root)
    places: list[tuple[str, Span]] = []
    for _, value in root.entries.values():
        if isinstance(value, Mapping):
            places += [(key.text, key.span) for key, _ in value.entries.values()]
        elif isinstance(value, Sequence):
            places += [(x.text, x.span) for x in value.items if isinstance(x, Scalar)]
    config = Config() if found is BAD else found
    return Configured(config, path, tuple(map(_in_toml, reader.findings)), tuple(places))


def _in_toml(finding: Finding) -> Finding:
    """A form is written otherwise than in YAML."""
    expected = finding.params.get("expected")
    if finding.code != "PE103" or expected not in ("mapping", "list", "text", "flag"):
        return finding
    return finding._replace(params={**finding.params, "expected": f"toml-{expected}"})
