"""What programs that search the web are told: where they need not go, and which pages there are to be found."""

from collections.abc import Iterator

from flask import Blueprint, Response, url_for
from markupsafe import escape

from app.services.base.site import Site
from app.web.shared.context import current_context

blueprint = Blueprint("robots", __name__)
# Rounds and the views of a model go on for ever, and the interface has nothing to read.
RULES = "User-agent: *\nDisallow: /api/\nDisallow: /rounds/\nDisallow: /lab/*?\nSitemap: {root}{sitemap}\n"
SITEMAP = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{pages}\n</urlset>\n'
)


@blueprint.get("/robots.txt")
def rules() -> Response:
    text = RULES.format(root=current_context().root, sitemap=url_for("robots.sitemap"))
    return Response(text, content_type="text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    context = current_context()
    pages = (f"<url><loc>{escape(context.root + path)}</loc></url>" for path in _to_be_found(context.site))
    return Response(SITEMAP.format(pages="\n".join(pages)), content_type="application/xml; charset=utf-8")


def _to_be_found(site: Site) -> Iterator[str]:
    """Those that carry a description: one for everybody, whoever looks."""
    yield url_for("home.index")
    yield url_for("about.index")
    yield from (url_for("sets.overview", set_id=set_id) for set_id in site.library.sets)
    yield url_for("lab.index")
    yield from (url_for("lab.model", model_id=model_id) for model_id in site.library.models)
