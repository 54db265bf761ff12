"""The WSGI application: `flask --app wsgi …`, or any WSGI server on `wsgi:application`."""

import os

from app.factory import create_app
from app.settings import SettingError, Settings

try:
    application = create_app(Settings.from_environ(os.environ))
except SettingError as error:
    raise SystemExit(f"Keepgate does not start: {error}") from None
