"""Draw the public address as a QR code, for showing it on this phone to another one."""

from typing import NamedTuple

import segno
from segno.utils import matrix_to_lines  # type: ignore[attr-defined]


class Qr(NamedTuple):
    """An SVG path of dark squares, and the width of its square view box in modules."""

    path: str
    size: int


def qr_path(address: str) -> Qr:
    """Give the QR code of an address, with the quiet zone that readers need around it."""
    code = segno.make_qr(address, error="m")
    border = 4
    lines = matrix_to_lines(code.matrix, border, border)
    parts = [f"M{x} {y}h{end - x}v1h{x - end}z" for (x, y), (end, _) in lines]
    return Qr("".join(parts), len(code.matrix) + 2 * border)
