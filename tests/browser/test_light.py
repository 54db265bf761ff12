"""A first visit is small and still, flattened or not; each page has the scripts and the font that it needs."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.pages import FARTHEST, LARGEST, MOST_REQUESTS, PAGES, after_a_round
from bench.serving import serving
from bench.visits import first_visit
from tests.browser.arriving import another_page, still

EVERY = (*PAGES, "progress", "verdict", "summary")
FORMULA = """(signs) => {
  document.querySelector("main").insertAdjacentHTML("afterbegin", `<math id="added" display="block">${signs}</math>`);
  return document.fonts.ready.then(() => document.querySelector("#added mo").getBoundingClientRect().height);
}"""
TALL = "<mrow><mo>(</mo><mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mfrac><mi>c</mi><mi>d</mi></mfrac></mfrac></mrow>"
FLAT = "<mrow><mo>(</mo><mi>a</mi></mrow>"


@pytest.fixture(scope="module")
def visits(browser: Browser, base_url: str) -> dict[str, tuple[str, Any]]:
    """The address of each page, and who looks at it."""
    found, state = after_a_round(browser, base_url)
    return {name: (base_url + path, None) for name, path in PAGES.items()} | {
        n: (url, state) for n, url in found.items()
    }


@pytest.mark.parametrize("name", EVERY)
def test_a_first_visit_is_small_asks_little_and_moves_nothing(
    browser: Browser, visits: dict[str, tuple[str, Any]], name: str
) -> None:
    visit = first_visit(browser, *visits[name])
    assert visit.size <= LARGEST
    assert len(visit.replies) <= MOST_REQUESTS
    assert visit.shift <= FARTHEST


def asked(page: Page) -> list[str]:
    """What the page asks for, as far as it is a static file, from now on."""
    names: list[str] = []
    page.on(
        "request", lambda request: names.append(request.url.rpartition("/")[2]) if "/static/" in request.url else None
    )
    return names


def visit(page: Page, url: str) -> None:
    """Until nothing more is asked for, which a busy machine may seem to do before its scripts have come."""
    page.goto(url, wait_until="networkidle")
    still(page)


def test_a_page_asks_for_the_scripts_of_its_own_elements_alone(page: Page, base_url: str) -> None:
    names = asked(page)
    visit(page, f"{base_url}/progress")
    assert [name for name in names if name.endswith(".js")] == ["main.js"]
    visit(page, f"{base_url}/")
    assert {name for name in names if name.endswith(".js")} == {"main.js", "gate_strips.js", "live_strip.js"}


def test_nothing_is_asked_for_twice(page: Page, base_url: str) -> None:
    names = asked(page)
    visit(page, f"{base_url}/lab/counter")
    assert sorted(names) == sorted(set(names))
    assert "math.woff2" in names
    assert "math-whole.woff2" not in names


def test_a_page_that_is_swapped_in_brings_its_elements(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/progress")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<a data-swap href=/lab/forget>on</a>')"
    )
    with another_page(page):
        page.get_by_role("link", name="on", exact=True).click()
    still(page)
    expect(page.locator("gate-strips .strip-label").first).to_be_visible()
    page.get_by_label("Step on").or_(page.get_by_role("button", name="Step on")).first.click()
    expect(page.locator("[data-announcer]")).to_contain_text("symbol")


def test_brackets_grow_with_what_they_hold(page: Page, base_url: str) -> None:
    visit(page, f"{base_url}/lab/counter")
    flat = page.evaluate(FORMULA, FLAT)
    page.locator("#added").evaluate("math => math.remove()")
    assert page.evaluate(FORMULA, TALL) > 2 * flat


def test_a_sign_that_the_first_file_has_not_comes_with_the_whole(page: Page, base_url: str) -> None:
    visit(page, f"{base_url}/lab/counter")
    with page.expect_request("**/math-whole.woff2"):
        page.evaluate(FORMULA, "<mo>∮</mo>")


@pytest.fixture(scope="module")
def in_development() -> Iterator[str]:
    with serving(FLASK_DEBUG="1", WEB_CONCURRENCY="1") as port:
        yield f"http://127.0.0.1:{port}"


def test_in_development_the_files_work_as_they_are_written(page: Page, in_development: str) -> None:
    names = asked(page)
    visit(page, f"{in_development}/lab/counter")
    assert {"tokens.css", "main.js", "page_swap.js", "gate_strips.js", "draw.js"} <= set(names)
    expect(page.locator("gate-strips .strip-label").first).to_be_visible()
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == "rgb(251, 250, 246)"


def test_without_scripts_nothing_is_shown_that_needs_them(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/lab/counter")
    for needy in ("[data-play]", "[data-strips]", "[data-symbol]", "[data-following]"):
        expect(page.locator(needy).first).to_be_hidden()
    expect(page.locator("gate-strips picture img")).to_be_visible()
    context.close()
