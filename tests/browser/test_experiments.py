"""Experiments in one tap: each stays in its place, whole, and leads to the answer that its sentence names."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.lab import IN_FORCE, SETTLED, open_lab, settled, slider, take, until, view
from tests.browser.test_stage import MODELS, PHONE, WIDE

SIZES = pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
# Each pill: which it is, where it stands, and is all of it seen, with nothing of it faded?
PILLS = """() => {
  const row = document.querySelector(".deeds"), edge = row.getBoundingClientRect();
  return [...row.querySelectorAll("[data-experiment]")].map((pill) => {
    const { left, right, top } = pill.getBoundingClientRect();
    const isWhole = left >= edge.left && right <= edge.right && pill.scrollWidth <= pill.clientWidth;
    return { id: pill.dataset.experiment, left, top, isWhole: isWhole && !row.dataset.cut };
  });
}"""
STEP = "document.querySelector('gate-strips').chosen.step"
ANSWER = "document.querySelector('gate-strips').run.answer_at"
HOLD, SET, WEIGHT = (f"form[data-part={name}]" for name in ("hold", "set", "weight"))


def pills(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(PILLS)
    return found


def tap(page: Page, name: str) -> None:
    """Until its page has come."""
    was = page.locator(IN_FORCE).count() and page.locator(IN_FORCE).get_attribute("data-experiment") == name
    page.locator(f"[data-experiment={name}]").click()
    expect(page.locator(f"[data-experiment={name}][aria-current]")).to_have_count(0 if was else 1)
    until(page, SETTLED)


def steps_named(page: Page) -> list[int]:
    return [int(step) for step in re.findall(r"at step (\d+)", page.locator(".effect-line").inner_text())]


@SIZES
@pytest.mark.parametrize("model", MODELS)
def test_each_stays_in_its_place_whole_wherever_the_cursor_goes(page: Page, model: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    open_lab(page, f"/lab/{model}")
    places = pills(page)
    assert places and all(pill["isWhole"] for pill in places)
    for name in [pill["id"] for pill in places]:
        tap(page, name)
        label = page.locator(IN_FORCE).inner_text()
        for key in ("Home", "End"):
            page.locator("[data-strips]").press(key)
            until(page, SETTLED)
            now = pills(page)
            assert [pill["id"] for pill in now] == [pill["id"] for pill in places]
            assert all(pill["isWhole"] for pill in now), (name, key)
            assert page.locator(IN_FORCE).get_attribute("data-experiment") == name
            assert page.locator(IN_FORCE).inner_text() == label
            expect(page.locator(".made")).to_have_count(0)
        tap(page, name)
        assert view(page)["edits"] == ""


@SIZES
@pytest.mark.parametrize("model", MODELS)
def test_a_tap_leads_to_the_answer_that_is_told_and_moves_no_pill(page: Page, model: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    open_lab(page, f"/lab/{model}")
    places = {pill["id"]: (pill["left"], pill["top"]) for pill in pills(page)}
    for name in places:
        tap(page, name)
        now = {pill["id"]: (pill["left"], pill["top"]) for pill in pills(page)}
        assert list(now) == list(places)
        assert all(abs(now[one][0] - places[one][0]) < 1 and abs(now[one][1] - places[one][1]) < 1 for one in places)
        step = page.evaluate(STEP)
        assert step == page.evaluate(ANSWER)
        assert steps_named(page) in ([step], []), name
        assert f"step={step}&" in page.url
        expect(page.locator("[data-term=step]")).to_have_text(str(step))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("model", ["forget", "input", "latch", "order"])
def test_beside_the_way_back_to_a_question_every_pill_is_whole(
    browser: Browser, base_url: str, model: str, language: str
) -> None:
    context = browser.new_context(viewport=PHONE, base_url=base_url, locale=language)
    page = context.new_page()
    open_lab(page, f"/lab/{model}?question=carousel-with-half-open-gates")
    assert page.locator(".deeds > .chip").count() == 1
    assert all(pill["isWhole"] for pill in pills(page))
    context.close()


def test_what_is_no_experiment_is_read_whole_and_taken_back_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    open_lab(page, "/lab/order?do=f@2-3=0.5")
    change = page.locator(".made li").first.bounding_box()
    assert change and change["x"] >= 0 and change["x"] + change["width"] <= PHONE["width"] - 32  # where it fades
    assert page.locator(".made li").evaluate("one => one.scrollWidth <= one.clientWidth")
    page.locator(".take-back").click()
    expect(page.locator(".made")).to_have_count(0)
    assert all(pill["isWhole"] for pill in pills(page))


def test_to_hold_what_a_slider_holds_already_moves_no_cursor(page: Page) -> None:
    open_lab(page, "/lab/reset?step=3&tool=change")
    page.locator("[data-strips]").press("ArrowRight")
    settled(page)
    take(page, 0.6)
    page.mouse.up()
    until(page, "document.querySelector('gate-strips').dataset.edits === 'f=0.6'")
    settled(page)
    page.locator(HOLD).get_by_role("button").click()
    now = settled(page)
    assert (now["step"], now["edits"]) == (4, "f=0.6")


def test_the_form_of_a_gate_shows_the_hold_in_force_also_after_it_was_at_work(page: Page) -> None:
    open_lab(page, "/lab/latch?tool=change")
    output = page.locator(f"{HOLD} output")
    expect(output).to_have_text("0")
    slider(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('gate-strips').dataset.edits === 'f=0.15'")
    settled(page)
    expect(output).to_have_text("0.15")
    tap(page, "latch-weaker")
    expect(slider(page)).to_have_value("0.55")
    expect(output).to_have_text("0.55")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('gate-strips').dataset.edits === 'f=0.6'")
    expect(page.locator(IN_FORCE)).to_have_attribute("data-experiment", "latch-weak")
    page.keyboard.press("u")
    until(page, "document.querySelector('gate-strips').dataset.edits === ''")
    settled(page)
    expect(slider(page)).to_have_value("0")
    expect(output).to_have_text("0")


def test_keys_that_come_faster_than_pages_are_all_counted(page: Page) -> None:
    open_lab(page, "/lab/forget?tool=change")
    slider(page).focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(110)
    assert settled(page)["edits"] == "f=0.6"
    expect(slider(page)).to_have_value("0.6")


def test_what_is_filled_in_stays_while_another_form_makes_a_change(page: Page) -> None:
    open_lab(page, "/lab/forget?step=3&tool=change")
    page.locator("[name=kind][value=set]").check()
    page.locator(f"{SET} [type=number][name=new_value]").fill("0.75")
    expect(page.locator(f"{SET} [type=range]")).to_have_value("0.75")  # either follows the other
    tap(page, "forget-never")
    expect(page.locator(f"{SET} [type=number][name=new_value]")).to_have_value("0.75")


@pytest.mark.parametrize(
    ("form", "do", "value"),
    [(HOLD, "f=0.67", "0.67"), (SET, "c1@3=-1.37", "-1.37"), (WEIGHT, "b.f1=2.125", "2.125")],
)
def test_number_and_slider_show_what_is_in_force(page: Page, form: str, do: str, value: str) -> None:
    open_lab(page, f"/lab/forget?step=3&show=forget&tool=change&do={do}")
    for field in page.locator(f"{form} [name=new_value], {form} [type=range]").all():
        expect(field).to_have_value(value)
    tap(page, "forget-always")
    tap(page, "forget-always")
    for field in page.locator(f"{form} [name=new_value], {form} [type=range]").all():
        expect(field).not_to_have_value(value)
