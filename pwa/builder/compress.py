"""Step 3: compress each room before it is sealed; sealed bytes do not compress."""

import gzip

from pwa.builder.render import Room


def compress_rooms(rooms: dict[str, Room]) -> dict[str, bytes]:
    """Give language → gzip bytes, the same for the same input (no time in the header)."""
    return {code: gzip.compress(room.pack, 9, mtime=0) for code, room in rooms.items()}
