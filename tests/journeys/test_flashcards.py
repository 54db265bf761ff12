"""Flashcards without JavaScript: turned, graded, taken back."""

from pathlib import Path

import pytest

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from tests.builders import Document, harbour, tide, write_yaml
from tests.web.page_client import PageClient, Reply
from tests.web.visits import answer_in_pages, log_rows, row_counts, turned_card


def graded(client: PageClient, grade: str) -> Reply:
    return client.sent(turned_card(client).form.filled(grade=grade))


def test_a_card_shows_its_front_and_not_its_back(client: PageClient) -> None:
    front = client.get("/sets/harbour/flashcards")
    assert "Which side is port?" in front.words
    assert "looking ahead" not in front.text


def test_turning_a_card_shows_its_back_and_logs_no_answer(client: PageClient, site: Site) -> None:
    back = turned_card(client)
    assert "The left one, looking ahead." in back.words
    assert "Its light is red." in back.words
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 0, "retraction": 0}


def test_a_grade_is_logged_and_leads_to_the_next_card(client: PageClient, site: Site) -> None:
    assert graded(client, "good").h1 == "Done for now"
    assert [(row.mode, row.score) for row in log_rows(site)] == [("flashcards", 1.0)]


def test_a_forgotten_card_scores_nothing(client: PageClient, site: Site) -> None:
    graded(client, "again")
    assert log_rows(site)[0].score == 0.0


def test_a_grade_can_be_taken_back_and_the_card_is_asked_again(client: PageClient, site: Site) -> None:
    done = graded(client, "good")
    front = client.sent(done.form)
    assert "Which side is port?" in front.words
    assert "Nothing answered yet" in client.get("/progress").words


def test_taking_back_adds_to_the_log_and_removes_nothing(client: PageClient, site: Site) -> None:
    before = log_rows_after_grade(client, site)
    client.sent(client.get(f"/sets/harbour/flashcards?after={before[0].id}").form)
    assert log_rows(site) == before
    assert row_counts(site)["retraction"] == 1


def log_rows_after_grade(client: PageClient, site: Site) -> list[object]:
    graded(client, "good")
    return list(log_rows(site))


def test_taking_back_twice_is_taking_back_once(client: PageClient, site: Site) -> None:
    undo = graded(client, "good").form
    assert [client.send(undo).status, client.send(undo).status] == [303, 303]
    assert row_counts(site)["retraction"] == 1


def test_taking_back_can_be_undone_and_done_again_as_often_as_one_likes(client: PageClient, site: Site) -> None:
    page = graded(client, "good")
    for _time in range(3):
        taken_back = client.sent(page.forms[-1])
        assert "Your answer was taken back." in taken_back.words
        page = client.sent(taken_back.forms[-1])
        assert "Undo the last card" in page.words
    assert row_counts(site)["retraction"] == 6
    assert [row.score for row in log_rows(site)] == [1.0]
    assert list(differences(site.database)) == []


def test_putting_back_what_stands_changes_nothing(client: PageClient, site: Site) -> None:
    graded(client, "good")
    answer_id = log_rows(site)[0].id
    assert client.post("/restorations", {"answer": answer_id}).status == 303
    assert row_counts(site)["retraction"] == 0


def test_nobody_puts_back_what_somebody_else_took_back(
    client: PageClient, other_client: PageClient, site: Site
) -> None:
    client.sent(graded(client, "good").form)
    assert other_client.post("/restorations", {"answer": log_rows(site)[0].id}).status == 404
    assert row_counts(site)["retraction"] == 1


def test_an_answer_that_was_taken_back_says_so_and_can_be_put_back(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_id = log_rows(site)[0].id
    client.post("/retractions", {"answer": answer_id})
    page = client.get(f"/answers/{answer_id}")
    assert "Your answer was taken back." in page.words
    assert client.sent(page.form).h1 == "✓ Right"
    assert "Your answer was taken back." not in client.get(f"/answers/{answer_id}").words


def test_a_card_taken_back_can_be_graded_anew(client: PageClient, site: Site) -> None:
    client.sent(graded(client, "again").form)
    graded(client, "good")
    assert [(row.repetition, row.score) for row in log_rows(site)] == [(0, 0.0), (1, 1.0)]


NOW_A_QUESTION = {**tide(), "id": "port"}


@pytest.mark.parametrize(
    ("left", "place"),
    [
        (harbour(tide()), "/sets/harbour"),
        (harbour(tide(), set="pier"), "/"),
        (harbour(NOW_A_QUESTION), "/sets/harbour/quiz?question=port"),
    ],
)
def test_taking_back_a_card_that_is_not_asked_any_more_leads_to_what_is_around_it(
    client: PageClient, site: Site, content: Path, left: Document, place: str
) -> None:
    undo = graded(client, "good").form
    (content / "harbour.yaml").unlink()
    write_yaml(content / f"{left['set']}.yaml", left)
    site.follower.look(settled=True)
    reply = client.send(undo)
    assert (reply.status, reply.location.partition("&undone=")[0]) == (303, place)
    assert client.follow(reply).status == 200


def test_nobody_takes_back_what_somebody_else_answered(
    client: PageClient, other_client: PageClient, site: Site
) -> None:
    undo = graded(client, "good").form
    assert other_client.send(undo).status == 404
    assert row_counts(site)["retraction"] == 0
