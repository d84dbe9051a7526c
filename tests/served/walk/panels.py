"""Steps: the browser's own pages about the site, its files, and what it stores."""

import json
import sqlite3
import struct

from playwright.sync_api import expect

from tests.served.scan import find_stems

from .checker import Checker, expect_bland, stems_in

RECORD_BYTES = 512
MANIFEST_KEYS = {
    "id",
    "name",
    "short_name",
    "lang",
    "dir",
    "start_url",
    "scope",
    "display",
    "background_color",
    "theme_color",
    "icons",
}
ASKED_FOR = ("geolocation", "notifications", "camera", "microphone", "midi", "clipboard-read")
CHOSEN = """() => {
  const chosen = [];
  const read = (node) => {
    if (node.nodeName === 'SELECT' && node.checkVisibility())
      chosen.push(node.selectedOptions[0].textContent.trim());
    node.shadowRoot?.childNodes.forEach(read);
    node.childNodes.forEach(read);
  };
  read(document);
  return chosen;
}"""
STATES = """(names) => Promise.all(
  names.map(async (name) => (await navigator.permissions.query({ name })).state))"""
NOTICES = """async () => {
  const all = await navigator.serviceWorker.getRegistrations();
  const one = all[0];
  const shown = await Promise.all(all.map((each) => each.getNotifications()));
  return {
    registrations: all.length,
    shown: shown.flat().length,
    allowed: Notification.permission,
    push: await one.pushManager.getSubscription(),
    sync: await one.sync.getTags(),
    media: navigator.mediaSession.metadata,
  };
}"""
ELSEWHERE = """async () => {
  const root = await navigator.storage.getDirectory();
  const files = [];
  for await (const name of root.keys()) files.push(name);
  return {
    local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, files,
    name: window.name, locks: (await navigator.locks.query()).held,
  };
}"""
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    kept.push(...await (await caches.open(name)).keys());
  return kept.map((request) => new URL(request.url).pathname);
}"""
FETCH = """async (path) => {
  const answer = await fetch(path);
  const bytes = [...new Uint8Array(await answer.arrayBuffer())];
  return [answer.status, bytes, [...answer.headers].join('\\n')];
}"""


def read_the_site_settings(checker: Checker) -> None:
    page = checker.go_to(f"chrome://settings/content/siteDetails?site={checker.origin_in_query}")
    expect(page.locator("site-details #usage, site-details #storage").first).to_be_visible()
    text = checker.look_at(page, "site-details")
    assert checker.site in text or checker.name in text
    chosen = page.evaluate(CHOSEN)
    assert len(chosen) > 10
    assert [one for one in chosen if "(default)" not in one] == []
    page = checker.go_to("chrome://settings/content/all")
    expect(page.locator("site-entry").first).to_be_visible()
    checker.look_at(page, "all-sites")


def look_for_permissions(checker: Checker) -> None:
    states = checker.page.evaluate(STATES, list(ASKED_FOR))
    assert {*states} <= {"prompt", "denied"}


def look_for_notifications(checker: Checker) -> None:
    assert checker.page.evaluate(NOTICES) == {
        "registrations": 1,
        "shown": 0,
        "allowed": "default",
        "push": None,
        "sync": [],
        "media": None,
    }
    page = checker.go_to("chrome://settings/content/notifications")
    expect(page.locator("category-setting-exceptions").first).to_be_attached()
    checker.look_at(page, "settings-notifications-page, settings-basic-page")


def read_the_info_of_the_app(checker: Checker) -> None:
    page = checker.go_to("chrome://apps/")
    icon = page.locator("app-item")
    expect(icon).to_have_count(1)
    assert icon.get_attribute("aria-label") == checker.name
    checker.look_at(page)
    page = checker.go_to(f"chrome://app-settings/{icon.get_attribute('id')}")
    expect(page.get_by_text(checker.name).first).to_be_visible()
    checker.look_at(page)


def look_at_the_install_dialog(checker: Checker) -> None:
    answer = checker.ask_browser("Page.getAppManifest")
    assert answer["errors"] == []
    manifest = json.loads(answer["data"])
    assert (manifest["name"], manifest["short_name"]) == (checker.name, checker.name)
    assert {*manifest} == MANIFEST_KEYS
    language = checker.language
    assert (manifest["lang"], manifest["dir"]) == (language.code, language.direction)
    expect_bland(answer["url"] + answer["data"])
    assert checker.ask_browser("Page.getInstallabilityErrors")["installabilityErrors"] == []
    for icon in manifest["icons"]:
        status, data, _ = checker.page.evaluate(FETCH, icon["src"])
        assert status == 200
        assert {*chunks(bytes(data))} <= {
            "IHDR",
            "PLTE",
            "tRNS",
            "IDAT",
            "IEND",
            "sRGB",
            "gAMA",
            "sBIT",
        }
    checker.look_at(checker.go_to(checker.site + manifest["icons"][1]["src"]))


def chunks(png: bytes) -> list[str]:
    """Name the parts of a PNG; words would be in tEXt, zTXt, iTXt or eXIf."""
    names = []
    at = 8
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        names.append(name.decode())
        at += size + 12
    return names


def open_the_panel_of_databases(checker: Checker) -> None:
    origin = {"securityOrigin": checker.site}
    names = checker.ask_browser("IndexedDB.requestDatabaseNames", **origin)["databaseNames"]
    assert names == ["calculator"]
    one = {**origin, "databaseName": names[0]}
    found = checker.ask_browser("IndexedDB.requestDatabase", **one)["databaseWithObjectStores"]
    stores = [store["name"] for store in found["objectStores"]]
    assert stores == ["settings"]
    rows = checker.ask_browser(
        "IndexedDB.requestData", **one, objectStoreName=stores[0], skipCount=0, pageSize=9
    )["objectStoreDataEntries"]
    assert [row["key"]["value"] for row in rows] == ["settings"]
    value = {"objectId": rows[0]["value"]["objectId"], "returnByValue": True}
    record = checker.ask_browser(
        "Runtime.callFunctionOn", functionDeclaration="function () { return [...this]; }", **value
    )["result"]["value"]
    assert len(record) == RECORD_BYTES
    assert find_stems(bytes(record)) == frozenset()
    page = checker.go_to("chrome://indexeddb-internals/")
    expect(page.get_by_text(checker.site).first).to_be_visible()
    checker.look_at(page)


def open_the_panel_of_caches(checker: Checker) -> None:
    found = checker.ask_browser("CacheStorage.requestCacheNames", securityOrigin=checker.site)
    names = [cache["cacheName"] for cache in found["caches"]]
    assert len(names) == 1
    told = [*names]
    for cache in found["caches"]:
        rows = checker.ask_browser(
            "CacheStorage.requestEntries", cacheId=cache["cacheId"], skipCount=0, pageSize=999
        )["cacheDataEntries"]
        assert len(rows) > 10
        told += [json.dumps(row) for row in rows]
    expect_bland("\n".join(told))
    page = checker.go_to("chrome://serviceworker-internals/")
    expect(page.get_by_text(checker.site).first).to_be_visible()
    checker.look_at(page)


def look_for_cookies_and_other_storage(checker: Checker) -> None:
    assert checker.context.cookies() == []
    assert checker.ask_browser("Network.getCookies")["cookies"] == []
    found = checker.page.evaluate(ELSEWHERE)
    empty = {"local": {}, "session": {}, "cookie": "", "files": [], "name": "", "locks": []}
    assert found == empty
    usage = checker.ask_browser("Storage.getUsageAndQuota", origin=checker.site)["usageBreakdown"]
    used = {one["storageType"] for one in usage if one["usage"]}
    assert used == {"indexeddb", "cache_storage", "service_workers"}


def open_every_file(checker: Checker) -> None:
    """The manifest, sw.js, every module of the import map, every file that the phone keeps."""
    page = checker.page
    modules = json.loads(page.locator("script[type=importmap]").inner_text())["imports"]
    expect_bland("\n".join(modules))
    manifest = page.locator("link[rel=manifest]").get_attribute("href")
    kept = page.evaluate(KEPT)
    paths = {"/sw.js", manifest, *modules.values(), *kept}
    assert modules
    assert {*modules.values()} <= {*kept}
    for path in sorted(paths):
        status, data, headers = page.evaluate(FETCH, path)
        assert status == 200, path
        text = bytes(data).decode("utf-8", "replace")
        assert stems_in(f"{path}\n{headers}\n{text}") == [], path
    for path in ("/sw.js", str(manifest), next(iter(modules.values()))):
        checker.look_at(checker.go_to(checker.site + path))


def close_the_browser_and_open_it_again(checker: Checker) -> None:
    """What the browser has written about the phone's use, and the icon once more."""
    typed = checker.typed
    profile = checker.profile
    checker.switch_off()
    history = sqlite3.connect(f"file:{profile / 'Default/History'}?mode=ro", uri=True)
    rows = history.execute("select url, title from urls").fetchall()
    terms = history.execute("select term from keyword_search_terms").fetchall()
    history.close()
    ours = [(url, title) for url, title in rows if url.startswith(checker.site)]
    strange = {url for url, _ in ours} - typed - {checker.address}
    assert strange == set()
    assert {title for url, title in ours if url == checker.address} == {checker.name}
    expect_bland("\n".join(title for _, title in ours))
    assert terms == []
    forms = sqlite3.connect(f"file:{profile / 'Default/Web Data'}?mode=ro", uri=True)
    assert forms.execute("select name, value from autofill").fetchall() == []
    forms.close()
    checker.switch_on()
    checker.look_at_calculator(checker.page)
