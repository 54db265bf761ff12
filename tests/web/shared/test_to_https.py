"""A site that moves to HTTPS keeps everybody; nobody can slip their own session to somebody else there."""

from datetime import timedelta

import pytest
from flask import Flask

from app.services.base import recognising
from app.services.base.site import Site
from app.web.shared.site import EXTENSION
from tests.conftest import StartApp
from tests.web.page_client import PageClient, Reply
from tests.web.visits import answer_body, question_page, row_counts

HTTPS = "https://localhost"
PLAIN, HOST = "keepgate", "__Host-keepgate"


@pytest.fixture
def http(start_app: StartApp) -> Flask:
    return start_app()


@pytest.fixture
def https(http: Flask, start_app: StartApp) -> Flask:
    """The same site, on the same database, after its move."""
    return start_app(PUBLIC_URL=HTTPS)


class Browser(PageClient):
    """One that speaks HTTPS: it carries over what it had, and sends it all."""

    def __init__(self, app: Flask, **cookies: str) -> None:
        super().__init__(app)
        for name, value in cookies.items():
            self.browser.set_cookie(name.replace("host_", "__Host-"), value)

    def answer(self, name: str = "crew") -> Reply:
        return self.post_json("/api/answers", answer_body(self, name))

    def cookie(self, name: str) -> str:
        found = self.browser.get_cookie(name)
        return found.value if found else ""

    @property
    def history(self) -> str:
        return self.get("/progress").words


def of_before(http: Flask) -> str:
    """The cookie of somebody who answered before the move."""
    client = Browser(http)
    assert client.answer("tide").status == 200
    return client.cookie(PLAIN)


def test_who_answered_before_the_move_is_known_after_it(http: Flask, https: Flask) -> None:
    browser = Browser(https, keepgate=of_before(http))
    assert "What pulls the tide?" in browser.history
    assert browser.cookie(HOST) == ""  # who looks changes nothing
    assert browser.answer().status == 200
    assert "What pulls the tide?" in browser.history
    counts = row_counts(https.extensions[EXTENSION])
    assert (counts["learner"], counts["session"]) == (1, 1)


def test_with_the_first_write_the_cookie_gets_the_name_that_only_https_has(http: Flask, https: Flask) -> None:
    old = of_before(http)
    browser = Browser(https, keepgate=old)
    reply = browser.answer()
    given = [one for one in reply.headers.getlist("Set-Cookie") if one.startswith(f"{HOST}=")]
    assert len(given) == 1
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in given[0].split(";")}
    assert browser.cookie(PLAIN) == ""
    assert browser.cookie(HOST) not in {"", old}
    assert "What pulls the tide?" in browser.history
    again = browser.answer("knots")
    assert (again.status, again.headers.getlist("Set-Cookie")) == (200, [])


@pytest.mark.parametrize("way", ["form", "card", "test"])
def test_every_first_write_does_so(http: Flask, https: Flask, way: str) -> None:
    browser = Browser(https, keepgate=of_before(http))
    form = {
        "form": lambda: question_page(browser, "crew").form.filled(choice="lamp"),
        "card": lambda: question_page(browser, "port").form,
        "test": lambda: browser.get("/sets/harbour/test").form,
    }[way]()
    assert browser.send(form, origin=HTTPS).status in {200, 303}
    assert browser.cookie(HOST)
    assert "What pulls the tide?" in browser.history


def test_a_first_visit_of_before_the_move_is_not_taken_over(http: Flask, https: Flask) -> None:
    """Anybody on the way can plant its token, and would share the session. What its page showed is marked."""
    before = Browser(http)
    shown = question_page(before, "tide")
    victim, planter = (Browser(https, keepgate=before.cookie(PLAIN)) for _who in range(2))
    assert victim.send(shown.form.filled(choice="moon"), origin=HTTPS).status == 303
    assert victim.cookie(HOST)
    assert "What pulls the tide?" in victim.history
    assert planter.answer("crew").status == 200
    assert planter.cookie(HOST) != victim.cookie(HOST)
    assert "What pulls the tide?" not in planter.history


def test_a_second_tab_that_answers_at_the_same_time_is_the_same_person(http: Flask, https: Flask) -> None:
    old = of_before(http)
    one, other = Browser(https, keepgate=old), Browser(https, keepgate=old)
    assert (one.answer("crew").status, other.answer("knots").status) == (200, 200)
    assert one.cookie(HOST) == other.cookie(HOST) != ""
    assert row_counts(https.extensions[EXTENSION])["learner"] == 1


def test_a_reply_that_is_lost_loses_nobody(http: Flask, https: Flask) -> None:
    """Also where the answer that is sent again is known: its stored reply brings the cookie."""
    old = of_before(http)
    lost = Browser(https, keepgate=old)
    body = answer_body(lost, "crew")
    assert lost.post_json("/api/answers", body).status == 200
    again = Browser(https, keepgate=old)
    assert again.post_json("/api/answers", body).status == 200
    assert again.cookie(HOST) == lost.cookie(HOST)
    assert "What pulls the tide?" in again.history


def test_a_stored_reply_of_before_the_move_brings_a_cookie_that_opens(http: Flask, https: Flask) -> None:
    before = Browser(http)
    body = answer_body(before, "tide")
    before.post_json("/api/answers", body)
    browser = Browser(https, keepgate=before.cookie(PLAIN))
    assert browser.post_json("/api/answers", body).status == 200
    assert (browser.cookie(PLAIN), bool(browser.cookie(HOST))) == ("", True)
    assert "What pulls the tide?" in browser.history


def test_after_a_day_what_others_may_have_read_opens_nothing(
    http: Flask, https: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = of_before(http)
    Browser(https, keepgate=old).answer()
    later = recognising.visitor_of
    assert "What pulls the tide?" in Browser(https, keepgate=old).history
    for days, known in ((1, True), (2, False), (30, False)):
        moved = lambda one, carried, now, days=days: later(one, carried, now + timedelta(days=days))  # noqa: E731
        monkeypatch.setattr("app.web.shared.visitors.visitor_of", moved)
        assert ("What pulls the tide?" in Browser(https, keepgate=old).history) is known


def test_midnight_between_two_requests_loses_nobody(http: Flask, https: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has another new token in hand: the one that comes second keeps what it had, until its next request."""
    old = of_before(http)
    known = recognising.visitor_of
    one, other = Browser(https, keepgate=old), Browser(https, keepgate=old)

    def while_the_first_answers(site: Site, carried: recognising.Credential, now: object) -> object:
        found = known(site, carried, now + timedelta(days=1))  # type: ignore[operator,arg-type]
        monkeypatch.setattr("app.web.shared.visitors.visitor_of", known)
        one.answer("knots")
        return found

    body = answer_body(other, "crew")
    monkeypatch.setattr("app.web.shared.visitors.visitor_of", while_the_first_answers)
    assert other.post_json("/api/answers", body).status == 200
    assert (other.cookie(PLAIN), other.cookie(HOST)) == (old, "")
    assert "What pulls the tide?" in other.history
    assert other.answer("tide").status == 200
    assert other.cookie(HOST) == one.cookie(HOST)


def test_a_session_that_was_made_under_https_is_not_taken_by_the_plain_name(https: Flask) -> None:
    """A neighbouring host can set a cookie of the plain name: its owner would read what somebody else answers."""
    wrecker = Browser(https)
    wrecker.answer("tide")
    victim = Browser(https, keepgate=wrecker.cookie(HOST))
    assert "Nothing answered yet" in victim.history
    victim.answer("crew")
    assert "What does a lighthouse need?" not in wrecker.history
    visit = Browser(https)
    visit.get("/sets/harbour/quiz")
    slipped = Browser(https, keepgate=visit.cookie(HOST))
    slipped.answer("crew")
    assert "What does a lighthouse need?" not in visit.history


def test_the_name_that_only_https_has_goes_before_the_plain_one(http: Flask, https: Flask) -> None:
    browser = Browser(https)
    browser.answer("crew")
    browser.browser.set_cookie(PLAIN, of_before(http))
    assert "What pulls the tide?" not in browser.history
    browser.answer("knots")
    assert "What pulls the tide?" not in browser.history


def test_another_sites_cookie_of_the_plain_name_is_left_to_it(https: Flask) -> None:
    """Cookies know no ports: another Keepgate on this host may have set it."""
    browser = Browser(https, keepgate="A" * 43)
    browser.answer("crew")
    assert browser.cookie(PLAIN) == "A" * 43
    assert "What does a lighthouse need?" in browser.history


def test_back_on_http_a_browser_that_still_comes_over_https_is_known(https: Flask, http: Flask) -> None:
    """A Secure cookie is shown to HTTPS alone: behind a proxy that still speaks it, it is good."""
    before = Browser(https)
    before.answer("tide")
    browser = Browser(http, host_keepgate=before.cookie(HOST))
    assert "What pulls the tide?" in browser.history


def test_the_language_moves_too(http: Flask, https: Flask) -> None:
    browser = Browser(https, language="es")
    assert browser.get("/").language == "es"
    chosen = Reply(browser.browser.post("/language", data={"language": "en"}, headers={"Origin": HTTPS}))
    (cookie,) = [one for one in chosen.headers.getlist("Set-Cookie") if "language=" in one]
    assert cookie.startswith("__Host-language=en;")
    assert {"Secure", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert browser.get("/").language == "en"
    back = Browser(http, host_language="es")
    assert back.get("/").language == "es"
