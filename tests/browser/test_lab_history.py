"""The lab's history: what changes the view is one step back, and any way back brings the whole view."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lab import IN_FORCE, open_lab, settled, slider, slowly, view, wait_for_row

MODELS = ("forget", "text")


def experiment(page: Page, nth: int = 0) -> None:
    page.locator("[data-experiment]").nth(nth).click()


@pytest.mark.parametrize("model", MODELS)
def test_the_own_state_is_one_step_back_from_an_experiment(page: Page, base_url: str, model: str) -> None:
    open_lab(page, f"{base_url}/lab/{model}")
    page.locator("[data-strips]").press("ArrowRight")
    before = settled(page)
    experiment(page)
    after = settled(page)
    assert after["edits"] and after["made"] and after["rows"] != before["rows"]
    page.go_back()
    assert settled(page) == before
    expect(page.locator("[data-experiment]").first).to_be_focused()
    page.go_forward()
    assert settled(page) == after
    page.reload()
    open_lab(page, page.url)
    assert {**settled(page), "address": ""} == {**after, "address": ""}


def test_back_and_forward_walk_through_every_kind_of_change(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())()&step=2")
    page.locator("[data-strips]").press("ArrowRight")
    views = [settled(page)]
    page.locator("[data-caption]").last.click()
    views.append(settled(page))
    page.locator("[data-tab=change]").click()
    views.append(settled(page))
    page.get_by_role("button", name="Hold it").click()
    views.append(settled(page))
    page.locator("[data-key=u]").click()
    views.append(settled(page))
    page.locator("[data-tab=guess]").click()
    page.locator("[data-guess=forget]").click()
    views.append(settled(page))
    assert views[-1]["concealed"] == "forget"
    page.get_by_text("Always open").click()
    views.append(settled(page))
    assert views[-1]["guess"]
    for index in reversed(range(len(views) - 1)):
        page.go_back()
        if index == 4:
            page.go_back()  # the tool of the guess was opened before the gate was hidden
        assert settled(page) == views[index], index
    for index in range(1, len(views)):
        page.go_forward()
        if index == 5:
            page.go_forward()
        assert settled(page) == views[index], index


def test_typing_the_cursor_and_the_order_of_units_are_no_steps_back(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/count-match")
    length = page.evaluate("history.length")
    page.fill("#sequence", "aabb")
    page.locator("[data-strips]").press("ArrowLeft")
    page.locator("[data-strips]").press("PageDown")
    page.locator("[data-tab=units]").click()
    page.get_by_label("every unit").check()
    expect(page).to_have_url(re.compile("sequence=aabb.*every=1"))
    assert page.evaluate("history.length") == length + 1  # of the tool


def test_back_before_the_page_of_an_experiment_came_leaves_nothing_of_it(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=4")
    page.locator("[data-strips]").press("ArrowRight")
    before = settled(page)
    with slowly(page, "**/lab/forget?*do=*"):
        experiment(page)
        page.go_back()
        assert settled(page) == before


def test_two_experiments_at_once_end_at_the_second(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    with slowly(page, "**/lab/forget?*"):
        experiment(page, 0)
        experiment(page, 1)
        expect(page.locator("[data-experiment]").nth(1)).to_have_attribute("aria-current", "true")
        assert settled(page)["edits"] == "f=0"
        assert len(view(page)["made"]) == 1


def test_two_changes_taken_back_at_once_are_both_gone(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?do=f=0.5;i=0.5;o=0.5")
    with slowly(page, "**/lab/forget?*"):
        page.locator(".take-back").nth(0).click()
        page.locator(".take-back").nth(1).click()
        expect(page.locator(".made li")).to_have_count(1)
        assert settled(page)["edits"] == "f=0.5"


def test_u_takes_the_last_change_back_and_is_a_letter_in_the_field(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/text?do=f=0.5;i=0.5")
    page.locator("[data-strips]").press("u")
    expect(page.locator(".made li")).to_have_count(1)
    assert settled(page)["edits"] == "f=0.5"
    expect(page.locator("[data-strips]")).to_be_focused()
    page.fill("#sequence", "")
    page.locator("#sequence").press_sequentially("u")
    assert settled(page)["field"] == "u" and view(page)["edits"] == "f=0.5"


def test_u_takes_an_experiment_back_whole(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/input")
    before = settled(page)
    experiment(page)
    assert ";" in settled(page)["edits"]
    page.keyboard.press("u")
    expect(page.locator(IN_FORCE)).to_have_count(0)
    assert settled(page)["rows"] == before["rows"]
    expect(page.locator("[data-experiment]").first).to_be_focused()


def test_a_caption_moves_the_cursor_and_back_moves_it_back(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=1&tool=look")
    caption = page.locator("[data-caption]").first
    with slowly(page, "**/lab/forget?*"):
        caption.click()
        assert view(page)["step"] != 1  # at once
        expect(page.locator("[data-caption]").first).to_have_attribute("aria-current", "step")
        expect(page.locator("[data-caption]").first).to_be_focused()
        page.go_back()
        assert view(page)["step"] == 1


def test_a_text_that_cannot_be_read_is_gone_after_back(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())&step=2")
    experiment(page)
    settled(page)
    page.fill("#sequence", "(()x")
    expect(page.locator("[data-problem]")).to_be_visible()
    page.go_back()
    expect(page.locator("#sequence")).to_have_value("(())")
    expect(page.locator("[data-problem]")).to_be_hidden()
    assert settled(page)["edits"] == ""


def test_a_link_that_cannot_be_read_and_back(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())&step=2&tool=change")
    page.get_by_role("button", name="Hold it").click()
    before = settled(page)
    page.goto(f"{base_url}/lab/counter?sequence=%3F")
    expect(page.locator("#problem")).to_be_visible()
    page.go_back()
    page.locator("gate-strips").wait_for()
    wait_for_row(page, before["rows"]["forget"][0])
    after = settled(page)
    assert [after[name] for name in ("field", "edits", "step", "tool")] == [
        before[name] for name in ("field", "edits", "step", "tool")
    ]


def test_the_way_out_and_back_brings_the_view(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("do=f=0.05"))
    page.locator("#sequence").fill("ab#a")
    before = settled(page)
    page.get_by_role("link", name="Progress").click()
    page.wait_for_url("**/progress")
    page.go_back()
    wait_for_row(page, before["rows"]["forget"][0])
    after = settled(page)
    assert [after[name] for name in ("field", "edits", "step", "tool", "made")] == [
        before[name] for name in ("field", "edits", "step", "tool", "made")
    ]


def test_every_unit_is_drawn_as_the_view_says_after_back_and_forward(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/order?tool=units")
    every = page.locator("[data-toggle=every] input")
    every.check()
    before = settled(page)
    experiment(page)
    settled(page)
    every.uncheck()
    after = settled(page)
    assert len(before["rows"]["cell"]) == 6 and len(after["rows"]["cell"]) == 1
    page.go_back()
    assert settled(page) == before
    expect(every).to_be_checked()
    page.go_forward()
    assert settled(page) == after
    expect(every).not_to_be_checked()
