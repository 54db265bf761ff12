"""What the guide and the page of privacy say is stored about students is what tables, cookies and scripts are."""

import re
from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from flask import Flask
from sqlalchemy import Table

from app.services.base.visiting import SESSION_LASTS
from app.settings import ROOT
from app.store.personal import NOBODYS, PERSONAL
from app.store.tables import forgotten_learner, metadata
from app.web.about.stored import PrivacyPage, privacy_page
from app.web.shared.context import ZONE_COOKIE
from app.web.shared.cookies import PREFIX
from app.web.shared.language import COOKIE
from app.web.shared.theme import COOKIE as THEME
from app.web.shared.visitors import SESSION
from tests.conftest import StartApp
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages

GUIDE = (ROOT / "docs/self-hosting.md").read_text()
TEXT = GUIDE.partition("## What is stored about students")[2]
ROWS = {
    name: set(re.findall(r"`([a-z_]+)`", columns))
    for name, columns in re.findall(r"^\| `([a-z_]+)` \| [^|]+ \| ([^|]+) \|$", TEXT, re.MULTILINE)
}
TOLD = [*PERSONAL, forgotten_learner]


def cookies_of_the_guide() -> set[str]:
    table = TEXT.partition("| Cookie |")[2].partition("\n\n")[0]
    return {
        name for cell in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for name in re.findall(r"`(\S+?)`", cell)
    }


def test_every_table_is_somebodys_or_nobodys() -> None:
    assert set(PERSONAL) | NOBODYS == set(metadata.tables.values())
    assert set(PERSONAL) & NOBODYS == set()


def test_nothing_that_points_to_a_learner_is_nobodys() -> None:
    for table in NOBODYS - {forgotten_learner}:
        assert {key.column.table.name for key in table.foreign_keys} & {one.name for one in PERSONAL} == set()
        assert {"person", "learner_id", "learner"} & set(table.c.keys()) == set()


@pytest.mark.parametrize("table", TOLD, ids=lambda table: table.name)
def test_each_column_about_students_is_told(table: Table) -> None:
    assert ROWS[table.name] == set(table.c.keys())


def test_no_table_is_told_that_is_not_there() -> None:
    assert {name for name in ROWS if name in metadata.tables} == {table.name for table in TOLD}
    assert {f"`{table.name}`" for table in NOBODYS if f"`{table.name}`" not in TEXT} == set()


def test_each_change_of_an_answer_in_a_test_is_told() -> None:
    assert "every change of an answer" in TEXT


def test_every_cookie_is_told(client: PageClient, app: Flask, start_app: StartApp) -> None:
    set_by_us = names_set(client)
    with_https = start_app(PUBLIC_URL="https://localhost", TRUSTED_PROXIES="0")
    scripts = "\n".join(path.read_text() for path in (ROOT / "static/js").rglob("*.js"))
    by_scripts = set(re.findall(r"document\.cookie = `(\w+)=", scripts))
    assert scripts.count("document.cookie =") == len(by_scripts)
    assert by_scripts == {ZONE_COOKIE}
    ours = {SESSION.name, COOKIE.name, THEME.name}
    assert set_by_us == ours
    assert with_https.config["SESSION_COOKIE_SECURE"]
    assert ours | {f"{PREFIX}{name}" for name in ours} | by_scripts == cookies_of_the_guide()


def told_on_the_page(app: Flask) -> PrivacyPage:
    with app.test_request_context():
        return privacy_page()


def test_the_page_tells_of_every_table_and_column_too(app: Flask) -> None:
    rows = [row for _title, rows in told_on_the_page(app).groups for row in rows]
    assert {row.table: row.columns for row in rows} == {row.table: unique(row.columns) for row in rows}
    assert {row.table: set(row.columns) for row in rows} == {table.name: set(table.c.keys()) for table in TOLD}
    assert len(rows) == len(TOLD)


def test_the_page_tells_of_every_cookie_and_of_what_scripts_keep(app: Flask) -> None:
    scripts = "\n".join(path.read_text() for path in (ROOT / "static/js").rglob("*.js"))
    kept_in_the_tab = {prefix.strip() for prefix in re.findall(r'^const PREFIX = "(\w+) ";$', scripts, re.MULTILINE)}
    assert "localStorage" not in scripts
    assert "indexedDB" not in scripts
    cookies = {SESSION.name, COOKIE.name, THEME.name, ZONE_COOKIE}
    assert [one.name for one in told_on_the_page(app).kept] == unique([one.name for one in told_on_the_page(app).kept])
    assert {one.name for one in told_on_the_page(app).kept} == cookies | kept_in_the_tab


def test_the_page_names_all_of_it(client: PageClient) -> None:
    page = client.get("/privacy")
    for table in TOLD:
        assert {table.name, *table.c.keys()} <= set(page.words.split())
    assert "400 days" in page.words


def test_the_page_promises_what_the_guide_promises(client: PageClient) -> None:
    """The lifetimes are those of the code, and neither text says less than the other."""
    assert timedelta(days=400) == SESSION_LASTS
    said = client.get("/privacy").words
    for promise, in_the_guide in (
        ("No name, no e-mail address, no IP address", "No names, no e-mail addresses, no IP addresses"),
        ("keeps no log of who asked for which page", "keeps no log of who asked for which page"),
        ("a server in front of it may", "A proxy in front of it\nmay"),
        ("every change of an answer", "every change of an answer"),
        ("Nothing at all of somebody who only looks", "Nothing is stored of somebody who only looks"),
    ):
        assert promise in said
        assert in_the_guide in TEXT.replace("**", "")


def unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def names_set(client: PageClient) -> set[str]:
    """What a visit's pages, answers and choices set."""
    found: set[str] = set()
    chosen = [client.post("/language", {"language": "es"}), client.post("/settings", {"theme": "dark"})]
    for reply in (client.get("/"), client.send(client.get("/").form), *chosen):
        for header in reply.headers.getlist("Set-Cookie"):
            found |= set(SimpleCookie(header))
    answer_in_pages(client, "tide", choice="moon")
    return found | {cookie.key for cookie in client.browser._cookies.values()}


def test_no_example_of_a_proxy_keeps_addresses() -> None:
    for server in re.findall(r"^server \{.*?^\}", GUIDE, re.MULTILINE | re.DOTALL):
        assert "access_log off;" in server
    assert "server {" in GUIDE


def test_the_server_keeps_no_log_of_requests() -> None:
    sources = [path.read_text() for path in (ROOT / "app/server").glob("*.py")]
    assert sources
    assert not any("log_access" in source for source in sources)
