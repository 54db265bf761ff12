"""Replies that are worth squeezing: the lab's numbers, a thousand at a time, for a phone on a weak line.

Nothing else is: a page that holds both a secret and what a stranger typed tells by its length when compressed.
"""

from flask import Flask
from flask_compress import Compress

compression = Compress()


def squeeze(app: Flask) -> None:
    """Let views ask for it by `@compression.compressed()`, and no reply be squeezed unasked."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_MIMETYPES=["application/json"],
        COMPRESS_ZSTD_LEVEL=7,
        COMPRESS_BR_LEVEL=5,
    )
    compression.init_app(app)
