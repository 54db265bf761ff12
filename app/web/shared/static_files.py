"""Static files, served from memory before a request comes to the application."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from app.web.shared.assets import Assets
from app.web.shared.encodings import PLAIN, Encoded, Encodings, encoded
from app.web.shared.security import A_YEAR

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class StaticFiles:
    """An application with `assets` in front. With a `folder` they are read from there each time: for development.

    They are read as they are then: browsers follow what they import themselves.
    """

    def __init__(
        self, application: "WSGIApplication", assets: Assets, headers: Mapping[str, str], folder: Path | None = None
    ) -> None:
        self._application, self._assets, self._headers, self._folder = application, assets, headers, folder
        self._encodings = Encodings(assets.files)
        self._names = {assets.url(name): name for name in assets.files}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        name = self._names.get(environ.get("PATH_INFO", ""))
        found: WSGIApplication = self._application if name is None else self._reply(name, environ)
        return found(environ, start_response)

    def _reply(self, name: str, environ: "WSGIEnvironment") -> Response:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return Response(status=405, headers={**self._headers, "Allow": "GET, HEAD"})
        found = self._found(name, environ.get("HTTP_ACCEPT_ENCODING", ""))
        reply = Response(found.data, headers={**self._described(name, found.coding), **self._headers})
        reply.set_etag(found.tag)
        return reply.make_conditional(environ, accept_ranges=True, complete_length=len(found.data))

    def _found(self, name: str, accepted: str) -> Encoded:
        if self._folder:
            return encoded((self._folder / name).read_bytes(), PLAIN)
        return self._encodings.best(name, accepted)

    def _described(self, name: str, coding: str) -> dict[str, str]:
        kept = "no-cache" if self._folder else f"max-age={A_YEAR}, public, immutable"
        kind = TYPES.get(PurePosixPath(name).suffix, "text/plain")
        told = {"Cache-Control": kept, "Content-Type": kind, "Vary": "Accept-Encoding"}
        return told if coding == PLAIN else {**told, "Content-Encoding": coding}
