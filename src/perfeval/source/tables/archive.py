"""A zip of XML parts (.xlsx, .xlsm), opened without trusting what it says of itself."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import IO, TYPE_CHECKING

from perfeval.model.zip_errors import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DIRECTORY = 2 << 20  # bytes of the list of parts: some 20,000 of them
MAX_SMALL = 16 << 20  # of a part that is read at once
MAX_UNPACKED = 640 << 20  # of everything that is read from one file
CHUNK = 256 << 10
_END = b"PK\x05\x06"
_LARGE_END, _LARGE_PLACE = b"PK\x06\x06", b"PK\x06\x07"
_ENCRYPTED = 1
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


class BrokenError(Exception):
    """The file can't be used; `why` is a word of `faults`, `part` the part it is about."""

    def __init__(self, why: str, part: str = "") -> None:
        super().__init__(why, part)
        self.why = why
        self.part = part


class Archive:
    """The parts of a package by their names: "/" between folders, in small letters."""

    def __init__(self, data: bytes) -> None:
        if _directory_size(data) > MAX_DIRECTORY:
            raise BrokenError("large")
        self.left = MAX_UNPACKED
        self.twice: set[str] = set()
        self.entries: dict[str, zipfile.ZipInfo] = {}
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise BrokenError("damaged") from error
        for entry in self.zip.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/").lower()
            if name in self.entries:
                self.twice.add(name)
            self.entries[name] = entry

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def folder(self, name: str) -> bool:
        """Whether any part lies in that folder."""
        return any(entry.startswith(name) for entry in self.entries)

    def read(self, name: str, most: int = MAX_SMALL) -> bytes:
        """One whole part; b"" when there is none."""
        if name not in self:
            return b""
        whole = bytearray()
        for chunk in self.chunks(name):
            whole += chunk
            if len(whole) > most:
                raise BrokenError("large", name)
        return bytes(whole)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece, as UTF-8."""
        entry = self.entries.get(name.lower())
        if entry is None:
            raise BrokenError("lacking", name)
        if name.lower() in self.twice:
            raise BrokenError("twice", name)
        if entry.flag_bits & _ENCRYPTED:
            raise BrokenError("locked", name)
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise BrokenError("damaged", name)
        try:
            with self.zip.open(entry) as part:
                yield from self._decoded(part, name)
        except BrokenError:
            raise
        except BROKEN as error:
            raise BrokenError("damaged", name) from error

    def _decoded(self, part: IO[bytes], name: str) -> Iterator[bytes]:
        decoder = None
        first = True
        while chunk := part.read(CHUNK):
            self.left -= len(chunk)
            if self.left < 0:
                raise BrokenError("large", name)
            if first and chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                import codecs

                decoder = codecs.getincrementaldecoder("utf-16")()
            first = False
            yield decoder.decode(chunk).encode() if decoder else chunk


def _directory_size(data: bytes) -> int:
    """How long the archive says that the list of its parts is; zipfile reads that many bytes."""
    at = data.rfind(_END, max(0, len(data) - (1 << 16) - 22))
    if at < 0 or at + 22 > len(data):
        raise BrokenError("damaged")
    size = int(struct.unpack_from("<L", data, at + 12)[0])
    if data[max(0, at - 20) : at][:4] != _LARGE_PLACE:
        return size
    # where the record is said to be, and where zipfile takes it from
    said = int(struct.unpack_from("<Q", data, at - 12)[0])
    sizes = [
        int(struct.unpack_from("<Q", data, large + 40)[0])
        for large in (said, at - 76)
        if 0 <= large <= len(data) - 56 and data[large : large + 4] == _LARGE_END
    ]
    return max([size if size < 0xFFFFFFFF else 0, *sizes])
