"""On a phone, for every type and every kind of answer: nothing jumps, and Next is in reach without scrolling."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.datastructures import MultiDict

from bench.serving import serving
from tests.browser.arriving import another_page, still
from tests.builders import every_type, write_content
from tests.web.page_client import Form
from tests.web.solving import Seen, filled, partly, right, wrong

QUIZ = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")
PARTS = {"crew", "knots", "lights", "landing", "flood"}  # that earn a part of the point
PHONE = {"width": 390, "height": 844}
TARGET = 44  # px of what is tapped in a round
MOST_SHIFT = 0.02

# What was there before the answer and is there after it.
PLACES = ".left .ask, .left .rule, .left .row, .left .pair, .left .gap, .left .heat, #written, .written-out"
BOXES = """selector => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect())
  .map((box) => [box.left, box.top + scrollY, box.width, box.height])"""
SEEN = """() => ({
  text: document.querySelector("#ask")?.textContent ?? "",
  choices: Object.fromEntries([
    ...[...document.querySelectorAll(".options li")].map((one) => [one.querySelector("b").textContent,
      one.querySelector("span").textContent.trim()]),
    ...[...document.querySelectorAll("[data-item]")].map((one) => [one.querySelector("select").name.slice(6),
      one.querySelector(".item-text").textContent.trim()])]),
  sides: Object.fromEntries([...document.querySelectorAll(".pair label")].map((one) => [one.htmlFor.slice(5),
    one.textContent.trim()])),
  symbols: [...document.querySelectorAll("form.question thead .symbol")].map((one) => one.textContent)})"""
FILL = """fields => { for (const [name, values] of Object.entries(fields)) {
  const all = [...document.querySelectorAll(`form.question [name="${name}"]`)];
  if (["radio", "checkbox"].includes(all[0].type)) all.forEach((one) => { one.checked = values.includes(one.value); });
  else all.forEach((one, n) => { one.value = values[n]; });
} }"""
SHIFT = """() => new Promise((done) => { let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300); })"""


@pytest.fixture(scope="module")
def harbour_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    os.environ["WEB_CONCURRENCY"] = "1"
    with serving(write_content(tmp_path_factory.mktemp("harbour"), every_type())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(params=[PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def give(page: Page, name: str, how: Callable[[Seen], dict[str, Any]] | None) -> None:
    if how is None:
        with another_page(page):
            page.locator("button[name=skipped]").click()
        return
    seen = page.evaluate(SEEN)
    response = how(Seen(name, "", seen["text"], seen["choices"], seen["sides"], tuple(seen["symbols"])))
    page.evaluate(FILL, dict(filled(Form("", MultiDict()), response).fields.lists()))
    with another_page(page):
        page.locator(".bottom .btn.main").click()


def assert_in_reach(page: Page) -> None:
    link = page.locator(".bottom a.main")
    expect(link).to_be_focused()
    still(page)
    box, size = link.bounding_box(), page.viewport_size
    assert box and size
    assert page.evaluate("scrollY") == 0
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= size["height"]
    assert box["height"] >= TARGET


def one_after_the_other(before: list[list[float]], after: list[list[float]]) -> list[tuple[list[float], list[float]]]:
    """The places that differ by more than a pixel."""
    pairs = zip(before, after, strict=True)
    return [(was, now) for was, now in pairs if max(abs(a - b) for a, b in zip(was, now, strict=True)) > 1]


@pytest.mark.parametrize("name", QUIZ)
def test_nothing_jumps_and_next_is_in_reach(visitor: Page, harbour_url: str, name: str) -> None:
    for how in [wrong, None, right, *([partly] if name in PARTS else [])]:
        visitor.goto(f"{harbour_url}/sets/harbour/quiz?question={name}")
        still(visitor)
        assert visitor.evaluate(SHIFT) <= MOST_SHIFT
        bar = visitor.locator(".bottom").bounding_box()
        before = visitor.evaluate(BOXES, PLACES)
        give(visitor, name, how)
        visitor.locator("h1.verdict").wait_for()
        assert_in_reach(visitor)
        assert visitor.locator(".bottom").bounding_box() == bar
        assert one_after_the_other(before, visitor.evaluate(BOXES, PLACES)) == []
        visitor.reload()
        visitor.locator("h1.verdict").wait_for()
        assert_in_reach(visitor)
        assert visitor.evaluate(SHIFT) <= MOST_SHIFT


SMALL = """least => [...document.querySelectorAll(".question :is(input:not([type=hidden]), select, button), .bottom a")]
  .map((one) => one.closest("label") ?? one).filter((one) => one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < least).map(([html, box]) => `${html}: ${box.height}`)"""


@pytest.mark.parametrize("name", QUIZ)
def test_what_is_tapped_is_large_enough(page: Page, harbour_url: str, name: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{harbour_url}/sets/harbour/quiz?question={name}")
    still(page)
    assert page.evaluate(SMALL, TARGET) == []


def test_enter_checks_and_never_says_no_idea(page: Page, harbour_url: str) -> None:
    """What Enter presses in a field is the first button of its form."""
    page.goto(f"{harbour_url}/sets/harbour/quiz?question=rope")
    page.locator("#written").fill("hawser")
    page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_have_text("✓ Right")


def test_in_a_low_window_the_bar_stands_below_what_is_written(page: Page, harbour_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 440})
    page.goto(f"{harbour_url}/sets/harbour/quiz?question=rope")
    still(page)
    assert page.locator(".bottom").evaluate("bar => getComputedStyle(bar).position") == "sticky"
    page.locator("#written").scroll_into_view_if_needed()
    field, bar = page.locator("#written").bounding_box(), page.locator(".bottom").bounding_box()
    assert field and bar
    assert field["y"] + field["height"] <= bar["y"]


def test_a_run_is_walked_by_the_arrow_keys_without_scripts(browser: Browser, harbour_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{harbour_url}/sets/harbour/quiz?question=tide")
    page.locator("button[name=skipped]").click()
    said = page.locator(".live-said:visible")
    expect(said).to_contain_text("Step 4, #")
    page.locator("input[name=live]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Step 5, a")
    context.close()
