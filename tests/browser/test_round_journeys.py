"""Rounds as they are studied: on a phone, by touch, by keyboard, interrupted, the night before an exam."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.factory import create_app
from app.services.base.site import Site
from app.settings import Settings
from app.web.shared.site import EXTENSION, JOBS
from bench.histories import BETWEEN, answered
from bench.serving import serving
from tests.browser.arriving import another_page
from tests.browser.rounds import answer_by_keys, answer_by_touch, is_over, play, slot
from tests.browser.touching import PHONE
from tests.conftest import SECRET

DUE = 51
MOST_TABS = 30


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="module")
def url(instance: Path) -> Iterator[str]:
    with serving(KEEPGATE_INSTANCE=str(instance), SECRET_KEY=SECRET, WEB_CONCURRENCY="1") as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def site(instance: Path, url: str) -> Iterator[Site]:
    """The server's own database, to look into; `url` has made it."""
    app = create_app(Settings.from_environ({"KEEPGATE_INSTANCE": str(instance), "SECRET_KEY": SECRET}))
    jobs = app.extensions[JOBS]
    jobs.start()
    jobs.stop()
    site: Site = app.extensions[EXTENSION]
    yield site
    site.database.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser, in English."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en")  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def phone(visit: BrowserContext) -> Page:
    return visit.new_page()


@pytest.fixture
def returned(visit: BrowserContext, site: Site, url: str) -> Page:
    """Somebody who met DUE questions three days ago and knew none of them."""
    token = answered(site, DUE, datetime.now(UTC) - timedelta(days=3) - DUE * BETWEEN)
    visit.add_cookies([{"name": "keepgate", "value": token, "url": url}])
    return visit.new_page()


def test_a_newcomers_first_round_to_its_end_by_touch(phone: Page, url: str) -> None:
    phone.goto(url)
    phone.locator("form.question label:has(input)").first.tap()
    with another_page(phone):
        phone.get_by_role("button", name="Check").tap()
    expect(phone.locator("h1.verdict")).to_be_visible()
    with another_page(phone):
        phone.get_by_role("link", name="Next").tap()
    expect(phone.locator("ol.round li")).to_have_count(10)
    play(phone, answer_by_touch)
    expect(phone.locator(".arch a")).to_have_count(10)


def test_a_newcomers_first_round_to_its_end_by_keyboard_alone(page: Page, url: str) -> None:
    page.goto(url)
    for _way in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator("form.question input:focus").count():
            break
    page.keyboard.press("Space")
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_be_visible()
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("ol.round li")).to_have_count(10)
    play(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_round_to_its_end_by_keyboard_alone(page: Page, url: str) -> None:
    page.goto(f"{url}/rounds/new?set=rnn-lstm&length=5")
    play(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("input[name=slot]").first).to_be_attached()


def test_a_return_after_three_days_with_51_due(returned: Page, url: str) -> None:
    returned.goto(url)
    expect(returned.get_by_role("heading", level=1)).to_contain_text(f"{DUE} due")
    with another_page(returned):
        returned.get_by_role("link", name="Start").tap()
    expect(returned.locator("ol.round li")).to_have_count(10)
    play(returned, answer_by_touch)
    returned.goto(url)
    expect(returned.get_by_role("heading", level=1)).to_contain_text(f"{DUE - 10} due")


def test_the_night_before_an_exam_only_gates_and_only_what_was_missed(returned: Page, url: str) -> None:
    returned.goto(f"{url}/sets/rnn-lstm")
    with another_page(returned):
        returned.get_by_role("link", name="The forget gate").first.tap()
    expect(returned.locator("ol.round")).to_be_visible()
    expect(returned.locator(".meta")).to_contain_text("The forget gate")
    returned.goto(f"{url}/rounds/new?set=rnn-lstm&only=missed&length=20")
    expect(returned.locator("ol.round li")).to_have_count(20)


def test_a_closed_tab_interrupts_nothing(visit: BrowserContext, url: str) -> None:
    first = visit.new_page()
    first.goto(f"{url}/rounds/new?set=rnn-lstm")
    answer_by_keys(first)
    answer_by_keys(first)
    there = slot(first)
    first.close()
    second = visit.new_page()
    second.goto(url)
    with another_page(second):
        second.get_by_role("link", name="Go on").first.click()
    assert slot(second) == there


def test_a_second_tab_is_told_and_goes_on(visit: BrowserContext, url: str) -> None:
    first = visit.new_page()
    first.goto(f"{url}/rounds/new?question=rnn-lstm/gates-true-statement&question=rnn-lstm/spot-the-reset")
    second = visit.new_page()
    second.goto(first.url)
    answer_by_keys(first)
    with another_page(second):
        second.locator("button[name=skipped]").click()
    expect(second.locator(".notice")).to_contain_text("answered in the other tab")
    assert slot(second) == slot(first)


def test_a_running_test_pauses_the_round_and_says_so(visit: BrowserContext, url: str) -> None:
    page = visit.new_page()
    page.goto(f"{url}/rounds/new?set=rnn-lstm")
    answer_by_keys(page)
    address = page.url
    page.goto(f"{url}/sets/rnn-lstm/test")
    with another_page(page):
        page.get_by_role("button", name="Start").click()
    expect(page.locator("test-clock").first).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("This round waits")


def test_a_minute_without_network_loses_nothing(visit: BrowserContext, url: str) -> None:
    page = visit.new_page()
    page.goto(f"{url}/rounds/new?set=rnn-lstm")
    before = slot(page)
    visit.set_offline(True)
    page.locator("button[name=skipped]").click()
    expect(page.get_by_text("You seem to be offline")).to_be_visible()
    visit.set_offline(False)
    answer_by_keys(page)
    assert slot(page) != before


def test_without_javascript_a_round_has_an_end_too(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="en")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{url}/rounds/new?set=rnn-lstm&length=5")
    for _step in range(20):
        if is_over(page):
            break
        is_card = page.get_by_role("button", name="Turn the card").count()
        for way in ("button[form=card].main", "[name=grade][value=good]") if is_card else ("[name=skipped]", "a.main"):
            with another_page(page):
                page.locator(way).click()
    assert is_over(page)
    context.close()
