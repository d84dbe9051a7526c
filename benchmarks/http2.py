"""What the heads of answers weigh over HTTP/2, which packs what was sent before.

Our server speaks HTTP/1.1; what stands before it on the open net speaks HTTP/2 with a phone.
"""

from collections.abc import Iterable

from hpack import Encoder

FRAME_BYTES = 9


def packed_heads(heads: Iterable[bytes]) -> list[int]:
    """Give for each head of HTTP/1.1, in their order on one connection, its bytes over HTTP/2.

    The frames that the head and the body stand in are counted with it.
    """
    encoder = Encoder()
    return [len(encoder.encode(fields(head))) + 2 * FRAME_BYTES for head in heads]


def fields(head: bytes) -> list[tuple[str, str]]:
    """Read the head of an answer as the fields that HTTP/2 sends."""
    status, *lines = head.decode("latin-1").rstrip().split("\r\n")
    pairs = [line.split(": ", 1) for line in lines]
    kept = [(name.lower(), value) for name, value in pairs if name.lower() != "connection"]
    return [(":status", status.split()[1]), *kept]
