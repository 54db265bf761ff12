"""From the lab to a question: the run and the field of the answer are seen together, above the bar at the bottom."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from app.lab.training.presets import PRESETS
from tests.browser.stage import unseen
from tests.browser.touching import PHONE

WIDE = {"width": 1280, "height": 900}
ASKED = [
    ("text", 25, 9, "closing-step-drawn"),
    ("text", 25, 1, "forget-product-drawn"),
    ("text", 25, 9, "input-value-drawn"),
    ("grammar", 13, 4, "closing-step-drawn"),
    ("grammar", 12, 4, "half-life-drawn"),
    ("temperature", 24, 7, "forget-value-drawn"),
    ("reverse", 4, 18, "hidden-state-drawn"),
    ("count-match", 7, 2, "cell-update-drawn"),
]
BROADER = "[...document.querySelectorAll('main *')].filter((one) => one.scrollWidth > document.body.clientWidth).length"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("model", "step", "unit", "question"), ASKED)
def test_the_run_and_the_field_are_seen_with_the_question(
    page: Page, base_url: str, model: str, step: int, unit: int, question: str, language: str
) -> None:
    page.set_extra_http_headers({"Accept-Language": language})
    asked = {"model": model, "sequence": PRESETS[model].start, "step": step, "unit": unit, "question": question}
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"{base_url}/sets/rnn-lstm/quiz?{urlencode(asked)}")
        assert unseen(page, "#ask", "figure svg", "#written") == []
        assert page.evaluate(BROADER) == 0
