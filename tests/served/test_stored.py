"""The scan of a profile sees words wherever a browser can put them on the phone."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import brotli
import cramjam
import pytest
from playwright.sync_api import BrowserContext, BrowserType

from .profile import Found, Profile, find_in_profile

# What is planted → the file or folder in which it must be found.
KINDS = {
    "title": "History",
    "address": "History",
    "fragment": "History",
    "pushedaddress": "History",
    "replacedaddress": "History",
    "sessionaddress": "Sessions/",
    "lockedaddress": "Sessions_Encrypted/",
    "historystate": "Sessions/",
    "fieldleft": "Sessions/",
    "fieldsent": "Web Data",
    "iconaddress": "Favicons",
    "cookie": "Cookies",
    "header": "Cache/Cache_Data/",
    "plainbody": "Cache/Cache_Data/",
    "gzipbody": "Cache/Cache_Data/",
    "deflatebody": "Cache/Cache_Data/",
    "brbody": "Cache/Cache_Data/",
    "zstdbody": "Cache/Cache_Data/",
    "script": "Code Cache/js/",
    "localkey": "Local Storage/leveldb/",
    "localvalue": "Local Storage/leveldb/",
    "sessionkey": "Session Storage/",
    "sessionvalue": "Session Storage/",
    "database": "IndexedDB/",
    "store": "IndexedDB/",
    "key": "IndexedDB/",
    "value": "IndexedDB/",
    "bytes": "IndexedDB/",
    "blob": "IndexedDB/",
    "compressedvalue": "IndexedDB/",
    "overwrittenvalue": "IndexedDB/",
    "deletedvalue": "IndexedDB/",
    "cachename": "Service Worker/CacheStorage/",
    "cacheaddress": "Service Worker/CacheStorage/",
    "cacheheader": "Service Worker/CacheStorage/",
    "cachebody": "Service Worker/CacheStorage/",
    "cachepackedbody": "Service Worker/CacheStorage/",
    "workeraddress": "Service Worker/Database/",
    "workerscript": "Service Worker/ScriptCache/",
    "filename": "File System/",
    "filebody": "File System/",
}
UNPACKED = ("compressedvalue", "cachepackedbody", "cookie", "lockedaddress", "gzipbody", "brbody")
# What the browser does not write only seconds later.
AT_ONCE = ("IndexedDB/", "Service Worker/CacheStorage/", "Service Worker/ScriptCache/", "File")
ASCII_ONLY = {"cookie", "header", "cacheheader"}
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": lambda data: bytes(cramjam.zstd.compress(data)),
}


def words_of(kind: str) -> frozenset[str]:
    wide = set() if kind in ASCII_ONLY else {f"مزروع{kind}"}
    return frozenset({f"planted{kind}", *wide})


def text_of(kind: str) -> str:
    return " ".join(sorted(words_of(kind)))


PAGE = f"""<!doctype html><meta charset=utf-8><title>{text_of("title")}</title>
<link rel=icon href="/icon.svg?{text_of("iconaddress")}"><script src=/script></script>
<form action=/sent><input id=field name=field><button>Send</button></form>"""
SCRIPT = f"window.planted = () => '{text_of('script')}'; planted();" + "/* long enough */" * 99
WORKER = f"""const planted = '{text_of("workerscript")}';
addEventListener('activate', (event) => event.waitUntil(clients.claim()));"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><path d="M0 0h9v9z"/></svg>'
# Path → media type and body.
FILES = {
    "/script": ("text/javascript", SCRIPT),
    "/worker": ("text/javascript", WORKER),
    "/icon.svg": ("image/svg+xml", ICON),
    "/plain": ("text/plain", text_of("plainbody")),
    **{f"/{how}": ("text/plain", text_of(f"{how}body") * 9) for how in PACKINGS},
}

STORE = """async (texts) => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = resolve; });
  localStorage.setItem(texts.localkey, 'x');
  localStorage.setItem('x', texts.localvalue);
  sessionStorage.setItem(texts.sessionkey, 'x');
  sessionStorage.setItem('x', texts.sessionvalue);

  const open = indexedDB.open(texts.database, 1);
  open.onupgradeneeded = () => open.result.createObjectStore(texts.store);
  await done(open);
  const rows = () => open.result.transaction(texts.store, 'readwrite').objectStore(texts.store);
  await done(rows().put('x', texts.key));
  await done(rows().put(texts.value, 'value'));
  await done(rows().put(new TextEncoder().encode(texts.bytes), 'bytes'));
  await done(rows().put(new Blob([texts.blob]), 'blob'));
  // Snappy writes what it has seen already as a reference: no half of a word, then no whole one.
  const halves = texts.compressedvalue.replaceAll('compressed', '-compressed-');
  await done(rows().put((halves + texts.compressedvalue).repeat(2000), 'compressed'));
  await done(rows().put(texts.overwrittenvalue, 'overwritten'));
  await done(rows().put('x', 'overwritten'));
  await done(rows().put(texts.deletedvalue, 'deleted'));
  await done(rows().delete('deleted'));
  open.result.close();

  const cache = await caches.open(texts.cachename);
  await cache.put('/?' + texts.cacheaddress, new Response('x'));
  await cache.put('/1', new Response('x', {headers: {'x-note': texts.cacheheader}}));
  await cache.put('/2', new Response(texts.cachebody));
  const packed = new Response(texts.cachepackedbody.repeat(9)).body;
  await cache.put('/3', new Response(packed.pipeThrough(new CompressionStream('gzip'))));

  const folder = await navigator.storage.getDirectory();
  await folder.getFileHandle(texts.filename, {create: true});
  const file = await (await folder.getFileHandle('x', {create: true})).createWritable();
  await file.write(texts.filebody);
  await file.close();

  await navigator.serviceWorker.register('/worker?' + texts.workeraddress);
  await navigator.serviceWorker.ready;
  for (const path of ['/plain', '/gzip', '/deflate', '/br', '/zstd']) {
    await (await fetch(path)).text();
  }
  location.hash = texts.fragment;
  history.pushState(1, '', '/?' + texts.pushedaddress);
  history.replaceState(1, '', '/?' + texts.replacedaddress);
  history.replaceState(1, '', '/');
}"""

# Some time after a database is deleted, Chromium moves what is in its logs to LevelDB's tables.
MOST_TIDYING = 50
TIDY = """async () => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = resolve; });
  const open = indexedDB.open('other');
  await done(open);
  open.result.close();
  await done(indexedDB.deleteDatabase('other'));
}"""


class Answers(BaseHTTPRequestHandler):
    """Answer with the files, the page for any other path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        kind, text = FILES.get(path, ("text/html", PAGE))
        packing = path.removeprefix("/")
        body = PACKINGS.get(packing, bytes)(text.encode())
        self.send_response(200)
        self.send_header("Content-Type", f"{kind};charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=9999")
        self.send_header("X-Note", text_of("header"))
        self.send_header("Set-Cookie", f"x={text_of('cookie')}; Max-Age=9999")
        if packing in PACKINGS:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def telling_site() -> Iterator[str]:
    """A site that leaves words everywhere."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def plant(context: BrowserContext, site: str) -> None:
    page = context.pages[0]
    page.goto(site)
    page.evaluate(STORE, {kind: text_of(kind) for kind in KINDS})
    # A script is compiled for good when it comes the third time.
    for _ in range(2):
        page.reload()
    page.goto(f"{site}/?{text_of('address')}")
    page.fill("#field", text_of("fieldsent"))
    page.click("button")
    page.wait_for_url("**/sent?*")
    page.fill("#field", text_of("fieldleft"))
    page.evaluate("state => history.pushState(state, '')", text_of("historystate"))
    page.goto(f"{site}/?{text_of('sessionaddress')}")
    page.goto(f"{site}/?{text_of('lockedaddress')}")


@pytest.fixture(scope="module")
def profiles(
    tmp_path_factory: pytest.TempPathFactory,
    browser_type: BrowserType,
    executable: str,
    telling_site: str,
) -> dict[str, Path]:
    """A profile where words were planted, at three moments."""
    profile = Profile(tmp_path_factory.mktemp("profile"), browser_type, executable)
    copies = tmp_path_factory.mktemp("copies")
    with profile.launched() as context:
        plant(context, telling_site)
        running = profile.copy(copies / "running")
    ended = profile.copy(copies / "ended")
    with profile.launched() as context:
        context.pages[0].goto(telling_site)
        for _ in range(MOST_TIDYING):
            context.pages[0].evaluate(TIDY)
            if any(profile.folder.rglob("*.ldb")):
                break
    return {"running": running, "ended": ended, "in tables": profile.folder}


@pytest.fixture(scope="module")
def planted(profiles: dict[str, Path]) -> dict[str, Found]:
    """What is found at each."""
    everything = frozenset().union(*map(words_of, KINDS))
    return {when: find_in_profile(profile, everything) for when, profile in profiles.items()}


def hits(found: Found, kind: str) -> Found:
    return {name: words & words_of(kind) for name, words in found.items() if words & words_of(kind)}


def all_words(found: Found, place: str) -> frozenset[str]:
    return frozenset().union(*(words for name, words in found.items() if place in name))


@pytest.mark.parametrize("kind", KINDS)
def test_planted_words_are_found(planted: dict[str, Found], kind: str) -> None:
    found = hits(planted["ended"], kind)
    assert all_words(found, f"/{KINDS[kind]}") == words_of(kind), found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].startswith(AT_ONCE)])
def test_planted_words_are_found_while_the_browser_runs(
    planted: dict[str, Found], kind: str
) -> None:
    found = hits(planted["running"], kind)
    assert all_words(found, f"/{KINDS[kind]}") == words_of(kind), found


@pytest.mark.parametrize("kind", ["database", "key", "value", "compressedvalue"])
def test_planted_words_are_found_in_tables(planted: dict[str, Found], kind: str) -> None:
    assert all_words(hits(planted["in tables"], kind), ".ldb") == words_of(kind)


@pytest.mark.parametrize("kind", UNPACKED)
def test_what_is_packed_or_locked_is_not_found_as_it_lies(
    planted: dict[str, Found], profiles: dict[str, Path], kind: str
) -> None:
    places = [name for name in hits(planted["ended"], kind) if f"/{KINDS[kind]}" in name]
    assert places
    for place in places:
        assert f"planted{kind}".encode() not in (profiles["ended"] / place).read_bytes()
