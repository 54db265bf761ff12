"""The settings on a phone and by keys alone: large letters, a menu in one row, a theme that holds."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.arriving import another_page, barriers, still
from tests.browser.lab import open_lab, settled

PAGES = ("/settings", "/about", "/privacy", "/keys", "/")
LIGHT, DARK = "rgb(251, 250, 246)", "rgb(22, 24, 29)"
FRAMES = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


@pytest.fixture
def phone(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A small one, with what the test asks for."""
    given: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "en"} | request.param
    context = browser.new_context(base_url=base_url, **given)
    yield context.new_page()
    context.close()


def with_phone(**given: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("phone", [given], indirect=True)


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("width", [320, 360, 390, 414, 500, 640])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_menu_keeps_to_one_row(browser: Browser, base_url: str, language: str, width: int) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 700}, locale=language)
    page = context.new_page()
    page.goto("/settings")
    still(page)
    middles = page.evaluate(
        """() => [...document.querySelectorAll(".bar > a, .bar nav > *, .languages button")].map((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return (top + bottom) / 2;
        })"""
    )
    assert max(middles) - min(middles) < 4
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ["en", "es"])
def test_letters_of_twice_the_size_stay_within_the_screen(
    browser: Browser, base_url: str, language: str, width: int
) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 844}, locale=language)
    page = context.new_page()
    for path in PAGES[:-1]:
        page.goto(path)
        still(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        beyond = page.evaluate(
            """() => [...document.querySelectorAll("header *, body > footer *, main *")]
            .filter((one) => !one.closest(".visually-hidden, .fold ul"))
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 90))"""
        )
        assert beyond == [], path
    context.close()


@with_phone(color_scheme="light")
def test_by_keys_alone_a_fault_is_shown_at_its_field_and_then_all_is_saved(phone: Page) -> None:
    phone.goto("/settings")
    phone.locator("#new_a_day").focus()
    phone.keyboard.press("Control+A")
    phone.keyboard.type("77")
    with another_page(phone):
        phone.keyboard.press("Enter")
    expect(phone.get_by_text("from 0 to 50")).to_be_visible()
    expect(phone.locator("#new_a_day")).to_be_focused()
    expect(phone.locator("#new_a_day")).to_have_value("77")
    assert not (found := barriers(phone, "main [role=alert], main .problem")), found
    phone.keyboard.press("Control+A")
    phone.keyboard.type("7")
    for field in ("round_length", "zone", "day_start", "language", "theme"):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.name") == field
    phone.keyboard.press("ArrowUp")  # round to the last one: dark
    with another_page(phone):
        phone.keyboard.press("Enter")
    expect(phone.get_by_text("Saved.")).to_be_focused()
    expect(phone.locator("#new_a_day")).to_have_value("7")
    assert background(phone) == DARK
    assert not (found := barriers(phone, ".settings")), found


@pytest.mark.parametrize(
    ("phone", "chosen", "colour"),
    [({"color_scheme": "light"}, "dark", DARK), ({"color_scheme": "dark"}, "light", LIGHT)],
    indirect=["phone"],
)
def test_a_chosen_theme_holds_against_the_system_in_every_drawing(phone: Page, chosen: str, colour: str) -> None:
    phone.goto("/settings")
    phone.get_by_label(chosen, exact=True).check()
    with another_page(phone):
        phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    open_lab(phone, "/lab/counter?sequence=(())")
    settled(phone)
    assert background(phone) == colour
    probe = """() => {
      const canvas = document.querySelector("[data-strips] canvas");
      const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      let [sum, seen] = [0, 0];
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 250) { sum += data[at]; seen += 1; }
      return seen ? sum / seen : -1;
    }"""
    phone.emulate_media(color_scheme="light")
    phone.evaluate(FRAMES)
    before = phone.evaluate(probe)
    assert before >= 0
    phone.emulate_media(color_scheme="dark")
    phone.evaluate(FRAMES)
    assert phone.evaluate(probe) == before, "the system's theme has no say"
    assert background(phone) == colour


@with_phone(color_scheme="light")
def test_a_question_mark_opens_the_keys_and_the_foot_leads_on(phone: Page) -> None:
    for path in ("/", "/progress", "/sets/rnn-lstm/quiz?question=gates-true-statement"):
        phone.goto(path)
        phone.locator("main").focus()
        with another_page(phone):
            phone.keyboard.press("?")
        assert phone.url.endswith("/keys")
    expect(phone.locator("kbd").first).to_be_visible()
    for name, path in (("Privacy", "privacy"), ("About", "about"), ("Settings", "settings")):
        with another_page(phone):
            phone.locator("body > footer").get_by_role("link", name=name, exact=True).click()
        assert phone.url.endswith(f"/{path}")


@with_phone(color_scheme="light")
def test_a_question_stands_without_the_foot_and_what_comes_after_it_has_it_again(phone: Page) -> None:
    phone.goto("/sets/rnn-lstm/quiz?question=gates-true-statement")
    expect(phone.locator("body > footer")).to_be_hidden()
    phone.goto("/sets/rnn-lstm")
    expect(phone.locator("body > footer")).to_be_visible()
    phone.go_back()
    expect(phone.locator("body > footer")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_the_foot_keeps_anybody_out(browser: Browser, base_url: str, theme: str, language: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme=theme, locale=language)  # type: ignore[arg-type]
    page = context.new_page()
    for path in PAGES[:-1]:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert not (found := barriers(page, "main h1")), f"{path}\n{found}"
    context.close()
