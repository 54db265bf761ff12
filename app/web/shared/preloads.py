"""What a page is going to ask for, told in the header of its reply: the maths font, and the scripts of its elements.

A browser asks for them at once instead of after the stylesheet and the script that name them.
"""

from collections.abc import Mapping

from flask import Flask, Response

from app.web.shared.assets import Assets

FONT = "fonts/math.woff2"


def preload(app: Flask, assets: Assets) -> None:
    """Tell it of every page of `app`, by what stands in its HTML."""
    links = links_by_mark(assets)

    @app.after_request
    def add_links(response: Response) -> Response:
        if response.mimetype == "text/html" and response.is_sequence:
            page = response.get_data()
            for link in (link for mark, link in links.items() if mark in page):
                response.headers.add("Link", link)
        return response


def links_by_mark(assets: Assets) -> Mapping[bytes, str]:
    """A link for each thing that a page may need, by the start of the tag that needs it."""
    font = {b"<math": f'<{assets.url(FONT)}>; rel=preload; as=font; type="font/woff2"; crossorigin'}
    scripts = {
        f"<{tag} ".encode(): f"<{assets.url(script)}>; rel=modulepreload" for tag, script in assets.elements.items()
    }
    return font | scripts
