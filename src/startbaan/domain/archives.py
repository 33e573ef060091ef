"""Packed files: what unpacking one that is damaged may raise, and which one swells into something huge."""

import struct
import zipfile
import zlib
from collections.abc import Collection

SUSPECT_SIZE = 20 * 1024 * 1024
SUSPECT_RATIO = 200

UNZIPPING = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def swells(entries: Collection[zipfile.ZipInfo], *, packed: int, most_entries: int, most_unpacked: int) -> bool:
    """Whether a file of `packed` bytes says it holds too much, or far more than a file of its size should."""
    unpacked = sum(entry.file_size for entry in entries)
    suspect = unpacked > SUSPECT_SIZE and unpacked > SUSPECT_RATIO * packed
    return len(entries) > most_entries or unpacked > most_unpacked or suspect
