"""Nothing that a phone, a network or a host can see before the code tells what this is."""

import gzip
import json
import shutil
import socket
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from pwa.answers import plain_page
from pwa.builder.load import load_source
from pwa.builder.render import Room, render_rooms
from pwa.builder.split import FORM, split_rooms
from pwa.builder.write import file_name
from pwa.config import PROJECT, Config
from pwa.export import export
from pwa.languages import find_languages
from tests.site import DOOR_CODE

from .scan import find_in_files, find_stems

ENCODINGS = ("identity", "gzip", "br")
# What browsers, crawlers and curious people ask beside the files of the site.
OTHER_PATHS = (
    "/",
    "//",
    "/calculator",
    "/calculator/index.html",
    "/calculator/?from=home",
    "/index.html",
    "/favicon.ico",
    "/robots.txt",
    "/manifest.json",
    "/.git/HEAD",
    "/data/",
    "/m/",
    "/reload",
    "/../pyproject.toml",
    "/%2e%2e/pyproject.toml",
)
METHODS = ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
ODD_REQUESTS = (
    b"nonsense\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.0\r\n\r\n",
)


@pytest.fixture(scope="module")
def rooms() -> dict[str, Room]:
    """The room in every language, as it is before it is sealed."""
    return render_rooms(load_source(None))


@pytest.fixture
def urls(dist: Path) -> list[str]:
    """Every address that has a file."""
    names = (path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file())
    return [
        "/" + name.removesuffix("index.html")
        for name in sorted(names)
        if not name.endswith((".br", ".gz"))
    ]


@pytest.fixture
def ask(site: str) -> Callable[[bytes], bytes]:
    """Send bytes to the server; gives all that comes back."""
    address = urlsplit(site)

    def send(request: bytes) -> bytes:
        with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
            connection.sendall(request)
            with connection.makefile("rb") as answer:
                return answer.read()

    return send


def request(path: str, method: str = "GET", **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: www.example.org", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def stems_of(answer: bytes) -> frozenset[str]:
    """Search the status line, the headers and the body of an answer."""
    assert answer.startswith(b"HTTP/1."), answer[:100]
    head, _, body = answer.partition(b"\r\n\r\n")
    # A body in chunks could hold a stem in two parts; only empty ones come so.
    assert b"chunked" not in head.lower() or body in (b"", b"0\r\n\r\n")
    return find_stems(head) | find_stems(body)


@pytest.mark.parametrize("code", [language.code for language in find_languages()])
def test_every_screen_of_every_language_would_be_noticed(rooms: dict[str, Room], code: str) -> None:
    pack = json.loads(rooms[code].pack)
    for name, screen in (*pack["screens"].items(), ("frame", pack["frame"])):
        missing = f"stems.yaml has no stem for “{name}” in {code}"
        assert find_stems(json.dumps(screen, ensure_ascii=False).encode()), missing
        assert find_stems(json.dumps(screen).encode()), missing


def test_no_file_of_the_site_holds_a_telling_stem(dist: Path) -> None:
    assert len(list(dist.rglob("*.br"))) > 0
    assert len(list(dist.rglob("*.bin"))) == len(find_languages()) + len([FORM])
    assert find_in_files(dist) == {}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_file_that_the_server_sends_holds_a_telling_stem(
    ask: Callable[[bytes], bytes], urls: list[str], encoding: str
) -> None:
    for url in urls:
        answer = ask(request(url, Accept_Encoding=encoding))
        assert answer.startswith(b"HTTP/1.1 200 "), url
        assert stems_of(answer) == frozenset(), url
    page = ask(request("/calculator/", Accept_Encoding=encoding))
    named = b"Content-Encoding: " + encoding.encode()
    assert (named in page) == (encoding != "identity")


def test_no_other_answer_of_the_server_holds_a_telling_stem(
    ask: Callable[[bytes], bytes], urls: list[str]
) -> None:
    answers = {path: ask(request(path)) for path in OTHER_PATHS}
    for url in (*urls, "/", "/none"):
        answers |= {f"{method} {url}": ask(request(url, method)) for method in METHODS}
        answers[f"part of {url}"] = ask(request(url, Range="bytes=1-9"))
        answers[f"HTTPS {url}"] = ask(request(url, X_Forwarded_Proto="https"))
        answers[f"known {url}"] = ask(request(url, If_None_Match="*"))
    answers |= {odd[:20].decode(): ask(odd) for odd in ODD_REQUESTS}
    assert {what: stems_of(answer) for what, answer in answers.items() if stems_of(answer)} == {}
    # Each kind of answer was among them.
    seen = {int(answer.split(b" ")[1]) for answer in answers.values()}
    assert {200, 206, 302, 304, 400, 404, 405} <= seen
    assert any(b"strict-transport-security" in answer.lower() for answer in answers.values())


@pytest.mark.parametrize("status", [400, 404, 405, 416, 500, 503])
def test_no_plain_page_holds_a_telling_stem(status: int) -> None:
    assert find_stems(plain_page(status).encode()) == frozenset()


@pytest.mark.parametrize("address", [None, "https://www.example.org"])
def test_no_file_of_an_exported_folder_holds_a_telling_stem(
    tmp_path: Path, address: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    export(Config(door_code=DOOR_CODE, address=address), tmp_path / "site")
    names = {path.name for path in (tmp_path / "site").iterdir()}
    assert {"README.md", ".htaccess", "_headers", "Caddyfile", "nginx.conf", "sw.js"} <= names
    assert find_in_files(tmp_path / "site") == {}


def test_a_site_that_is_closed_down_holds_no_telling_stem() -> None:
    assert find_in_files(PROJECT / "deploy" / "shutdown") == {}


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# Where it is planted → how it gets there.
PLACES: dict[str, Callable[[bytes], bytes]] = {
    "calculator/index.html": lambda data: data.replace(b"<main", b"<!-- Traffick --><main"),
    "calculator/app.nl.webmanifest": lambda data: data.replace(b"Rekenmachine", b"Comensha"),
    "calculator/icons/192.png": lambda data: (
        data[:33] + png_chunk(b"zTXt", b"Title\0\0" + zlib.compress(b"Prostitution")) + data[33:]
    ),
    "data/en.bin": lambda data: data[:99] + b"sex work" + data[99:],
    "sw.js": lambda data: data + b"\n// /data/veilig-thuis.bin",
}


@pytest.mark.parametrize("name", PLACES)
def test_a_planted_stem_is_found_in_every_kind_of_file(
    dist: Path, tmp_path: Path, name: str
) -> None:
    path = shutil.copytree(dist, tmp_path / "dist") / name
    path.write_bytes(PLACES[name](path.read_bytes()))
    assert {*find_in_files(tmp_path / "dist")} == {name}


def test_a_planted_stem_is_found_in_a_compressed_copy_and_in_a_name(
    dist: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(dist, tmp_path / "dist")
    planted = b"// nothing here but a decoy\n" * 9
    packed = {"sw.js.br": brotli.compress(planted), "sw.js.gz": gzip.compress(planted)}
    for name, data in packed.items():
        (copy / name).write_bytes(data)
    (copy / "m/mensenhandel.js").write_bytes(b"1")
    assert {*find_in_files(copy)} == {*packed, "m/mensenhandel.js"}


def test_a_pack_that_is_not_sealed_is_found(
    rooms: dict[str, Room], dist: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(dist, tmp_path / "dist")
    packs = split_rooms(rooms)
    for name, pack in packs.items():
        unsealed = zlib.compress(pack, wbits=31)
        (copy / file_name(f"/data/{name}.bin")).write_bytes(bytes(12) + unsealed)
    assert {*find_in_files(copy)} == {f"data/{name}.bin" for name in packs}
