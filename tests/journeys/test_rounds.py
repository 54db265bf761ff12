"""Rounds without JavaScript: started, answered, interrupted, undone, ended."""

from collections.abc import Iterator

import pytest

from app.services.base.site import Site
from tests.web.page_client import PageClient, Reply
from tests.web.visits import log_rows, round_count

NEW = "/rounds/new?set=harbour&length=5"


def started(client: PageClient, path: str = NEW) -> Reply:
    return client.follow(client.get(path))


def question_of(page: Reply) -> str:
    return page.form.fields["question"].partition("/")[2]


def skip(client: PageClient, page: Reply) -> Reply:
    """Answer "no idea", whatever is asked; of a card, that it was not known. What the round shows next."""
    if "grade" not in page.text and "/reveals" in page.form.action:
        page = client.send(page.form)
        return client.sent(page.form.filled(grade="again"))
    verdict = client.sent(page.form.filled(skipped="1"))
    return client.get(verdict.link("Next"))


def test_a_round_writes_nothing_before_its_first_answer(client: PageClient, site: Site) -> None:
    page = started(client)
    assert page.status == 200
    assert round_count(site) == 0
    skip(client, page)
    assert round_count(site) == 1


def test_its_bare_address_works_after_the_first_answer_and_for_its_owner_alone(
    client: PageClient, other_client: PageClient
) -> None:
    page = started(client)
    address = f"/rounds/{page.form.fields['round']}"
    assert client.get(address).status == 404
    skip(client, page)
    assert client.get(address).status == 200
    assert other_client.get(address).status == 404


def test_a_round_ends_after_its_questions_and_a_repeat_of_each_miss(client: PageClient, site: Site) -> None:
    page, slots = started(client), []
    while page.forms and "question" in page.form.fields:
        slots.append(int(page.form.fields["slot"]))
        page = skip(client, page)
    assert slots == [1, 2, 3, 5, 6, 7, 4, 8]
    assert [row.mode for row in log_rows(site)].count("extra") == 4
    assert [row.slot for row in log_rows(site)] == slots


@pytest.fixture
def at_the_second(client: PageClient) -> Iterator[Reply]:
    yield skip(client, started(client))


def test_two_tabs_see_the_same_slot_and_the_second_answer_to_it_is_told(
    client: PageClient, site: Site, at_the_second: Reply
) -> None:
    address = f"/rounds/{at_the_second.form.fields['round']}"
    other = client.get(address)
    assert other.form.fields["slot"] == at_the_second.form.fields["slot"]
    skip(client, at_the_second)
    late = client.send(other.form.filled(skipped="1"))
    assert late.status == 409
    assert "answered in the other tab" in late.words
    assert late.form.fields["slot"] == "3"
    assert len(log_rows(site)) == 2


def test_undo_empties_the_slot_and_asks_the_question_again(
    client: PageClient, site: Site, at_the_second: Reply
) -> None:
    undo = next(form for form in at_the_second.forms if form.action == "/retractions")
    again = client.sent(undo)
    assert again.form.fields["slot"] == "1"
    assert again.form.fields["variant"]
    assert client.sent(again.form.filled(skipped="1")).status == 200
    put_back = client.post("/restorations", {"answer": log_rows(site)[0].id})
    assert put_back.status == 409


def test_the_last_answer_of_a_round_can_be_undone_too(client: PageClient) -> None:
    page = started(client, "/rounds/new?question=harbour/tide")
    verdict = client.sent(page.form.filled(choice="moon"))
    end = client.get(verdict.link("Next"))
    assert end.h1 == "Round done: 1 of 1"
    again = client.sent(end.form)
    assert question_of(again) == "tide"


def test_there_is_a_picture_as_long_as_an_answer_stands(client: PageClient) -> None:
    page = started(client, "/rounds/new?question=harbour/tide&question=harbour/crew")
    picture = f"/rounds/{page.form.fields['round']}/picture.svg"
    verdict = client.sent(page.form.filled(choice="moon"))
    assert client.get(picture).status == 200
    client.sent(next(form for form in verdict.forms if form.action == "/retractions"))
    assert client.get(picture).status == 404
