"""What this process has read of the files it has in hand: whoever asks what their results rest on
needs not read them again, and is told of the very bytes that were scored."""

from __future__ import annotations

MOST = 2**16  # bytes of a file that is held
_HELD: dict[str, bytes] = {}


def begin() -> None:
    """Other files are in hand from now on."""
    _HELD.clear()


def hold(name: str, data: bytes) -> None:
    if len(data) <= MOST:
        _HELD[name] = data


def held(name: str) -> bytes | None:
    return _HELD.get(name)
