"""What is filled in during a test is kept as far as it is there, whatever way it is left, and marked part by part."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from app.services.exams.attempt import Credentials, sitting
from tests.builders import every_type, write_content
from tests.web.page_client import Form, PageClient, Reply
from tests.web.sittings import attempt_of, hand_in_form, handed_in, item_of, question_of, save_body, started
from tests.web.solving import LANDING, Seen, filled, right, seen_in_page
from tests.web.visits import log_rows

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OVER = NOON + timedelta(minutes=18, seconds=5)
Fields = dict[str, str | list[str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


def item(client: PageClient, name: str) -> Reply:
    return item_of(client, started(client), name)


def letters(seen: Seen, *texts: str) -> list[str]:
    return [letter for text in texts for letter, words in seen.choices.items() if words == text]


# What is there so far of an answer, as its form holds it, and what it is worth.
SO_FAR: dict[str, Any] = {
    "knots": (lambda _seen: {"gap": ["knots", ""]}, 1 / 2),
    "crew": (lambda _seen: {"choice": ["keeper"]}, 1 / 2),
    "lights": (
        lambda seen: {
            f"pair.{side}": letters(seen, "Red")[0] for side, text in seen.sides.items() if text == "To port"
        },
        1 / 3,
    ),
    "landing": (
        lambda seen: {
            f"place.{letter}": place for letter, place in zip(letters(seen, *LANDING[:3]), ("1", "2", "3"), strict=True)
        },
        3 / 6,
    ),
    "flood": (lambda seen: {"curve": ["0" if symbol == "#" else "" for symbol in seen.symbols]}, 1 / 2),
}
# What cannot be read, why, and what is earned all the same.
UNREADABLE: dict[str, Any] = {
    "fathom": (lambda _seen: {"text": "abc"}, "“abc” cannot be read as one number.", 0.0),
    "level": (lambda _seen: {"text": "1,234"}, "“1,234” can be read in two ways.", 0.0),
    "landing": (
        lambda seen: {
            f"place.{letter}": place
            for letter, place in zip(letters(seen, *LANDING), ("1", "2", "2", "3"), strict=True)
        },
        "Give each a place of its own.",
        5 / 6,
    ),
    "flood": (
        lambda seen: {"curve": ["0" if symbol == "#" else "open" for symbol in seen.symbols]},
        "Give every step a number from 0 to 1.",
        1 / 2,
    ),
}
CURVES = {"flood": lambda seen: {"values": ["0" if symbol == "#" else "1" for symbol in seen.symbols]}}
WAYS: dict[str, Fields] = {
    "another question": {"go": "2"},
    "the first question": {"go": "1"},
    "the end": {"go": "end"},
    "the lab": {"go": "/lab/forget"},
    "home": {"go": "/"},
    "nowhere": {"go": "https://wreckers.example/"},
    "its own button": {},
}


def fields_of(form: Form, values: Fields) -> dict[str, list[str]]:
    return {name: form.fields.getlist(name) for name in values}


def as_lists(values: Fields) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


def given(page: Reply, table: dict[str, Any]) -> Fields:
    values: Fields = table[question_of(page)][0](seen_in_page(page))
    return values


def left(client: PageClient, page: Reply, values: Fields, way: Fields) -> Reply:
    return client.send(page.form.filled(**values, **way))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SO_FAR)
def test_whatever_way_a_page_is_left_what_is_there_comes_back(client: PageClient, name: str, way: str) -> None:
    page = item(client, name)
    values = given(page, SO_FAR)
    assert left(client, page, values, WAYS[way]).status in {200, 303}
    again = item_of(client, page, name)
    assert fields_of(again.form, values) == as_lists(values)
    assert again.form.fields["version"] == "1"


@pytest.mark.parametrize("name", [*SO_FAR, "tide", "salt", "rope", "fathom", "ebb", "level"])
def test_a_choice_of_language_saves_and_keeps_what_is_filled_in(client: PageClient, name: str) -> None:
    page = item(client, name)
    form = filled(page.form, CURVES.get(name, right)(seen_in_page(page)))
    changed = {field for field in form.fields if form.fields.getlist(field) != page.form.fields.getlist(field)}
    again = client.sent(Form("/language", form.filled(language="es").fields))
    assert (again.language, question_of(again)) == ("es", name)
    assert {field: again.form.fields.getlist(field) for field in changed} == {
        field: sorted(form.fields.getlist(field), key=page.choice_order().index) if field == "choice" else values
        for field in changed
        for values in [form.fields.getlist(field)]
    }
    assert again.form.fields["variant"] == page.form.fields["variant"]


@pytest.mark.parametrize("name", SO_FAR)
def test_when_time_is_over_each_part_counts(client: PageClient, site: Site, name: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = item(client, name)
        left(client, page, given(page, SO_FAR), {"go": "2"})
        clock.move_to(OVER)
        assert client.get(page.path).h1 == "Results of the test"
    (row,) = [row for row in log_rows(site) if row.question_id == f"harbour/{name}"]
    assert row.score == pytest.approx(SO_FAR[name][1])
    verdict = client.get(f"/answers/{row.id}")
    assert "Partly right" in verdict.h1
    assert "could not be read" not in verdict.words


def test_two_of_three_gaps_are_two_thirds(client: PageClient, site: Site, content: Path) -> None:
    three = dict(next(one for one in every_type()["questions"] if one["id"] == "knots"))
    three["ask"] = "A ship has a [[keel]], a [[mast]] and a [[helm]]."
    three.pop("feedback")
    write_content(content, {**every_type(), "questions": [three]})
    site.follower.look(settled=True)
    page = started(client)
    left(client, page, {"gap": ["keel", "", "helm"]}, {"go": "1"})
    handed_in(client, page)
    assert [row.score for row in log_rows(site)] == [pytest.approx(2 / 3)]


@pytest.mark.parametrize("way", ["another question", "its own button"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_kept_and_said(client: PageClient, name: str, way: str) -> None:
    page = item(client, name)
    values = given(page, UNREADABLE)
    left(client, page, values, WAYS[way])
    again = item_of(client, page, name)
    assert fields_of(again.form, values) == as_lists(values)
    assert UNREADABLE[name][1] in again.words
    assert "It is saved as it is." in again.words
    assert "0 of 11 answered" in again.words
    assert ", cannot be read" in again.words


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_still_unreadable_at_the_end_is_told(client: PageClient, site: Site, name: str) -> None:
    page = item(client, name)
    left(client, page, given(page, UNREADABLE), {"go": "2"})
    asks = client.send(hand_in_form(client.get(page.path)))
    assert "1 answer cannot be read." in asks.words
    results = handed_in(client, page)
    (row,) = [row for row in log_rows(site) if row.question_id == f"harbour/{name}"]
    assert row.score == pytest.approx(UNREADABLE[name][2])
    assert "could not be read" in results.words or row.score
    verdict = client.get(f"/answers/{row.id}")
    assert UNREADABLE[name][1] in verdict.words
    assert "earned nothing" in verdict.words


def test_words_with_a_character_that_is_none_are_kept_and_said(client: PageClient) -> None:
    page = item(client, "rope")
    again = client.sent(page.form.filled(text="a haw\ue000ser"))
    assert again.form.fields["text"] == "a hawser"
    assert "It holds a character that is not shown." in again.words


def test_an_unreadable_number_can_be_mended(client: PageClient, site: Site) -> None:
    page = item(client, "fathom")
    stays = client.sent(page.form.filled(text="half"))
    assert question_of(stays) == "fathom"
    after = client.sent(stays.form.filled(text="1/2"))
    assert "1 of 11 answered" in after.words
    handed_in(client, page)
    assert [row.score for row in log_rows(site) if row.question_id == "harbour/fathom"] == [1.0]


def test_confirming_says_what_is_missing_and_what_is_not_complete(client: PageClient) -> None:
    page = item(client, "knots")
    asks = client.send(page.form.filled(gap=["knots", ""], go="end"))
    assert (asks.status, asks.h1) == (200, "Hand in the test?")
    assert "10 questions have no answer yet. 1 answer is not complete." in asks.words


@pytest.mark.parametrize(
    "name", ["tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "level"]
)
def test_an_untouched_form_that_is_left_saves_nothing(client: PageClient, site: Site, name: str) -> None:
    page = item(client, name)
    client.sent(page.form.filled(go="2"))
    assert saved(site, page) == {}


def test_a_gate_that_nobody_drew_is_no_answer_until_it_is_sent(client: PageClient, site: Site) -> None:
    page = item(client, "flood")
    client.sent(page.form.filled(go="2"))
    assert saved(site, page) == {}
    client.sent(page.form)
    assert list(saved(site, page).values()) == [1]


def saved(site: Site, page: Reply) -> dict[int, int]:
    """The newest version of each answer."""
    with site.database.reading() as connection:
        person = connection.exec_driver_sql("SELECT learner_id FROM attempt").scalar()
    found = sitting(site, Credentials(str(person)), attempt_of(page), datetime.now(UTC))
    return {number: one.version for number, one in found.saved.items()}


def test_leaving_what_was_saved_as_it_is_saves_it_no_second_time(client: PageClient, site: Site) -> None:
    page = item(client, "knots")
    left(client, page, {"gap": ["knots", ""]}, {"go": "2"})
    for _time in range(2):
        client.sent(item_of(client, page, "knots").form.filled(go="3"))
    assert list(saved(site, page).values()) == [1]


def test_a_tab_that_is_left_untouched_overwrites_nothing_and_is_let_go(client: PageClient) -> None:
    page = item(client, "rope")
    old = page.form
    client.sent(page.form.filled(text="hawser"))
    assert client.send(old.filled(go="2")).status == 303
    assert item_of(client, page, "rope").form.fields["text"] == "hawser"


def test_a_tab_that_is_late_shows_what_was_written_in_it(client: PageClient) -> None:
    page = item(client, "rope")
    client.sent(page.form.filled(text="hawser"))
    late = client.send(page.form.filled(text="a painter", go="2"))
    assert (late.status, late.form.fields["text"]) == (409, "hawser")
    assert "You had written: a painter" in late.words


def test_after_the_end_what_was_written_is_still_there(client: PageClient) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = item(client, "rope")
        clock.move_to(OVER)
        late = client.send(page.form.filled(text="hawser", go="2"))
    assert (late.status, late.h1) == (409, "Results of the test")
    assert "this last answer was not saved. You had written: hawser" in late.words


def test_what_is_emptied_again_is_open_again(client: PageClient) -> None:
    page = item(client, "knots")
    left(client, page, {"gap": ["knots", "fathoms"]}, {"go": "1"})
    left(client, item_of(client, page, "knots"), {"gap": ["", ""]}, {"go": "1"})
    again = item_of(client, page, "knots")
    assert "0 of 11 answered" in again.words
    assert again.form.fields.getlist("gap") == ["", ""]


def test_a_script_that_saves_gets_the_item_as_it_is_saved(client: PageClient) -> None:
    page = item(client, "fathom")
    reply = client.send(page.form.filled(text="abc", stay="1"))
    assert (reply.status, question_of(reply), reply.form.fields["version"]) == (200, "fathom", "1")
    assert "cannot be read as one number" in reply.words


def test_every_way_out_of_a_running_test_takes_its_form_along(client: PageClient) -> None:
    page = started(client)
    assert [a.get("href") for a in page.elements("a") if a.get("target") != "_blank"] == ["#main"]
    outside = [one for one in page.elements("button") if one.get("name") in {"go", "language"}]
    assert outside
    assert {one.get("form", "answer") for one in outside} == {"answer"}


@pytest.mark.parametrize("name", ["tide", "knots", "flood"])
def test_how_sure_somebody_is_stays_without_an_answer(client: PageClient, site: Site, name: str) -> None:
    page = item(client, name)
    client.sent(page.form.filled(certainty="certain", go="2"))
    again = item_of(client, page, name)
    assert again.form.fields["certainty"] == "certain"
    assert "0 of 11 answered" in again.words
    assert client.send(again.form.filled(go="2")).status == 303
    assert list(saved(site, page).values()) == [1]


def test_what_could_not_be_read_is_counted_as_a_rebuild_counts_it(client: PageClient, site: Site) -> None:
    page = item(client, "fathom")
    left(client, page, {"text": "abc"}, {"go": "1"})
    left(client, item_of(client, page, "knots"), {"gap": ["", "fathoms"]}, {"go": "1"})
    handed_in(client, page)
    assert list(differences(site.database)) == []


# What was lost: the cookie.


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SO_FAR)
def test_without_its_cookie_a_browser_keeps_its_answer_and_is_told_the_way_back(
    client: PageClient, name: str, way: str
) -> None:
    page = item(client, name)
    values = given(page, SO_FAR)
    client.restarted()
    told = left(client, page, values, WAYS[way])
    assert (told.status, question_of(told)) == (200, name)
    assert "This browser has lost the cookie" in told.words
    assert fields_of(told.form, values) == as_lists(values)
    back = told.link("Go on with the test").removeprefix("http://localhost")
    client.restarted()
    assert fields_of(item_at(client, back, name).form, values) == as_lists(values)
    assert "of 11 answered" in client.sent(told.form.filled(go="2")).words


def item_at(client: PageClient, address: str, name: str) -> Reply:
    """The item that asks `name`, in a test that a link opens."""
    pages = (client.get(f"{address}&item={number}") for number in range(1, 12))
    return next(page for page in pages if question_of(page) == name)


def test_a_test_is_handed_in_without_the_cookie(client: PageClient) -> None:
    page = item(client, "rope")
    confirm = client.send(hand_in_form(page))
    client.restarted()
    assert client.sent(confirm.form).h1 == "Results of the test"


def test_a_test_goes_on_to_its_results_without_the_cookie(client: PageClient, site: Site) -> None:
    page = item(client, "rope")
    client.restarted()
    told = client.send(page.form.filled(text="hawser"))
    confirm = client.send(hand_in_form(told))
    assert client.sent(confirm.form).h1 == "Results of the test"
    assert [row.score for row in log_rows(site) if row.question_id == "harbour/rope"] == [1.0]


@pytest.mark.parametrize("seat", ["", "A" * 22, "\N{BIRD}"])
def test_neither_cookie_nor_seat_opens_a_test_but_what_was_written_is_there(
    client: PageClient, other_client: PageClient, seat: str
) -> None:
    page = item(client, "rope")
    told = other_client.send(page.form.filled(text="hawser", seat=seat))
    assert told.status == 404
    assert "Continue on another device" in told.words
    assert "You had written: hawser" in told.words
    assert "0 of 11 answered" in client.get(page.path).words


def test_a_program_is_told_of_a_test_that_is_not_open_to_it(client: PageClient, other_client: PageClient) -> None:
    body = save_body(item(client, "rope"), {"text": "hawser"})
    one, none = (
        other_client.post_json("/api/answers", sent)
        for sent in (body, {**body, "attempt": "00000000-0000-4000-8000-000000000000"})
    )
    assert (one.status, one.json["type"]) == (404, "/problems/not-your-test")
    assert "send its key" in one.json["detail"]
    assert one.json == none.json


# The interface.

IN_JSON = {
    "knots": ({"gaps": ["knots", ""]}, "Fill in every gap."),
    "fathom": ({"text": "abc"}, "“abc” cannot be read as one number."),
    "landing": ({"places": {"A": 1, "B": 1}}, "Give each a place of its own."),
}


@pytest.mark.parametrize("name", IN_JSON)
def test_the_interface_keeps_what_is_not_whole_and_says_why(client: PageClient, name: str) -> None:
    response, why = IN_JSON[name]
    page = item(client, name)
    told = client.post_json("/api/answers", save_body(page, response))
    assert told.status == 200
    assert told.json["saved"] is True
    assert told.json["problem"].startswith(why)
    stale = client.post_json("/api/answers", save_body(page, response))
    assert stale.json["newer"] == {"version": 1, "response": response}


def test_the_interface_keeps_some_steps_and_some_pairs(client: PageClient) -> None:
    page = item(client, "flood")
    values: list[float | None] = [None] * len(seen_in_page(page).symbols)
    values[0] = 0.25
    assert client.post_json("/api/answers", save_body(page, {"values": values})).json["saved"] is True
    assert item_of(client, page, "flood").form.fields.getlist("curve") == ["0.25", *[""] * (len(values) - 1)]


@pytest.mark.parametrize(
    ("name", "response"),
    [
        ("knots", {"gaps": ["knots"]}),
        ("knots", {"gaps": ["", ""]}),
        ("knots", {"text": "knots"}),
        ("lights", {"pairs": {"left": "Z"}}),
        ("lights", {"pairs": {"nowhere": "A"}}),
        ("landing", {"places": {"A": 9}}),
        ("landing", {"order": ["A"]}),
        ("tide", {"places": {"A": 1}}),
        ("flood", {"values": [0.5]}),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused(
    client: PageClient, site: Site, name: str, response: dict[str, Any]
) -> None:
    page = item(client, name)
    assert client.post_json("/api/answers", save_body(page, response)).status == 422
    assert saved(site, page) == {}
