"""Progress is read from the log."""

import re
from pathlib import Path

from app.services.base.site import Site
from tests.builders import crew, harbour, tide, write_yaml
from tests.web.page_client import PageClient, words
from tests.web.visits import answer_in_pages, turned_card


def test_a_newcomer_is_told_what_will_be_here(client: PageClient) -> None:
    assert "Nothing answered yet" in client.get("/progress").words


def test_progress_counts_answers_and_their_scores(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["keeper"])
    figures = [words(dl) for dl in client.get("/progress").elements("dl")]
    assert figures == ["answers 2 fully right 1 mean score 75%"]


def test_progress_goes_by_concept_and_lists_every_answer(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    client.sent(turned_card(client).form.filled(grade="good"))
    page = client.get("/progress")
    heads = [words(th) for th in page.elements("th") if th.get("scope") == "row"]
    assert {"Water", "Light"} <= set(heads)
    assert page.words.index("Which side is port?") < page.words.index("What pulls the tide?")


def test_every_bar_says_how_much_a_full_one_is(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind", certainty="certain")
    answer_in_pages(client, "crew", choice=["keeper"])
    page = client.get("/progress")
    highest = [words(p) for p in page.elements("p") if p.get("class") == "chart-most"]
    assert highest == ["2 answers", "2 due"]
    assert [words(c) for c in page.elements("caption")] == ["A full bar is 100%; the gap marks 50%."] * 2


def test_every_answer_of_the_history_opens(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    link = next(link for link in client.get("/progress").links() if link.startswith("/answers/"))
    assert client.get(link).h1 == "✗ Not yet"


def test_progress_shows_how_certainty_went(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind", certainty="certain")
    assert "certain 1 0%" in client.get("/progress").words


def test_a_personal_page_is_not_kept_nor_indexed(client: PageClient) -> None:
    page = client.get("/progress")
    assert page.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page.text


def test_a_retired_question_does_not_come_due(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="wind")
    answer_in_pages(client, "crew", choice="anchor")
    assert forecast(client) == 2
    write_yaml(content / "harbour.yaml", harbour(crew()))
    site.follower.look(settled=True)
    assert forecast(client) == 1
    assert "answers 2" in client.get("/progress").words


def forecast(client: PageClient) -> int:
    """How many are said to come due."""
    return sum(int(count) for count in re.findall(r": (\d+) due", client.get("/progress").words))


def test_the_history_of_a_retired_set_still_opens(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="wind")
    write_yaml(content / "pier.yaml", harbour(tide(), set="pier"))
    (content / "harbour.yaml").unlink()
    site.follower.look(settled=True)
    assert client.get("/sets/harbour").status == 404
    link = next(link for link in client.get("/progress").links() if link.startswith("/answers/"))
    assert "What pulls the tide?" in client.get(link).words
