"""What moves in the lab: sliders whose effect is seen before they are let go, time that plays, a network that goes."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.arriving import intercept
from tests.browser.lab import (
    IN_FORCE,
    QUIET,
    REST,
    drag,
    drawn,
    open_lab,
    settled,
    slider,
    slowly,
    take,
    until,
    view,
    wait_for_row,
)
from tests.chance import NOON

AT_ONCE = """() => {
  const strips = document.querySelector("gate-strips");
  window.most = 0;
  let now = 0;
  const ask = window.fetch;
  window.fetch = async (url, options) => {
    if (!String(url).includes("/run?")) return ask(url, options);
    window.most = Math.max(window.most, ++now);
    return ask(url, options).finally(() => { now -= 1; });
  };
}"""
MOVED = """(slider, value) => {
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""
# How often a value has set out along a line of the cell.
RIDES = """() => {
  const animate = Element.prototype.animate;
  window.rides = 0;
  Element.prototype.animate = function (...all) {
    if (this.dataset.stops) window.rides += 1;
    return animate.apply(this, all);
  };
}"""
CALM = "new Promise((over) => setTimeout(over, 600))"  # longer than somebody in a hurry waits
EDITS = """async (cases) => {
  const { noted, added } = await import(document.querySelector("script").src.replace("main.js", "lab/edits.js"));
  return cases.map(([held, form]) => added(held, noted(new URLSearchParams(form))));
}"""


def stop_clock(page: Page) -> None:
    """From now on time passes as the test says, however busy the machine is; the clock was installed at noon."""
    page.clock.pause_at(NOON + timedelta(hours=1))


def said(page: Page) -> str:
    return page.locator(".effect-line").inner_text()


def test_the_values_beside_a_form_are_those_of_the_cell_that_is_chosen_now(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=4&tool=change")
    form = page.locator("form[data-part=hold]")
    for share, now in (("0.6", "f = 0.60"), ("0", "f = 0.00")):
        slider(page).fill(share)
        form.get_by_role("button").click()
        expect(form).to_contain_text(now)
    expect(form).to_contain_text(f"i = {drawn(page, 'input')[view(page)['step'] - 1]:.2f}")


def test_a_dragged_slider_is_seen_before_it_is_let_go_and_is_one_step_back(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=3&tool=change")
    page.locator("[data-strips]").press("ArrowRight")
    before = settled(page)
    page.evaluate(AT_ONCE)
    length = page.evaluate("history.length")
    take(page, 0.2)
    wait_for_row(page, [0.2] * 11)
    assert "answers changed" in said(page)
    first = said(page)
    drag(page, 0.6)
    wait_for_row(page, [0.6] * 11)
    assert said(page) != first
    expect(page.locator(".made li")).to_have_count(1)  # it rested, though it is still held
    drag(page, 0.5)
    wait_for_row(page, [0.5] * 11)
    page.mouse.up()
    expect(page).to_have_url(re.compile("do=f=0.5&"))
    after = settled(page)
    assert after["rows"]["forget"][0] == [0.5] * 11 and after["step"] == before["step"]
    assert page.evaluate("history.length") == length + 1
    assert page.evaluate("window.most") == 1
    page.go_back()
    assert settled(page) == before


def test_while_it_is_dragged_no_page_is_asked_for(page: Page, base_url: str) -> None:
    page.clock.install(time=NOON)
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/lab/" in request.url else None)
    stop_clock(page)
    for step in range(1, 13):
        slider(page).evaluate(MOVED, step / 20)
        wait_for_row(page, [step / 20] * 11)
    assert len(asked) == 12 and all("/lab/forget/run?" in url for url in asked)
    page.clock.resume()
    expect(page).to_have_url(re.compile("do=f=0.6"))


def test_a_slow_network_starves_no_slider(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    with slowly(page, "**/run?*", 120):
        take(page, 0.1)
        for step in range(20):
            drag(page, 0.1 + step / 40)
        wait_for_row(page, [0.6] * 11)
        page.mouse.up()
    assert settled(page)["edits"] == "f=0.6"


def test_typing_while_the_slider_is_held_keeps_both(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    with slowly(page, "**/lab/forget?*"):
        take(page, 0.3)
        page.evaluate(
            """() => {
              const field = document.querySelector("#sequence");
              field.value = "ab#";
              field.dispatchEvent(new Event("input", { bubbles: true }));
            }"""
        )
        drag(page, 0.4)
        page.mouse.up()
        expect(page).to_have_url(re.compile("sequence=ab%23.*do=f=0.4"))
    now = settled(page)
    assert (now["sequence"], now["edits"], now["rows"]["forget"][0]) == ("ab#", "f=0.4", [0.4] * 3)
    assert len(now["made"]) == 1


def test_a_slider_that_is_taken_while_a_page_is_under_way_wins(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    with slowly(page, "**/lab/forget?*", 500):
        page.locator("[data-experiment]").first.click()
        take(page, 0.2)
        page.wait_for_timeout(100)
        drag(page, 0.3)
        page.mouse.up()
        expect(page).to_have_url(re.compile("do=f=0.3"))
    now = settled(page)
    assert now["edits"] == "f=0.3" and now["rows"]["forget"][0] == [0.3] * 11 and len(now["made"]) == 1


def test_keys_that_repeat_on_a_slider_are_one_step_back(page: Page, base_url: str) -> None:
    page.clock.install(time=NOON)
    open_lab(page, f"{base_url}/lab/forget?tool=change")
    length = page.evaluate("history.length")
    slider(page).focus()
    stop_clock(page)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.clock.resume()
    expect(page).to_have_url(re.compile(r"do=f=0.2\b"))
    assert settled(page)["rows"]["forget"][0] == [0.2] * 11
    expect(slider(page)).to_be_focused()
    assert page.evaluate("history.length") == length + 1
    page.keyboard.press("u")  # a slider takes no letters
    expect(page.locator(".made li")).to_have_count(0)


def test_a_number_has_a_slider_too(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?step=3&tool=change")
    page.get_by_text("Set a state", exact=True).first.click()
    page.locator("form[data-part=set] input[type=range]").focus()
    page.keyboard.press("End")
    value = page.locator("form[data-part=set] input[name=new_value]").input_value()
    expect(page).to_have_url(re.compile(rf"do=c1@3={re.escape(value)}\b"))
    assert settled(page)["rows"]["cell"][0][2] == float(value)


def test_the_notation_is_that_of_the_server(page: Page, base_url: str) -> None:
    cases = [
        ("", "new_what=f&new_unit=&new_step=1&new_until=&new_value=0.35"),
        ("f=0.2", "new_what=f&new_unit=&new_step=1&new_until=&new_value=0.35"),
        ("f1@2=0.2;i=1", "new_what=f&new_unit=1&new_step=2&new_until=&new_value=1"),
        ("f=0.2", "new_what=f&new_unit=&new_step=3&new_until=5&new_value=0"),
        ("f=0.2", "new_what=f&new_unit=&new_step=&new_until=4&new_value=0"),
        ("c1@4=1", "new_what=c&new_unit=1&new_step=4&new_value=-2.5"),
        ("", "new_what=c&new_unit=1&new_step=1&new_value=3"),
        ("c1@1=1;h1@1=1", "new_what=c&new_unit=1&new_step=1&new_value=3"),
        ("W.f1.1=2", "new_what=f&new_unit=1&new_source=W.1&new_value=-0.5"),
        ("", "new_what=g&new_unit=1&new_source=b&new_value=0.25"),
        ("U.f1.1=2;W.f1.1=1", "new_what=f&new_unit=1&new_source=U.1&new_value=0"),
    ]
    open_lab(page, f"{base_url}/lab/forget")
    made = page.evaluate(EDITS, cases)
    for (held, form), do in zip(cases, made, strict=True):
        reply = page.request.get(f"{base_url}/lab/forget/edits?v=1&do={held}&{form}")
        theirs = re.search(r'data-edits="([^"]*)"', reply.text())
        ours = re.search(r'data-edits="([^"]*)"', page.request.get(f"{base_url}/lab/forget?do={do}").text())
        assert theirs and ours and theirs[1] == ours[1] and theirs[1], form


@pytest.fixture
def calm(page: Page) -> Iterator[Page]:
    page.emulate_media(reduced_motion="reduce")
    yield page


def test_play_becomes_pause_and_stops_at_the_end(calm: Page, base_url: str) -> None:
    calm.clock.install(time=NOON)
    open_lab(calm, f"{base_url}/lab/forget?step=8")
    play = calm.locator("[data-play]")
    width = play.evaluate("one => one.getBoundingClientRect().width")
    calm.get_by_role("button", name="Play").click()
    expect(calm.get_by_role("button", name="Pause")).to_have_count(1)
    assert play.evaluate("one => one.getBoundingClientRect().width") == width
    expect(calm.locator("[data-term=step]")).to_have_text("11", timeout=6000)
    expect(calm.get_by_role("button", name="Play")).to_have_count(1)
    stop_clock(calm)
    calm.keyboard.press("p")
    calm.clock.run_for(100)
    expect(calm.locator("[data-term=step]")).to_have_text("1")
    calm.keyboard.press("p")
    expect(calm.get_by_role("button", name="Pause")).to_have_count(0)


@pytest.mark.parametrize("deed", ["type", "choose", "experiment"])
def test_whoever_does_something_stops_what_plays(calm: Page, base_url: str, deed: str) -> None:
    open_lab(calm, f"{base_url}/lab/forget?step=2")
    calm.get_by_role("button", name="Play").click()
    if deed == "type":
        calm.locator("#sequence").press("End")
        calm.keyboard.type("a")
    elif deed == "choose":
        calm.locator("[data-strips]").press("ArrowRight")
    else:
        calm.locator("[data-experiment]").first.click()
    expect(calm.get_by_role("button", name="Play")).to_have_count(1)


def test_a_step_that_plays_has_its_page_fetched_ahead(calm: Page, base_url: str) -> None:
    calm.clock.install(time=NOON)
    open_lab(calm, f"{base_url}/lab/forget?step=2")
    asked: list[str] = []
    calm.on("request", lambda request: asked.append(request.url))
    stop_clock(calm)
    with calm.expect_request(re.compile("step=4")):
        calm.get_by_role("button", name="Play").click()
        calm.clock.run_for(100)
    expect(calm.locator("[data-term=step]")).to_have_text("3")
    with calm.expect_request(re.compile("step=5")):
        calm.clock.run_for(1000)
    expect(calm.locator("[data-term=step]")).to_have_text("4")
    assert len([url for url in asked if "step=4" in url]) == 1


@pytest.mark.parametrize("less", [False, True])
def test_values_travel_on_a_step_on_and_on_no_step_back(page: Page, base_url: str, less: bool) -> None:
    page.emulate_media(reduced_motion="reduce" if less else "no-preference")
    open_lab(page, f"{base_url}/lab/forget?step=4")
    page.evaluate(RIDES)
    page.evaluate(CALM)
    page.locator("[data-strips]").press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("5")
    assert bool(page.evaluate("window.rides")) is not less
    page.evaluate(CALM)
    page.evaluate("window.rides = 0")
    page.locator("[data-strips]").press("ArrowLeft")
    expect(page.locator("[data-term=step]")).to_have_text("4")
    assert page.evaluate("window.rides") == 0


def test_without_a_network_it_is_said_by_the_strips_until_there_is_one(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=look")
    page.context.set_offline(True)
    page.locator("[data-caption]").last.click()
    expect(page.locator("[data-failure]")).to_contain_text("Nothing is lost")
    page.locator("[data-experiment]").nth(1).click()
    expect(page.get_by_role("alert").filter(visible=True)).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator("[data-failure]")).to_have_count(0)
    assert settled(page)["edits"] == "f=0" and drawn(page) == [0] * 11
    expect(page.get_by_role("alert").filter(visible=True)).to_have_count(0)


def test_what_an_experiment_does_is_announced_once(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.evaluate(
        """() => {
          window.told = [];
          const region = document.querySelector("[data-announcer]");
          new MutationObserver(() => window.told.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    page.locator("[data-experiment]").first.click()
    settled(page)
    page.locator("[data-strips]").press("ArrowRight")
    settled(page)
    told = page.evaluate("window.told")
    assert len([text for text in told if "answers changed" in text]) == 1
    assert said(page) in told[0]


def test_a_button_that_is_held_down_stays_where_it_is(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    chip = page.locator("[data-experiment]").first
    box = chip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.locator("[data-strips]").focus()
    page.keyboard.down("ArrowRight")
    page.mouse.down()
    page.keyboard.up("ArrowRight")
    until(page, "document.querySelector('lab-desk').page.get('step') === '5'")
    page.mouse.up()
    expect(page.locator(IN_FORCE)).to_have_count(1)
    assert view(page)["edits"] == "f=1"


def test_what_is_typed_without_a_network_is_run_when_there_is_one(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.context.set_offline(True)
    page.fill("#sequence", "bb")
    expect(page.locator("[data-problem]")).to_contain_text("What you did is kept")
    page.context.set_offline(False)
    expect(page.locator("[data-problem]")).to_be_hidden()
    now = settled(page)
    assert (now["field"], now["sequence"], len(now["rows"]["forget"][0])) == ("bb", "bb", 2)
    assert "sequence=bb" in now["address"]
    expect(page.get_by_role("alert").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("back", ["online", "another reply"])
def test_an_experiment_waits_together_with_what_is_typed(page: Page, base_url: str, back: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    intercept(page, "**/lab/forget*", lambda route: route.abort())
    page.route("**/lab/forget/run*", lambda route: route.abort())
    page.fill("#sequence", "ab#a")
    expect(page.locator("[data-problem]")).to_be_visible()
    page.locator("[data-experiment]").nth(1).click()
    page.evaluate(REST)
    until(page, QUIET)
    page.unroute_all()
    if back == "online":
        page.evaluate("dispatchEvent(new Event('online'))")
    else:
        page.locator("[data-strips]").press("ArrowLeft")
    expect(page.locator(IN_FORCE)).to_have_count(1)
    expect(page.locator("[data-problem]")).to_be_hidden()
    now = settled(page)
    assert (now["field"], now["sequence"], now["edits"]) == ("ab#a", "ab#a", "f=0")
    assert now["rows"]["forget"][0] == [0] * 4


def test_an_experiment_leaves_what_is_typed_while_its_run_is_under_way(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    with slowly(page, "**/run?*"):
        page.fill("#sequence", "ab#a")
        page.locator("[data-experiment]").nth(1).click()
        expect(page.locator(IN_FORCE)).to_have_count(1)
        wait_for_row(page, [0] * 4)
    assert settled(page)["field"] == "ab#a"


def test_what_cannot_be_read_stays_in_the_field_when_the_network_comes(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.fill("#sequence", "abz")
    page.context.set_offline(True)
    page.context.set_offline(False)
    page.evaluate(REST)
    expect(page.locator("#sequence")).to_have_value("abz")
    expect(page.locator("[data-problem]")).to_contain_text("z at place 3")


def test_two_sliders_one_right_after_the_other_keep_both_changes(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=3&tool=change")
    length = page.evaluate("history.length")
    page.evaluate(
        """() => {
          for (const part of ["hold", "set"]) {
            const slider = document.querySelector(`form[data-part=${part}] input[type=range]`);
            slider.value = 0.5;
            for (const name of ["input", "change"]) slider.dispatchEvent(new Event(name, { bubbles: true }));
          }
        }"""
    )
    expect(page).to_have_url(re.compile(r"do=f=0\.5;c1@3=0\.5"))
    now = settled(page)
    assert now["rows"]["forget"][0] == [0.5] * 11 and now["rows"]["cell"][0][2] == 0.5
    assert page.evaluate("history.length") == length + 2
    page.go_back()
    assert settled(page)["edits"] == "f=0.5"


TOLD = """() => {
  const { run, dataset } = document.querySelector("gate-strips");
  const one = document.querySelector("[data-experiment][aria-current]");
  return {
    chip: one?.dataset.experiment ?? "", edits: dataset.edits, rows: run.before !== null,
    address: new URLSearchParams(location.search).get("do") ?? "",
    sentence: document.querySelector(".effect-line").textContent === run.sentence,
    claim: document.querySelectorAll(".claim.shown").length,
  };
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="en")
    yield context.new_page()
    context.close()


def test_experiments_tapped_in_a_row_end_in_one_view(phone: Page, base_url: str) -> None:
    open_lab(phone, f"{base_url}/lab/forget")
    chips = phone.locator("[data-experiment]")
    wanted = {nth: chips.nth(nth).get_attribute("data-experiment") for nth in range(3)}
    with slowly(phone, "**/lab/forget?*", 800):
        for nth in range(3):
            chips.nth(nth).tap()
            phone.wait_for_timeout(300)
        expect(phone.locator(f"[data-experiment={wanted[2]}][aria-current]")).to_have_count(1)
        edits = settled(phone)["edits"]
        assert edits and phone.evaluate(TOLD) == {
            "chip": wanted[2],
            "edits": edits,
            "address": edits,
            "rows": True,
            "sentence": True,
            "claim": 1,
        }
        chips.nth(2).tap()
        expect(phone.locator(IN_FORCE)).to_have_count(0)
        settled(phone)
        nothing = {"chip": "", "edits": "", "address": "", "rows": False, "claim": 0}
        assert phone.evaluate(TOLD) == {**nothing, "sentence": True}
