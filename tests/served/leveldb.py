"""Read what LevelDB files hold, deleted and overwritten entries too.

Chromium keeps IndexedDB, localStorage, sessionStorage and much of its own in LevelDB. Its logs cut
long entries into blocks; its tables share the beginnings of keys and are compressed. Formats:
doc/log_format.md and doc/table_format.md in LevelDB's sources.
"""

from collections.abc import Iterator
from contextlib import suppress

import cramjam

BLOCK_BYTES = 32768
LOG_HEADER_BYTES = 7
FULL, FIRST, MIDDLE, LAST = 1, 2, 3, 4
BATCH_HEADER_BYTES = 12
DELETION, VALUE = 0, 1

FOOTER_BYTES = 48
TABLE_MAGIC = bytes.fromhex("57fb808b247547db")
TRAILER_BYTES = 5
PLAIN, SNAPPY, ZSTD = 0, 1, 2


def read_number(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of 7 bits a byte; gives it and the place after it."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        at += 1
        shift += 7
        if byte < 128:
            return number, at


def read_part(data: bytes, at: int) -> tuple[bytes, int]:
    """Read a length and as many bytes; gives them and the place after them."""
    length, at = read_number(data, at)
    return data[at : at + length], at + length


def log_records(data: bytes) -> Iterator[bytes]:
    """Give the records of a log, whole again where they were cut; a torn last one as it is."""
    parts: list[bytes] = []
    for start in range(0, len(data), BLOCK_BYTES):
        block = data[start : start + BLOCK_BYTES]
        at = 0
        while at + LOG_HEADER_BYTES <= len(block):
            length, kind = int.from_bytes(block[at + 4 : at + 6], "little"), block[at + 6]
            if kind not in (FULL, FIRST, MIDDLE, LAST):
                break
            at += LOG_HEADER_BYTES
            parts.append(block[at : at + length])
            at += length
            if kind in (FULL, LAST):
                yield b"".join(parts)
                parts = []
    if parts:
        yield b"".join(parts)


def batch_entries(record: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give key and value of what a log's record writes; a deleted key with an empty value."""
    at = BATCH_HEADER_BYTES
    while at < len(record) and record[at] in (DELETION, VALUE):
        kind = record[at]
        key, at = read_part(record, at + 1)
        value, at = read_part(record, at) if kind == VALUE else (b"", at)
        yield key, value


def log_entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give key and value of all that a log writes, as far as it is whole."""
    for record in log_records(data):
        with suppress(IndexError):
            yield from batch_entries(record)


def block_at(table: bytes, handle: bytes) -> bytes:
    """Read a block of a table, unpacked."""
    start, at = read_number(handle, 0)
    length, _ = read_number(handle, at)
    block, packing = table[start : start + length], table[start + length]
    if packing == SNAPPY:
        return bytes(cramjam.snappy.decompress_raw(block))
    if packing == ZSTD:
        return bytes(cramjam.zstd.decompress(block))
    assert packing == PLAIN, packing
    return block


def block_entries(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give key and value of a block's entries."""
    restarts = int.from_bytes(block[-4:], "little")
    end = len(block) - 4 * (restarts + 1)
    at, key = 0, b""
    while at < end:
        shared, at = read_number(block, at)
        own, at = read_number(block, at)
        length, at = read_number(block, at)
        key = key[:shared] + block[at : at + own]
        at += own
        yield key, block[at : at + length]
        at += length


def table_entries(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give key and value of all that a table holds; nothing when it is only half written."""
    footer = table[-FOOTER_BYTES:]
    if not footer.endswith(TABLE_MAGIC):
        return
    _, at = read_number(footer, 0)
    _, at = read_number(footer, at)
    for _, handle in block_entries(block_at(table, footer[at:])):
        yield from block_entries(block_at(table, handle))
