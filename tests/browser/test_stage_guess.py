"""A guess on a phone: what is asked and what came of it are read below the strips, and what is drawn is kept."""

import pytest
from playwright.sync_api import Page

from tests.browser.lab import open_lab, settled, slowly, until
from tests.browser.stage import at_rest
from tests.browser.touching import phone  # noqa: F401

PIN = "document.querySelector('[data-pin]').getBoundingClientRect().bottom"
FIRST = "document.querySelector('.guessing').firstElementChild.getBoundingClientRect().top"
FIELDS = "[...document.querySelectorAll('form[data-guess] input[name=curve]')].map((field) => field.value)"
LEFT = "document.querySelector('[data-strips]').scrollLeft"
CONCEALED = "document.querySelector('gate-strips').dataset.concealed"
ASKED = "document.querySelector('form[data-guess]')"
MODELS = ("forget", "counter", "grammar", "reverse")
BAND = 40  # pixels under the strips, where there is nothing to try
ROOM = 24  # pixels between the strips and what the tool says first


def ask(page: Page, gate: str = "forget") -> None:
    page.locator("[data-tab=guess]").tap()
    at_rest(page)
    page.locator(f"[data-guess={gate}]").tap()


def stroke(page: Page, across: float) -> None:
    box = page.locator(".strip-field").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y - 30, steps=8)
    page.mouse.up()


def stands_right_below(page: Page, then: str) -> None:
    until(page, then)
    at_rest(page)
    gap = page.evaluate(f"{FIRST} - {PIN}")
    assert 0 <= gap <= ROOM, (then, gap)


@pytest.mark.parametrize("gate", ["forget", "output"])
@pytest.mark.parametrize("model", MODELS)
def test_the_tool_begins_below_the_strips_however_high_they_are(
    phone: Page,  # noqa: F811
    base_url: str,
    model: str,
    gate: str,
) -> None:
    open_lab(phone, f"{base_url}/lab/{model}")
    ask(phone, gate)
    stands_right_below(phone, ASKED)
    assert phone.evaluate(f"{PIN} - document.querySelector('[data-strips]').getBoundingClientRect().bottom") <= BAND
    phone.get_by_text("Always open").tap()
    stands_right_below(phone, "document.querySelector('.guessing .result')")
    phone.get_by_text("Guess another").tap()
    stands_right_below(phone, "document.querySelector('.guessing .gates')")


def test_a_score_is_seen_by_somebody_who_has_scrolled_to_the_fields(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/counter?sequence={'()' * 20}")
    ask(phone)
    phone.get_by_text("Type numbers").tap()
    phone.mouse.wheel(0, 300)
    phone.get_by_role("button", name="Check the step").tap()
    stands_right_below(phone, "document.querySelector('.guessing .result')")


@pytest.mark.parametrize("tool", ["change", "quiz", "look"])
def test_who_leaves_a_guess_before_it_has_begun_sees_the_gate_again(phone: Page, base_url: str, tool: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    ask(phone)
    until(phone, ASKED)
    phone.locator(f"[data-tab={tool}]").tap()
    assert settled(phone)["concealed"] == ""
    assert "forget" in settled(phone)["rows"]
    phone.go_back()
    assert settled(phone)["concealed"] == "forget"


def test_a_guess_that_has_begun_outlives_a_look_elsewhere(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    ask(phone)
    until(phone, ASKED)
    at_rest(phone)
    stroke(phone, 60)
    drawn = phone.evaluate(FIELDS)
    assert len(set(drawn)) > 1
    phone.locator("[data-tab=change]").tap()
    assert settled(phone)["concealed"] == "forget"
    phone.locator("[data-tab=guess]").tap()
    assert phone.evaluate(FIELDS) == drawn


def test_what_is_drawn_before_the_fields_have_come_is_seen_and_kept(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    phone.locator("[data-tab=guess]").tap()
    settled(phone)
    with slowly(phone, "**/lab/forget?*", 800):
        phone.locator("[data-guess=forget]").tap()
        phone.locator(".strip-field[style]").last.wait_for()
        until(phone, f"{CONCEALED} === 'forget' && !document.querySelector('gate-strips').run.rows.forget")
        stroke(phone, 60)
        until(phone, ASKED)
    assert len(set(phone.evaluate(FIELDS))) > 1


def test_a_stroke_that_begins_at_the_edge_does_not_move_the_steps(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/counter?sequence={'()' * 20}")
    ask(phone)
    until(phone, ASKED)
    at_rest(phone)
    before = phone.evaluate(LEFT)
    box = phone.locator(".strip-field").bounding_box()
    assert box
    right, y = box["x"] + box["width"] - 3, box["y"] + 20
    phone.mouse.move(right, y)
    phone.mouse.down()
    phone.mouse.move(right - 40, y + 20, steps=8)
    assert phone.evaluate(LEFT) == before
    phone.mouse.move(right, y, steps=8)
    phone.mouse.up()
    assert phone.evaluate(LEFT) > before
