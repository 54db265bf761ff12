"""Take the README's pictures from a running Keepgate: `make screenshots`."""

from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from bench.browser import LAUNCH
from bench.serving import serving

FOLDER = Path(__file__).parent / "images"
# The first is what the others need, so that it is asked first.
PICKED = (
    "gates-true-statement",
    "forget-gate-high",
    "predict-forget",
    "input-gate-without-content",
    "output-gate-hides",
)


def question(page: Page, address: str) -> None:
    """A question of a round after its answer."""
    page.goto(f"{address}/rounds/new?{urlencode([('question', f'rnn-lstm/{one}') for one in PICKED])}")
    page.get_by_label("The candidate opens and closes").check()
    page.keyboard.press("Enter")
    page.locator("h1.verdict").wait_for()


def lab(page: Page, address: str) -> None:
    """The forget gate shut at the symbol #."""
    page.goto(f"{address}/lab/forget?sequence=aab%23abba%23aa&step=4&unit=1&show=forget")
    page.locator("[data-strips] canvas").wait_for()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        page = browser.new_page(viewport={"width": 1180, "height": 760}, color_scheme="light", locale="en")
        for picture in (question, lab):
            picture(page, f"http://127.0.0.1:{port}")
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / f"{picture.__name__}.png")
        browser.close()


if __name__ == "__main__":
    main()
