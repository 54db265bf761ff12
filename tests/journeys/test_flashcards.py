"""Flashcards without JavaScript: turned, graded, taken back."""

from pathlib import Path

import pytest

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from tests.builders import Document, harbour, port, tide, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.visits import answer_in_pages, log_rows, row_counts, turned_card


def graded(client: PageClient, grade: str) -> Reply:
    return client.sent(turned_card(client).form.filled(grade=grade))


def grades(back: Reply) -> list[str]:
    """The words of the buttons that judge a card."""
    buttons = [one for one in back.elements("button") if one.get("name") == "grade"]
    return [words(one.find("span")) for one in buttons if one.find("span") is not None]


def first_card(client: PageClient) -> Reply:
    """The front of the first card of a round."""
    return client.follow(client.get("/sets/harbour/flashcards"))


def turned_and_graded(client: PageClient, front: Reply, grade: str) -> Reply:
    return client.sent(client.send(front.form).form.filled(grade=grade))


def test_a_card_shows_its_front_and_not_its_back(client: PageClient) -> None:
    front = first_card(client)
    assert "Which side is port?" in front.words
    assert "looking ahead" not in front.text


def test_turning_a_card_shows_its_back_and_logs_no_answer(client: PageClient, site: Site) -> None:
    back = turned_card(client)
    assert "The left one, looking ahead." in back.words
    assert "Its light is red." in back.words
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 0, "retraction": 0}


def test_a_grade_is_logged_and_leads_to_the_next_card(client: PageClient, site: Site) -> None:
    after = turned_and_graded(client, first_card(client), "again")
    assert "Which side is port?" in after.words, "a miss comes back once"
    end = turned_and_graded(client, after, "good")
    assert "Turn the card" not in end.words
    assert "Undo" in end.words
    assert [(row.mode, row.score) for row in log_rows(site)] == [("flashcards", 0.0), ("extra", 1.0)]


def test_both_sides_of_a_card_know_their_place_in_the_round(client: PageClient) -> None:
    front = first_card(client)
    back = client.send(front.form)
    places = [[side.form.fields.get(name) for name in ("round", "slot", "plan")] for side in (front, back)]
    assert places[0] == places[1]
    assert all(places[0])
    for side in (front, back):
        assert [item.get("aria-current") for item in side.elements("li") if item.get("aria-current")] == ["step"]


def test_the_buttons_of_a_card_stand_in_the_bar_and_belong_to_its_form(client: PageClient) -> None:
    """So a thumb reaches them, with scripts or without."""
    front = first_card(client)
    for side, names in ((front, [None]), (client.send(front.form), ["grade", "grade"])):
        bar = next(one for one in side.elements("div") if "bottom" in one.get("class", "").split())
        buttons = [one for one in bar.iter("button") if one.get("form") == "card"]
        assert [one.get("name") for one in buttons] == names
        assert [one.get("id") for one in side.elements("form") if one.get("id") == "card"] == ["card"]


@pytest.mark.parametrize(
    ("language", "again", "good"),
    [("en", "Again in this round", "Got it in 2 days"), ("es", "Otra vez en esta ronda", "Lo sé dentro de 2 días")],
)
def test_in_a_round_each_grade_says_when_the_card_comes_back(
    client: PageClient, language: str, again: str, good: str
) -> None:
    client.browser.set_cookie("language", language)
    back = client.send(first_card(client).form)
    assert grades(back) == [again, good]


def test_a_card_that_comes_once_more_promises_nothing(client: PageClient) -> None:
    """It is practised: that moves no memory."""
    again = turned_and_graded(client, first_card(client), "again")
    assert grades(client.send(again.form)) == ["Again", "Got it"]


def test_outside_of_a_round_each_grade_says_when_the_card_comes_back(client: PageClient) -> None:
    front = client.get("/sets/harbour/flashcards?question=port")
    assert grades(client.send(front.form)) == ["Again in 10 minutes", "Got it in 2 days"]


def test_no_side_of_a_card_and_no_verdict_has_the_foot_of_the_site(client: PageClient) -> None:
    for open_front in (first_card, lambda one: one.get("/sets/harbour/flashcards?question=port")):
        front = open_front(client)
        back = client.send(front.form)
        graded_page = client.sent(back.form.filled(grade="again"))
        for page in (front, back, graded_page):
            assert [one.get("class") for one in page.elements("footer")] == [None]
    verdict = answer_in_pages(client, "tide", choice="moon")
    assert [one.get("class") for one in verdict.elements("footer")] == [None]


@pytest.mark.parametrize(
    ("ask", "brief"),
    [
        ("Which side is port?", True),
        ("Which side is port, and which is $x_t$?", True),
        ("Which of the two sides of a ship " * 6 + "is port?", False),
        ("Which side?\n\nOf a ship.", False),
        ("Which side?\n\n- port\n- starboard", False),
        ("Which side?\n\n$$x = 1$$", False),
    ],
)
def test_a_line_or_two_stands_in_the_middle_and_more_is_read_from_its_start(
    client: PageClient, site: Site, content: Path, ask: str, brief: bool
) -> None:
    write_yaml(content / "harbour.yaml", harbour({**port(), "ask": ask}))
    site.follower.look(settled=True)
    faces = [one.get("class", "").split() for one in first_card(client).elements("div")]
    assert [("brief" in classes) for classes in faces if "face" in classes] == [brief]


def test_a_forgotten_card_scores_nothing(client: PageClient, site: Site) -> None:
    graded(client, "again")
    assert log_rows(site)[0].score == 0.0


@pytest.mark.parametrize(
    ("grade", "told", "en_espanol", "listed"),
    [
        ("good", "✓ Known, as you judged", "✓ Sabida, según tú", "✓ known, as you judged"),
        ("hard", "✓ Known, as you judged", "✓ Sabida, según tú", "✓ known, as you judged"),
        ("easy", "✓ Known, as you judged", "✓ Sabida, según tú", "✓ known, as you judged"),
        ("again", "✗ Not yet", "✗ Todavía no", "✗ not yet"),
    ],
)
def test_what_one_judged_oneself_is_said_to_be_so(
    client: PageClient, site: Site, grade: str, told: str, en_espanol: str, listed: str
) -> None:
    """Nobody marked it: neither its page nor the list of answers calls it right."""
    assert graded(client, grade).h1 == told
    assert client.get(f"/answers/{log_rows(site)[0].id}", Accept_Language="es").h1 == en_espanol
    assert listed in client.get("/progress").words


def test_a_grade_can_be_taken_back_and_the_card_is_asked_again(client: PageClient, site: Site) -> None:
    done = graded(client, "good")
    front = client.sent(done.form)
    assert "Which side is port?" in front.words
    assert "Nothing answered yet" in client.get("/progress").words


def test_taking_back_adds_to_the_log_and_removes_nothing(client: PageClient, site: Site) -> None:
    undo = graded(client, "good").form
    before = list(log_rows(site))
    client.sent(undo)
    assert list(log_rows(site)) == before
    assert row_counts(site)["retraction"] == 1


def test_the_last_card_of_a_round_is_taken_back_from_its_end(client: PageClient, site: Site) -> None:
    end = turned_and_graded(client, first_card(client), "good")
    front = client.sent(end.forms[-1])
    assert "Which side is port?" in front.words
    assert "Your answer was taken back." in front.words
    assert row_counts(site)["retraction"] == 1


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
        assert "Undo" in page.words
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
