"""A question can be answered on after learners were joined and parted, and a visitor stays one while they write."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from app.services.accounts.owners import set_owner
from app.services.base import recognising
from app.services.base.rebuilding import differences
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.services.exams.start import start
from tests.builders import new_id
from tests.services.accounts.test_owners import DESK, NOON, OWNER, PHONE, answer, returned
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, asked, question_page, row_counts

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PHONE_KNOWN, DESK_KNOWN = (replace(who, known=True) for who in (PHONE, DESK))


def test_numbers_go_on_after_the_highest(site: Site) -> None:
    answer(site, PHONE, "tide", NOON)
    for n in range(1, 5):
        answer(site, DESK, "tide", NOON + n * HOUR)
    for who in (PHONE, DESK):
        set_owner(site.database, who.learner, OWNER)
    answer(site, returned(site, PHONE), "tide", NOON + 9 * HOUR)
    set_owner(site.database, PHONE.learner, None)
    assert asked(site, returned(site, PHONE)).draw.repetition == 6
    for n in range(10, 14):
        answer(site, returned(site, PHONE), "tide", NOON + n * HOUR)
    assert list(differences(site.database)) == []


def test_with_a_test_on_either_device_practice_waits_for_both(site: Site) -> None:
    for who in (PHONE, DESK):
        answer(site, who, "tide", NOON)
    start(site, PHONE_KNOWN, "harbour", new_id(), NOON + 60 * HOUR)
    start(site, DESK_KNOWN, "harbour", new_id(), NOON + 60 * HOUR + 10 * MINUTE)
    for who in (PHONE, DESK):
        set_owner(site.database, who.learner, OWNER)
    with pytest.raises(RunningTest):
        answer(site, returned(site, PHONE), "tide", NOON + 60 * HOUR + 19 * MINUTE)
    answer(site, returned(site, PHONE), "tide", NOON + 60 * HOUR + 29 * MINUTE)


def test_who_looks_while_their_first_answer_is_written_stays_who_they_are(
    client: PageClient, app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is committed between the two looks at the cookie."""
    question_page(client, "tide")
    tab = client.tab()
    has_rows = recognising.has_rows

    def answered_meanwhile(place: Site, learner: str) -> bool:
        monkeypatch.setattr(recognising, "has_rows", has_rows)
        answer_in_pages(tab, "tide", choice="moon")
        return has_rows(place, learner)

    monkeypatch.setattr(recognising, "has_rows", answered_meanwhile)
    looked = client.get("/progress")
    assert "Set-Cookie" not in looked.headers
    assert "What pulls the tide?" in looked.words
    assert row_counts(site)["learner"] == 1
