"""The chosen cell moves: pipes and valves go to their new values, and the values ride along the lines."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

STEP = "/lab/forget?sequence={}&step={}&unit=1"
# What is under way in the drawing: the pieces that move, from which height, and how many riders are on their way.
MOVING = """() => {
  const motions = document.querySelector("[data-part=panel]").getAnimations({ subtree: true });
  const moved = motions.filter((one) => one.effect.target.dataset.moves);
  return {
    pieces: Object.fromEntries(
      moved.map((one) => [one.effect.target.dataset.moves, one.effect.getKeyframes()[0].height])),
    riders: motions.filter((one) => one.effect.target.dataset.stops).length,
  };
}"""
AT_REST = "() => document.querySelector('[data-part=panel]').getAnimations({ subtree: true }).length === 0"
# The module as the page knows it, whatever its address is called today.
MOTION = "import(document.querySelector('script[src*=\"/js/\"]').src.replace(/[^/]*$/, 'lab/cell_motion.js'))"
SETTLE = f"""async (url) => {{
  const {{ settle }} = await {MOTION};
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  const old = document.querySelector("[data-part=panel]");
  const fresh = page.querySelector("[data-part=panel]");
  old.replaceWith(fresh);
  settle(old, fresh);
  return ({MOVING})();
}}"""
TRAVEL = f"""async () => {{
  (await {MOTION}).travel(document.querySelector("[data-part=panel]"));
  return ({MOVING})();
}}"""
STILL = {"pieces": {}, "riders": 0}


def address(step: int) -> str:
    return STEP.format(quote("aab#ab"), step)


def open_cell(page: Page, base_url: str, step: int = 3) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(base_url + address(step))
    expect(page.locator(".cell-diagram")).to_be_visible()


def test_pipes_and_valves_go_from_the_old_to_the_new_values(page: Page, base_url: str) -> None:
    open_cell(page, base_url)
    old = page.locator("[data-moves=now]").first.get_attribute("height")

    moving = page.evaluate(SETTLE, address(4))["pieces"]

    assert {"now", "kept", "forget0", "forget1", "forget"} <= set(moving)
    assert moving["now"] == f"{old}px"
    piece = page.locator("[data-moves=now]").first
    assert piece.get_attribute("height") != old
    page.wait_for_function(AT_REST)
    height = piece.evaluate("one => parseFloat(getComputedStyle(one).height)")
    assert height == pytest.approx(float(piece.get_attribute("height") or 0), abs=0.01)


def test_values_ride_along_with_the_numbers_of_the_cell(page: Page, base_url: str) -> None:
    open_cell(page, base_url, 2)

    assert page.evaluate(TRAVEL)["riders"] == 4
    numbers = page.locator(".cell-diagram .chip-value [data-number]").all_text_contents()
    seen = page.locator(".cell-diagram .number").all_text_contents()
    assert len(numbers) == 7
    assert set(numbers) <= set(seen)
    rider = page.locator("[data-stops]").first
    assert re.fullmatch(r"c \d\.\d{3}", (rider.locator("text").first.text_content() or "").strip())
    page.wait_for_function(
        "() => document.querySelector('[data-part=panel]').getAnimations({ subtree: true }).length === 0"
    )
    assert rider.evaluate("one => getComputedStyle(one).opacity") == "0"


def test_one_value_of_a_rider_is_seen_at_a_time(page: Page, base_url: str) -> None:
    open_cell(page, base_url, 2)
    page.evaluate(TRAVEL)
    shares = """at => {
      for (const one of document.querySelector("[data-part=panel]").getAnimations({ subtree: true })) {
        one.pause(); one.currentTime = at * 1260;
      }
      return [...document.querySelectorAll("[data-stops]")].map((rider) =>
        [...rider.querySelectorAll(".chip-value")].filter((one) => getComputedStyle(one).opacity === "1")
          .map((one) => one.textContent.trim().split(/\\s+/)[0]).join());
    }"""
    assert page.evaluate(shares, 0.12)[:2] == ["c", "g"]
    assert page.evaluate(shares, 0.4)[:2] == ["f·c", "i·g"]
    assert page.evaluate(shares, 0.65)[2] == "c"
    assert page.evaluate(shares, 0.92)[3] == "h"


def test_a_second_ride_takes_the_place_of_the_first_and_a_new_panel_ends_it(page: Page, base_url: str) -> None:
    open_cell(page, base_url, 2)
    assert [page.evaluate(TRAVEL)["riders"] for _ in range(3)] == [4, 4, 4]

    assert page.evaluate(SETTLE, address(4))["riders"] == 0
    assert page.evaluate("document.getAnimations().filter((one) => !one.effect.target.isConnected).length") == 0


def test_nothing_moves_out_of_sight(page: Page, base_url: str) -> None:
    open_cell(page, base_url, 2)
    for hidden in (
        "one => { one.style.visibility = 'hidden' }",
        "one => { one.style.visibility = ''; one.style.position = 'fixed'; one.style.insetBlockStart = '95vh' }",
    ):
        page.locator(".sheet").evaluate(hidden)
        assert page.evaluate(TRAVEL) == STILL
    assert page.evaluate(SETTLE, address(4)) == STILL


def test_nothing_moves_where_less_motion_is_asked_for(browser: Browser, base_url: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    open_cell(page, base_url, 2)

    assert page.evaluate(TRAVEL) == STILL
    assert page.evaluate(SETTLE, address(4)) == STILL
    expect(page.locator("[data-term=step]")).to_have_text("4")
    context.close()


def test_a_part_that_is_pointed_at_shows_what_it_is_made_of(page: Page, base_url: str) -> None:
    open_cell(page, base_url, 2)
    opacity = "one => Number(getComputedStyle(one).opacity)"
    jaw, shown = page.locator(".jaw.of-forget").first, page.locator(".pipe.of-hidden").first
    assert (jaw.evaluate(opacity), shown.evaluate(opacity)) == (1, 1)

    page.locator(".at-cell").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert jaw.evaluate(opacity) == 1
    assert shown.evaluate(opacity) < 0.5
    page.locator(".at-forget").click()
    expect(page).to_have_url(re.compile("show=forget"))
    expect(page.locator(".at-forget")).to_have_attribute("aria-current", "true")
