"""Read what a browser's profile folder holds, file by file, in every form in which it is kept.

Read are: each file as it is; LevelDB logs and tables (leveldb.py) with the values that Chromium
compresses in them; SQLite databases, cell by cell, with what waits in their write-ahead logs; the
answers in HTTP, code and service worker caches; Zstandard wherever it begins; and what Chromium
locks with the fixed password that it has where the system keeps none (cookies, sessions).
What scan.py sees by itself (gzip, brotli, base64, UTF-16, …) is left to it.
"""

import hashlib
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import cramjam
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from .leveldb import log_entries, table_entries

SQLITE_MAGIC = b"SQLite format 3\0"
SESSION_MAGIC = b"SNSS"
SESSION_HEADER_BYTES = 8
# In a locked file; plain ones have 2, and need no reading.
SESSION_LENGTH_BYTES = 4
CACHE_MAGIC = bytes.fromhex("305c72a71b6dfbfc")
CACHE_PART_END = bytes.fromhex("d8410d97456ffaf4")
CACHE_HEADER_BYTES = 24
ZSTD_MAGIC = bytes.fromhex("28b52ffd")
# What IndexedDB writes before a value that it has compressed with Snappy.
SNAPPY_MARK = bytes.fromhex("ff1102")
LOCKED_MARK = b"v10"
UNPACKED_BYTES = 1 << 24
# Most of many files is empty space; no word has so many zeros in it.
EMPTY = re.compile(rb"\0{32,}")


def readings(path: Path) -> Iterator[bytes]:
    """Give all that a file can be read as."""
    data = path.read_bytes()
    for reading in (data, *structured(path, data)):
        short = EMPTY.sub(bytes(32), reading)
        if short.strip(b"\0"):
            yield short
            yield from compressed_within(reading)


def structured(path: Path, data: bytes) -> Iterator[bytes]:
    """Give the entries of a file that is a database, a cache or a session."""
    if path.suffix == ".log" and (path.parent / "CURRENT").exists():
        for entry in log_entries(data):
            yield from entry
    elif path.suffix in (".ldb", ".sst"):
        for entry in table_entries(data):
            yield from entry
    elif data.startswith(SQLITE_MAGIC):
        yield from cells(path)
    elif data.startswith(CACHE_MAGIC):
        yield from cache_parts(data)
    elif data.startswith(SESSION_MAGIC):
        yield from session_commands(data)


def cells(path: Path) -> Iterator[bytes]:
    """Give what a SQLite database's tables hold: their texts joined, other bytes one by one."""
    with tempfile.TemporaryDirectory() as folder:
        for one in (path, path.with_name(path.name + "-wal")):
            if one.exists():
                shutil.copyfile(one, Path(folder) / one.name)
        # One that was copied while it was written may be half of it; its bytes are read anyway.
        with (
            suppress(sqlite3.DatabaseError),
            closing(sqlite3.connect(Path(folder) / path.name)) as database,
        ):
            for values in tables(database):
                yield "\n".join(str(v) for v in values if isinstance(v, str | int)).encode()
                for value in values:
                    if isinstance(value, bytes):
                        yield value
                        yield from unlocked(value)


def tables(database: sqlite3.Connection) -> Iterator[list[object]]:
    """Give all values of each table."""
    names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in names:
        yield [value for row in database.execute(f'SELECT * FROM "{name}"') for value in row]


def cache_parts(data: bytes) -> Iterator[bytes]:
    """Give the bodies and headers of a cache's entry; compressed bodies begin such a part."""
    key_length = int.from_bytes(data[12:16], "little")
    yield from data[CACHE_HEADER_BYTES + key_length :].split(CACHE_PART_END)


def session_commands(data: bytes) -> Iterator[bytes]:
    """Give the commands of a session file that are locked, unlocked."""
    at = SESSION_HEADER_BYTES
    while at + SESSION_LENGTH_BYTES <= len(data):
        start = at + SESSION_LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "little")
        yield from unlocked(data[start:at])


def unlocked(data: bytes) -> Iterator[bytes]:
    """Give what Chromium locked with the fixed password."""
    locked = data.removeprefix(LOCKED_MARK)
    if locked != data and locked and len(locked) % 16 == 0:
        key = hashlib.pbkdf2_hmac("sha1", b"peanuts", b"saltysalt", 1, 16)
        yield Cipher(AES(key), CBC(b" " * 16)).decryptor().update(locked)


def compressed_within(data: bytes) -> Iterator[bytes]:
    """Unpack what is compressed with Snappy or Zstandard in some bytes."""
    for packed in parts_after(SNAPPY_MARK, data):
        with suppress(cramjam.DecompressionError):
            if cramjam.snappy.decompress_raw_len(packed) <= UNPACKED_BYTES:
                yield bytes(cramjam.snappy.decompress_raw(packed))
    for rest in parts_after(ZSTD_MAGIC, data):
        stream = cramjam.zstd.Decompressor()
        # It complains of what follows the stream, and has unpacked it then.
        with suppress(cramjam.DecompressionError, OSError):
            stream.decompress(ZSTD_MAGIC + rest)
        yield bytes(stream.flush())


def parts_after(mark: bytes, data: bytes) -> Iterator[bytes]:
    """Give what follows each place of a mark."""
    for match in re.finditer(re.escape(mark), data):
        yield data[match.end() :]
