"""The service worker knows every file of the site by its hash, and answers as the server does."""

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pwa import create_app
from pwa.answers import plain_page
from pwa.builder.bundle import Bundled, bundle_files
from pwa.builder.compress import compress_packs
from pwa.builder.list import list_files
from pwa.builder.load import Source
from pwa.builder.modules import cache_prefix
from pwa.builder.render import Room
from pwa.builder.seal import seal_packs
from pwa.builder.split import split_rooms
from pwa.config import DEFAULT_COVER, Config
from pwa.headers import read_hashes, security_headers
from tests.site import DOOR_CODE

Files = dict[str, bytes]
SW_PATH = "/sw.js"


def value_of(script: bytes, name: str) -> Any:
    """Read one of the values that the builder writes into the script."""
    text = script.decode()
    start = text.index(f"const {name}=") + len(f"const {name}=")
    return json.JSONDecoder().raw_decode(text, start)[0]


def cache_of(files: Files) -> str:
    return str(value_of(files[SW_PATH], "CACHE"))


@pytest.fixture(scope="session")
def bundled(source: Source, rooms: dict[str, Room]) -> Bundled:
    packs = compress_packs(split_rooms(rooms))
    return bundle_files(source, seal_packs(packs, DOOR_CODE), dev=False)


def test_every_file_is_listed_with_its_hash(files: Files) -> None:
    listed = value_of(files[SW_PATH], "FILES")
    assert {path: hash_ for path, (hash_, _, _) in listed.items()} == {
        path: base64.b64encode(hashlib.sha256(data).digest()).decode()
        for path, data in files.items()
        if path != SW_PATH and not path.endswith(".webmanifest")
    }
    packs = [path for path in listed if path.startswith("/data/")]
    assert [*listed] == sorted(packs) + sorted(listed.keys() - packs)


def test_every_manifest_can_be_put_together_from_the_script(files: Files) -> None:
    made = {
        f"{folder}app.{code}.webmanifest": {**shared, **own}
        for folder, (shared, all_own) in value_of(files[SW_PATH], "MANIFESTS").items()
        for code, own in all_own.items()
    }
    built = {path: json.loads(data) for path, data in files.items() if path.endswith("manifest")}
    assert made == built


def test_every_file_is_listed_with_the_type_that_the_server_gives_it(
    files: Files, dist: Path
) -> None:
    client = create_app(Config(dist=dist)).test_client()
    for path, (_, media_type, _) in value_of(files[SW_PATH], "FILES").items():
        with client.get(path) as answer:
            assert answer.headers["Content-Type"] == media_type, path
            assert answer.data == files[path]


def test_answers_from_the_phone_carry_the_headers_of_the_server(files: Files, dist: Path) -> None:
    wanted = security_headers(read_hashes(dist))
    assert value_of(files[SW_PATH], "HEADERS") == {
        name.lower(): value for name, value in wanted.items()
    }
    assert value_of(files[SW_PATH], "NOT_FOUND") == plain_page(404)
    assert value_of(files[SW_PATH], "HOME") == f"/{DEFAULT_COVER}/"


def test_files_are_grouped_in_the_order_of_need(files: Files, source: Source) -> None:
    groups = {path: group for path, (_, _, group) in value_of(files[SW_PATH], "FILES").items()}
    assert {path for path in groups if groups[path] == "code"} == {
        path for path in files if path.startswith("/m/")
    }
    for cover in source.covers:
        assert groups[cover.page_path] == f"page:{cover.id}"
    for language in source.languages:
        assert groups[f"/data/{language.code}.bin"] == f"data:{language.code}"


def test_only_the_service_worker_itself_is_left_to_the_network(
    files: Files, bundled: Bundled
) -> None:
    assert value_of(files[SW_PATH], "NETWORK") == [SW_PATH]
    assert value_of(list_files(bundled, dev=True)[SW_PATH], "NETWORK") == [SW_PATH, "/reload"]


def test_another_content_is_another_version_and_the_same_one_is_not(bundled: Bundled) -> None:
    files = list_files(bundled, dev=False)
    assert cache_of(files).startswith(cache_prefix())
    assert cache_of(list_files(bundled, dev=False)) == cache_of(files)
    for path in ("/data/nl.bin", f"/{DEFAULT_COVER}/"):
        changed = {**bundled.files, path: bundled.files[path] + b"\n"}
        other = list_files(replace(bundled, files=changed), dev=False)
        assert cache_of(other) != cache_of(files)


def test_the_service_worker_is_one_script(files: Files) -> None:
    script = files[SW_PATH].decode()
    for word in ("import ", "import{", "importScripts", "export "):
        assert word not in script
    for event in ("install", "activate", "fetch", "message"):
        assert f"addEventListener('{event}'" in script
