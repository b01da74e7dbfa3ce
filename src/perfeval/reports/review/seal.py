"""The seal of an output: a digest of what it holds, by which a later run sees whether it was edited."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from perfeval.model.marks import CUSTOM, SEAL, UNSEALED
from perfeval.reports.word.package import FILLED, packed, zipped


def sealed(data: bytes) -> bytes:
    """The package with the digest of its parts in the place kept for it among its properties."""
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    whole = sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            whole.update(f"{name}\0{sha256(parts[name]).hexdigest()}\n".encode())
    before, label, rest = parts[CUSTOM].partition(f'"{SEAL}"'.encode())
    kept = rest.replace(UNSEALED.encode(), whole.hexdigest().encode(), 1)
    parts[CUSTOM] = before + label + kept
    return zipped(packed(name, part, FILLED) for name, part in parts.items())


def sealed_text(text: str, mark: str) -> str:
    """A text with its mark and the digest of what stands above them."""
    return (
        f"{text}<!-- {sha256(text.encode('utf-8', 'replace')).hexdigest()} -->\n<!-- {mark} -->\n"
    )
