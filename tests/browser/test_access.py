"""Every page for everybody: axe finds nothing, nothing is wider than the screen, in both themes and both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

PAGES = (
    "/",
    "/sets/rnn-lstm",
    "/sets/rnn-lstm/quiz",
    "/sets/rnn-lstm/quiz?question=rnn-true-statements",
    "/sets/rnn-lstm/flashcards",
    "/lab/forget?do=f=1;c1@3=.5",
    "/lab/input?predict=input",
    "/lab/text?sort=1&unit=7&predict=forget&closes=3",
    "/lab/reverse?hide=models,change&step=6",
    "/lab/grammar?v=2&step=999",
    "/lab/counter?sequence=(x",
    "/progress",
    "/settings",
    "/styleguide",
    "/nothing-here",
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_keeps_anybody_out(browser: Browser, base_url: str, theme: str, width: int, language: str) -> None:
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 844}, locale=language)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator("h1.verdict").wait_for()
    answered = page.url.removeprefix(base_url)
    for path in (*PAGES, answered):
        page.goto(base_url + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than the screen"
    context.close()
