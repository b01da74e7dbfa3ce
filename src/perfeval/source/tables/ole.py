"""One stream of an OLE file ([MS-CFB]), taken out without trusting how its sectors are chained.

xlrd walks the chains itself and never comes back from one that leads in a circle.
"""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA  # this and above: no sector
_STREAM = 2
_MOST = 4_000  # entries of a directory


class ChainError(Exception):
    """The file's chains of sectors or its directory lead in a circle, or out of the file."""


def stream(data: bytes, names: tuple[str, ...]) -> bytes | None:
    """The first of these streams at the top of the file; None without any. Raises ChainError."""
    try:
        return _File(data).stream(names)
    except (struct.error, IndexError) as error:
        raise ChainError from error


class _File:
    def __init__(self, data: bytes) -> None:
        self.data = data
        big, small = struct.unpack_from("<HH", data, 30)
        if big not in (9, 12) or small >= big:
            raise ChainError
        self.sector: int = 1 << big
        self.small: int = 1 << small
        self.count = len(data) // self.sector + 1
        self.tables = self._tables()
        directory, _, self.least, start, _ = struct.unpack_from("<5L", data, 48)
        self.entries = self._joined(self._chain(directory))
        size = self._size(0)
        self.smalls = self._joined(self._chain(self._start(0)))[:size] if size else b""
        self.small_table = self._joined(self._chain(start)) if self.smalls else b""

    def _tables(self) -> list[int]:
        """The sectors that hold the chains, by the list in the header and what goes on from it."""
        found = [at for at in struct.unpack_from("<109L", self.data, 76) if at < _FREE]
        sector = int(struct.unpack_from("<L", self.data, 68)[0])
        seen: set[int] = set()
        width = self.sector // 4
        while sector < _FREE:
            if sector in seen or sector >= self.count:
                raise ChainError
            seen.add(sector)
            *listed, following = struct.unpack_from(f"<{width}L", self.data, self._at(sector))
            found += [at for at in listed if at < _FREE]
            sector = int(following)
        if len(found) > self.count:
            raise ChainError
        return found

    def _at(self, sector: int) -> int:
        return (sector + 1) * self.sector

    def _next(self, sector: int) -> int:
        table, place = divmod(sector, self.sector // 4)
        at = self._at(self.tables[table]) + place * 4
        return int(struct.unpack_from("<L", self.data, at)[0])

    def _next_small(self, sector: int) -> int:
        return int(struct.unpack_from("<L", self.small_table, sector * 4)[0])

    def _chain(self, sector: int, small: bool = False) -> list[int]:
        found: list[int] = []
        most = len(self.smalls) // self.small + 1 if small else self.count
        while sector < _FREE:
            found.append(sector)
            if len(found) > most or sector >= most:  # longer than the file: a circle
                raise ChainError
            sector = self._next_small(sector) if small else self._next(sector)
        return found

    def _joined(self, chain: list[int]) -> bytes:
        return b"".join(self.data[self._at(at) : self._at(at) + self.sector] for at in chain)

    def _start(self, entry: int) -> int:
        return int(struct.unpack_from("<L", self.entries, entry * 128 + 116)[0])

    def _size(self, entry: int) -> int:
        return int(struct.unpack_from("<L", self.entries, entry * 128 + 120)[0])

    def stream(self, names: tuple[str, ...]) -> bytes | None:
        found = self._top()
        for name in names:
            if name in found:
                return self._content(found[name])
        return None

    def _top(self) -> dict[str, int]:
        """Entries at the top of the directory by their names."""
        found: dict[str, int] = {}
        waiting = [struct.unpack_from("<L", self.entries, 76)[0]]
        passed: set[int] = set()
        while waiting:
            at = waiting.pop()
            if at >= min(len(self.entries) // 128, _MOST):
                continue
            if at in passed:
                raise ChainError
            passed.add(at)
            length, kind = struct.unpack_from("<HB", self.entries, at * 128 + 64)
            start = at * 128
            name = self.entries[start : start + max(0, min(length, 64) - 2)]
            if kind == _STREAM:
                found.setdefault(name.decode("utf-16-le", "replace"), at)
            waiting += struct.unpack_from("<2L", self.entries, at * 128 + 68)
        return found

    def _content(self, entry: int) -> bytes:
        size = self._size(entry)
        if size >= self.least:
            return self._joined(self._chain(self._start(entry)))[:size]
        pieces = [
            self.smalls[at * self.small : (at + 1) * self.small]
            for at in self._chain(self._start(entry), small=True)
        ]
        return b"".join(pieces)[:size]
