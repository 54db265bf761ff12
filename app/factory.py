"""The one place where the parts meet."""

from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from app.cli.commands import add_commands
from app.services.base.site import Site
from app.services.content.following import Follower
from app.services.hosting.jobs import Jobs
from app.settings import ROOT, Publish, Settings
from app.store.database import Database
from app.web.blueprints import BLUEPRINTS
from app.web.hosting.starting import start_site
from app.web.shared.assets import Assets
from app.web.shared.compression import squeeze
from app.web.shared.errors import handle_errors
from app.web.shared.language import speak
from app.web.shared.security import A_YEAR, BODY_LIMIT, HEADERS, secure, trusted_hosts
from app.web.shared.site import EXTENSION, JOBS
from app.web.shared.visitors import greet

STATIC = ROOT / "static"


def open_site(settings: Settings) -> Site:
    """What every service works with. It touches neither the database nor the content yet."""
    database = Database(settings.database_url)
    follower = Follower(database, settings.content, publishes=settings.publish is Publish.AUTO)
    return Site(database, follower, settings.secret_key, settings.zone)


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
    app.extensions.update({EXTENSION: site, JOBS: Jobs(site)})
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
    _serve_assets(app, STATIC)
    _trust_proxies(app, settings.trusted_proxies)
    return app


def _serve_assets(app: Flask, folder: Path) -> None:
    """Static files under names that hold their digest, kept by browsers for a year."""
    assets = Assets(folder)
    app.jinja_env.globals["asset"] = assets.url
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=assets.prefix,
        max_age=A_YEAR,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_harmless,
    )


def _harmless(headers: Headers, _path: str, _url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


def _trust_proxies(app: Flask, count: int) -> None:
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
