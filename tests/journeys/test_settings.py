"""A learner's own page: whose days are counted, what is stored, and how to be forgotten. Without JavaScript."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from app.services.base.site import Site
from tests.conftest import StartApp
from tests.services.accounts.forgettable import fill_every_table, learners, stored
from tests.web.page_client import Form, PageClient, Reply
from tests.web.sittings import handed_in, started
from tests.web.visits import answer_in_pages, question_page, row_counts, turned_card

EVENING = datetime(2026, 11, 18, 20, tzinfo=UTC)


@pytest.fixture
def clock() -> "time_machine.Traveller":
    with time_machine.travel(EVENING, tick=False) as coordinates:
        yield coordinates


def form_to(page: Reply, action: str) -> Form:
    return next(form for form in page.forms if form.action == action)


def with_zone(client: PageClient, zone: str) -> PageClient:
    """As the script leaves it."""
    client.browser.set_cookie("zone", zone)
    return client


def due_on_home(client: PageClient) -> int:
    told = re.findall(r"(\d+) to review about \d+ minutes?(?: · (\d+) due in all)?", client.get("/").words)
    return sum(int(in_all or most) for most, in_all in told)


def due_today(client: PageClient) -> int:
    """By the first bar of what comes due."""
    page = client.get("/progress")
    chart = next(one for one in page.elements("figure") if "ahead" in (one.get("class") or ""))
    first = " ".join(" ".join(next(chart.iter("li")).itertext()).split())
    return int(re.findall(r": (\d+) due", first)[0])


def asks_something_due(client: PageClient) -> bool:
    return "1 due" in client.get("/sets/harbour").words


def agree(client: PageClient, due: int) -> None:
    assert (due_on_home(client), due_today(client), asks_something_due(client)) == (due, due, bool(due))


@pytest.mark.parametrize(
    ("zone", "offset"), [("UTC", 0), ("Europe/Madrid", 1), ("Asia/Tokyo", 9), ("America/New_York", -5)]
)
def test_what_was_studied_in_the_evening_is_there_in_the_morning_of_the_promised_day(
    client: PageClient, clock: time_machine.Traveller, zone: str, offset: int
) -> None:
    evening = EVENING - timedelta(hours=offset)
    clock.move_to(evening)
    with_zone(client, zone)
    assert "comes back in 2 days" in answer_in_pages(client, "tide", choice="moon").words
    agree(client, 0)
    clock.move_to(evening + timedelta(hours=31, minutes=59))  # 3:59
    agree(client, 0)
    clock.move_to(evening + timedelta(hours=32))  # 4:00
    agree(client, 1)
    assert client.next_question()["question"] == "harbour/tide"


def test_before_the_browser_has_said_its_zone_the_hosts_counts(start_app: StartApp) -> None:
    with time_machine.travel(EVENING, tick=False):
        client = PageClient(start_app(TIMEZONE="Asia/Tokyo"))
        page = client.get("/settings")
    assert "It is 5:00 AM in Asia/Tokyo, the zone of this Keepgate." in page.words.replace("\u202f", " ")


def test_the_browser_says_its_zone_and_a_choice_goes_before_it(
    client: PageClient, clock: time_machine.Traveller, site: Site
) -> None:
    with_zone(client, "America/New_York")
    assert "America/New York, as your browser says" in client.get("/settings").words
    page = client.get("/settings")
    kept = client.sent(form_to(page, "/time-zones").filled(zone="Asia/Tokyo"))
    assert "Asia/Tokyo, the zone that you chose" in kept.words
    (chosen,) = [option for option in kept.elements("option") if "selected" in option.attrib]
    assert chosen.get("value") == "Asia/Tokyo"
    assert [row.zone for row in stored(site)["learner"]] == ["Asia/Tokyo"]
    left = client.sent(form_to(kept, "/time-zones").filled(zone=""))
    assert "as your browser says" in left.words


def test_a_choice_stays_with_the_learner_whatever_browser_zone_comes(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    client.post("/time-zones", {"zone": "Pacific/Auckland"})
    with_zone(client, "Europe/Madrid")
    assert "Pacific/Auckland, the zone that you chose" in client.get("/progress").words


@pytest.mark.parametrize(
    "said",
    ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe/Madrid\x00", "x" * 3000, "europe/madrid", "%"],
)
def test_a_cookie_that_names_no_zone_counts_for_nothing(client: PageClient, said: str) -> None:
    client.browser.set_cookie("zone", said)
    page = client.get("/settings")
    assert page.status == 200
    assert "in UTC, the zone of this Keepgate" in page.words


@pytest.mark.parametrize("said", ["Mars/Olympus", "../UTC", "x" * 60_000, "europe/madrid"])
def test_a_choice_of_no_zone_is_refused_and_stores_nothing(client: PageClient, site: Site, said: str) -> None:
    reply = client.post("/time-zones", {"zone": said})
    assert reply.status == 422
    assert "does not know that time zone" in reply.words
    assert row_counts(site)["learner"] == 0


def test_looking_at_the_settings_stores_nothing(client: PageClient, site: Site) -> None:
    with_zone(client, "Europe/Madrid")
    for path in ("/settings", "/settings/keepgate-data.json", "/progress", "/"):
        assert client.get(path).status == 200
    assert row_counts(site)["learner"] == 0


def test_a_day_of_the_chart_is_the_learners(client: PageClient, clock: time_machine.Traveller) -> None:
    """At 20:00 UTC it is the next day in Tokyo, from 4:00 on."""
    clock.move_to(EVENING - timedelta(hours=2))
    answer_in_pages(client, "tide", choice="moon")
    clock.move_to(EVENING)
    answer_in_pages(client, "crew", choice=["keeper"])
    assert "18 Nov: 2 answers" in client.get("/progress").words
    with_zone(client, "Asia/Tokyo")
    words = client.get("/progress").words
    assert "18 Nov: 1 answer," in words
    assert "19 Nov: 1 answer," in words


def test_home_tells_when_the_next_one_comes_back(client: PageClient) -> None:
    """Progress counts it today; so home does not leave it at saying that nothing is due."""
    answer_in_pages(client, "tide", choice="wind")
    assert due_today(client) == 1
    assert "Nothing is due The next one comes back in 10 minutes." in client.get("/").words


def test_a_program_is_told_the_morning_of_the_day(client: PageClient, clock: time_machine.Traveller) -> None:
    with_zone(client, "Europe/Madrid")
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["keeper", "lamp"])
    answer_in_pages(client, "knots", gap=["knots", "fathoms"])
    told = client.next_question()
    assert told == {"done": True, "next_due": "2026-11-20T03:00:00Z"}


def test_the_page_shows_the_number_and_the_file_holds_it(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    (mine,) = learners(site)
    page = client.get("/settings")
    assert mine in page.words
    file = client.get(page.link("Download"))
    assert file.headers["Content-Disposition"] == "attachment; filename=keepgate-data.json"
    assert file.headers["Cache-Control"] == "no-store"
    assert file.json["tables"]["answer"][0]["response"] == {"choice": "moon"}
    assert json.loads(file.text)["tables"]["learner"][0]["id"] == mine


def test_while_a_test_runs_its_keys_are_in_no_file(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    page = started(client)
    settings = client.get("/settings")
    assert "when it has ended" in settings.words
    assert "/settings/keepgate-data.json" not in settings.links()
    refused = client.get("/settings/keepgate-data.json")
    assert refused.status == 409
    assert "moon" not in refused.text
    handed_in(client, page)
    assert client.get("/settings/keepgate-data.json").json["tables"]["attempt"]


def test_who_asks_to_be_forgotten_is_asked_once_and_then_is_somebody_new(
    client: PageClient, other_client: PageClient, site: Site
) -> None:
    mine = fill_every_table(client, site)
    answer_in_pages(other_client, "tide", choice="moon")
    form = form_to(client.get("/settings"), "/erasures")
    unsure = client.send(form)
    assert (unsure.status, mine in learners(site)) == (422, True)
    assert "Tick the box first" in unsure.words
    tab = client.tab()
    gone = client.send(form.filled(sure="yes"))
    assert (gone.status, gone.h1) == (200, "All of it is forgotten")
    assert "keepgate=;" in gone.headers["Set-Cookie"]
    assert mine not in learners(site)
    assert row_counts(site)["learner"] == 1
    for browser in (client, tab):
        assert "Nothing is stored of you yet" in browser.get("/settings").words
        assert "Nothing answered yet" in browser.get("/progress").words
    again = tab.send(form.filled(sure="yes"))
    assert (again.status, again.h1) == (200, "All of it is forgotten")
    assert row_counts(site)["learner"] == 1
    answer_in_pages(client, "tide", choice="moon")
    assert row_counts(site)["learner"] == 2


def test_a_page_that_was_open_is_answered_by_somebody_new(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    (mine,) = learners(site)
    open_page = question_page(client, "crew").form
    client.post("/erasures", {"sure": "yes"})
    assert client.sent(open_page.filled(choice=["keeper", "lamp"])).words.count("Right")
    (new,) = learners(site)
    assert new != mine


def test_no_other_site_can_have_somebody_forgotten(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    form = form_to(client.get("/settings"), "/erasures").filled(sure="yes")
    assert client.send(form, origin="https://elsewhere.example").status == 403
    assert client.get("/erasures").status == 405
    assert row_counts(site)["learner"] == 1


def test_it_is_all_said_in_spanish_too(client: PageClient, app: Flask) -> None:
    answer_in_pages(client, "tide", choice="moon")
    page = client.get("/settings", Accept_Language="es")
    assert page.h1 == "Ajustes"
    assert "Descargarlo todo" in page.words


def test_home_counts_what_is_due_in_every_mode(client: PageClient, clock: time_machine.Traveller) -> None:
    """A quiz question and a flashcard: one to start with, and both in the sum that progress shows."""
    answer_in_pages(client, "tide", choice="moon")
    client.sent(turned_card(client).form.filled(grade="good"))
    clock.move_to(EVENING + timedelta(days=5))
    assert (due_on_home(client), due_today(client)) == (2, 2)
    assert "1 to review about 1 minute · 2 due in all" in client.get("/").words
