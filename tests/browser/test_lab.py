"""The lab in a browser: what is typed is what is seen, number for number, and every tool does what it says."""

import json
import re
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.arriving import another_page
from tests.browser.lab import IN_FORCE, open_lab, slowly


def written(number: float) -> str:
    text = f"{abs(number):.3f}"
    return f"−{text}" if number < 0 and float(text) else text


def fetched(base_url: str, path: str) -> dict:  # type: ignore[type-arg]
    with urlopen(base_url + path) as reply:
        found: dict = json.load(reply)  # type: ignore[type-arg]
        return found


def shown(page: Page, quantity: str) -> list[str]:
    return page.locator(f"tr[data-quantity={quantity}] td").all_inner_texts()


def test_typing_runs_the_model_and_the_table_holds_its_numbers(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.get_by_text("as a table").click()
    page.fill("#sequence", "")
    page.locator("#sequence").press_sequentially("aab#a")
    expect(page.locator(".numbers thead th")).to_have_count(6)
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
    page.locator("[data-tab=units]").click()
    for unit in (1, len(trace["cell"][0])):
        page.locator(f"a[data-unit='{unit}']").click()
        expect(page.locator("summary", has_text="as a table")).to_contain_text(re.compile(rf"unit {unit}\b"))
        for quantity in ("candidate", "cell", "hidden"):
            assert shown(page, quantity) == [written(row[unit - 1]) for row in trace[quantity]]
        for gate in ("forget", "input", "output"):
            assert shown(page, gate) == [written(row[unit - 1]) for row in trace["gates"][gate]]


def test_a_chosen_cell_shows_its_equation_with_its_own_numbers(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=1&sequence={quote('aab#ab')}")
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


def test_a_change_that_is_on_its_way_is_not_lost_when_the_eye_moves_on(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=1&tool=change")
    with slowly(page, "**/lab/forget**", 500):
        page.get_by_role("button", name="Hold it").click()
        page.locator("[data-strips]").press("End")
        expect(page.locator(IN_FORCE)).to_have_text("Hold f at 0 (take back)")
    expect(page.locator("[data-term=step]")).to_have_text("11")


def test_what_is_filled_in_stays_while_the_eye_moves_on(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=1&tool=change")
    page.get_by_label("from step").fill("5")
    page.locator("[data-strips]").press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("2")
    expect(page.get_by_label("from step")).to_have_value("5")
    expect(page.locator("form[data-part=set] [name=new_step]")).to_have_value("2")


def test_what_is_open_and_scrolled_stays_so(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/text?step=2")
    page.get_by_text("as a table").click()
    table = page.locator(".numbers .scroll")
    table.evaluate("one => { one.scrollLeft = 120; }")
    page.locator("[data-strips]").press("PageDown")
    expect(page.locator("summary", has_text="as a table")).not_to_contain_text(re.compile(r"unit 1\b"))
    expect(table).to_be_visible()
    assert table.evaluate("one => one.scrollLeft") == 120


def test_a_shorter_text_leaves_out_a_change_that_it_has_no_room_for(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence=aaaa&do=f=0.5;c1@4=2")
    page.fill("#sequence", "aaa")
    expect(page.locator("[data-part=effect] .problem")).to_contain_text("a step that is not there; it was left out")
    expect(page.locator(".made li")).to_have_count(1)
    expect(page).to_have_url(re.compile("sequence=aaa&"))


def test_more_symbols_than_may_be_run_are_told_not_cut(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    page.fill("#sequence", "a" * 501)
    expect(page.locator("[data-problem]")).to_have_text("At most 500 symbols.")


def test_a_guess_outlives_a_change(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())&predict=forget&curve=1,1,1,1")
    page.locator("[data-experiment]").first.click()
    expect(page.locator(IN_FORCE)).to_have_count(1)
    page.locator("[data-tab=guess]").click()
    expect(page.locator("[data-part=predict] [data-said]")).to_contain_text("Score")


def test_what_cannot_be_read_leaves_the_last_run_at_work(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(())&step=1")
    page.fill("#sequence", "(()x")
    expect(page.locator("[data-problem]")).to_contain_text("x at place 4")
    page.locator("[data-strips]").press("ArrowRight")
    expect(page.locator("[data-term=step]")).to_have_text("2")
    expect(page.locator("#sequence")).to_have_value("(()x")
    page.fill("#sequence", "(())")
    expect(page.locator("[data-problem]")).to_be_hidden()


def test_typing_while_a_change_is_in_force_keeps_it(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?do=f=0.5")
    page.fill("#sequence", "")
    page.locator("#sequence").press_sequentially("ab#")
    expect(page).to_have_url(re.compile("sequence=ab%23&.*do=f=0.5"))
    expect(page.locator('[data-term="forget.value"]')).to_have_text("0.500")
    expect(page.locator(".made li")).to_have_count(1)


def test_a_state_and_a_weight_are_changed_by_their_forms(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?step=3&tool=change")
    page.get_by_label("Set a state").check()
    page.locator("form[data-part=set] [name=new_value]").fill("2.5")
    page.get_by_role("button", name="Set it").press("Enter")
    expect(page.locator(".made li")).to_have_count(1)
    page.get_by_label("Change a weight").check()
    page.locator("form[data-part=weight] [name=new_value]").fill("-1")
    page.get_by_role("button", name="Change it").press("Enter")
    expect(page.locator(".made li")).to_have_count(2)
    expect(page.locator("[data-announcer]")).to_contain_text("answers changed")
    expect(page).to_have_url(re.compile(r"do=c1@3=2\.5;b\.f1=-1"))


def test_a_gate_is_guessed_before_it_is_seen(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?step=1&tool=guess&sequence={quote('aa#a')}")
    page.locator("[data-guess=forget]").press("Enter")
    expect(page.get_by_role("button", name="Compare with the run")).to_be_visible()
    assert page.locator("[data-part=table] td").count() == 0
    assert page.evaluate("'forget' in document.querySelector('gate-strips').run.rows") is False
    page.locator("[data-strips]").focus()
    for key in ("+", "+", "0", "+"):
        page.keyboard.press(key)
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Compare with the run").press("Enter")
    expect(page.locator("[data-part=predict] [data-said]")).to_contain_text("100")
    expect(page.locator('[data-term="forget.value"]')).to_be_visible()
    expect(page.locator("[data-announcer]")).to_contain_text("100")


def test_a_link_opens_the_very_view_and_a_lesson_hides_what_it_should(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?sequence=(()&step=2&tool=share&do=f=0.5@2;f@2=0.5")
    link = page.get_by_label("A link to exactly what you see").input_value()
    page.get_by_text("lesson").first.click()
    page.get_by_label("the list of models").check()
    page.get_by_role("checkbox", name="changing").check()
    lesson = page.locator("[data-lesson-link] input").input_value()
    open_lab(page, link)
    expect(page.locator("[data-term=step]")).to_have_text("2")
    expect(page.locator(".made li")).to_have_count(1)
    open_lab(page, lesson)
    expect(page.get_by_role("navigation", name="Models")).to_have_count(0)
    expect(page.locator("[data-tab=change]")).to_have_count(0)
    page.get_by_role("link", name="Open the whole lab").click()
    expect(page.get_by_role("navigation", name="Models")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "start"), [("CSV", b"step,symbol,unit,forget"), ("SVG", b"<svg"), ("PNG", b"\x89PNG")]
)
def test_the_view_is_kept_as_a_file(page: Page, base_url: str, name: str, start: bytes) -> None:
    open_lab(page, f"{base_url}/lab/forget?tool=share")
    with page.expect_download() as download:
        page.locator("[data-part=share]").get_by_text(re.compile(rf"\b{name}\b")).first.click()
    assert download.value.path().read_bytes().startswith(start)


def test_units_are_sorted_and_turned(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/order?tool=units")
    page.locator("[data-toggle=every] input").check()
    page.locator("[data-toggle=sort] input").check()
    expect(page.locator("[data-following]")).to_contain_text("From the top: units")
    page.locator("[data-toggle=flip] input").check()
    expect(page).to_have_url(re.compile("every=1&sort=1&flip=1"))


def test_a_forged_address_is_told_and_the_lab_still_works(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/counter?v=7&sequence=(()&step=99&unit=x&do=f=nan;h1@2=.5&show=all&predict=cell")
    problems = "[data-part=effect] .problem"
    expect(page.locator(problems)).to_have_count(5)
    expect(page.locator(problems).last).to_have_text("More of this link could not be read.")
    expect(page.locator(".made li")).to_have_count(1)
    page.fill("#sequence", "((")
    expect(page).to_have_url(re.compile(r"sequence=\(\("))
    expect(page.locator(problems)).to_have_count(0)


def test_the_lab_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/lab/counter")
    page.fill("#sequence", "()()")
    with another_page(page):
        page.get_by_role("button", name="Run").click()
    page.get_by_text("as a table").click()
    expect(page.locator("tr[data-quantity=cell] td")).to_have_count(4)
    assert page.get_by_alt_text("The six strips").evaluate("picture => picture.naturalWidth") > 200
    with another_page(page):
        page.get_by_role("button", name="Hold it").click()
    expect(page.locator("[data-part=effect] [data-said]")).to_contain_text("No answer changed")
    with another_page(page):
        page.locator("[data-guess=forget]").click()
    with another_page(page):
        page.get_by_role("button", name="Check the step").click()
    expect(page.locator("[data-part=predict] [data-said]")).not_to_be_empty()
    context.close()


def test_a_question_leads_to_the_cell_that_shows_it_and_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=forget-gate-high")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See it in the lab").click()
    expect(page.locator("#cell")).to_be_visible()
    page.get_by_role("link", name="Back to the question").click()
    expect(page.locator("main .verdict")).to_be_visible()


def test_up_and_down_go_by_the_rows_that_are_drawn(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/order?step=2&unit=3")
    chosen = "(({ show, unit }) => [show, unit])(document.querySelector('gate-strips').chosen)"
    for key, now in (("ArrowDown", "forget"), ("ArrowDown", "input"), ("ArrowUp", "forget"), ("ArrowUp", "forget")):
        page.locator("[data-strips]").press(key)
        assert page.evaluate(chosen) == [now, 3]
    value = page.evaluate("document.querySelector('gate-strips').run.rows.forget[0][1]")
    expect(page.locator("[data-announcer]")).to_have_text(f"f, forget: {value:.3f} at step 2, unit 3.")
    page.locator("[data-strips]").press("PageDown")
    assert page.evaluate(chosen) == ["forget", 4]
    open_lab(page, f"{base_url}/lab/order?step=2&unit=3&every=1")
    page.locator("[data-strips]").press("ArrowDown")
    assert page.evaluate(chosen) == ["", 4]
