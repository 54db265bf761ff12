"""320 pixels: whatever an author or a student writes, no page is wider than the screen."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.serving import serving
from tests.browser.arriving import another_page, still
from tests.builders import Document, every_type, write_content, write_picture

WIDTH = 320
WORD = "antidisestablishmentarianism" * 4
FORMULA = "$" + " + ".join(f"w_{{{n}}} x_{{{n}}}" for n in range(1, 30)) + "$"
CODE = "```python\nlayer = keras.layers.LSTM(units=128, return_sequences=True, return_state=True, dropout=0.25)\n```"
TABLE = "| " + " | ".join(f"column {n}" for n in range(12)) + " |\n" + "|---" * 12 + "|\n" + "| 3.14159 " * 12 + "|"
LONG = f"{WORD} {FORMULA} `{WORD}` https://example.org/{WORD}"
QUIZ = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")


def long_words(value: Any, key: str = "") -> Any:
    """Everything that people read, and that may be long, made long."""
    if isinstance(value, dict):
        return {name: long_words(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [long_words(inner, key) for inner in value]
    if key in {"why", "explain", "back", "about"}:
        return f"{value} {LONG}\n\n{CODE}" if key in {"explain", "back"} else f"{value} {LONG}"
    return f"{value} {WORD} {FORMULA}" if key in {"left", "text", "wrong"} and isinstance(value, str) else value


def wide_harbour() -> Document:
    study_set: Document = long_words(every_type(title=f"The harbour {WORD}"))
    for question in study_set["questions"]:
        question["ask"] += f" {LONG}\n\n{CODE}\n\n$$\n{FORMULA.strip('$')}\n$$\n\n![A buoy](buoy.svg)\n\n{TABLE}"
    return study_set


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    os.environ["WEB_CONCURRENCY"] = "1"
    folder = write_picture(tmp_path_factory.mktemp("wide"))
    with serving(write_content(folder, wide_harbour())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": 640})
    yield context.new_page()
    context.close()


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the screen and does not scroll by itself."""
    still(page)
    if page.evaluate("document.documentElement.scrollWidth") <= WIDTH:
        return []
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main *, header *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .filter((one) => {
          for (let above = one.parentElement; above; above = above.parentElement)
            if (above !== document.body && getComputedStyle(above).overflowX !== "visible") return false;
          return true;
        })
        .map((one) => one.outerHTML.slice(0, 140))"""
    )
    return [page.url, *found[:6]]


@pytest.mark.parametrize("name", QUIZ)
def test_no_question_and_no_verdict_is_wider_than_a_small_phone(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sets/harbour/quiz?question={name}")
    assert not (found := too_wide(page)), "\n".join(found)
    for field in page.locator("form.question input[type=text], form.question input:not([type])").all():
        field.fill("0.5" if name in {"fathom", "level"} else "w" * 200)
    with another_page(page):
        page.get_by_role("button", name="no idea").click()
    expect(page.locator(".verdict").first).to_be_visible()
    assert not (found := too_wide(page)), "\n".join(found)


def test_a_long_answer_is_as_wide_as_the_screen(page: Page, url: str) -> None:
    page.goto(f"{url}/sets/harbour/quiz?question=rope")
    page.locator("#written").fill("w" * 200)
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator(".verdict.wrong")).to_be_visible()
    assert not (found := too_wide(page)), "\n".join(found)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sets/harbour",
        "/sets/harbour/flashcards",
        "/sets/harbour/test",
        "/progress",
        "/settings",
        "/privacy",
        "/lab",
    ],
)
def test_no_other_page_is_wider_than_a_small_phone(page: Page, url: str, path: str) -> None:
    page.goto(f"{url}/sets/harbour/quiz?question=rope")
    with another_page(page):
        page.get_by_role("button", name="no idea").click()
    expect(page.locator(".verdict").first).to_be_visible()
    page.goto(url + path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert not (found := too_wide(page)), "\n".join(found)
