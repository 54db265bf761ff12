"""The one place where the parts meet."""

from flask import Flask
from jinja2 import DictLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from app.cli.commands import add_commands
from app.content.layers import layered
from app.services.base.site import Site
from app.services.content.following import Follower
from app.services.hosting.checkout import checkout_at
from app.services.hosting.jobs import Jobs
from app.settings import ROOT, SHIPPED, Publish, Settings
from app.store.database import Database
from app.web.blueprints import BLUEPRINTS
from app.web.hosting.starting import start_site
from app.web.shared.assets import assets_of, texts_of
from app.web.shared.compression import squeeze
from app.web.shared.errors import handle_errors
from app.web.shared.language import speak
from app.web.shared.preloads import preload
from app.web.shared.security import BODY_LIMIT, HEADERS, STRICT, secure, trusted_hosts
from app.web.shared.site import EXTENSION, JOBS
from app.web.shared.static_files import StaticFiles
from app.web.shared.visitors import greet

STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"


def open_site(settings: Settings) -> Site:
    """What every service works with. It touches neither the database nor the content yet."""
    database = Database(settings.database_url)
    layers = layered(settings.content, SHIPPED, settings.shipped_sets)
    follower = Follower(database, layers, publishes=settings.publish is Publish.AUTO)
    return Site(database, follower, settings.secret_key, settings.zone, settings.secure)


def create_app(settings: Settings) -> Flask:
    """The application. It touches neither the database nor the content before the first request."""
    app = Flask("keepgate", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        MAX_FORM_PARTS=100,
        SESSION_COOKIE_SECURE=settings.secure,
        TRUSTED_HOSTS=trusted_hosts(settings.public_url, settings.host),
    )
    site = open_site(settings)
    app.extensions.update({EXTENSION: site, JOBS: Jobs(site, checkout_at(ROOT))})
    app.before_request(start_site)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    squeeze(app)
    secure(app, settings.public_url, secure_cookies=settings.secure)
    handle_errors(app)
    speak(app)
    greet(app)
    add_commands(app, settings, lambda: site)
    _hold_files(app, settings)
    _trust_proxies(app, settings.trusted_proxies)
    return app


def _hold_files(app: Flask, settings: Settings) -> None:
    """Templates and static files as they are now: a newer version that comes meanwhile is not for this code.

    In debug mode they are read each time: somebody is working on them.
    """
    if not app.debug:
        app.jinja_env.loader = DictLoader(texts_of(TEMPLATES))
        app.jinja_env.auto_reload = False
    assets = assets_of(STATIC)
    app.jinja_env.globals["asset"] = assets.url
    preload(app, assets)
    headers = HEADERS | (STRICT if settings.secure else {})
    app.wsgi_app = StaticFiles(app.wsgi_app, assets, headers, STATIC if app.debug else None)  # type: ignore[method-assign]


def _trust_proxies(app: Flask, count: int) -> None:
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
