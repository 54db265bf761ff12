"""The settings on a phone and by keys alone: large letters, a menu in one row, a theme that holds."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = ("/settings", "/about", "/privacy", "/keys", "/")
LIGHT, DARK = "rgb(251, 250, 246)", "rgb(22, 24, 29)"


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
    phone.keyboard.press("Enter")
    phone.get_by_text("from 0 to 50").wait_for()
    assert phone.evaluate("document.activeElement.id") == "new_a_day"
    assert phone.locator("#new_a_day").input_value() == "77"
    assert Axe().run(phone).violations_count == 0
    phone.keyboard.press("Control+A")
    phone.keyboard.type("7")
    for field in ("round_length", "zone", "day_start", "language", "theme"):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.name") == field
    phone.keyboard.press("ArrowUp")  # round to the last one: dark
    phone.keyboard.press("Enter")
    phone.get_by_text("Saved.").wait_for()
    assert phone.evaluate("document.activeElement.textContent") == "Saved."
    assert phone.locator("#new_a_day").input_value() == "7"
    assert background(phone) == DARK
    assert Axe().run(phone).violations_count == 0


@pytest.mark.parametrize(
    ("phone", "chosen", "colour"),
    [({"color_scheme": "light"}, "dark", DARK), ({"color_scheme": "dark"}, "light", LIGHT)],
    indirect=["phone"],
)
def test_a_chosen_theme_holds_against_the_system_in_every_drawing(phone: Page, chosen: str, colour: str) -> None:
    phone.goto("/settings")
    phone.get_by_label(chosen, exact=True).check()
    phone.get_by_role("button", name="Save").click()
    phone.get_by_text("Saved.").wait_for()
    phone.goto("/lab/counter?sequence=(())")
    phone.locator("[data-strips] canvas").wait_for()
    assert background(phone) == colour
    probe = """() => {
      const canvas = document.querySelector("[data-strips] canvas");
      const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      let [sum, seen] = [0, 0];
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 250) { sum += data[at]; seen += 1; }
      return seen ? sum / seen : -1;
    }"""
    phone.wait_for_function(f"({probe})() >= 0")
    phone.emulate_media(color_scheme="light")
    before = phone.evaluate(probe)
    phone.emulate_media(color_scheme="dark")
    assert phone.evaluate(probe) == before, "the system's theme has no say"
    assert background(phone) == colour


@with_phone(color_scheme="light")
def test_a_question_mark_opens_the_keys_and_the_foot_leads_on(phone: Page) -> None:
    for path in ("/", "/progress", "/sets/rnn-lstm/quiz?question=gates-true-statement"):
        phone.goto(path)
        phone.locator("main").focus()
        phone.keyboard.press("?")
        phone.wait_for_url("**/keys")
    assert phone.locator("kbd").first.is_visible()
    for name, path in (("Privacy", "privacy"), ("About", "about"), ("Settings", "settings")):
        phone.locator("body > footer").get_by_role("link", name=name, exact=True).click()
        phone.wait_for_url(f"**/{path}")


@with_phone(color_scheme="light")
def test_a_question_stands_without_the_foot_and_what_comes_after_it_has_it_again(phone: Page) -> None:
    phone.goto("/sets/rnn-lstm/quiz?question=gates-true-statement")
    assert not phone.locator("body > footer").is_visible()
    phone.goto("/sets/rnn-lstm")
    assert phone.locator("body > footer").is_visible()
    phone.go_back()
    assert not phone.locator("body > footer").is_visible()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_the_foot_keeps_anybody_out(browser: Browser, base_url: str, theme: str, language: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme=theme, locale=language)  # type: ignore[arg-type]
    page = context.new_page()
    for path in PAGES[:-1]:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
    context.close()
