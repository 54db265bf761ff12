"""The zone that somebody chose is theirs on every device."""

from datetime import UTC, datetime, timedelta

import pytest

from app.services.accounts.owners import set_owner
from app.services.accounts.settings import UnknownZone, choose_zone
from app.services.base.site import Site
from app.services.base.visiting import recognise, welcome
from app.services.base.zones import days_of, zone_names
from tests.services.accounts.forgettable import stored
from tests.web.visits import learner_id, visitor

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
PHONE, DESK, STRANGER = visitor("phone"), visitor("desk"), visitor("stranger")
OWNER = learner_id("keeper")


def zone_of(site: Site, token: str) -> str:
    found = recognise(site, token, NOW)
    assert found
    return found.zone


@pytest.fixture
def joined(site: Site) -> None:
    for hours, who in enumerate((PHONE, DESK, STRANGER)):
        welcome(site, who, NOW - timedelta(hours=9 - hours))
    choose_zone(site, PHONE, "Europe/Madrid", NOW)
    for who in (PHONE, DESK):
        set_owner(site.database, who.learner, OWNER)


def test_what_one_device_chose_holds_on_the_others(site: Site, joined: None) -> None:
    assert [zone_of(site, who.token) for who in (PHONE, DESK, STRANGER)] == ["Europe/Madrid", "Europe/Madrid", ""]


def test_a_later_choice_holds_on_all_of_them(site: Site, joined: None) -> None:
    desk = recognise(site, DESK.token, NOW)
    assert desk
    choose_zone(site, desk, "Asia/Tokyo", NOW)
    assert [zone_of(site, who.token) for who in (PHONE, DESK, STRANGER)] == ["Asia/Tokyo", "Asia/Tokyo", ""]
    choose_zone(site, desk, "", NOW)
    assert [zone_of(site, who.token) for who in (PHONE, DESK)] == ["", ""]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "UTC ", "/etc/localtime", "é", "a" * 64])
def test_no_zone_is_refused_before_anything_is_stored(site: Site, zone: str) -> None:
    with pytest.raises(UnknownZone):
        choose_zone(site, PHONE, zone, NOW)
    assert stored(site)["learner"] == []


def test_what_this_machine_does_not_know_any_more_is_passed_over() -> None:
    assert str(days_of(("Mars/Olympus", "Asia/Tokyo"), UTC).zone) == "Asia/Tokyo"
    assert days_of(("", "Mars/Olympus"), UTC).zone is UTC


@pytest.mark.parametrize("name", ["Asia/Calcutta", "Asia/Kolkata", "America/Buenos_Aires", "Europe/Kiev", "UTC"])
def test_old_names_that_browsers_say_are_known(name: str) -> None:
    assert name in zone_names()


def test_every_zone_fits_where_it_is_kept() -> None:
    assert max(map(len, zone_names())) <= 64
