"""The system's Chromium, started so that it asks nothing of the network."""

import os
import shutil
from typing import Any

# The headless shell first: it opens a page in half the time of the whole browser.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Chromium's sandbox does not start for root; the pages are our own.
ROOT_ONLY = ["--no-sandbox"] if os.geteuid() == 0 else []
LAUNCH: dict[str, Any] = {
    "executable_path": next((path for name in NAMES if (path := shutil.which(name))), None),
    "args": [*QUIET, *ROOT_ONLY],
}
