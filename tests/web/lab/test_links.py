"""A link of the lab: each part of it does what it says, and what the lab does not know is told."""

from html import unescape
from urllib.parse import urlencode

import pytest

from app.web.lab.links import MOST_TOLD
from app.web.shared.language import COOKIE
from tests.web.page_client import PageClient


def problems(client: PageClient, query: str) -> list[str]:
    run: list[str] = client.get(f"/lab/order/run?sequence=abXcY&{query}").json["problems"]
    return run


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("foo=1", "The link has a part “foo” that the lab does not know."),
        ("Step=2", "The link has a part “Step” that the lab does not know."),
        ("foo", "The link has a part “foo” that the lab does not know."),
        ("edits=f", "The link has a part “edits” that the lab does not know."),
        ("model=text", "The link has a part “model” that the lab does not know."),
        ("a%00b=1", "The link has a part “a\ufffdb” that the lab does not know."),
        ("x" * 30 + "=1", "The link has a part “" + "x" * 20 + "” that the lab does not know."),
        ("step=2&step=3", "The link has “step” more than once: the first counts."),
        ("tool=map", "The link asks for “map”, which the lab does not know."),
        ("every=yes", "The link asks for “yes”, which the lab does not know."),
        ("sort=2", "The link asks for “2”, which the lab does not know."),
        ("flip=-1", "The link asks for “-1”, which the lab does not know."),
        ("hide=models,doors", "The link asks for “doors”, which the lab does not know."),
        ("show=all", "The link asks for “all”, which the lab does not know."),
        ("v=2", "This link was made by another version of the lab: not all of it may be shown."),
    ],
)
def test_what_the_lab_does_not_know_is_told(client: PageClient, query: str, sentence: str) -> None:
    assert problems(client, query) == [sentence]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "v=1&step=2&unit=3&show=cell&tool=units&every=1&sort=1&flip=1&hide=models,change",
        "every=0&sort=0&flip=0&show=&tool=&hide=&do=&predict=",
        "alone=1",
        "said=0.5&truth=0.6&question=rnn-lstm/forget",
        "hide=models&hide=share",
        "step=2&step=2",
        "predict=forget&curve=0&curve=0&curve=1&curve=0&curve=0",
    ],
)
def test_what_it_knows_is_not(client: PageClient, query: str) -> None:
    assert problems(client, query) == []


def test_of_a_part_that_stands_twice_the_first_counts(client: PageClient) -> None:
    assert client.get("/lab/order/run?sequence=abXcY&unit=3&unit=2").json["drawn"] == [3]


def test_each_problem_is_told_once_and_of_many_the_first(client: PageClient) -> None:
    assert len(problems(client, "do=x;x;x")) == 1
    told = problems(client, urlencode({f"part{n}": "1" for n in range(100)}))
    assert told[-1] == "More of this link could not be read."
    assert len(told) == MOST_TOLD + 1
    assert len(problems(client, urlencode({f"part{n}": "1" for n in range(MOST_TOLD)}))) == MOST_TOLD


def test_the_page_tells_it_and_shows_the_run_all_the_same(client: PageClient) -> None:
    page = client.get("/lab/order?sequence=abXcY&foo=1")
    assert page.status == 422
    assert "The link has a part “foo” that the lab does not know." in unescape(page.words)
    assert "<gate-strips" in page.text
    stage = next(page.root.iter("lab-desk"))
    assert "foo" not in stage.get("data-query", "foo")


def test_it_is_told_in_the_visitors_language(client: PageClient) -> None:
    client.browser.set_cookie(COOKIE.name, "es")
    assert problems(client, "foo=1") == ["El enlace tiene una parte «foo» que el laboratorio no conoce."]


START = "sequence=aab%23abba%23aa"


@pytest.mark.parametrize(
    ("query", "cell"),
    [
        ("unit=7", ("4", "1", "forget")),
        ("step=99", ("4", "1", "forget")),
        ("show=x", ("4", "1", "forget")),
        ("step=99&show=cell", ("4", "1", "cell")),
        ("step=2&unit=7", ("2", "1", "")),
        ("step=2&show=x", ("2", "1", "forget")),
        (f"{START}&step=99&show=x", ("4", "1", "forget")),
        (f"{START}&step=3&show=x", ("3", "1", "forget")),
        ("sequence=ab&step=99&unit=x", ("1", "1", "")),
        ("sequence=ab", ("1", "1", "")),
    ],
)
def test_for_what_cannot_be_read_it_opens_where_the_run_tells_most(
    client: PageClient, query: str, cell: tuple[str, str, str]
) -> None:
    assert chosen(client, f"/lab/forget?{query}") == cell


def test_a_unit_that_is_not_there_is_told_and_the_telling_one_shown(client: PageClient) -> None:
    assert chosen(client, "/lab/text?step=3&unit=99") == ("3", "9", "")
    assert chosen(client, "/lab/text?step=999&unit=2") == ("25", "2", "forget")
    problems = client.get("/lab/text/run?step=999&unit=99").json["problems"]
    assert [text.split(";")[0] for text in problems] == [
        "The link asks for step 999",
        "The link asks for unit 99",
    ]


def chosen(client: PageClient, address: str) -> tuple[str, str, str]:
    """Step, unit and marked quantity of the stage."""
    strips = next(client.get(address).root.iter("gate-strips"))
    return strips.get("data-step", ""), strips.get("data-unit", ""), strips.get("data-show", "")


@pytest.mark.parametrize("tool", ["look", "guess", "change", "units", "share"])
def test_the_tool_of_a_link_is_open(client: PageClient, tool: str) -> None:
    assert opened(client, f"/lab/order?tool={tool}") == [tool]


def test_for_a_tool_that_does_nothing_here_the_first_is_open(client: PageClient) -> None:
    assert opened(client, "/lab/forget?tool=units") == ["look"]


def opened(client: PageClient, address: str) -> list[str]:
    page = client.get(address)
    assert page.status == 200
    tabs = [tab for tab in page.root.iter("a") if tab.get("data-tab")]
    return [tab.get("data-tab", "") for tab in tabs if "chosen" in tab.get("class", "").split()]


def test_every_unit_is_drawn_where_the_link_says_so(client: PageClient) -> None:
    address = "/lab/order/run?sequence=abXcY&unit=2"
    assert client.get(address).json["drawn"] == [2]
    assert client.get(f"{address}&every=0").json["drawn"] == [2]
    assert client.get(f"{address}&every=1").json["drawn"] == [1, 2, 3, 4, 5, 6]
    assert client.get(f"{address}&alone=1&every=1").json["drawn"] == [1, 2, 3, 4, 5, 6]
