"""Serve the built files: WhiteNoise, with validators that come from the bytes themselves."""

from hashlib import sha256
from os import stat_result
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.headers import Headers

from werkzeug.http import parse_etags
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from pwa.config import Config
from pwa.headers import cache_control
from pwa.problems import Problem

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

MEDIA_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".bin": "application/octet-stream",
}


def is_built(config: Config) -> bool:
    """Tell whether there is anything to serve."""
    return any(config.dist.glob("*/index.html"))


def require_dist(config: Config) -> Path:
    """Give the folder of built files, or say how to make them."""
    if not is_built(config):
        raise Problem(
            str(config.dist), "no built pages in it", "the files of `make build`: run that first"
        )
    return config.dist


def serve_files(app: "WSGIApplication", dist: Path) -> "WSGIApplication":
    """Wrap a WSGI application so that every file of dist/ is served at its path.

    The files are listed once, here: a new build is served after a restart.
    """
    return DistFiles(app, root=dist)


class DistFile(StaticFile):  # type: ignore[misc]
    """One file, told apart from earlier ones by what is in it.

    Builds are reproducible, with fixed times, so neither time nor size shows a change. The ETag
    is weak: the compressed forms share it, and no browser continues half a download by it.
    """

    def get_headers(self, headers_list: list[tuple[str, str]], files: dict[str | None, Any]) -> Any:
        """Replace WhiteNoise's validators, which come from time and size."""
        headers = super().get_headers(headers_list, files)
        # Sixteen digits tell any two builds apart, and they go with each answer.
        digest = sha256(Path(files[None].path).read_bytes()).hexdigest()
        headers["ETag"] = f'W/"{digest[:16]}"'
        del headers["Last-Modified"]
        return headers

    def is_not_modified(self, request_headers: "WSGIEnvironment") -> bool:
        """Compare as the standard says: lists, `*` and the weak mark included."""
        asked = parse_etags(request_headers.get("HTTP_IF_NONE_MATCH"))
        return bool(asked) and asked.contains_raw(self.etag)


class DistFiles(WhiteNoise):  # type: ignore[misc]
    """WhiteNoise over dist/, which holds nothing that is not served."""

    def __init__(self, app: "WSGIApplication", root: Path) -> None:
        """List the files of `root`."""
        super().__init__(
            app,
            root=str(root),
            index_file=True,
            max_age=0,
            allow_all_origins=False,
            mimetypes=MEDIA_TYPES,
        )

    def add_file_to_dictionary(
        self, url: str, path: str, stat_cache: dict[str, stat_result] | None = None
    ) -> None:
        """Leave out what tools of other people may have put there, such as .DS_Store."""
        if not any(part.startswith(".") for part in url.split("/")):
            super().add_file_to_dictionary(url, path, stat_cache=stat_cache)

    def get_static_file(
        self, path: str, url: str, stat_cache: dict[str, stat_result] | None = None
    ) -> DistFile:
        """Make the answers for one file, compressed forms included."""
        media_type = self.media_types.get_type(path)
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        headers = Headers(
            [("Content-Type", media_type + charset), ("Cache-Control", cache_control(url))]
        )
        return DistFile(
            path,
            headers.items(),
            stat_cache=stat_cache,
            encodings={"gzip": path + ".gz", "br": path + ".br"},
        )
