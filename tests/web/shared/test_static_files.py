"""Static files, from memory: as they were when the server started, kept by browsers for long."""

from pathlib import Path

import pytest
from flask import Flask

from app.factory import STATIC
from app.web.shared.assets import Assets, assets_of, read_all
from app.web.shared.static_files import TYPES
from tests.conftest import StartApp
from tests.web.page_client import PageClient

SHEET = "css/tokens.css"


def address(name: str = SHEET) -> str:
    return assets_of(STATIC).url(name)


def test_every_static_file_is_served_as_it_is_with_its_type(client: PageClient) -> None:
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        reply = client.browser.get(address(path.relative_to(STATIC).as_posix()))
        assert (reply.status_code, reply.data) == (200, path.read_bytes())
        assert reply.headers["Content-Type"].startswith(TYPES.get(path.suffix, "text/plain"))
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_every_kind_of_file_has_its_type() -> None:
    """But for the script that cuts the font, which no page names."""
    assert {path.suffix for path in STATIC.rglob("*") if path.is_file()} - set(TYPES) <= {".sh", ".txt", ".md"}


def test_what_a_browser_has_is_not_sent_again(client: PageClient) -> None:
    tag = client.browser.get(address()).headers["ETag"]
    reply = client.browser.get(address(), headers={"If-None-Match": tag})
    assert (reply.status_code, reply.data) == (304, b"")


def test_a_part_can_be_had_and_the_head_alone(client: PageClient) -> None:
    whole = client.browser.get(address()).data
    part = client.browser.get(address(), headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.data) == (206, whole[5:10])
    head = client.browser.head(address())
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(len(whole)))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_there(client: PageClient, method: str) -> None:
    reply = client.browser.open(address(), method=method, headers={"Origin": "http://localhost"})
    assert (reply.status_code, reply.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("name", ["../wsgi.py", "css/../../wsgi.py", "css", "", "%2e%2e/wsgi.py", "css/tokens.css/"])
def test_nothing_else_is_there(client: PageClient, name: str) -> None:
    assert client.browser.get(address(name)).status_code in {404, 405}


def test_over_https_they_say_so_too(start_app: StartApp) -> None:
    app: Flask = start_app(PUBLIC_URL="https://localhost")
    assert "max-age" in PageClient(app).browser.get(address()).headers["Strict-Transport-Security"]


def test_the_prefix_is_that_of_all_files_and_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("one")
    (tmp_path / "b.css").write_text("two")
    seen = [Assets(read_all(tmp_path)).prefix]
    (tmp_path / "b.css").write_text("three")
    seen.append(Assets(read_all(tmp_path)).prefix)
    (tmp_path / "b.css").rename(tmp_path / "c.css")
    seen.append(Assets(read_all(tmp_path)).prefix)
    assert len(set(seen)) == 3
