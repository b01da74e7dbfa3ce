"""What a file is by its first bytes, whatever its ending says."""

from __future__ import annotations

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNS = (
    (b"%PDF", "pdf"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"II*\0", "picture"), (b"MM\0*", "picture"), (b"Rar!", "packed"), (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"), (b"{\\rtf", "rtf"), (b"MIME-Version:", "mhtml"),
)  # fmt: skip
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # .xls before it was put into OLE
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<div")
_MOST = 4_000  # entries of an OLE directory that are looked at


def kind_of(data: bytes) -> str:
    """A word: zip, xls, old, wps, encrypted, html, xml-2003, pdf, picture, packed, rtf, mhtml; "" for
    what may be a text."""
    head = data[:4096]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(OLE):
        return _ole(data)
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if head[:2] in _BIFF and len(data) > 8 and data[2] in (4, 6, 8, 16) and data[3] == 0:
        return "xls"
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text and b"<workbook" in text:
        return "xml-2003"
    if text.startswith(_PAGES) or (text.startswith((b"<?xml", b"<!--")) and b"<html" in text):
        return "html"
    return ""


def zip_kind(names: list[str], first: str) -> str:
    """What a zip is by the names of its parts; `first` is the text of its part "mimetype"."""
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "opendocument" in first:
        return "ods"
    return "packed"


def _ole(data: bytes) -> str:
    names = _streams(data)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        return "encrypted"
    if "Workbook" in names or "Book" in names:
        return "xls"
    if "WordDocument" in names:
        return "old"
    return "other"


def _streams(data: bytes) -> set[str]:
    """Names of the streams at the top of an OLE file ([MS-CFB] 2.2, 2.6); damaged ones have none."""
    try:
        shift, sector = struct.unpack_from("<H", data, 30)[0], 0
        if shift not in (9, 12):
            return set()
        size = 1 << shift
        tables = [at for at in struct.unpack_from("<109L", data, 76) if at < 0xFFFFFFFA]
        sector = struct.unpack_from("<L", data, 48)[0]
        entries: list[tuple[str, int, int, int]] = []
        seen: set[int] = set()
        while sector < 0xFFFFFFFA and sector not in seen and len(entries) < _MOST:
            seen.add(sector)
            start = (sector + 1) * size
            for at in range(start, start + size, 128):
                length, left, right, child = _entry(data, at)
                name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                entries.append((name, left, right, child))
            table, place = divmod(sector, size // 4)
            sector = struct.unpack_from("<L", data, (tables[table] + 1) * size + place * 4)[0]
    except (struct.error, IndexError):
        return set()
    names: set[str] = set()
    waiting, passed = ([entries[0][3]] if entries else []), set()
    while waiting:
        at = waiting.pop()
        if at >= len(entries) or at in passed:
            continue
        passed.add(at)
        name, left, right, _ = entries[at]
        names.add(name)
        waiting += [left, right]
    return names


def _entry(data: bytes, at: int) -> tuple[int, int, int, int]:
    length = struct.unpack_from("<H", data, at + 64)[0]
    left, right, child = struct.unpack_from("<3L", data, at + 68)
    return length, left, right, child
