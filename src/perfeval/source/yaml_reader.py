"""A YAML file to a document with positions; every problem is a finding, nothing is raised."""

from __future__ import annotations

import stat
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from perfeval.model.finding import Finding, Span
from perfeval.source.decoding import BOM, KINDS, Undecodable, decode, split_lines
from perfeval.source.yaml_limits import MAX_BYTES, MAX_DIRECTIVES, Unusable
from perfeval.source.yaml_nodes import Builder

if TYPE_CHECKING:
    import pathlib

    from perfeval.source.node import Node

Parser: Any
try:
    # the bare parser: CSafeLoader would also set up a constructor that nobody asks
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML built without libyaml, as on LoongArch
    Parser = yaml.SafeLoader

# Line breaks to YAML 1.1 but to no editor: as spaces they leave every line and column alone.
NOT_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}

# findings behind which there may be more of their kind
_SLIPS = ("PE006", "PE007", "PE017", "PE019")


class Document(NamedTuple):
    """One file as read; `root` is None when it can't be used, and the findings say why.

    `text` is without its BOM, and as near to readable as can be when it was not UTF-8;
    `sha256` is "" when the file could not be read to its end, `bom` whether a byte order mark
    stood before the text.
    """

    path: str
    text: str
    root: Node | None
    findings: tuple[Finding, ...]
    sha256: str
    bom: bool = False

    def line(self, number: int) -> str:
        """The line of that number, from 1, without its end; "" beyond the text."""
        lines = split_lines(self.text)
        return lines[number - 1] if 1 <= number <= len(lines) else ""


def read_yaml(path: pathlib.Path, display: str | None = None) -> Document:
    """The document in a regular file; `display` is the path as the user is to see it."""
    shown = str(path) if display is None else display
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            example = f"{shown.rstrip('/')}/{_first_yaml(path)}"
            return _refused(shown, "PE002", {"path": shown, "example": example})
        if not stat.S_ISREG(mode):
            # reading a pipe or a device may never end
            return _unreadable(
                shown, "它是管道或设备，不是文件", "it is a pipe or a device, not a file"
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _refused(shown, "PE001", {"path": led(path, shown)})
    except PermissionError:
        return _unreadable(shown, "没有读取权限", "permission denied")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _unreadable(shown, reason, reason)
    return parse_yaml(data, shown)


def led(path: pathlib.Path, shown: str) -> str:
    """A file's name, and where it leads if it is a link."""
    try:
        return f"{shown} → {path.readlink()}" if path.is_symlink() else shown
    except (OSError, ValueError):
        return shown


def parse_yaml(data: bytes, display: str) -> Document:
    """The document in the bytes of a file."""
    start = Span(display, 1, 1)
    if len(data) > MAX_BYTES:
        return _refused(display, "PE009", {"limit": f"{MAX_BYTES >> 20} MiB"})
    digest = sha256(data).hexdigest()
    if kind := KINDS.get(data[:4]):
        finding = Finding("PE021", start, {"kind": kind})
        return Document(display, "", None, (finding,), digest)
    text = decode(data)
    if isinstance(text, Undecodable):
        finding = _undecodable(text, display)
        return Document(display, text.text, None, (finding,), digest)
    root, findings = _parse(text, display)
    return Document(display, text, root, findings, digest, data.startswith(BOM))


def _parse(text: str, display: str) -> tuple[Node | None, tuple[Finding, ...]]:
    flat = text
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        flat = text.translate(NOT_BREAKS)
    if flat.count("\n%") > MAX_DIRECTIVES:
        # libyaml compares every %TAG line with every other
        return None, (_too_many_directives(display),)
    root, found = _read(flat, display)
    if not found or not any(finding.code in _SLIPS for finding in found):
        return root, found
    if root is not None and not any(finding.code == "PE019" for finding in found):
        return root, found
    # loaded only here: most files are sound
    from perfeval.source.yaml_rounds import further

    return further(flat, root, found, lambda text: _read(text, display))


def hidden_slips(document: Document, found: tuple[Finding, ...]) -> list[Finding]:
    """Wrong colons (PE017) behind those that were found in a document that could be read."""
    from perfeval.source.yaml_rounds import beside

    flat = document.text.translate(NOT_BREAKS)
    return beside(flat, found, lambda text: _read(text, document.path))


def _read(flat: str, display: str) -> tuple[Node | None, tuple[Finding, ...]]:
    findings: list[Finding] = []
    try:
        parser = Parser(flat)
        builder = Builder(parser.get_event, flat, display)
        findings = builder.findings
        return builder.document(), tuple(findings)
    except Unusable as unusable:
        return None, (*findings, *unusable.findings)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if any(finding.code == "PE019" for finding in findings):
            return None, tuple(findings)  # the rest follows from the indentation
        # loaded only here: most files are sound
        from perfeval.source.yaml_problems import problem_findings

        return None, (*findings, *problem_findings(error, flat, display))


def _undecodable(bad: Undecodable, display: str) -> Finding:
    span = Span(display, bad.line, bad.column)
    if bad.encoding:
        return Finding("PE004", span, {"encoding": bad.encoding})
    return Finding("PE020", span, {"byte": bad.byte})


def _too_many_directives(display: str) -> Finding:
    params = {
        "problem_zh": f"以“%”开头的行超过{MAX_DIRECTIVES}行",
        "problem_en": f"more than {MAX_DIRECTIVES} lines begin with “%”",
        "mend_zh": "请删去这些行，或给以“%”开头的文字加引号并缩进",
        "mend_en": "Remove them, or quote and indent text that begins with “%”",
    }
    return Finding("PE006", Span(display, 1, 1), params)


def _first_yaml(folder: pathlib.Path) -> str:
    try:
        names = sorted(p.name for p in folder.iterdir() if p.suffix in (".yaml", ".yml"))
    except OSError:
        names = []
    return names[0] if names else "project.yaml"


def _unreadable(shown: str, zh: str, en: str) -> Document:
    return _refused(shown, "PE003", {"path": shown, "reason_zh": zh, "reason_en": en})


def _refused(shown: str, code: str, params: dict[str, str]) -> Document:
    return Document(shown, "", None, (Finding(code, Span(shown, 1, 1), params),), "")
