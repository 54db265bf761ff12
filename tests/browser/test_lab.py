"""The lab in a browser: what is typed is what is seen, number for number."""

import json
import re
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect


def written(number: float) -> str:
    text = f"{abs(number):.3f}"
    return f"−{text}" if number < 0 and float(text) else text


def fetched(base_url: str, path: str) -> dict:  # type: ignore[type-arg]
    with urlopen(base_url + path) as reply:
        found: dict = json.load(reply)  # type: ignore[type-arg]
        return found


def open_lab(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("[data-strips] canvas").wait_for()


def shown(page: Page, quantity: str) -> list[str]:
    return page.locator(f"tr[data-quantity={quantity}] td").all_inner_texts()


def test_typing_runs_the_model_and_the_table_holds_its_numbers(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.get_by_text("as a table").click()
    page.fill("#sequence", "")
    page.locator("#sequence").press_sequentially("aab#a")
    expect(page.locator("thead th")).to_have_count(6)
    trace = fetched(base_url, f"/api/lab/trace?model=forget&sequence={quote('aab#a')}")
    rows = {**trace["gates"], **{name: trace[name] for name in ("candidate", "cell", "hidden")}}
    for name, values in rows.items():
        assert shown(page, name) == [written(step[0]) for step in values], name
    assert shown(page, "answer") == trace["answers"]


@pytest.mark.parametrize("model", ["input", "text", "reverse"])
def test_every_number_of_every_unit_is_that_of_the_trace(page: Page, base_url: str, model: str) -> None:
    open_lab(page, f"{base_url}/lab/{model}")
    page.get_by_text("as a table").click()
    sequence = page.locator("#sequence").input_value()
    name = "series" if model == "input" else "sequence"
    trace = fetched(base_url, f"/api/lab/trace?model={model}&{name}={quote(sequence)}")
    units = page.locator("[data-unit-choice] select")
    for unit in (1, len(trace["cell"][0])):
        units.select_option(str(unit))
        expect(page.locator("summary", has_text="as a table")).to_contain_text(f"unit {unit} ")
        for quantity in ("candidate", "cell", "hidden"):
            assert shown(page, quantity) == [written(row[unit - 1]) for row in trace[quantity]]
        for gate in ("forget", "input", "output"):
            assert shown(page, gate) == [written(row[unit - 1]) for row in trace["gates"][gate]]


def test_a_chosen_cell_shows_its_equation_with_its_own_numbers(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#ab')}")
    page.locator("[data-strips]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("4")
    cell = fetched(base_url, f"/api/lab/cell?model=forget&sequence={quote('aab#ab')}&step=4&unit=1")
    for gate in ("forget", "input", "candidate", "output"):
        for part in ("from_input", "sum", "value"):
            expect(page.locator(f'[data-term="{gate}.{part}"]')).to_have_text(written(cell[gate][part]))
        for part in ("from_hidden", "bias"):
            expect(page.locator(f'[data-term="{gate}.{part}"]')).to_have_text(written(abs(cell[gate][part])))
    for name in ("previous_cell", "cell_state", "hidden_state"):
        expect(page.locator(f'[data-term="{name}"]')).to_have_text(written(cell[name]))
    diagram = (page.locator(".cell-diagram").text_content() or "").split()
    assert {written(cell["cell_state"]), written(cell["hidden_state"]), written(cell["tanh_cell"])} <= set(diagram)
    expect(page.locator("[data-announcer]")).to_contain_text("Step 4, symbol #")
    expect(page).to_have_url(re.compile("step=4"))


def test_a_gate_is_held_while_its_slider_moves_and_let_go_again(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=11")
    page.get_by_text("Change", exact=True).click()
    page.locator("input[name=new_value][type=range]").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-said]")).to_contain_text("Right at 11 of 11 answers before")
    expect(page.locator('[data-term="forget.value"]')).to_have_text("0.950")
    expect(page).to_have_url(re.compile("do=f=0.95"))
    expect(page.locator("input[name=new_value][type=range]")).to_be_focused()
    page.get_by_role("link", name="Take everything back").press("Enter")
    expect(page.locator("[data-said]")).to_have_count(0)
    assert "do=" not in page.url


def test_a_change_that_is_on_its_way_is_not_lost_when_the_eye_moves_on(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.route("**/edits?*", lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.get_by_text("Change", exact=True).click()
    page.get_by_role("button", name="Hold it").click()
    page.locator("[data-strips]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".made li")).to_have_count(1)
    expect(page.locator("[data-term=step]")).to_have_text("2")


def test_what_is_filled_in_stays_while_the_eye_moves_on(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.get_by_text("Change", exact=True).click()
    page.get_by_label("from step").fill("5")
    page.locator("[data-strips]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("2")
    expect(page.get_by_label("from step")).to_have_value("5")
    expect(page.get_by_label("at step")).to_have_value("2")


def test_a_shorter_text_leaves_out_a_change_that_it_has_no_room_for(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence=aaaa&do=f=0.5;c1@4=2")
    page.fill("#sequence", "aaa")
    expect(page.locator("[data-part=problems]")).to_contain_text("names a step that is not there; it was left out")
    expect(page.locator(".made li")).to_have_count(1)
    expect(page).to_have_url(re.compile("sequence=aaa&"))


def test_more_symbols_than_may_be_run_are_told_not_cut(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.fill("#sequence", "a" * 501)
    expect(page.locator("[data-problem]")).to_have_text("At most 500 symbols.")


def test_a_guess_outlives_a_change(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())&predict=forget&curve=1,1,1,1")
    page.get_by_text("Change", exact=True).click()
    page.get_by_role("button", name="Set it").click()
    expect(page.locator(".made li")).to_have_count(1)
    expect(page.locator("[data-part=predict] [data-said]")).to_contain_text("of 4 steps")


def test_typing_something_unreadable_leaves_the_last_run_at_work(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())")
    page.fill("#sequence", "(()x")
    expect(page.locator("[data-problem]")).to_be_visible()
    page.locator("[data-strips]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("2")


def test_a_state_and_a_weight_are_changed_by_their_forms(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?step=3")
    page.get_by_text("Change", exact=True).click()
    page.get_by_role("button", name="Set it").press("Enter")
    page.get_by_role("button", name="Change it").press("Enter")
    expect(page.locator(".made li")).to_have_count(2)
    expect(page.locator("[data-announcer]")).to_contain_text("answers before")
    expect(page).to_have_url(re.compile("c1@3=.*;W.f1.1=0"))


def test_a_gate_is_guessed_before_it_is_seen(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aa#a')}")
    page.get_by_text("Guess", exact=True).press("Enter")
    page.get_by_role("button", name="Guess it").press("Enter")
    expect(page.locator(".panel")).to_contain_text("once you have committed")
    assert page.locator("[data-part=table] td").count() == 0
    for step, value in enumerate(("1", "1", "0", "1"), start=1):
        page.get_by_label(f"Guess for step {step}").fill(value)
    page.get_by_role("button", name="Lock in the curve").press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("100%")
    expect(page.locator('[data-term="forget.value"]')).to_be_visible()


def test_the_step_at_which_a_gate_closes_is_guessed(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aa#a')}&predict=forget")
    page.get_by_label("It falls below a half at step").select_option("2")
    page.get_by_role("button", name="Lock in the step").press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("It falls below a half at: 3.")


def test_a_curve_is_drawn_with_the_mouse(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?predict=forget")
    pad = page.locator("draw-pad canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + 2, steps=8)
    page.mouse.up()
    drawn = [float(field.input_value()) for field in page.locator("input[name=curve]").all()]
    assert min(drawn) > 0.9


def test_a_series_is_drawn_and_marked(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/input?series=1&sequence=0.1,0.1,0.1,0.1")
    box = page.locator("draw-pad canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] - 8)
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 2)
    expect(page.locator("textarea")).to_have_value(re.compile(r"^0\.1, 0\.1\*, 0\.1, (1|0\.9\d)$"))
    expect(page).to_have_url(re.compile(r"sequence=0\.1"))


def test_a_link_opens_the_very_view_and_a_lesson_hides_what_it_should(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(()&step=2&do=f=0.5@2;f@2=0.5")
    page.get_by_text("Share and keep").click()
    link = page.get_by_label("This exact view").input_value()
    page.get_by_label("the list of models").check()
    page.get_by_label("changing", exact=True).check()
    lesson = page.locator("[data-lesson-link] input").input_value()
    open_lab(page, link)
    expect(page.locator("[data-term=step]")).to_have_text("2")
    expect(page.locator(".made li")).to_have_count(1)
    open_lab(page, lesson)
    expect(page.get_by_role("navigation", name="Models")).to_have_count(0)
    expect(page.get_by_text("Hold a gate")).to_have_count(0)
    page.get_by_role("link", name="Open the whole lab").click()
    expect(page.get_by_role("navigation", name="Models")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "start"), [("CSV", b"step,symbol,unit,forget"), ("SVG", b"<svg"), ("PNG", b"\x89PNG")]
)
def test_the_view_is_kept_as_a_file(page: Page, base_url: str, name: str, start: bytes) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.get_by_text("Share and keep").click()
    with page.expect_download() as download:
        page.locator("[data-part=share]").get_by_text(name, exact=True).click()
    assert download.value.path().read_bytes().startswith(start)


def test_time_plays_slides_and_stops(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=9")
    play = page.get_by_role("button", name="Play")
    play.press("Enter")
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-term=step]")).to_have_text("11", timeout=4000)
    expect(play).to_have_attribute("aria-pressed", "false")
    page.get_by_role("slider", name="Step").press("Home")
    expect(page.locator("[data-term=step]")).to_have_text("1")


def test_units_are_sorted_and_turned(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/count-match")
    page.get_by_label("sort the units").check()
    expect(page.locator("[data-following]")).to_contain_text("From the top: units")
    page.get_by_label("turn the sign").check()
    expect(page).to_have_url(re.compile("sort=1.*flip=1"))


def test_a_forged_address_is_told_and_the_lab_still_works(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?v=7&sequence=(()&step=99&unit=x&do=f=nan;h1@2=.5&show=all&predict=cell")
    expect(page.locator("[data-part=problems] .problem")).to_have_count(6)
    expect(page.locator(".made li")).to_have_count(1)
    page.fill("#sequence", "((")
    expect(page).to_have_url(re.compile(r"sequence=\(\("))
    expect(page.locator("[data-part=problems] .problem")).to_have_count(0)


def test_a_symbol_the_model_does_not_know_is_said_and_nothing_is_lost(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/lab/counter")
    page.fill("#sequence", "(()x")
    expect(page.locator("[data-problem]")).to_contain_text("x at place 4")
    expect(page.locator("#sequence")).to_have_value("(()x")
    page.fill("#sequence", "(())")
    expect(page.locator("[data-problem]")).to_be_hidden()


def test_the_lab_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/lab/counter")
    page.fill("#sequence", "()()")
    page.get_by_role("button", name="Run").click()
    page.get_by_text("as a table").click()
    expect(page.locator("tr[data-quantity=cell] td")).to_have_count(4)
    assert page.get_by_alt_text("The six strips").evaluate("picture => picture.naturalWidth") > 200
    page.get_by_text("Change", exact=True).click()
    page.get_by_role("button", name="Hold it").click()
    expect(page.locator("[data-said]")).to_contain_text("answers before")
    page.get_by_text("Guess", exact=True).click()
    page.get_by_role("button", name="Guess it").click()
    page.get_by_role("button", name="Lock in the step").click()
    expect(page.locator("[data-part=predict] [data-said]")).to_contain_text("It stays above a half")
    context.close()


def test_a_question_leads_to_the_cell_that_shows_it_and_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=forget-gate-high")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See it in the lab").click()
    expect(page.locator(".panel")).to_be_visible()
    page.get_by_role("link", name="Back to the question").click()
    assert "question=forget-gate-high" in page.url
