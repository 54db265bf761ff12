"""A running server and the system's browser."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from bench.browser import LAUNCH
from bench.serving import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if LAUNCH["executable_path"] is None:
        pytest.fail("no Chromium: install your system's chromium package")
    return LAUNCH


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    # One worker: a browser's journey is about the page, and the machine may be small.
    os.environ["WEB_CONCURRENCY"] = "1"
    with serving() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(autouse=True)
def clean_console(page: Page) -> Iterator[None]:
    """Nothing that the browser complains of: no script error, no refusal by the content security policy."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    yield
    assert complaints == []
