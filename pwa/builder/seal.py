"""Step 5: seal the packs, and wrap the site key under the door code.

The content is public and so is the site key K: sealing is against looking and searching, not
against experts (docs/decisions/0002-site-key-is-no-secret.md). A committed K means that every
rebuild gives the same bytes and that no phone is locked out by a new version.
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SITE_KEY = bytes.fromhex("9519ddb1797248afec965ae3da69b4e91c19d60041af01ff4793f31e938caaa4")
ITERATIONS = 600_000
NONCE_BYTES = 12
SALT_BYTES = 16
# A phone reads only packs of the format that its page knows; change it with the pack's shape.
FORMAT = 3


@dataclass(frozen=True)
class Sealed:
    """Packs by name: the form and the languages, each a nonce and AES-256-GCM; a slot's seed.

    The seed is a salt of 16 bytes, then a nonce of 12 and K wrapped in 48.
    """

    packs: dict[str, bytes]
    seed: bytes


def derive_bytes(use: str, data: bytes, length: int) -> bytes:
    """Derive bytes that look random but are the same at each build, by HMAC under K."""
    return hmac.new(SITE_KEY, use.encode() + b"\0" + data, hashlib.sha256).digest()[:length]


def seal(key: bytes, use: str, plain: bytes) -> bytes:
    """Give nonce + AES-256-GCM; the nonce comes from the plain bytes, so none serves twice."""
    nonce = derive_bytes(use, plain, NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, None)


def wrap_site_key(door_code: str) -> bytes:
    """Give the seed of the slot: salt + K wrapped under PBKDF2-SHA-256 of the door code."""
    salt = derive_bytes("salt", door_code.encode(), SALT_BYTES)
    key = hashlib.pbkdf2_hmac("sha256", door_code.encode(), salt, ITERATIONS, 32)
    return salt + seal(key, f"wrap {door_code}", SITE_KEY)


def seal_packs(compressed: dict[str, bytes], door_code: str) -> Sealed:
    """Seal each pack under K, and K under the door code."""
    packs = {name: seal(SITE_KEY, f"pack {name}", data) for name, data in compressed.items()}
    return Sealed(packs, wrap_site_key(door_code))
