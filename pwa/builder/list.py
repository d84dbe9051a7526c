"""Step 7: list path → SHA-256 inside the service worker."""

import base64
import hashlib
import json
from pathlib import Path, PurePosixPath

from rjsmin import jsmin

from pwa.answers import plain_page
from pwa.builder.bundle import Bundled
from pwa.builder.join import join_modules
from pwa.builder.modules import CACHES, cache_prefix
from pwa.config import DEFAULT_COVER
from pwa.headers import security_headers

SERVICE_WORKER = Path(__file__).parent.parent.parent / "service_worker"
SW_PATH = "/sw.js"
DEV_PATH = "/reload"
TYPES = {
    "": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".bin": "application/octet-stream",
    ".png": "image/png",
}


def sha256_base64(data: bytes) -> str:
    """Give the SHA-256 of bytes as the service worker compares it."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def first_to_get(entry: tuple[str, str]) -> tuple[bool, str]:
    """Order path and group: packs before all that only a visit or a home screen asks for."""
    path, group = entry
    return not group.startswith("data:"), path


def list_module(bundled: Bundled, dev: bool) -> str:
    """Write service_worker/list.js for this build; its version is the hash of the list."""
    files = {
        path: [sha256_base64(bundled.files[path]), TYPES[PurePosixPath(path).suffix], group]
        for path, group in sorted(bundled.groups.items(), key=first_to_get)
    }
    headers = {name.lower(): text for name, text in security_headers(bundled.hashes).items()}
    known = json.dumps([files, bundled.manifests, headers])
    version = hashlib.sha256(known.encode()).hexdigest()[:10]
    values = {
        "CACHE": cache_prefix() + version,
        "PREFIX": CACHES,
        "FILES": files,
        "MANIFESTS": bundled.manifests,
        "HEADERS": headers,
        "HOME": f"/{DEFAULT_COVER}/",
        "NETWORK": [SW_PATH, *([DEV_PATH] if dev else [])],
        "NOT_FOUND": plain_page(404),
    }
    return "".join(
        f"export const {name} = {json.dumps(value, separators=(',', ':'))};\n"
        for name, value in values.items()
    )


def list_files(bundled: Bundled, dev: bool) -> dict[str, bytes]:
    """Give all files of the site, the service worker among them, path → bytes."""
    listed = {(SERVICE_WORKER / "list.js").resolve(): list_module(bundled, dev)}
    script = jsmin(join_modules([SERVICE_WORKER / "sw.js"], listed))
    return {**bundled.files, SW_PATH: script.encode()}
