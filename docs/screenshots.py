"""Take the README's pictures from a running Keepgate: `make screenshots`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browser import LAUNCH
from bench.serving import serving
from bench.visits import PHONE

FOLDER = Path(__file__).parent / "images"
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
SETTLED = 2500  # milliseconds: longer than any motion of the stage
# The first is what the others need, so that it is asked first.
PICKED = (
    "gates-true-statement",
    "forget-gate-high",
    "predict-forget",
    "input-gate-without-content",
    "output-gate-hides",
)
STAGE = urlencode({"sequence": "aab#abba#aa", "step": 4, "unit": 1, "show": "forget", "do": "f=1"})


def question(page: Page, address: str) -> None:
    """A question of a round after its answer."""
    page.goto(f"{address}/rounds/new?{urlencode([('question', f'rnn-lstm/{one}') for one in PICKED])}")
    page.get_by_label("The candidate opens and closes").check()
    page.keyboard.press("Enter")
    page.locator("h1.verdict").wait_for()


def lab(page: Page, address: str) -> None:
    """The stage with an experiment in force: the forget gate held open, the count goes on past the symbol #."""
    page.goto(f"{address}/lab/forget?{STAGE}")
    page.locator("[data-strips] canvas").wait_for()


def phone(page: Page, address: str) -> None:
    """The same on a phone, the cell half open under the strips."""
    lab(page, address)
    page.locator("[data-peek]").click()


PICTURES: tuple[tuple[Callable[[Page, str], None], dict[str, Any]], ...] = (
    (question, WIDE),
    (lab, WIDE),
    (phone, PHONE),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        for picture, screen in PICTURES:
            _take(browser, screen, picture, f"http://127.0.0.1:{port}")
        browser.close()


def _take(browser: Browser, screen: dict[str, Any], picture: Callable[[Page, str], None], address: str) -> None:
    context = browser.new_context(**screen, color_scheme="light", locale="en")
    page = context.new_page()
    picture(page, address)
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=FOLDER / f"{picture.__name__}.png")
    context.close()


if __name__ == "__main__":
    main()
