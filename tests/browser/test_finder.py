"""Questions of a set are found as one types, and the same without scripts."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.serving import serving
from tests.browser.arriving import still
from tests.builders import every_type, harbour, port, tide, write_content

SET = "/sets/rnn-lstm"
ROWS = "[data-list] > li:visible"


def open_set(page: Page, url: str) -> None:
    """With the script that finds."""
    page.goto(url)
    still(page)


def words_of(page: Page) -> list[str]:
    return page.locator(f"{ROWS} a > span").all_inner_texts()


def test_typing_finds_without_a_new_page(page: Page, base_url: str) -> None:
    open_set(page, base_url + SET)
    page.evaluate("window.same = true")
    everything = page.locator(ROWS).count()
    page.get_by_role("searchbox").fill("FORGÉT  gate")
    shown = page.locator(ROWS).count()
    assert 0 < shown < everything
    expect(page.locator("[data-said]")).to_have_text(f"{shown} of {everything} questions")
    assert page.url.endswith("?find=FORG%C3%89T++gate")
    assert page.evaluate("window.same")
    typed = words_of(page)
    page.reload()
    still(page)
    assert words_of(page) == typed
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(ROWS)).to_have_count(everything)
    assert page.url.partition("#")[0] == base_url + SET
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_what_is_typed_before_the_script_has_come_is_found_too(page: Page, base_url: str) -> None:
    held: list[Route] = []
    page.route("**/question_finder.js", lambda route: held.append(route))
    with page.expect_request("**/question_finder.js"):
        page.goto(base_url + SET, wait_until="domcontentloaded")
    everything = page.locator(ROWS).count()
    page.get_by_role("searchbox").fill("forget gate")
    held[0].continue_()
    still(page)
    shown = page.locator(ROWS).count()
    assert 0 < shown < everything
    assert page.url.endswith("?find=forget+gate")


@pytest.mark.parametrize("query", ["?find=gate", "?only=new&type=flashcard", "?concept=output-gate", "?find=unicorn"])
def test_the_server_finds_what_the_script_finds(browser: Browser, page: Page, base_url: str, query: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(base_url + SET + query)
    open_set(page, base_url + SET + query)
    assert words_of(page) == words_of(plain)
    everything = int(re.findall(r"of (\d+)", page.locator("[data-said]").inner_text())[0])
    page.locator("[data-finder]").evaluate("form => form.dispatchEvent(new Event('input'))")
    expect(page.locator("[data-list] > li")).to_have_count(everything)
    assert words_of(page) == words_of(plain)
    plain.context.close()


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A set whose concepts and questions are named by formulas."""
    os.environ["WEB_CONCURRENCY"] = "1"
    asked = {"ask": r"How high is $h_{t-1}$ at the gate $f_t$?"}
    concepts = {"light": r"Light of $\sigma(x)$", "water": r"Water $W_f \cdot x_t$"}
    study_set = harbour({**port(), **asked, "concept": "light"}, {**tide(), "concept": "water"}, concepts=concepts)
    folder = tmp_path_factory.mktemp("formulas")
    with serving(write_content(folder, study_set, {**every_type(), "set": "quay"})) as running:
        yield f"http://127.0.0.1:{running}/sets/"


@pytest.mark.parametrize(
    "query",
    [
        "harbour?concept=light",
        "harbour?concept=water",
        "harbour?type=flashcard",
        "harbour?find=sigma",
        "harbour?find=sub",
        "harbour?find=h",
        "harbour?find=F_T",
        "harbour?find=σ",
        "harbour?find=minus",
        "harbour?find=water+w",
        "quay?type=single",
        "quay?type=multiple",
        "quay?find=flashcard",
    ],
)
def test_what_is_named_by_formulas_is_found_alike(browser: Browser, page: Page, formulas: str, query: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(formulas + query)
    open_set(page, formulas + query)
    page.locator("[data-finder]").evaluate("form => form.dispatchEvent(new Event('input'))")
    expect(page.locator("[data-list]")).to_have_attribute("data-complete", "yes")
    assert words_of(page) == words_of(plain)
    plain.context.close()


def test_by_status_type_and_part_by_keyboard_alone(page: Page, base_url: str) -> None:
    open_set(page, base_url + SET)
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=re.compile("^missed"))).to_be_checked()
    expect(page.get_by_text("No question matches.")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("select[name=type]").select_option("flashcard")
    assert all(one.startswith("flashcard ·") for one in page.locator(f"{ROWS} small:nth-of-type(2)").all_inner_texts())
    assert page.url.endswith("?only=new&type=flashcard")


def test_no_more_are_picked_than_a_round_takes(page: Page, base_url: str) -> None:
    open_set(page, base_url + SET)
    expect(page.locator("[data-study]")).to_be_disabled()
    boxes = page.locator("[name=question]")
    for place in range(20):
        boxes.nth(place).check()
    expect(page.locator("[data-study]")).to_have_text("Study these: 20")
    expect(page.locator("[data-limit]")).to_have_text("20 are picked, which is the most at once.")
    expect(boxes.nth(20)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(20)).to_be_enabled()
    page.get_by_role("searchbox").fill("unicorn")
    page.get_by_role("searchbox").fill("")
    page.locator("[data-study]").click()
    page.wait_for_url("**/rounds/*-*-*")


def test_what_is_shown_is_studied_at_once(page: Page, base_url: str) -> None:
    open_set(page, base_url + SET)
    page.get_by_role("searchbox").fill("output gate")
    shown = page.locator(ROWS).count()
    study = page.get_by_role("link", name=f"Study what is shown: {shown}")
    assert (study.get_attribute("href") or "").count("question=") == shown
    study.click()
    page.wait_for_url("**/rounds/*-*-*")


def test_everything_to_tap_on_a_phone_is_forty_pixels_high(browser: Browser, base_url: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    open_set(phone, base_url + SET)
    low = phone.evaluate(
        """() => [...document.querySelectorAll("main :is(a, .btn, .chip, .questions label, select, summary)")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40 && !one.closest("p"))
        .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert low == []
    phone.context.close()
