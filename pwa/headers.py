"""The one table of headers: for the server's answers, for every export format, for the pages.

Flask's and WhiteNoise's own hooks each miss some answers (redirects, errors, methods that are
not allowed), so the headers are added by one WSGI wrapper outside all of it.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pwa.answers import answer_plainly
from pwa.config import LOOPBACK, Network
from pwa.problems import Problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CACHE_RULES = (
    (r"^/m/[^/]+$", "public, max-age=31536000, immutable"),
    (r"^/[^/]+/icons/[^/]+$", "public, max-age=86400"),
)
"""Pattern of a URL path → Cache-Control; whatever no pattern fits is asked for every time."""

NO_CACHE = "no-cache"
HSTS = ("Strict-Transport-Security", "max-age=31536000")

# What could see, hear, locate, pay, read or spy, and that some browser grants to a page on asking.
# Not every name there is: the list goes with each of the few answers of a first visit, which has to
# fit into 60 kB (benchmarks/README.md), and nothing but our own scripts could ask.
DENIED_FEATURES = """
    camera clipboard-read clipboard-write display-capture geolocation hid idle-detection local-fonts
    microphone midi payment serial storage-access usb
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hashes:
    """What may run and style inline, as 'sha256-…' values without quotes, sorted."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


def content_policy(hashes: Hashes, *, meta: bool = False) -> str:
    """Write the Content-Security-Policy. In a `<meta>` browsers refuse frame-ancestors."""
    scripts = " ".join(["'self'", *(f"'{value}'" for value in hashes.scripts)])
    styles = " ".join(f"'{value}'" for value in hashes.styles) or "'none'"
    directives = [
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {styles}",
        "img-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "" if meta else "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types t",
    ]
    return ";".join(filter(None, directives))


def security_headers(hashes: Hashes) -> dict[str, str]:
    """Give the headers of every answer; HSTS is apart, because it depends on the request.

    X-Frame-Options is not among them: whatever runs a service worker obeys frame-ancestors.
    """
    return {
        "Content-Security-Policy": content_policy(hashes),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ",".join(f"{feature}=()" for feature in DENIED_FEATURES.split()),
        "X-Robots-Tag": "noindex",
    }


def cache_control(url: str) -> str:
    """Say how long a phone may keep what stands at this URL path."""
    return next((value for pattern, value in CACHE_RULES if re.search(pattern, url)), NO_CACHE)


def read_hashes(dist: Path) -> Hashes:
    """Gather the hashes in the `<meta>` of the built pages, so that one header fits them all."""
    policies = [_read_meta_policy(page) for page in dist.glob("*/index.html")]

    def gather(directive: str) -> tuple[str, ...]:
        values = [re.search(rf"(?:^|;)\s*{directive} ([^;]*)", policy) for policy in policies]
        found = [re.findall(r"'(sha256-[^']+)'", value[1]) for value in values if value]
        return tuple(sorted({name for names in found for name in names}))

    return Hashes(gather("script-src"), gather("style-src"))


class _PolicyReader(HTMLParser):
    policy: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = values.get("content")


def _read_meta_policy(page: Path) -> str:
    reader = _PolicyReader()
    reader.feed(page.read_text("utf-8"))
    if not reader.policy:
        raise Problem(
            str(page), "no Content-Security-Policy in it", "a page that `make build` has made"
        )
    return reader.policy


def with_security_headers(
    app: "WSGIApplication",
    hashes: Hashes,
    *,
    hsts: bool = True,
    trusted_proxies: Sequence[Network] = LOOPBACK,
) -> "WSGIApplication":
    """Wrap a WSGI application so that every answer, its failures too, carries the whole table.

    A header of the table that the application set itself is replaced, so none stands twice;
    a cookie never leaves.
    """
    table = list(security_headers(hashes).items())
    replaced = {name.lower() for name, _ in (*table, HSTS)} | {"set-cookie"}

    def wrapped(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        added = [*table, HSTS] if hsts and came_by_https(environ, trusted_proxies) else table

        def start(
            status: str,
            headers: list[tuple[str, str]],
            exc_info: tuple[type[BaseException], BaseException, TracebackType]
            | tuple[None, None, None]
            | None = None,
        ) -> object:
            kept = [header for header in headers if header[0].lower() not in replaced]
            return start_response(status, kept + added, exc_info)

        try:
            return app(environ, start)  # type: ignore[arg-type]
        except Exception:
            log.exception("An answer failed")
            return answer_plainly(500)(environ, start)  # type: ignore[arg-type]

    return wrapped


def came_by_https(environ: "WSGIEnvironment", trusted_proxies: Sequence[Network]) -> bool:
    """Tell whether the phone spoke HTTPS, to this server or to a proxy that we trust."""
    if environ["wsgi.url_scheme"] == "https":
        return True
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")[0].strip().lower()
    return forwarded == "https" and _is_trusted(environ.get("REMOTE_ADDR", ""), trusted_proxies)


def _is_trusted(address: str, trusted_proxies: Sequence[Network]) -> bool:
    try:
        peer = ip_address(address)
    except ValueError:
        return False
    # A socket that listens on :: shows an IPv4 peer in IPv6 clothes.
    peer = getattr(peer, "ipv4_mapped", None) or peer
    return any(peer in network for network in trusted_proxies)
