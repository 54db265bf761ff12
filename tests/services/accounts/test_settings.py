"""What somebody set is theirs on every device."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.services.accounts.owners import set_owner
from app.services.accounts.settings import Settings, UnknownZone, choose, settings_of
from app.services.base.site import Site, Visitor
from app.services.base.visiting import recognise, welcome
from app.services.base.zones import days_of, zone_names
from app.store import exam_dates
from app.study.preferences import Preferences
from tests.services.accounts.forgettable import stored
from tests.web.visits import learner_id, visitor

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
PHONE, DESK, STRANGER = visitor("phone"), visitor("desk"), visitor("stranger")
OWNER = learner_id("keeper")
EXAM, LATER = date(2027, 2, 15), date(2027, 3, 1)
CHOSEN = Settings("Europe/Madrid", 0, Preferences(12, 20), {"harbour": EXAM})


def returned(site: Site, who: Visitor) -> Visitor:
    found = recognise(site, who.token, NOW)
    assert found
    return found


def settings(site: Site, who: Visitor) -> Settings:
    return settings_of(site, returned(site, who))


@pytest.fixture
def joined(site: Site) -> None:
    for hours, who in enumerate((PHONE, DESK, STRANGER)):
        welcome(site, who, NOW - timedelta(hours=9 - hours))
    choose(site, PHONE, CHOSEN, NOW)
    for who in (PHONE, DESK):
        set_owner(site.database, who.learner, OWNER)


def test_what_one_device_chose_holds_on_the_others(site: Site, joined: None) -> None:
    assert [settings(site, who) for who in (PHONE, DESK, STRANGER)] == [CHOSEN, CHOSEN, Settings()]


@pytest.mark.parametrize(
    "change",
    [
        lambda old: replace(old, zone="Asia/Tokyo"),
        lambda old: replace(old, zone=""),
        lambda old: replace(old, day_start=11),
        lambda old: replace(old, preferences=Preferences(0, 5)),
        lambda old: replace(old, exams={"harbour": LATER}),
        lambda old: replace(old, exams={}),
        lambda old: replace(old, exams={"harbour": EXAM, "gone": LATER}),
    ],
)
def test_a_later_choice_holds_on_all_of_them(site: Site, joined: None, change: Callable[[Settings], Settings]) -> None:
    wanted = change(CHOSEN)
    assert choose(site, returned(site, DESK), wanted, NOW)
    assert [settings(site, who) for who in (PHONE, DESK, STRANGER)] == [wanted, wanted, Settings()]


def test_who_parts_keeps_what_was_chosen(site: Site, joined: None) -> None:
    choose(site, returned(site, DESK), replace(CHOSEN, exams={"harbour": LATER}), NOW)
    set_owner(site.database, PHONE.learner, None)
    assert settings(site, PHONE).exams == settings(site, DESK).exams == {"harbour": LATER}


def test_where_devices_differ_the_newest_ones_day_is_right(site: Site) -> None:
    for hours, (who, day) in enumerate(((PHONE, EXAM), (DESK, LATER))):
        welcome(site, who, NOW - timedelta(hours=9 - hours))
        choose(site, returned(site, who), Settings(exams={"harbour": day}), NOW)
        set_owner(site.database, who.learner, OWNER)
    with site.database.reading() as connection:
        assert exam_dates.exam_dates_of(connection, OWNER) == {"harbour": LATER}


def test_what_is_as_it_was_writes_nothing(site: Site) -> None:
    assert not choose(site, PHONE, Settings(), NOW)
    assert stored(site)["learner"] == []
    assert choose(site, PHONE, CHOSEN, NOW)
    before = stored(site)
    assert not choose(site, returned(site, PHONE), CHOSEN, NOW)
    assert stored(site) == before


def test_only_what_is_changed_is_written(site: Site) -> None:
    """Another tab may have set the rest meanwhile."""
    welcome(site, PHONE, NOW)
    early = returned(site, PHONE)
    choose(site, returned(site, PHONE), CHOSEN, NOW)
    choose(site, early, Settings(day_start=2, exams={"harbour": EXAM}), NOW)
    assert settings(site, PHONE) == replace(CHOSEN, day_start=2)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "UTC ", "/etc/localtime", "é", "a" * 64])
def test_no_zone_is_refused_before_anything_is_stored(site: Site, zone: str) -> None:
    with pytest.raises(UnknownZone):
        choose(site, PHONE, replace(CHOSEN, zone=zone), NOW)
    assert stored(site)["learner"] == stored(site)["exam_date"] == []


def test_what_this_machine_does_not_know_any_more_is_passed_over() -> None:
    assert str(days_of(("Mars/Olympus", "Asia/Tokyo"), UTC).zone) == "Asia/Tokyo"
    assert days_of(("", "Mars/Olympus"), UTC).zone is UTC


@pytest.mark.parametrize("name", ["Asia/Calcutta", "Asia/Kolkata", "America/Buenos_Aires", "Europe/Kiev", "UTC"])
def test_old_names_that_browsers_say_are_known(name: str) -> None:
    assert name in zone_names()


def test_every_zone_fits_where_it_is_kept() -> None:
    assert max(map(len, zone_names())) <= 64
