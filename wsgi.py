"""The WSGI application: `flask --app wsgi …`, or any WSGI server on `wsgi:application`."""

import os

from app.factory import create_app
from app.server.logs import start_log
from app.settings import SettingError, Settings

try:
    settings = Settings.from_environ(os.environ)
    start_log(settings.log_format)
    application = create_app(settings)
except SettingError as error:
    raise SystemExit(f"Keepgate does not start: {error}") from None
