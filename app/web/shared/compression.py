"""Replies that are worth squeezing: the lab's numbers, a thousand at a time, and the page that somebody sees first.

Nothing else is: a page that holds both a secret and what a stranger typed tells by its length when compressed. A
request without any cookie is nobody's: what its page holds is drawn for it alone, and a second request gets another.
"""

from flask import Flask, Response, request
from flask_compress import Compress

compression = Compress()


def squeeze(app: Flask) -> None:
    """Let views ask for it by `@compression.compressed()`; unasked, squeeze a first visit's page and no other reply."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_MIMETYPES=["application/json", "image/svg+xml", "text/csv", "text/html"],
        # Where a step further costs several times the time and saves a twentieth: 500 symbols are a megabyte.
        COMPRESS_ZSTD_LEVEL=5,
        COMPRESS_BR_LEVEL=4,
        COMPRESS_LEVEL=4,  # of gzip
    )
    compression.init_app(app)

    @app.after_request
    def squeeze_first_page(response: Response) -> Response:
        nobodys = request.method == "GET" and not request.cookies and "Authorization" not in request.headers
        if nobodys and response.mimetype == "text/html":
            response = compression.after_request(response)
        return response
