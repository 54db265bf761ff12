"""Who is forgotten leaves nothing behind, and takes nothing of others along."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from flask import Flask

from app.services.accounts import forgetting
from app.services.accounts.forgetting import forget
from app.services.accounts.owners import set_owner
from app.services.base.rebuilding import differences
from app.services.base.refusals import OtherOwner
from app.services.base.site import Site
from app.services.base.visiting import admit, has_rows, may_come_in, welcome
from app.services.exams.start import start
from app.services.hosting.sweeping import sweep
from app.store.personal import NOBODYS, PERSONAL
from tests.builders import new_id
from tests.services.accounts.forgettable import fill_every_table, learners, stored
from tests.web.page_client import PageClient
from tests.web.sittings import started
from tests.web.visits import answer_body, answer_in_pages, learner_id, question_page, visitor

NOW = datetime(2026, 11, 18, 13, tzinfo=UTC)
NOBODYS_NAMES = {table.name for table in NOBODYS}
OWNER = learner_id("keeper")


def sums(site: Site) -> list[tuple[object, ...]]:
    """The tallies that count something."""
    return [tuple(row) for row in stored(site)["tally"] if row.answers]


def test_what_was_there_before_somebody_came_is_what_is_there_when_they_are_forgotten(
    client: PageClient, other_client: PageClient, site: Site
) -> None:
    fill_every_table(other_client, site)
    before, counted = stored(site), sums(site)
    gone = fill_every_table(client, site)
    for table in PERSONAL:
        assert len(stored(site)[table.name]) > len(before[table.name]), table.name
    assert forget(site.database, gone, NOW)
    after = stored(site)
    assert {name: rows for name, rows in after.items() if name not in NOBODYS_NAMES} == {
        name: rows for name, rows in before.items() if name not in NOBODYS_NAMES
    }
    assert sums(site) == counted
    assert list(differences(site.database)) == []


def test_their_number_and_what_they_said_stands_nowhere_any_more(client: PageClient, site: Site) -> None:
    gone = fill_every_table(client, site)
    token = client.browser.get_cookie("keepgate")
    assert token
    forget(site.database, gone, NOW)
    everything = repr(stored(site))
    assert gone not in everything
    assert token.value not in everything
    if site.database.file:
        with site.database.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        assert gone.encode() not in site.database.file.read_bytes()


def test_doing_it_again_does_no_harm(client: PageClient, other_client: PageClient, site: Site) -> None:
    gone = fill_every_table(client, site)
    fill_every_table(other_client, site)
    assert forget(site.database, gone, NOW)
    before = stored(site)
    assert not forget(site.database, gone, NOW + timedelta(minutes=1))
    assert not forget(site.database, learner_id("nobody"), NOW)
    assert stored(site) == before


def test_all_devices_of_a_person_are_forgotten_together(
    client: PageClient, other_client: PageClient, site: Site, app: Flask
) -> None:
    phone, desk = fill_every_table(client, site), fill_every_table(other_client, site)
    third = PageClient(app)
    answer_in_pages(third, "tide", choice="moon")
    for one in (phone, desk):
        set_owner(site.database, one, OWNER)
    assert forget(site.database, OWNER, NOW)
    assert len(learners(site)) == 1
    assert [row.learner_id for row in stored(site)["answer"]] == list(learners(site))
    assert list(differences(site.database)) == []
    for browser in (client, other_client):
        assert "Nothing answered yet" in browser.get("/progress").words


def test_an_old_cookie_opens_nothing_and_its_next_answer_is_somebody_news(client: PageClient, site: Site) -> None:
    """Also where the cookie is of the first visit, and would still make a session."""
    answer_in_pages(client, "crew", choice=["keeper"])
    (gone,) = learners(site)
    tab = client.tab()
    open_form = question_page(tab, "port").form
    forget(site.database, gone, NOW)
    assert has_rows(site, gone)
    assert not may_come_in(site, gone, new_id())
    assert "Nothing answered yet" in tab.get("/progress").words
    assert tab.send(open_form).status in {200, 409}
    answer_in_pages(tab, "tide", choice="moon")
    assert gone not in learners(site)


def test_a_grant_of_before_brings_nobody_back(client: PageClient, app: Flask, site: Site) -> None:
    """A program without cookies answered with it."""
    put = client.next_question()
    body = answer_body(PageClient(app)) | {"learner": put["learner"], "variant": put["variant"]}
    first = PageClient(app)
    assert first.post_json("/api/answers", body).status == 200
    (gone,) = learners(site)
    forget(site.database, gone, NOW)
    PageClient(app).post_json("/api/answers", body | {"id": new_id()})
    PageClient(app).post_json("/api/answers", body)
    assert gone not in learners(site)


@pytest.mark.parametrize("known", [True, False])
def test_what_was_under_way_meanwhile_is_refused_and_can_be_sent_again(site: Site, known: bool) -> None:
    who = visitor("gull", known=known)
    welcome(site, visitor("gull"), NOW)
    assert forget(site.database, who.person, NOW)
    with pytest.raises(OtherOwner), site.database.writing() as connection:
        admit(connection, who, NOW)
    with pytest.raises(OtherOwner):
        start(site, who, "harbour", new_id(), NOW)
    assert learners(site) == set()


def test_what_was_answered_between_the_two_looks_is_taken_out_of_the_sums_too(
    client: PageClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = fill_every_table(client, site)
    read = forgetting._standing
    looks = []

    def look(connection: object, person: str) -> object:
        found = read(connection, person)  # type: ignore[arg-type]
        looks.append(len(found))
        return found[:-1] if len(looks) == 1 else found

    monkeypatch.setattr(forgetting, "_standing", look)
    assert forget(site.database, gone, NOW)
    assert len(looks) == 2
    assert sums(site) == []


def test_a_running_test_is_gone_with_its_learner(client: PageClient, app: Flask, site: Site) -> None:
    page = started(client)
    link = next(link for link in page.links() if "key=" in link) if "key=" in page.text else ""
    (gone,) = learners(site)
    forget(site.database, gone, NOW)
    assert client.send(page.form.filled(skipped="1")).status == 404
    if link:
        assert PageClient(app).get(link).status == 404
    assert stored(site)["attempt"] == []


def test_several_at_once_do_not_stand_in_each_others_way(app: Flask, site: Site) -> None:
    clients = [PageClient(app) for _ in range(4)]
    gone = [fill_every_table(client, site) for client in clients]
    set_owner(site.database, gone[0], OWNER)
    set_owner(site.database, gone[1], OWNER)
    threads = [Thread(target=forget, args=(site.database, one, NOW)) for one in (OWNER, gone[2], gone[3], gone[2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert learners(site) == set()
    assert sums(site) == []


def test_the_mark_of_who_was_forgotten_goes_after_a_day(client: PageClient, site: Site) -> None:
    gone = fill_every_table(client, site)
    forget(site.database, gone, NOW)
    sweep(site.database, NOW + timedelta(hours=23))
    assert len(stored(site)["forgotten_learner"]) == 1
    sweep(site.database, NOW + timedelta(hours=25))
    assert stored(site)["forgotten_learner"] == []
