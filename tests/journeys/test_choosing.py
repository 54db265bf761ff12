"""The page of a set is for choosing: one way to go next, its parts, and any of its questions."""

import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit
from xml.etree.ElementTree import Element

import pytest

from app.services.base.site import Site
from app.web.sets.finding import LONGEST_SEARCH, plain
from tests.builders import crew, every_type, harbour, port, tide, write_content, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.sittings import started
from tests.web.visits import answer_in_pages


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


def rows(page: Reply) -> list[Element]:
    return [row for one in page.elements("ul") if one.get("class") == "questions" for row in one]


def ids(page: Reply) -> list[str]:
    return [box.get("value", "").partition("/")[2] for box in page.elements("input") if box.get("name") == "question"]


def found(client: PageClient, query: str) -> list[str]:
    page = client.get(f"/sets/harbour?{query}")
    assert page.status == 200
    assert f"{len(ids(page))} of " in page.words
    return ids(page)


def next_way(page: Reply) -> tuple[str, str, str]:
    """The words of the one filled button, why, and where it leads."""
    (button,) = (a for a in page.elements("a") if "main" in (a.get("class") or "").split())
    (reason,) = (one for one in page.elements("span") if one.get("id") == button.get("aria-describedby"))
    return words(button), words(reason), button.get("href", "")


def test_a_newcomer_is_told_that_all_is_new_and_where_to_begin(client: PageClient) -> None:
    page = client.get("/sets/harbour")
    assert "All of it is new to you." in page.words
    assert "0%" not in page.words
    said, reason, url = next_way(page)
    assert said == "Learn 5 new"
    assert reason == "Water"
    assert parse_qs(urlsplit(url).query) == {"set": ["harbour"], "only": ["new"], "length": ["5"], "concept": ["water"]}


def test_what_was_missed_is_tried_again(client: PageClient, site: Site, content: Path) -> None:
    write_yaml(content / "harbour.yaml", harbour(tide(), crew()))
    site.follower.look(settled=True)
    answer_in_pages(client, "tide", choice="wind")
    answer_in_pages(client, "crew", choice=["anchor"])
    said, reason, url = next_way(client.get("/sets/harbour"))
    assert said == "Try the 2 missed again"
    assert "in 10 minutes" in reason or "in 9 minutes" in reason
    assert parse_qs(urlsplit(url).query) == {"set": ["harbour"], "only": ["missed"]}


def test_a_running_test_goes_before_all(client: PageClient) -> None:
    item = started(client)
    said, _reason, url = next_way(client.get("/sets/harbour"))
    assert said == "Go on with the test"
    assert client.get(url).status == 200
    assert url in item.text


def test_wherever_the_one_button_leads_something_is_there(client: PageClient) -> None:
    for answered in ({}, {"tide": "wind"}):
        for question, choice in answered.items():
            answer_in_pages(client, question, choice=choice)
        assert client.get(next_way(client.get("/sets/harbour"))[2]).status in {302, 303}


def test_every_part_can_be_studied_and_says_what_is_new(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    page = client.get("/sets/harbour")
    told = [words(a) for a in page.elements("a") if a.get("class") == "part"]
    assert next(one for one in told if one.startswith("Water ")).split()[1].endswith("%")
    assert "Light new" in " | ".join(told)
    assert all(one.endswith("study this part") for one in told)
    for a in page.elements("a"):
        if a.get("class") == "part":
            assert client.get(a.get("href", "")).status in {302, 303}


def test_every_question_says_how_one_stands_with_it(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    answer_in_pages(client, "crew", choice=["keeper", "lamp"])
    answer_in_pages(client, "crew", choice=["keeper", "lamp"])
    page = client.get("/sets/harbour")
    told = {id_: (stands(row), words(row)) for id_, row in zip(ids(page), rows(page), strict=True)}
    assert told["tide"][0] == "missed"
    assert told["tide"][1].startswith("What pulls the tide? Water one choice · recall in ")
    assert told["crew"][0] == "known"
    assert told["port"] == ("new", "Which side is port? Light flashcard · recall new")


def stands(row: Element) -> str:
    """How one stands with a question, in words; its shape says the same."""
    (dot,) = row.iter("i")
    assert dot.get("aria-label") in (dot.get("class") or "").split()
    return dot.get("aria-label", "")


def test_questions_are_found_by_their_words_wherever_accents_and_capitals_are(client: PageClient) -> None:
    assert found(client, "find=TIDE+pulls") == ["tide"]
    assert found(client, "find=t%C3%ADde+p%C3%BAlls") == ["tide"]
    assert found(client, "find=++what++tide+") == ["tide"]
    assert found(client, "find=nothing+of+the+kind") == []
    assert plain("Ólas de ÑU") == "olas de nu"


def test_questions_are_found_by_how_one_stands_by_type_and_by_part(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    assert found(client, "only=missed") == ["tide"]
    assert "tide" not in found(client, "only=new")
    assert found(client, "only=due") == found(client, "only=known") == []
    assert found(client, "type=flashcard") == ["port"]
    assert {"tide", "crew"} & set(found(client, "concept=light")) == {"crew"}
    assert found(client, "concept=water&only=missed&type=single&find=moon") == []
    assert found(client, "concept=water&only=missed&type=single&find=tide") == ["tide"]
    assert found(client, "find=&only=&type=&concept=") == found(client, "")


def test_the_form_shows_what_is_looked_for(client: PageClient) -> None:
    page = client.get("/sets/harbour?find=tide&only=new&type=single&concept=water")
    chosen = [one.get("value") for one in page.elements("input") if "checked" in one.attrib]
    chosen += [one.get("value") for one in page.elements("option") if "selected" in one.attrib]
    assert chosen == ["new", "single", "water"]
    assert [one.get("value") for one in page.elements("input") if one.get("name") == "find"] == ["tide"]
    assert page.link("Show all") == "/sets/harbour#questions"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("only=gone", "due, missed, new or known"),
        ("only=NEW", "due, missed, new or known"),
        ("type=riddle", "no questions of that type"),
        ("concept=gates", "no such part"),
        ("concept=%00", "no such part"),
        (f"find={'w' * (LONGEST_SEARCH + 1)}", "Only the first 100 characters"),
    ],
)
def test_what_cannot_be_looked_for_is_told_and_the_rest_shown(client: PageClient, query: str, said: str) -> None:
    page = client.get(f"/sets/harbour?{query}")
    assert page.status == 400
    assert said in page.words
    assert ids(page) or query.startswith("find")


def test_where_nothing_is_found_it_says_what_to_do(client: PageClient) -> None:
    page = client.get("/sets/harbour?find=unicorn")
    empty = next(one for one in page.elements("p") if one.get("class") == "empty")
    assert "hidden" not in empty.attrib
    assert "Search for fewer words, or show all." in words(empty)
    bar = next(one for one in page.elements("p") if one.get("class") == "pick-bar")
    assert "hidden" in bar.attrib


def test_what_is_picked_is_asked(client: PageClient) -> None:
    page = client.get("/sets/harbour")
    assert "Pick up to 20 questions." in page.words
    form = next(one for one in page.elements("form") if one.get("action") == "/rounds/new")
    assert form.get("method") == "get"
    started_round = client.get("/rounds/new?set=harbour&question=harbour/salt&question=harbour/rope")
    assert started_round.status in {302, 303}
    assert client.get(started_round.location).status == 200


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing is picked yet."), ("es", "Todavía no has elegido nada.")]
)
@pytest.mark.parametrize("query", ["", "?concept=light"])
def test_with_nothing_picked_no_round_begins(client: PageClient, query: str, language: str, said: str) -> None:
    client.browser.set_cookie("language", language)
    page = client.get(f"/sets/harbour{query}")
    form = next(one for one in page.elements("form") if one.get("action") == "/rounds/new")
    hidden = {one.get("name"): one.get("value") for one in form.iter("input") if one.get("type") == "hidden"}
    reply = client.get(f"/rounds/new?{urlencode(hidden)}")
    assert (reply.status, said in reply.words) == (422, True)
    assert client.get(f"/rounds/new?{urlencode(hidden | {'question': 'harbour/salt'})}").status == 303


def test_every_row_says_what_it_is_found_by(client: PageClient) -> None:
    """Scripts look in it as the server does."""
    for row in rows(client.get("/sets/harbour")):
        kind, concept, said = (row.get(f"data-{name}", "") for name in ("type", "concept", "words"))
        assert said == plain(said)
        for query in (f"type={kind}", f"concept={concept}", f"find={quote_plus(said[:LONGEST_SEARCH])}"):
            found = client.get(f"/sets/harbour?{query}")
            assert words(row) in map(words, rows(found)), query


@pytest.mark.parametrize("text", ["FORGÉT", "İzmir", "ΟΔΟΣ", "K\N{KELVIN SIGN}", "ก็ดี", "a\N{VARIATION SELECTOR-16}"])
def test_letters_are_folded_as_the_script_folds_them(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert plain(text) == "".join(one for one in decomposed if unicodedata.category(one)[0] != "M").lower()
    assert plain(plain(text)) == plain(text)


def test_what_is_shown_can_be_studied_at_once(client: PageClient) -> None:
    page = client.get("/sets/harbour?concept=light")
    url = page.link("Study what is shown")
    assert parse_qs(urlsplit(url).query)["question"] == [f"harbour/{one}" for one in ids(page)]
    assert client.get(url).status in {302, 303}


def test_the_list_tells_nothing_of_the_keys(client: PageClient) -> None:
    text = client.get("/sets/harbour").text
    assert "The moon" not in text
    assert "hawser" not in text
    assert port()["back"] not in text
    assert "[[" not in text
    assert found(client, "find=hawser") == found(client, "find=moon") == []
