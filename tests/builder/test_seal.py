"""Sealed packs open with the site key, and the site key opens with the door code alone."""

import base64
import gzip
import hashlib
import json
import re
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pwa.builder.load import Source
from pwa.builder.render import Room
from pwa.builder.seal import SITE_KEY, seal_packs
from tests.site import DOOR_CODE

from .conftest import joined, make_site

OTHER_CODE = "7411"
NONCE = slice(0, 12)
REST = slice(12, None)
SALT = slice(0, 16)
WRAP = slice(16, None)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """Open as a phone does: the nonce, then AES-256-GCM."""
    return AESGCM(key).decrypt(sealed[NONCE], sealed[REST], None)


def unwrap(seed: bytes, iterations: int, code: str) -> bytes:
    """Give the site key as a phone gets it from the slot."""
    key = hashlib.pbkdf2_hmac("sha256", code.encode(), seed[SALT], iterations, 32)
    return unseal(key, seed[WRAP])


@pytest.fixture(scope="session")
def shipped(files: dict[str, bytes]) -> dict[str, Any]:
    """What the one made module tells the phone."""
    module = next(data for data in files.values() if b"const seed=" in data).decode()
    return {
        name: json.loads(value)
        for name, value in re.findall(r"const (seed|iterations)=(.*?);", module)
    }


def test_the_door_code_opens_every_pack_that_is_shipped(
    files: dict[str, bytes], packs: dict[str, dict[str, Any]], shipped: dict[str, Any]
) -> None:
    key = unwrap(base64.b64decode(shipped["seed"]), shipped["iterations"], DOOR_CODE)

    def opened(name: str) -> dict[str, Any]:
        return json.loads(gzip.decompress(unseal(key, files[f"/data/{name}.bin"])))

    for code, pack in packs.items():
        assert joined(opened("form"), opened(code)) == pack, code


@pytest.mark.parametrize("code", [OTHER_CODE, "741", "74100", "07410", "7410 ", "0147"])
def test_another_code_opens_nothing(shipped: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidTag):
        unwrap(base64.b64decode(shipped["seed"]), shipped["iterations"], code)


def test_trying_a_code_costs_600_000_rounds(shipped: dict[str, Any]) -> None:
    assert shipped["iterations"] >= 600_000


def test_the_site_key_itself_is_not_shipped(files: dict[str, bytes]) -> None:
    forms = (SITE_KEY, SITE_KEY.hex().encode(), base64.b64encode(SITE_KEY)[:-2])
    assert [path for path, data in files.items() if any(form in data for form in forms)] == []


def test_the_same_content_gives_the_same_packs(rooms: dict[str, Room]) -> None:
    contents = {code: room.pack for code, room in rooms.items()}
    assert seal_packs(contents, DOOR_CODE) == seal_packs(contents, DOOR_CODE)


def test_no_nonce_serves_twice() -> None:
    first = seal_packs({"ar": b"words", "en": b"words", "nl": b"other words"}, DOOR_CODE)
    second = seal_packs({"ar": b"words!", "en": b"words?", "nl": b"other words."}, OTHER_CODE)
    sealed = [*first.packs.values(), *second.packs.values(), first.seed[WRAP], second.seed[WRAP]]
    assert len({one[NONCE] for one in sealed}) == len(sealed)
    assert first.seed[SALT] != second.seed[SALT]


def test_a_changed_door_code_changes_its_wrap_and_what_names_it_alone(
    source: Source, rooms: dict[str, Room]
) -> None:
    one, other = (make_site(source, rooms, code) for code in (DOOR_CODE, OTHER_CODE))
    pages = {cover.page_path for cover in source.covers}
    assert {path for path in {*one} & {*other} if one[path] != other[path]} == {*pages, "/sw.js"}
    # The module that holds the wrap is named by its hash.
    for site, than in ((one, other), (other, one)):
        new = [path for path in site if path not in than]
        assert [re.fullmatch(r"/m/[0-9a-f]+\.js", path) is not None for path in new] == [True]
        assert b"const seed=" in site[new[0]]
