"""What the standard library raises for a damaged archive."""

from __future__ import annotations

import struct
import zipfile
import zlib

# NotImplementedError: a compression or a version that zipfile does not know; RuntimeError: a
# password; KeyError, IndexError: a directory that contradicts itself
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, KeyError,
    IndexError, OverflowError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
