"""A file of text as UTF-8 bytes, whatever encoding it is kept in, piece by piece."""

from __future__ import annotations

import codecs
import io
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.source.decoding import BOM, Undecodable, decode
from perfeval.source.files import is_file
from perfeval.source.tables.csv_text import _CODECS

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 1 << 20  # bytes by which encoding and delimiter are told
PIECE = 1 << 20
_LINES = 10_000  # by which a file with a few lines in another encoding is told


class Encoded(NamedTuple):
    """A readable file; `head` is its beginning as text, `codec` "" for UTF-8."""

    path: Path
    codec: str
    head: str

    def open(self, skipped: int = 0) -> io.BufferedIOBase:
        """The bytes from the first one on, without a BOM and the first `skipped` lines."""
        made = _Utf8(self.path, self.codec)
        for _ in range(skipped):
            made.skip_line()
        return made  # type: ignore[return-value]

    def text(self) -> io.TextIOWrapper:
        """The text from the first character on; what is no text shows as U+FFFD."""
        return io.TextIOWrapper(
            io.BufferedReader(Readable(self.open())), "utf-8", "replace", newline=""
        )


class Readable(io.RawIOBase):
    """What Python's text layer asks of a file."""

    def __init__(self, opened: Any) -> None:
        self.opened = opened

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.opened.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def encoded(path: Path) -> Encoded | str:
    """The file, or the word of `source.tables.faults.fault` that says why it can't be used."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "folder"
        if not stat.S_ISREG(mode):
            return "device"
        with path.open("rb") as file:
            head = file.read(HEAD)
            telling = head
            while telling.isascii() and len(telling) == HEAD and (more := file.read(HEAD)):
                telling = more
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except PermissionError:
        return "denied"
    except (OSError, ValueError):
        return "damaged" if is_file(path) else "missing"
    if not head.strip(BOM + b" \t\r\n"):
        return "empty"
    codec = _codec(telling)
    if codec is None:
        return "encoding"
    text = codecs.getincrementaldecoder(codec or "utf-8")("replace").decode(head).lstrip("\ufeff")
    if "\0" in text[:1000]:
        return "other"
    return Encoded(path, codec, text)


def _codec(data: bytes) -> str | None:
    """ "" for UTF-8; None where the encoding can't be told."""
    told = decode(data)
    for cut in range(1, 4):  # a character may be cut in two where the piece ends
        if isinstance(told, str) or len(data) < HEAD:
            break
        if told.encoding:
            break
        told = decode(data[:-cut])
    if isinstance(told, str):
        return ""
    if _is_utf8(data) or _mostly_utf8(data):
        return ""
    return _CODECS.get(told.encoding) if isinstance(told, Undecodable) and told.encoding else ""


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 as far as it goes."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether most lines beyond ASCII are UTF-8: the others are then damaged, or were pasted in."""
    lines = [line for line in data.split(b"\n")[:_LINES] if not line.isascii()]
    if b"\0" in data[:1000]:
        return False
    return 2 * sum(_is_utf8(line) for line in lines) > len(lines)


class _Utf8:
    """A file that Arrow and Python read: UTF-8 comes out."""

    def __init__(self, path: Path, codec: str) -> None:
        self.raw = path.open("rb")
        self.decoder = codecs.getincrementaldecoder(codec)("replace") if codec else None
        self.rest = b""
        self.closed = False
        self.quotes = 0  # quotation marks up to here
        first = self._piece()
        while first.startswith(BOM):
            first = first[len(BOM) :]
        self.rest = first

    def _piece(self) -> bytes:
        data = self.raw.read(PIECE)
        if self.decoder is None:
            return data
        while data:
            text = self.decoder.decode(data)
            if text:
                return text.encode()
            data = self.raw.read(PIECE)
        return self.decoder.decode(b"", final=True).encode()

    def skip_line(self) -> None:
        while b"\n" not in self.rest and (more := self._piece()):
            self.rest += more
        self.rest = self.rest.partition(b"\n")[2]

    def read(self, size: int = -1) -> bytes:
        parts = [self.rest]
        length = len(self.rest)
        while (size is None or size < 0 or length < size) and (more := self._piece()):
            parts.append(more)
            length += len(more)
        data = b"".join(parts)
        if size is None or size < 0:
            self.rest = b""
        else:
            self.rest = data[size:]
            data = data[:size]
        self.quotes += data.count(b'"')
        return data

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        self.closed = True
        self.raw.close()
