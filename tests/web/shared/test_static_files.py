"""Static files, from memory: as they were when the server started, kept by browsers for long."""

import gzip
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.test import Client

from app.factory import STATIC
from app.web.shared.assets import SCRIPT, Assets, assets_of, read_all
from app.web.shared.assets import SHEET as SHEET_OF_ALL
from app.web.shared.encodings import PLAIN, encoded
from app.web.shared.static_files import TYPES, StaticFiles
from tests.conftest import StartApp
from tests.web.page_client import PageClient

SHEET = "css/tokens.css"


def address(name: str = SHEET) -> str:
    return assets_of(STATIC).url(name)


def test_every_static_file_is_served_with_its_type_as_it_is_but_for_what_is_flattened(client: PageClient) -> None:
    changed = set()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        name = path.relative_to(STATIC).as_posix()
        reply = client.browser.get(address(name))
        assert (reply.status_code, reply.data) == (200, assets_of(STATIC).files[name])
        changed |= {name} if reply.data != path.read_bytes() else set()
        assert reply.headers["Content-Type"].startswith(TYPES.get(path.suffix, "text/plain"))
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert changed == {SHEET_OF_ALL, SCRIPT, *assets_of(STATIC).elements.values()}


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


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("", None),
        ("nonsense;;q=q", None),
    ],
)
def test_a_browser_gets_the_smallest_form_that_it_takes(client: PageClient, accepted: str, coding: str | None) -> None:
    reply = client.browser.get(address(), headers={"Accept-Encoding": accepted})
    assert (reply.headers.get("Content-Encoding"), reply.headers["Vary"]) == (coding, "Accept-Encoding")
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
    assert opened(reply.data) == (STATIC / SHEET).read_bytes()
    assert int(reply.headers["Content-Length"]) == len(reply.data)
    assert coding is None or len(reply.data) < (STATIC / SHEET).stat().st_size / 2


def test_each_form_has_its_own_tag(client: PageClient) -> None:
    """Else a cache would take one for the other."""
    forms = [client.browser.get(address(), headers={"Accept-Encoding": one}) for one in ("br", "gzip", "identity")]
    assert len({reply.headers["ETag"] for reply in forms}) == 3
    again = {"If-None-Match": forms[0].headers["ETag"]}
    assert client.browser.get(address(), headers={**again, "Accept-Encoding": "br"}).status_code == 304
    assert client.browser.get(address(), headers={**again, "Accept-Encoding": "gzip"}).status_code == 200


def test_a_font_is_not_compressed_twice(client: PageClient) -> None:
    reply = client.browser.get(address("fonts/math.woff2"), headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in reply.headers


def test_a_file_that_compression_makes_no_smaller_stays_as_it_is() -> None:
    assert encoded(b"a", "br").coding == PLAIN


def test_in_development_a_file_is_seen_as_it_is_now(tmp_path: Path) -> None:
    """Not flattened either: a browser follows what it imports."""
    (tmp_path / "css").mkdir()
    sheet, part = tmp_path / "css/main.css", tmp_path / "css/part.css"
    sheet.write_text('@import url("part.css") layer(base);')
    part.write_text("p { color: red }")
    assets = assets_of(tmp_path)
    served = Client(StaticFiles(NotFound(), assets, {}, tmp_path))
    part.write_text("p { color: blue }")
    assert served.get(assets.url("css/main.css")).text == sheet.read_text()
    assert served.get(assets.url("css/part.css")).text == "p { color: blue }"
    assert Client(StaticFiles(NotFound(), assets, {})).get(assets.url("css/main.css")).text.count("red") == 1
