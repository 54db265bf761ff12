"""What is wrong is said where room was kept for it: no control moves when it comes, and it is seen with the control."""

import pytest
from playwright.sync_api import Page

from tests.browser.lab import open_lab, until
from tests.browser.stage import at_rest, unseen
from tests.browser.touching import PHONE

SIZES = [PHONE, {"width": 1280, "height": 900}]
MODELS = ("forget", "latch", "grammar", "text", "reverse")
CONTROLS = """[...document.querySelectorAll('.tool.chosen :is(button, a, summary, select, input), .tabs a, .writing *')]
  .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top)"""
FIELD = "[...document.querySelectorAll('[data-part=hold] [name=%s]')].find((one) => one.checkVisibility())"
BUTTON = "[data-part=hold] .btn"


def moves(page: Page, url: str, control: str, act: str, comes: str) -> bool:
    """Whether any control does, once somebody who sees `control` has used it."""
    open_lab(page, url)
    page.locator(control).evaluate("one => one.scrollIntoView({ block: 'nearest' })")
    at_rest(page)
    before = page.evaluate(CONTROLS)
    page.evaluate(act)
    until(page, comes)
    at_rest(page)
    now: bool = page.evaluate(CONTROLS) != before
    return now


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES, ids=["phone", "wide"])
@pytest.mark.parametrize("model", MODELS)
class TestNothingMoves:
    @pytest.fixture(autouse=True)
    def sized(self, page: Page, size: dict[str, int], language: str) -> None:
        page.set_extra_http_headers({"Accept-Language": language})
        page.set_viewport_size(size)  # type: ignore[arg-type]

    def test_by_a_change_that_cannot_be_made(self, page: Page, base_url: str, model: str) -> None:
        act = f"""{FIELD % "new_step"}.value = 3; {FIELD % "new_until"}.value = 2;
          document.querySelector("{BUTTON}").click()"""
        url, comes = f"{base_url}/lab/{model}?tool=change", "document.querySelector('.outcome .problem')"
        assert not moves(page, url, BUTTON, act, comes)
        assert unseen(page, ".outcome .problem", BUTTON, "[data-strips]") == []

    @pytest.mark.parametrize("tool", ["change", "guess&predict=forget"])
    def test_by_a_sequence_that_is_refused(self, page: Page, base_url: str, model: str, tool: str) -> None:
        if model == "text":
            pytest.skip("it reads whatever a keyboard writes, and the server says what it does not")
        act = """const field = document.querySelector("#sequence");
          field.value = "~~"; field.dispatchEvent(new Event("input", { bubbles: true }))"""
        url = f"{base_url}/lab/{model}?tool={tool}"
        assert not moves(page, url, "#sequence", act, "!document.querySelector('[data-problem]').hidden")
        assert unseen(page, "[data-problem]", "#sequence") == []
