"""A test in the pages: started, saved, resumed, handed in, marked, and apart from practice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from sqlalchemy import select

from app.services.base.site import Site
from app.services.exams.extra_time import grant_extra_time
from app.store.tables import attempt
from tests.builders import crew, harbour, knots, orchard, write_content, write_yaml
from tests.web.page_client import PageClient, Reply
from tests.web.sittings import (
    WRONG,
    attempt_of,
    filled,
    hand_in_form,
    handed_in,
    item_of,
    question_of,
    save_body,
    save_in_pages,
    started,
)
from tests.web.visits import RIGHT, answer_body, answer_in_pages, log_rows, question_page, row_counts, turned_card

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def device_link(page: Reply) -> str:
    """The address that goes on elsewhere, as this server gets it."""
    parts = urlsplit(page.link("Continue on another device"))
    return f"{parts.path}?{parts.query}"


def given(page: Reply) -> dict[str, list[str]]:
    """What the item's form holds as an answer."""
    return {name: page.form.fields.getlist(name) for name in ("choice", "gap") if name in page.form.fields}


def test_what_awaits_is_told_before_the_start_and_nothing_is_written(client: PageClient, site: Site) -> None:
    page = client.get(client.get("/sets/harbour").link("Test"))
    assert "3 questions · 18 minutes" in page.words
    assert set(row_counts(site).values()) == {0}


def test_a_test_is_started_answered_handed_in_and_marked(client: PageClient, site: Site) -> None:
    page = started(client)
    attempt = page.path
    for _question in range(3):
        page = save_in_pages(client, page)
    assert "3 of 3 answered" in page.words
    results = client.sent(hand_in_form(page))
    assert (results.path, results.h1) == (attempt, "Results of the test")
    assert "score 100%" in results.words
    assert "Nothing was missed" in results.words
    assert {(row.mode, row.attempt) for row in log_rows(site)} == {("test", attempt.rpartition("/")[2])}


def test_saving_leads_to_the_next_item_and_says_so(client: PageClient) -> None:
    page = started(client)
    reply = client.send(filled(page.form, RIGHT[question_of(page)]))
    after = client.follow(reply)
    assert "item=2" in reply.location
    assert (after.h1, "Saved" in after.words) == ("Question 2 of 3", True)
    assert "1 , answered" in after.words


@pytest.mark.parametrize("question", ["tide", "crew", "knots"])
def test_what_was_saved_is_filled_in_again(client: PageClient, question: str) -> None:
    page = started(client)
    first = item_of(client, page, question)
    save_in_pages(client, first)
    again = item_of(client, page, question)
    assert given(again) == given_by(RIGHT[question], first)
    assert again.form.fields["version"] == "1"


def given_by(response: dict[str, object], page: Reply) -> dict[str, list[str]]:
    fields = filled(page.form, response).fields
    found = {name: fields.getlist(name) for name in ("choice", "gap") if name in fields}
    return {
        name: sorted(values, key=page.choice_order().index) if name == "choice" else values
        for name, values in found.items()
    }


def test_an_answer_can_be_changed_and_taken_back(client: PageClient, site: Site) -> None:
    page = started(client)
    save_in_pages(client, item_of(client, page, "tide"), WRONG["tide"])
    save_in_pages(client, item_of(client, page, "tide"))
    save_in_pages(client, item_of(client, page, "crew"))
    client.sent(item_of(client, page, "crew").form.filled(skipped="1"))
    assert "1 of 3 answered" in client.get(page.path).words
    handed_in(client, page)
    assert {row.question_id: row.score for row in log_rows(site)} == {
        "harbour/tide": 1.0,
        "harbour/crew": 0.0,
        "harbour/knots": 0.0,
    }


def test_handing_in_with_open_items_asks_first(client: PageClient, site: Site) -> None:
    page = save_in_pages(client, started(client))
    ask = client.send(hand_in_form(page))
    assert (ask.status, ask.h1) == (200, "Hand in the test?")
    assert "2 questions have no answer yet." in ask.words
    assert log_rows(site) == []
    assert client.sent(ask.form).h1 == "Results of the test"


def test_handing_in_twice_leads_to_the_same_results(client: PageClient, site: Site) -> None:
    page = started(client)
    assert handed_in(client, page).words == handed_in(client, page).words
    assert len(log_rows(site)) == 3


def test_an_empty_form_says_so_and_is_not_saved(client: PageClient) -> None:
    page = started(client)
    again = client.send(item_of(client, page, "crew").form)
    assert (again.status, question_of(again)) == (422, "crew")
    assert "Choose or fill in an answer first" in again.words
    assert "0 of 3 answered" in client.get(page.path).words


def test_a_second_tab_is_told_that_it_is_stale_and_overwrites_nothing(client: PageClient) -> None:
    page = started(client)
    one, two = (item_of(client, page, "tide") for _tab in range(2))
    save_in_pages(client, one)
    stale = client.send(filled(two.form, WRONG["tide"]))
    assert (stale.status, question_of(stale)) == (409, "tide")
    assert "A newer answer was saved in another tab" in stale.words
    assert stale.form.fields["choice"] == "moon"
    assert item_of(client, page, "tide").form.fields["choice"] == "moon"
    after = client.sent(stale.form.filled(choice="whale"))
    assert item_of(client, after, "tide").form.fields["choice"] == "whale"


def test_after_a_lost_connection_the_test_goes_on_where_it_was(client: PageClient) -> None:
    page = save_in_pages(client, started(client))
    awaiting = client.get("/sets/harbour/test")
    resumed = client.get(awaiting.link("Go on with the test"))
    assert resumed.path == page.path
    assert resumed.h1 == "Question 2 of 3"


def test_a_lost_reply_to_the_start_leads_to_the_same_test(client: PageClient, site: Site) -> None:
    form = client.get("/sets/harbour/test").form
    without_the_reply = client.tab()
    first = client.send(form)
    again = without_the_reply.send(form)
    assert first.location == again.location
    assert without_the_reply.follow(again).h1 == "Question 1 of 3"
    assert row_counts(site)["learner"] == 1


def test_a_test_goes_on_on_another_device(client: PageClient, other_client: PageClient, site: Site) -> None:
    page = save_in_pages(client, started(client))
    there = other_client.get(device_link(page))
    assert there.h1 == "Question 2 of 3"
    last = save_in_pages(other_client, there)
    assert "2 of 3 answered" in client.get(page.path).words
    results = other_client.sent(other_client.send(hand_in_form(last)).form)
    assert results.h1 == "Results of the test"
    assert not [link for link in results.links() if link.startswith(("/answers", "/sets/harbour/quiz"))]
    assert {row.learner_id for row in log_rows(site)} == {log_rows(site)[0].learner_id}
    assert row_counts(site)["learner"] == 1


def test_the_key_opens_nothing_else_of_the_learner(client: PageClient, other_client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    practised = log_rows(site)[0].id
    page = started(client)
    key = device_link(page).partition("?")[2]
    handed_in(client, page)
    tested = log_rows(site)[-1].id
    assert other_client.get(device_link(page)).status == 200
    for path in (f"/answers/{practised}", f"/answers/{tested}"):
        assert other_client.get(f"{path}?{key}").status == 404
    assert "Nothing answered yet" in other_client.get(f"/progress?{key}").words
    other = started(other_client)
    assert client.get(f"{other.path}?{key}").status == 404


@pytest.mark.parametrize("query", ["", "?key=", "?key=AAAAAAAAAAAAAAAAAAAAAA", "?key=%F0%9F%90%A6", "?item=1"])
def test_without_session_and_key_there_is_no_test(client: PageClient, other_client: PageClient, query: str) -> None:
    page = started(client)
    assert other_client.get(page.path + query).status == 404
    assert other_client.send(filled(page.form.without("seat"), RIGHT[question_of(page)])).status == 404
    assert other_client.post("/endings", {"attempt": attempt_of(page), "sure": "1"}).status == 404
    assert other_client.post_json("/api/answers", save_body(page)).status == 404
    assert "0 of 3 answered" in client.get(page.path).words


@pytest.mark.parametrize("item", ["0", "4", "99999", "x", "-1", "1.5"])
def test_an_item_that_is_none_is_not_there_or_not_read(client: PageClient, item: str) -> None:
    assert client.get(f"{started(client).path}?item={item}").status in {200, 404}


def test_when_time_is_over_what_was_saved_is_marked(client: PageClient, site: Site) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = save_in_pages(client, started(client))
        clock.move_to(NOON + 18 * MINUTE)
        assert client.get(page.path).h1 == "Time is over"
        clock.move_to(NOON + 18 * MINUTE + 5 * SECOND)
        late = client.send(filled(page.form, RIGHT[question_of(page)]))
        assert (late.status, late.h1) == (409, "Results of the test")
        assert "this last answer was not saved" in late.words
        assert client.get(page.path).h1 == "Results of the test"
    assert sorted(row.score for row in log_rows(site)) == [0.0, 0.0, 1.0]


def test_an_answer_that_was_under_way_is_saved(client: PageClient) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = started(client)
        clock.move_to(NOON + 18 * MINUTE + 4 * SECOND)
        assert client.send(filled(page.form, RIGHT[question_of(page)])).status == 303
        clock.move_to(NOON + 19 * MINUTE)
        assert "score 33%" in client.get(page.path).words


def test_the_clock_is_the_servers_and_shows_what_was_granted(client: PageClient, site: Site) -> None:
    def seconds() -> str:
        return next(client.get(page.path).root.iter("test-clock")).get("data-seconds", "")

    with time_machine.travel(NOON, tick=False) as clock:
        page = started(client)
        clock.move_to(NOON + 10 * MINUTE)
        assert seconds() == str(8 * 60)
        grant_extra_time(site.database, attempt_of(page), 10, NOON + 10 * MINUTE)
        assert seconds() == str(18 * 60)
        assert "18 minutes left" in client.get(page.path).words


def attempts_and_rows(site: Site) -> object:
    with site.database.reading() as connection:
        return connection.execute(select(attempt)).all(), row_counts(site)


def test_reading_ends_no_test_whose_time_is_over(client: PageClient, site: Site) -> None:
    first = client.follow(client.get("/rounds/new?set=harbour"))
    verdict = client.follow(client.send(filled(first.form, RIGHT[question_of(first)])))
    round_path = f"/rounds/{first.form.fields['round']}"
    page = started(client)
    with time_machine.travel(datetime.now(UTC) + 40 * MINUTE):
        before = attempts_and_rows(site)
        for path in (
            "/",
            "/sets/harbour",
            "/review",
            "/rounds/new?set=harbour",
            "/sets/harbour/quiz",
            "/sets/harbour/quiz?question=crew",
            "/sets/harbour/flashcards",
            round_path,
            f"{round_path}/picture.svg",
            verdict.path,
            "/progress",
            "/api/sets/harbour/next",
            "/settings",
        ):
            assert client.get(path).status in {200, 302, 303}, path
            assert attempts_and_rows(site) == before, path
        assert "A test is running" not in client.get("/sets/harbour").words
        again = client.get(round_path)
        client.sent(filled(again.form, RIGHT[question_of(again)]))
        assert attempts_and_rows(site) != before
        assert client.get(page.path).h1 != first.h1


def test_a_set_shows_the_running_test_first_whichever_set_it_is_of(
    client: PageClient, site: Site, content: Path
) -> None:
    write_content(content, harbour(), orchard())
    site.follower.look(settled=True)
    page = started(client)
    for set_id in ("harbour", "orchard"):
        shown = client.get(f"/sets/{set_id}")
        assert shown.link("Go back to the test") == page.path
        assert shown.words.index("Your test is running: The harbour") < shown.words.index(shown.h1 + " ")


def test_while_a_test_runs_practice_of_its_set_leads_back_to_it(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    card = turned_card(client)
    asked, body = question_page(client, "crew").form.filled(choice=["lamp"]), answer_body(client, "crew")
    page = started(client)
    refused = [
        client.get("/sets/harbour/quiz"),
        client.get("/sets/harbour/quiz?question=crew"),
        client.get("/sets/harbour/flashcards"),
        client.get("/rounds/new?set=harbour"),
        client.get("/rounds/new?question=harbour/crew"),
        client.get("/review"),
        client.get(f"/answers/{log_rows(site)[0].id}"),
        client.send(asked),
        client.send(card.form.filled(grade="good")),
        client.post("/reveals", {"question": "harbour/port", "variant": "0.00000000"}),
        client.post("/retractions", {"answer": log_rows(site)[0].id}),
    ]
    assert {(reply.status, reply.h1) for reply in refused} == {(409, "A test is running")}
    assert {reply.link("Go on with the test") for reply in refused} == {page.path}
    api = [
        client.post_json("/api/answers", body),
        client.post_json("/api/reveals", {"question": "harbour/port", "variant": "0.00000000"}),
        client.get("/api/sets/harbour/next"),
    ]
    assert {reply.status for reply in api} == {409}
    assert len(log_rows(site)) == 1
    handed_in(client, page)
    assert client.visit("/sets/harbour/quiz").status == 200


def test_a_round_of_its_set_waits_until_the_test_has_ended(client: PageClient, site: Site) -> None:
    ask = client.visit("/rounds/new?question=harbour/tide&question=harbour/crew")
    client.send(ask.form.filled(choice="wind"))
    address = f"/rounds/{ask.form.fields['round']}"
    second = client.get(address)
    page = started(client)
    waits = client.get(address)
    assert (waits.status, waits.h1, waits.forms) == (200, "This round waits", [])
    assert waits.link("Back to the test") == page.path
    refused = [
        client.send(second.form.filled(choice=["lamp"])),
        client.get(f"/answers/{log_rows(site)[0].id}"),
        client.post("/retractions", {"answer": log_rows(site)[0].id}),
    ]
    assert {(reply.status, reply.h1) for reply in refused} == {(409, "A test is running")}
    save_in_pages(client, item_of(client, page, "crew"), WRONG["crew"])
    handed_in(client, page)
    after = client.get(address).form.fields
    assert (after["question"], after["slot"]) == ("harbour/crew", "2")
    assert [row.slot for row in log_rows(site)] == [1, None, None, None]


def test_the_end_of_a_round_keeps_back_what_a_running_test_may_ask(client: PageClient) -> None:
    page = client.visit("/rounds/new?question=harbour/tide")
    address = f"/rounds/{page.form.fields['round']}"
    for _slot in range(2):
        client.send(page.form.filled(choice="wind"))
        page = client.get(address)
    assert "The moon" in page.words
    test = started(client)
    during = client.get(address)
    assert during.h1 == page.h1
    assert "The moon" not in during.words
    assert not [form for form in during.forms if form.action == "/retractions"]
    handed_in(client, test)
    assert "The moon" in client.get(address).words


def test_a_round_of_more_sets_goes_on_with_the_others(client: PageClient, site: Site, content: Path) -> None:
    write_yaml(content / "pier.yaml", harbour(crew(), {**knots(), "id": "bend"}, set="pier"))
    site.follower.look(settled=True)
    picked = ("harbour/tide", "pier/crew", "harbour/knots", "pier/bend")
    ask = client.visit("/rounds/new?" + "&".join(f"question={one}" for one in picked))
    address, fields = f"/rounds/{ask.form.fields['round']}", ask.form.fields
    client.send(ask.form.filled(skipped="1"))
    page = started(client)
    asked = []
    while (now := client.get(address)).h1 != "This round waits":
        asked.append(now.form.fields["question"])
        assert "waits until your test has ended" in now.words
        assert not [form for form in now.forms if form.action == "/retractions"] or asked[1:]
        client.send(now.form.filled(skipped="1"))
    assert fields["question"].startswith("harbour/")
    assert asked == ["pier/crew", "pier/bend"] * 2
    handed_in(client, page)
    assert client.get(address).form.fields["question"].startswith("harbour/")


def test_no_answer_of_a_test_counts_in_a_round(client: PageClient) -> None:
    ask = client.visit("/rounds/new?question=harbour/tide")
    handed_in(client, save_in_pages(client, item_of(client, started(client), "tide"), WRONG["tide"]))
    client.send(ask.form.filled(choice="moon"))
    assert client.get(f"/rounds/{ask.form.fields['round']}").h1 == "Round done: 1 of 1"


def test_practice_and_test_scores_never_mix(client: PageClient) -> None:
    with time_machine.travel(NOON, tick=False):
        answer_in_pages(client, "tide", choice="moon")
        before, mastery = client.get("/progress"), client.get("/sets/harbour")
        page = started(client)
        save_in_pages(client, item_of(client, page, "crew"), WRONG["crew"])
        handed_in(client, page)
        after, of_set = client.get("/progress"), client.get("/sets/harbour")
    assert after.main_words.partition(" Tests Tests count")[0] == before.main_words
    assert of_set.main_words == mastery.main_words
    assert "0% The harbour · 0 of 3 points" in after.words
    assert after.link("The harbour · 0 of 3 points") == page.path


def test_who_only_took_a_test_finds_it_under_progress(client: PageClient) -> None:
    handed_in(client, started(client))
    page = client.get("/progress")
    assert "Nothing answered yet" in page.words
    assert "The harbour · 0 of 3 points" in page.words


def test_the_results_tell_what_to_study_next_and_lead_to_it(client: PageClient) -> None:
    page = started(client)
    save_in_pages(client, item_of(client, page, "tide"))
    save_in_pages(client, item_of(client, page, "knots"), {"gaps": ["knots", "feet"]})
    results = handed_in(client, page)
    said = results.words.partition("What to study next")[2].partition("By concept")[0]
    assert said.index("Light 0%") < said.index("Water 75%")
    assert results.link("What does a lighthouse need?") == "/sets/harbour/quiz?question=crew"
    marked = [client.get(link) for link in results.links() if link.startswith("/answers/")]
    assert [one.status for one in marked] == [200] * 3
    assert {one.link("Back to the results") for one in marked} == {page.path}
    assert not any("comes back" in one.words for one in marked)


def test_an_answer_of_a_test_cannot_be_taken_back_after_the_end(client: PageClient, site: Site) -> None:
    handed_in(client, started(client))
    assert client.post("/retractions", {"answer": log_rows(site)[0].id}).status == 404
    assert row_counts(site)["retraction"] == 0


def test_a_start_of_a_set_that_is_none_is_refused(client: PageClient, site: Site) -> None:
    form = client.get("/sets/harbour/test").form
    assert client.send(form.filled(set="nowhere")).status == 404
    assert client.send(form.filled(id="x")).status == 422
    assert client.send(form.without("set")).status == 422
    assert set(row_counts(site).values()) == {0}


def test_an_answer_in_the_mode_of_tests_names_its_test(client: PageClient, site: Site) -> None:
    form = question_page(client, "tide").form.filled(choice="moon", mode="test")
    assert client.send(form).status == 422
    assert client.post_json("/api/answers", answer_body(client, mode="test")).status == 422
    assert client.post_json("/api/answers", answer_body(client, attempt="0" * 8)).status == 422
    assert set(row_counts(site).values()) == {0}


def test_the_interface_saves_repeats_and_tells_what_is_stale(client: PageClient, site: Site) -> None:
    page = item_of(client, started(client), "tide")
    body = save_body(page)
    replies = [client.post_json("/api/answers", body) for _time in range(2)]
    assert [(reply.status, reply.json) for reply in replies] == [(200, {"saved": True})] * 2
    assert client.post_json("/api/answers", {**body, "response": WRONG["tide"]}).status == 409
    stale = client.post_json("/api/answers", save_body(page, WRONG["tide"]))
    assert (stale.status, stale.json["newer"]) == (409, {"version": 1, "response": RIGHT["tide"]})
    assert client.post_json("/api/answers", save_body(page, {"choice": "kraken"})).status == 422
    assert client.post_json("/api/answers", save_body(page, variant="1.00000000")).status == 422
    handed_in(client, page)
    late = client.post_json("/api/answers", save_body(page, version=1))
    assert (late.status, late.json["detail"]) == (409, "The test has ended: this was not saved.")
    assert [row.score for row in log_rows(site) if row.question_id == "harbour/tide"] == [1.0]


def test_the_interface_saves_with_the_key_elsewhere(client: PageClient, other_client: PageClient) -> None:
    page = started(client)
    key = device_link(page).partition("key=")[2]
    assert other_client.post_json("/api/answers", save_body(page, key=key)).json == {"saved": True}
    assert "1 of 3 answered" in client.get(page.path).words
