"""The lab in a browser: what is typed is what is seen, number for number."""

import json
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, expect

PARTS = ("from_input", "sum", "value")


def written(number: float) -> str:
    text = f"{abs(number):.3f}"
    return f"−{text}" if number < 0 and float(text) else text


def fetched(base_url: str, path: str) -> dict:  # type: ignore[type-arg]
    with urlopen(base_url + path) as reply:
        found: dict = json.load(reply)  # type: ignore[type-arg]
        return found


def test_typing_runs_the_model_and_the_table_holds_its_numbers(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/lab/forget")
    page.get_by_text("All numbers as a table").click()
    page.fill("input[name=sequence]", "")
    page.locator("input[name=sequence]").press_sequentially("aab#a")
    expect(page.locator("[data-table] thead th")).to_have_count(7)
    trace = fetched(base_url, f"/api/lab/trace?model=forget&sequence={quote('aab#a')}")
    rows = {**trace["gates"], **{name: trace[name] for name in ("candidate", "cell", "hidden")}}
    for name, values in rows.items():
        shown = page.locator(f"tr[data-quantity={name}] td").all_inner_texts()
        assert shown == ["1", *(written(step[0]) for step in values)], name


def test_a_chosen_cell_shows_its_equation_with_its_own_numbers(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/lab/forget?sequence={quote('aab#ab')}")
    page.locator("gate-strips canvas").wait_for()
    page.locator("[data-strips]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-term=step]").first).to_have_text("4")
    cell = fetched(base_url, f"/api/lab/cell?model=forget&sequence={quote('aab#ab')}&step=4&unit=1")
    for gate in ("forget", "input", "candidate", "output"):
        for part in PARTS:
            expect(page.locator(f'[data-term="{gate}.{part}"]').first).to_have_text(written(cell[gate][part]))
    expect(page.locator("[data-announcer]")).to_contain_text("Step 4, symbol #")
    assert "step=4" in page.url


def test_a_symbol_the_model_does_not_know_is_said_and_nothing_is_lost(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/lab/counter")
    page.fill("input[name=sequence]", "(()x")
    expect(page.get_by_role("alert")).to_contain_text("x at place 4")
    expect(page.locator("input[name=sequence]")).to_have_value("(()x")
    page.fill("input[name=sequence]", "(())")
    expect(page.locator("[data-problem]")).to_be_hidden()


def test_the_lab_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/lab/counter")
    page.fill("input[name=sequence]", "()()")
    page.get_by_role("button", name="Run").click()
    page.get_by_text("All numbers as a table").click()
    expect(page.locator("tr[data-quantity=cell] td")).to_have_count(5)
    context.close()


def test_a_question_leads_to_the_cell_that_shows_it_and_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=forget-gate-high")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See it in the lab").click()
    expect(page.locator("[data-panel]")).to_be_visible()
    page.get_by_role("link", name="Back to the question").click()
    assert "question=forget-gate-high" in page.url
