"""A learner's own page: whose days are counted, what is stored, and how to be forgotten. Without JavaScript."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
import time_machine
from flask import Flask

from app.services.base.site import Site
from tests.conftest import StartApp
from tests.services.accounts.forgettable import fill_every_table, learners, stored
from tests.web.page_client import Form, PageClient, Reply, words
from tests.web.sittings import handed_in, started
from tests.web.visits import answer_in_pages, question_page, row_counts, turned_card

EXAM = "exam.harbour"
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
    return sum(int(count) for count in re.findall(r"(\d+) due", client.get("/").h1))


def due_today(client: PageClient) -> int:
    """By the first column of what comes due."""
    return int(re.findall(r": (\d+) due", client.get("/progress").words)[0])


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
    kept = client.sent(form_to(page, "/settings").filled(zone="Asia/Tokyo"))
    assert "Asia/Tokyo, the zone that you chose" in kept.words
    assert form_to(kept, "/settings").fields["zone"] == "Asia/Tokyo"
    assert [row.zone for row in stored(site)["learner"]] == ["Asia/Tokyo"]
    left = client.sent(form_to(kept, "/settings").filled(zone=""))
    assert "as your browser says" in left.words


def test_a_choice_stays_with_the_learner_whatever_browser_zone_comes(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    client.post("/settings", {"zone": "Pacific/Auckland"})
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


def save(client: PageClient, **fields: str) -> Reply:
    """Fill in the form of the settings and send it; the reply before any redirect."""
    return client.send(form_to(client.get("/settings"), "/settings").filled(**fields))


def field(page: Reply, name: str) -> Element:
    """The field, or the group of choices, that has this name."""
    found = [one for tag in ("input", "select") for one in page.elements(tag) if one.get("name") == name]
    if found[0].get("type") != "radio":
        return found[0]
    return next(group for group in page.elements("fieldset") if found[0] in list(group.iter()))


def begun(page: Reply) -> list[tuple[str, str]]:
    """What has the focus, as its tag and its name."""
    return [(one.tag.rpartition("}")[2], one.get("name", "")) for one in page.root.iter() if "autofocus" in one.attrib]


def fault(page: Reply, name: str) -> str:
    """What a page says is wrong with a field, where that is tied to it."""
    tied = field(page, name)
    assert tied.get("aria-invalid") == "true"
    ids = (tied.get("aria-describedby") or "").split()
    return next(words(one) for one in page.elements("p") if one.get("id") == f"{name}-fault" and one.get("id") in ids)


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        *(("zone", said, "does not know that time zone") for said in ("Mars/Olympus", "../UTC", "europe/madrid")),
        ("zone", "x" * 60_000, "does not know that time zone"),
        *(("new_a_day", said, "from 0 to 50") for said in ("", "51", "-1", "5.5", "many", "٣", "9" * 5000)),
        *(("round_length", said, "one of these lengths") for said in ("", "0", "7", "10.0", "100")),
        *(("day_start", said, "one of these hours") for said in ("", "12", "-1", "24", "4:00")),
        *(("language", said, "does not speak that language") for said in ("fr", "EN", "../es")),
        *(("theme", said, "one of these themes") for said in ("Dark", "system", "<b>")),
        *((EXAM, said, "has passed") for said in ("2026-11-17", "2025-12-01", "0001-01-01")),
        *((EXAM, said, "no day of") for said in ("2027-02-30", "tomorrow", "20270215", "2027-W07-1", "15/2/27")),
        *((EXAM, said, "more than ten years ahead") for said in ("2037-01-01", "9999-12-31")),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_stored(
    client: PageClient, site: Site, clock: time_machine.Traveller, name: str, said: str, told: str
) -> None:
    page = save(client, **{"new_a_day": "7", "theme": "dark", name: said})
    assert page.status == 422
    assert told in fault(page, name)
    assert "Nothing is saved yet" in page.words
    assert begun(page) in [[("input", name)], [("select", name)]]
    assert row_counts(site)["learner"] == 0
    assert "data-theme" not in client.get("/settings").root.attrib


def test_every_fault_is_told_at_once_and_all_that_was_filled_in_stays(
    client: PageClient, clock: time_machine.Traveller
) -> None:
    said = {EXAM: "2026-01-31", "new_a_day": "99", "round_length": "20", "day_start": "6", "zone": "Asia/Tokyo"}
    page = save(client, **said, theme="light", language="es")
    assert "has passed" in fault(page, EXAM)
    assert "from 0 to 50" in fault(page, "new_a_day")
    assert begun(page) == [("input", EXAM)]
    form = form_to(page, "/settings")
    assert {name: form.fields[name] for name in said} == said
    assert (form.fields["theme"], form.fields["language"], page.language) == ("light", "es", "en")
    assert client.follow(client.send(form.filled(**{EXAM: "2027-01-31", "new_a_day": "9"}))).language == "es"


def test_all_of_it_is_kept_and_the_page_says_so(client: PageClient, site: Site) -> None:
    year = datetime.now(UTC).year + 1
    said = {EXAM: f"{year}-02-15", "new_a_day": "0", "round_length": "20", "day_start": "0", "zone": "Asia/Tokyo"}
    page = client.follow(save(client, **said))
    (notice,) = [one for one in page.elements("p") if one.get("role") == "status"]
    assert (words(notice), "autofocus" in notice.attrib, notice.get("tabindex")) == ("Saved.", True, "-1")
    assert {name: form_to(page, "/settings").fields[name] for name in said} == said
    (row,) = stored(site)["learner"]
    assert (row.zone, row.day_start, row.new_a_day, row.round_length) == ("Asia/Tokyo", 0, 0, 20)
    left = client.follow(save(client, **{EXAM: ""}))
    assert form_to(left, "/settings").fields[EXAM] == ""
    assert stored(site)["exam_date"] == []


def test_a_field_that_is_not_sent_stays(client: PageClient, site: Site) -> None:
    client.follow(save(client, new_a_day="9", round_length="5"))
    assert client.post("/settings", {"new_a_day": "3"}).status == 303
    assert client.post("/settings", {}).status == 303
    (row,) = stored(site)["learner"]
    assert (row.new_a_day, row.round_length) == (3, 5)


@pytest.mark.parametrize(
    ("name", "elsewhere", "changed"),
    [
        ("new_a_day", "20", {"theme": "dark"}),
        ("round_length", "20", {"new_a_day": "9"}),
        ("zone", "Asia/Tokyo", {"day_start": "6"}),
        ("day_start", "0", {"zone": "Asia/Tokyo"}),
        (EXAM, "2027-02-15", {"new_a_day": "9"}),
        ("language", "es", {"new_a_day": "9"}),
        ("theme", "light", {"round_length": "5"}),
    ],
)
def test_a_page_that_was_open_meanwhile_changes_only_what_is_changed_on_it(
    client: PageClient, clock: time_machine.Traveller, name: str, elsewhere: str, changed: dict[str, str]
) -> None:
    client.follow(save(client, new_a_day="7"))
    open_page = form_to(client.get("/settings"), "/settings")
    client.follow(save(client, **{name: elsewhere}))
    client.follow(client.send(open_page.filled(**changed)))
    now = form_to(client.get("/settings"), "/settings").fields
    assert {one: now[one] for one in (name, *changed)} == {name: elsewhere, **changed}


def test_a_page_that_was_open_meanwhile_and_comes_back_with_a_fault_shows_what_is_kept_now(
    client: PageClient, clock: time_machine.Traveller
) -> None:
    open_page = form_to(client.get("/settings"), "/settings")
    client.follow(save(client, round_length="20"))
    again = form_to(client.send(open_page.filled(new_a_day="99", day_start="6")), "/settings")
    assert (again.fields["round_length"], again.fields["day_start"]) == ("20", "6")
    client.follow(client.send(again.filled(new_a_day="9")))
    now = form_to(client.get("/settings"), "/settings").fields
    assert [now[one] for one in ("new_a_day", "round_length", "day_start")] == ["9", "20", "6"]


def test_a_change_is_taken_back_on_a_page_that_was_open_meanwhile(client: PageClient) -> None:
    """What is chosen there counts, be it what was shown before the last change."""
    client.follow(save(client, round_length="20"))
    open_page = form_to(client.get("/settings"), "/settings")
    client.follow(save(client, round_length="5"))
    client.follow(client.send(open_page.filled(round_length="10")))
    assert form_to(client.get("/settings"), "/settings").fields["round_length"] == "10"


def test_a_day_that_has_passed_stays_until_it_is_changed(client: PageClient, clock: time_machine.Traveller) -> None:
    client.follow(save(client, **{EXAM: "2026-11-20"}))
    clock.move_to(EVENING + timedelta(days=5))
    page = client.get("/settings")
    assert "This day has passed." in page.words
    assert client.follow(save(client, new_a_day="8")).h1 == "Settings"
    assert "has passed" in fault(save(client, **{EXAM: "2026-11-21"}), EXAM)
    assert form_to(client.get("/settings"), "/settings").fields[EXAM] == "2026-11-20"


def test_the_exam_may_be_today_where_the_learner_is(client: PageClient, clock: time_machine.Traveller) -> None:
    """At 20:00 UTC it is 5:00 on the next day in Tokyo."""
    client.follow(save(client, **{EXAM: "2026-11-18"}))
    client.follow(save(client, zone="Asia/Tokyo", **{EXAM: ""}))
    assert save(client, **{EXAM: "2026-11-18"}).status == 422
    assert save(client, **{EXAM: "2026-11-19"}).status == 303


def test_a_set_that_is_not_there_has_no_exam(client: PageClient, site: Site) -> None:
    assert client.post("/settings", {"exam.elsewhere": "2099-01-01", "exam.": "x", "exam": "x"}).status == 303
    assert row_counts(site)["learner"] == 0


def test_language_and_theme_are_the_browsers_and_store_nothing(client: PageClient, site: Site) -> None:
    kept = save(client, theme="dark", language="es")
    assert not any("keepgate=" in cookie and "400" in cookie for cookie in kept.headers.getlist("Set-Cookie"))
    page = client.follow(kept)
    assert (page.root.get("data-theme"), page.language, page.h1) == ("dark", "es", "Ajustes")
    (scheme,) = [meta.get("content") for meta in page.elements("meta") if meta.get("name") == "color-scheme"]
    assert scheme == "dark"
    for path in ("/", "/sets/harbour", "/lab", "/progress", "/nothing-here"):
        reply = client.get(path)
        assert (client.get(reply.location) if reply.location else reply).root.get("data-theme") == "dark"
    left = client.follow(save(client, theme="", language=""))
    assert (left.root.get("data-theme"), left.language) == (None, "en")
    assert client.browser.get_cookie("theme") is client.browser.get_cookie("language") is None
    assert row_counts(site)["learner"] == 0


@pytest.mark.parametrize("said", ["", "blue", "DARK", '"><script>', "dark; light", "x" * 3000])
def test_a_cookie_that_names_no_theme_counts_for_nothing(client: PageClient, said: str) -> None:
    client.browser.set_cookie("theme", said)
    page = client.get("/settings")
    assert "data-theme" not in page.root.attrib
    assert form_to(page, "/settings").fields["theme"] == ""


def test_no_other_site_can_set_anything(client: PageClient, site: Site) -> None:
    form = form_to(client.get("/settings"), "/settings").filled(new_a_day="9", theme="dark")
    refused = client.send(form, origin="https://elsewhere.example")
    assert (refused.status, row_counts(site)["learner"]) == (403, 0)
    assert "theme" not in "".join(refused.headers.getlist("Set-Cookie"))


@pytest.mark.parametrize(("hour", "due_at"), [("0", 0), ("4", 4), ("11", 11)])
def test_what_comes_back_is_there_from_the_chosen_hour_on(
    client: PageClient, clock: time_machine.Traveller, hour: str, due_at: int
) -> None:
    client.follow(save(client, day_start=hour))
    assert "comes back in 2 days" in answer_in_pages(client, "tide", choice="moon").words
    morning = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=due_at)
    clock.move_to(morning - timedelta(minutes=1))
    agree(client, 0)
    clock.move_to(morning)
    agree(client, 1)


def test_who_studies_before_the_day_begins_studies_on_the_day_before(
    client: PageClient, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 11, 19, 5, tzinfo=UTC))
    answer_in_pages(client, "tide", choice="moon")
    assert "19 Nov: 1 answer," in client.get("/progress").words
    client.follow(save(client, day_start="6"))
    words_of = client.get("/progress").words
    assert "18 Nov: 1 answer," in words_of
    assert "19 Nov: 1 answer" not in words_of


def test_a_program_is_told_the_chosen_hour(client: PageClient, clock: time_machine.Traveller) -> None:
    client.follow(save(client, zone="Europe/Madrid", day_start="6"))
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["keeper", "lamp"])
    answer_in_pages(client, "knots", gap=["knots", "fathoms"])
    assert client.next_question() == {"done": True, "next_due": "2026-11-20T05:00:00Z"}


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
    assert client.get("/").h1 == "Nothing is due. Next in 10 minutes: 1."


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
    """A quiz question and a flashcard, as in the sum that progress shows."""
    answer_in_pages(client, "tide", choice="moon")
    client.sent(turned_card(client).form.filled(grade="good"))
    clock.move_to(EVENING + timedelta(days=5))
    assert (due_on_home(client), due_today(client)) == (2, 2)
    assert client.get("/").h1 == "2 due, 2 new about 2 minutes"
