"""Nothing telling is left in the browser's files, whatever was done with the phone."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType

from pwa.builder.load import load_source
from pwa.builder.render import render_rooms
from pwa.languages import find_languages
from tests.browser.test_erase import shape
from tests.phone import Phone

from .profile import Found, Profile, find_in_profile, without
from .scan import all_stems, find_stems, find_words, fold
from .use import OWN_CODE, OWN_CODE_SHOWN, Use, live

# IndexedDB notes each start of its own, in some 400 bytes; writing the record once takes 1.5 kB.
START_LOG_BYTES = 1000
# What all that this use sets adds there: overwritten records stay a while.
SETTINGS_LOG_BYTES = 20_000
PHRASES = 30
# The beginning of a phrase is enough, and is found where it is cut as well.
PHRASE_LETTERS = 40


def texts_in(tree: object) -> Iterator[str]:
    """Give the texts of a pack's tree, those for screen readers too."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        yield tree.get("aria-label", "")
    elif isinstance(tree, list):
        for part in tree[1:]:
            yield from texts_in(part)


@pytest.fixture(scope="module")
def packs() -> dict[str, bytes]:
    """The room in every language, as it is before it is sealed."""
    return {code: room.pack for code, room in render_rooms(load_source(None)).items()}


@pytest.fixture(scope="module")
def phrases(packs: dict[str, bytes]) -> dict[str, list[str]]:
    """The longest phrases of the room: language → their folded beginnings."""
    found = {}
    for code, pack in packs.items():
        room = json.loads(pack)
        texts = {fold(text) for tree in room["screens"].values() for text in texts_in(tree)}
        longest = sorted(texts, key=len, reverse=True)[:PHRASES]
        found[code] = [text[:PHRASE_LETTERS] for text in longest]
    return found


@pytest.fixture(scope="module")
def words(phrases: dict[str, list[str]]) -> frozenset[str]:
    """All that must not be found."""
    codes = (OWN_CODE, OWN_CODE_SHOWN)
    return all_stems().union(codes, *phrases.values())


@pytest.fixture(scope="module")
def make_profile(
    tmp_path_factory: pytest.TempPathFactory, browser_type: BrowserType, executable: str
) -> object:
    return lambda: Profile(tmp_path_factory.mktemp("profile"), browser_type, executable)


@pytest.fixture(scope="module")
def empty(make_profile, words: frozenset[str]) -> Found:
    """What comes with the browser itself."""
    profile = make_profile()
    with profile.launched() as context:
        context.pages[0].goto("about:blank")
    return find_in_profile(profile.folder, words)


@pytest.fixture(scope="module")
def use(make_profile, dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Use:
    """A phone that was used in every way."""
    return live(make_profile(), dist, tmp_path_factory.mktemp("copies"))


@pytest.mark.parametrize("when", ["room open", "browser ended", "erased"])
def test_profile_holds_nothing_telling(
    use: Use, empty: Found, words: frozenset[str], when: str
) -> None:
    assert without(find_in_profile(use.profiles[when], words), empty) == {}


def test_names_of_what_is_stored_tell_nothing(use: Use) -> None:
    assert len(use.names) > 0
    assert find_stems(json.dumps([use.names, use.stored], ensure_ascii=False).encode()) == set()


def test_console_stays_empty(use: Use) -> None:
    assert use.console == []


def grown(use: Use, when: str) -> dict[str, int]:
    """Give by how many bytes each kind of storage grew since the first visit."""
    first, later = use.usage["first visit"], use.usage[when]
    return {kind: size - first[kind] for kind, size in later.items() if size != first[kind]}


def test_reading_changes_no_byte_of_what_is_stored(use: Use) -> None:
    assert use.stored["read"] == use.stored["first visit"]
    size = grown(use, "read")
    assert size.pop("indexedDB", 0) < START_LOG_BYTES
    assert size == {}


@pytest.mark.parametrize("when", ["used", "used offline", "erased"])
def test_use_makes_no_more_to_store(use: Use, when: str) -> None:
    first, later = use.stored["first visit"], use.stored[when]
    assert later["caches"] == first["caches"]
    assert shape(later) == shape(first)
    size = grown(use, when)
    assert size.pop("indexedDB", 0) < SETTINGS_LOG_BYTES
    assert size == {}


def test_phrases_of_every_language_are_searched_for(
    packs: dict[str, bytes], phrases: dict[str, list[str]]
) -> None:
    assert {*phrases} == {language.code for language in find_languages()}
    for code, pack in packs.items():
        assert len(phrases[code]) == PHRASES
        assert find_words(pack, frozenset(phrases[code])) == {*phrases[code]}


# What a careless change could do with a text of the room.
LEAKS = {
    "title": "text => { document.title = text; history.pushState(1, '', '/calculator/'); }",
    "address": "text => history.pushState(1, '', `/calculator/?${text}`)",
    "state": "text => history.pushState(text, '', '/calculator/')",
    "cache": "async (text) => (await caches.open('files-1')).put('/1', new Response(text))",
    "name of a cache": "text => caches.open(text)",
    "name of a database": "async (text) => { indexedDB.open(text); await indexedDB.databases(); }",
    "localStorage": "text => { localStorage.x = text; }",
    "sessionStorage": "text => { sessionStorage.x = text; }",
    "text field": """text => { const field = document.createElement('input');
        document.body.append(field); field.focus(); document.execCommand('insertText', 0, text);
        history.pushState(1, '', '/calculator/'); }""",
}


def test_what_the_page_leaks_is_found(
    make_profile, site: str, packs: dict[str, bytes], phrases: dict[str, list[str]]
) -> None:
    profile, use = make_profile(), Use()
    leaked = dict(zip(LEAKS, phrases["nl"], strict=False))
    with profile.launched() as context:
        use.listen(context)
        phone = Phone(context.pages[0], site)
        phone.visit()
        for name, text in leaked.items():
            phone.page.evaluate(LEAKS[name], text)
        phone.page.evaluate(
            """async (bytes) => (await caches.open('files-1')).put(
            '/data/ar.bin', new Response(new Uint8Array(bytes)))""",
            [*gzip.compress(packs["ar"])],
        )
        phone.page.evaluate("console.log('page'); setTimeout(() => { throw new Error('broken'); })")
        context.service_workers[0].evaluate("console.log('service worker')")
        phone.visit()
    found = find_in_profile(profile.folder, frozenset((*leaked.values(), *phrases["ar"])))
    hits = frozenset().union(*found.values())
    assert {name for name, text in leaked.items() if text not in hits} == set()
    assert {*phrases["ar"]} <= hits
    assert {*use.console} == {"page", "service worker", "broken"}
