"""What every request and every reply must keep to."""

from urllib.parse import urlsplit

from flask import Flask, Request, Response, request
from werkzeug.exceptions import SecurityError

from app.web.shared.bad_requests import WrongOrigin

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
BODY_LIMIT = 64 * 1024
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
A_YEAR = 31_536_000  # seconds
STRICT = {"Strict-Transport-Security": f"max-age={A_YEAR}"}


def secure(app: Flask, public_url: str | None, *, secure_cookies: bool) -> None:
    """Refuse writes from elsewhere, and send the headers with everything."""

    @app.before_request
    def refuse_other_origins() -> None:
        if isinstance(request.routing_exception, SecurityError):
            raise request.routing_exception
        if request.method not in SAFE_METHODS and not comes_from_us(request, public_url):
            raise WrongOrigin

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        if secure_cookies:
            response.headers.update(STRICT)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def comes_from_us(incoming: Request, public_url: str | None) -> bool:
    """Whether a write may be done: browsers always say where it comes from, and other programs send JSON."""
    origin = incoming.headers.get("Origin")
    if origin is None:
        return incoming.mimetype == "application/json"
    return origin == (public_url or f"{incoming.scheme}://{incoming.host}")


def trusted_hosts(public_url: str | None, host: str) -> list[str] | None:
    """The names we answer to. Bound to this machine alone, only its own: so no site can rebind its name to us."""
    if public_url:
        return [urlsplit(public_url).hostname or "", "localhost", "127.0.0.1"]
    return ["localhost", "127.0.0.1", "[::1]"] if host in {"127.0.0.1", "localhost", "::1"} else None
