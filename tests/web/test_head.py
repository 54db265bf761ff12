"""What the head of a page says to whoever has not read it: a search, a preview, a tab."""

import re
from xml.etree import ElementTree

import pytest

from tests.web.page_client import PageClient

FOUND = ["/", "/about", "/sets/harbour", "/lab", "/lab/counter"]
NOT_FOUND = ["/progress", "/settings", "/sets/harbour/quiz", "/sets/harbour/flashcards", "/nowhere", "/styleguide"]


def told(client: PageClient, path: str) -> tuple[str, str, str]:
    """What it says to robots, its description, and the address that it wants to be known by."""
    head = client.browser.get(path, follow_redirects=True).text.partition("</head>")[0]
    parts = (
        r'name="robots" content="([^"]*)"',
        r'name="description" content="([^"]*)"',
        r'rel="canonical" href="([^"]*)"',
    )
    return tuple("".join(re.findall(part, head)) for part in parts)  # type: ignore[return-value]


@pytest.mark.parametrize("path", FOUND)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_that_may_be_found_says_what_it_is(client: PageClient, path: str, language: str) -> None:
    client.post("/language", {"language": language})
    robots, description, address = told(client, path)
    assert (robots, address) == ("index", f"http://localhost{path}")
    assert 10 < len(description) <= 250


def test_no_two_pages_say_the_same(client: PageClient) -> None:
    assert len({told(client, path)[1] for path in FOUND}) == len(FOUND)


@pytest.mark.parametrize("path", ["/lab/counter?sequence=(())&step=2", "/sets/harbour?type=single", "/?x=1"])
def test_what_stands_in_the_query_makes_no_page_of_its_own(client: PageClient, path: str) -> None:
    assert told(client, path)[2] == f"http://localhost{path.partition('?')[0]}"


@pytest.mark.parametrize("path", NOT_FOUND)
def test_no_other_page_may_be_found(client: PageClient, path: str) -> None:
    assert told(client, path) == ("noindex", "", "")


def test_the_sitemap_names_the_pages_that_may_be_found_and_no_other(client: PageClient) -> None:
    rules = client.get("/robots.txt")
    assert rules.headers["Content-Type"] == "text/plain; charset=utf-8"
    (address,) = re.findall(r"^Sitemap: (.+)$", rules.text, re.MULTILINE)
    reply = client.get(address.removeprefix("http://localhost"))
    named = {place.text or "" for place in ElementTree.fromstring(reply.text).iter() if place.tag.endswith("loc")}
    assert {f"http://localhost{path}" for path in FOUND} <= named
    for page in named:
        assert told(client, page.removeprefix("http://localhost"))[0] == "index"


def test_what_searches_need_not_ask_for_is_said(client: PageClient) -> None:
    rules = set(client.get("/robots.txt").text.splitlines())
    assert {"Disallow: /api/", "Disallow: /rounds/", "Disallow: /lab/*?"} <= rules
