"""An answer is one row, however often it is sent."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.services.base.site import Site
from tests.builders import crew, harbour, new_id, write_yaml
from tests.web.page_client import Form, PageClient
from tests.web.visits import answer_body, answer_in_pages, log_rows, question_page, round_count, row_counts


def first_form(client: PageClient) -> Form:
    return client.get("/").form.filled(choice="moon")


ROUNDS = (
    "/review",
    "/rounds/new",
    "/rounds/new?set=harbour&length=5",
    "/rounds/new?set=harbour&only=new&type=single",
    "/rounds/new?question=harbour/tide&question=harbour/port",
    "/rounds/new?only=due",
    "/rounds/new?only=missed",
    "/rounds/new?length=7",
    "/sets/harbour/quiz",
    "/sets/harbour/flashcards",
)


@pytest.mark.parametrize("path", ROUNDS)
def test_reading_of_rounds_writes_nothing(client: PageClient, site: Site, path: str) -> None:
    """Neither a round nor anybody who might play it, however often it is looked at."""
    for _look in range(2):
        reply = client.get(path)
        if reply.status == 303:
            page = client.follow(reply)
            address, _plan = reply.location.split("?")
            assert [client.get(reply.location).status, client.get(address).status] == [200, 404]
            assert client.get(f"{address}/picture.svg").status == 404
            assert page.form.fields["slot"] == "1"
    assert {*row_counts(site).values(), round_count(site)} == {0}


def test_a_form_sent_twice_is_one_row_and_one_reply(client: PageClient, site: Site) -> None:
    form = first_form(client)
    first, second = client.send(form), client.send(form)
    assert (first.status, first.location) == (second.status, second.location)
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def test_json_sent_twice_is_one_row_and_one_reply(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "crew", choice="lamp")
    body = answer_body(client)
    first, second = client.post_json("/api/answers", body), client.post_json("/api/answers", body)
    assert (first.status, first.bytes) == (second.status, second.bytes)
    assert first.status == 200
    assert row_counts(site)["answer"] == 2


def test_a_repeat_may_have_taken_longer(client: PageClient, site: Site) -> None:
    body = answer_body(client, elapsed_ms=8100)
    client.post_json("/api/answers", body)
    assert client.post_json("/api/answers", {**body, "elapsed_ms": 9200}).status == 200
    assert log_rows(site)[0].elapsed_ms == 8100


def test_an_id_takes_no_other_answer(client: PageClient, site: Site) -> None:
    body = answer_body(client)
    client.post_json("/api/answers", body)
    other = client.post_json("/api/answers", {**body, "response": {"choice": "wind"}})
    assert (other.status, other.json["status"]) == (409, 409)
    assert "belongs to another answer" in other.json["detail"]
    assert row_counts(site)["answer"] == 1


def test_a_form_with_a_used_id_and_another_choice_shows_the_question_as_it_is_now(
    client: PageClient, site: Site
) -> None:
    form = first_form(client)
    client.send(form)
    again = client.send(form.filled(choice="wind"))
    assert again.status == 409
    assert client.sent(again.form.filled(choice="wind")).h1.startswith("✗ Not yet")
    assert row_counts(site)["answer"] == 2


def test_a_stale_variant_gets_the_fresh_one(client: PageClient, site: Site) -> None:
    body = answer_body(client)
    client.post_json("/api/answers", body)
    stale = client.post_json("/api/answers", {**body, "id": new_id()})
    assert stale.status == 409
    fresh = stale.json["fresh"]
    assert fresh["variant"] != body["variant"]
    renewed = {**body, "id": new_id(), "variant": fresh["variant"]}
    assert client.post_json("/api/answers", renewed).status == 200
    assert [row.repetition for row in log_rows(site)] == [0, 1]


def test_a_variant_of_another_text_is_stale(client: PageClient, site: Site) -> None:
    body = answer_body(client, variant="0.deadbeef")
    assert client.post_json("/api/answers", body).status == 409
    assert row_counts(site)["answer"] == 0


def test_two_first_answers_of_one_browser_are_one_learner(client: PageClient, site: Site) -> None:
    form = first_form(client)
    other = client.tab()  # the first reply has not reached it
    client.send(form)
    assert other.send(form.filled(id=new_id())).status == 409
    other.sent(question_page(other, "crew").form.filled(choice="lamp"))
    assert len(log_rows(site)) == 2
    assert row_counts(site)["learner"] == 1


def test_a_lost_first_reply_lets_the_newcomer_in_when_sent_again(client: PageClient, site: Site) -> None:
    form = first_form(client)
    without_the_reply = client.tab()
    client.send(form)
    assert without_the_reply.sent(form).h1 == "✓ Right"
    assert "What pulls the tide?" in without_the_reply.get("/progress").words
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def test_a_lost_first_reply_to_json_is_sent_again_without_harm(client: PageClient, site: Site) -> None:
    client.restarted()
    body = answer_body(client) | {"learner": PageClient(client.app).next_question()["learner"]}
    first = PageClient(client.app).post_json("/api/answers", body)
    client.restarted()
    second = client.post_json("/api/answers", body)
    assert (second.status, second.bytes) == (200, first.bytes)
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


@pytest.mark.parametrize("retired", [False, True])
def test_a_repeat_without_a_cookie_is_let_in_as_nobody(
    client: PageClient, other_client: PageClient, site: Site, content: Path, retired: bool
) -> None:
    """Neither as the first learner, whose answer it is, nor as a new one, who gave none."""
    body = answer_body(client)
    client.post_json("/api/answers", body)
    if retired:
        write_yaml(content / "harbour.yaml", harbour(crew()))
        site.follower.look(settled=True)
    reply = other_client.post_json("/api/answers", body)
    assert reply.status == 200
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}
    assert "Nothing answered yet" in other_client.get("/progress").words


def test_json_sent_many_times_at_once_is_one_learner(client: PageClient, site: Site) -> None:
    body = answer_body(client) | {"learner": PageClient(client.app).next_question()["learner"]}
    clients = [PageClient(client.app) for _sender in range(6)]
    with ThreadPoolExecutor(6) as senders:
        replies = list(senders.map(lambda sender: sender.post_json("/api/answers", body), clients))
    assert {(reply.status, reply.bytes) for reply in replies} == {(200, replies[0].bytes)}
    assert len({reply.headers["Set-Cookie"].partition(";")[0] for reply in replies}) == 1
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def test_a_form_sent_many_times_at_once_is_one_row(client: PageClient, site: Site) -> None:
    form = first_form(client)
    clients = [client.tab() for _tab in range(6)]
    with ThreadPoolExecutor(6) as tabs:
        replies = list(tabs.map(lambda tab: tab.send(form), clients))
    assert {reply.status for reply in replies} == {303}
    assert {reply.location for reply in replies} == {f"/answers/{form.fields['id']}"}
    assert row_counts(site)["answer"] == 1
    assert all("What pulls the tide?" in tab.get("/progress").words for tab in clients)


def test_a_learner_that_nobody_signed_is_not_believed(client: PageClient, site: Site) -> None:
    form = first_form(client).filled(learner="0" * 32 + ".forged")
    client.send(form)
    assert log_rows(site)[0].learner_id != "0" * 32


def test_the_stored_reply_comes_even_after_the_question_was_retired(
    client: PageClient, site: Site, content: Path
) -> None:
    body = answer_body(client)
    first = client.post_json("/api/answers", body)
    write_yaml(content / "harbour.yaml", harbour(crew()))
    site.follower.look(settled=True)
    second = client.post_json("/api/answers", body)
    assert (second.status, second.bytes) == (200, first.bytes)
