"""Each type of question by keyboard alone, without JavaScript, and for everybody."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.serving import serving
from tests.browser.arriving import another_page, barriers, still
from tests.builders import every_type, write_content
from tests.web.solving import LANDING, PAIRS, Seen, cell, number

QUIZ = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")
LEAST = 24  # px of a target, either way


@pytest.fixture(scope="module")
def harbour_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the harbour with a question of every type."""
    os.environ["WEB_CONCURRENCY"] = "1"
    with serving(write_content(tmp_path_factory.mktemp("harbour"), every_type())) as port:
        yield f"http://127.0.0.1:{port}"


def open_question(page: Page, url: str, name: str, scripts: bool = True) -> None:
    page.goto(f"{url}/sets/harbour/quiz?question={name}")
    expect(page.locator("form.question")).to_be_visible()
    if scripts:
        still(page)


def tab_to(page: Page, selector: str) -> None:
    """Tab until what has the focus is the first of `selector`."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement === document.querySelector(selector)", selector):
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")


def check(page: Page) -> None:
    tab_to(page, "form.question button.main")
    page.keyboard.press("Enter")


def symbols(page: Page) -> list[str]:
    return page.locator("form.question thead .symbol").all_inner_texts()


def by_digit(page: Page, value: str) -> None:
    """The key that is written beside the choice, then Enter."""
    key = page.locator(f"input[name=choice][value={value}]").get_attribute("data-key")
    page.keyboard.press(key or "")
    expect(page.locator(f"input[value={value}]")).to_be_checked()
    page.keyboard.press("Enter")


def by_arrows(page: Page, value: str) -> None:
    """Along the choices, from the first to the one."""
    tab_to(page, "input[name=choice]")
    page.keyboard.press("Space")
    while not page.locator(f"input[value={value}]").is_checked():
        page.keyboard.press("ArrowDown")
    check(page)


def tick(page: Page, *values: str) -> None:
    for value in values:
        tab_to(page, f"input[value={value}]")
        page.keyboard.press("Space")
    check(page)


def fill_gaps(page: Page) -> None:
    tab_to(page, "select[name=gap]")
    page.keyboard.type("knots")
    tab_to(page, "input[name=gap]")
    page.keyboard.type("fathoms")
    page.keyboard.press("Enter")


def write(page: Page, text: str) -> None:
    tab_to(page, "#written")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def compute(page: Page) -> None:
    text = page.locator("#ask").evaluate("ask => ask.textContent")
    write(page, number(cell(Seen("level", "computed", text, {}, {}, ()).numbers)))


def pair(page: Page) -> None:
    """A letter in a menu chooses its option."""
    options = dict(text.split(maxsplit=1)[::-1] for text in page.locator(".options li").all_inner_texts())
    for side in page.locator(".pair").all():
        text, select = side.locator("label").inner_text(), side.locator("select")
        tab_to(page, f"#{select.get_attribute('id')}")
        page.keyboard.type(options[PAIRS[text]])
        expect(select).to_have_value(options[PAIRS[text]])
    check(page)


def items(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("[data-item] .item-text").all_inner_texts()]


def move(page: Page) -> None:
    """Each thing up to its place; what moves keeps the focus and is told."""
    for place, text in enumerate(LANDING):
        up = f'[data-move="-1"][aria-label="Move up: {text}"]'
        if items(page)[place] != text:
            tab_back_to_start(page)
            tab_to(page, up)
        while items(page)[place] != text:
            page.keyboard.press("Enter")
            now = items(page).index(text) + 1
            expect(page.locator("[data-announcer]")).to_have_text(f"{text} is now at place {now} of 4.")
            expect(page.locator(up)).to_be_focused()
    assert items(page) == LANDING
    check(page)


def tab_back_to_start(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")


def number_places(page: Page) -> None:
    """Without scripts: a place from each menu."""
    for row in page.locator("[data-item]").all():
        select, text = row.locator("select"), row.locator(".item-text").inner_text().strip()
        tab_to(page, f'[name="{select.get_attribute("name")}"]')
        page.keyboard.type(str(LANDING.index(text) + 1))
    check(page)


def point(page: Page) -> None:
    """Along the steps by the arrows."""
    step = symbols(page).index("#") + 1
    tab_to(page, "input[name=spot]")
    page.keyboard.press("Space")
    for _step in range(step - 1):
        page.keyboard.press("ArrowRight")
    expect(page.locator(f'input[value="{step}.1"]')).to_be_checked()
    check(page)


def foretell(page: Page) -> None:
    """A number at each step: what is there is overwritten."""
    tab_to(page, "input[name=curve]")
    for symbol in symbols(page):
        page.keyboard.type("0" if symbol == "#" else "1")
        page.keyboard.press("Tab")
    check(page)


Way = Callable[[Page], None]
KEYS: Mapping[str, Way] = {
    "tide": partial(by_digit, value="moon"),
    "crew": lambda page: tick(page, *sorted(("keeper", "lamp"), key=lambda value: place_of(page, value))),
    "knots": fill_gaps,
    "salt": partial(by_digit, value="false"),
    "rope": partial(write, text="hawser"),
    "fathom": partial(write, text="0,5"),
    "lights": pair,
    "landing": move,
    "ebb": point,
    "flood": foretell,
    "level": compute,
}
PLAIN: Mapping[str, Way] = {
    **KEYS,
    "tide": partial(by_arrows, value="moon"),
    "salt": partial(by_arrows, value="false"),
    "landing": number_places,
}


def place_of(page: Page, value: str) -> int:
    return int(page.locator(f"input[value={value}]").get_attribute("data-key") or 0)


@pytest.mark.parametrize("name", QUIZ)
def test_each_type_is_answered_by_keyboard_alone(page: Page, harbour_url: str, name: str) -> None:
    open_question(page, harbour_url, name)
    with another_page(page):
        KEYS[name](page)
    verdict = page.locator("h1.verdict")
    expect(verdict).to_have_text("✓ Right")
    expect(page.get_by_role("link", name="Next")).to_be_focused()
    expect(page.locator("[data-announcer]")).to_have_text(verdict.inner_text())
    assert "/answers/" in page.url
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("form.question")).to_be_visible()


def test_a_card_is_turned_and_graded_by_keyboard_alone(page: Page, harbour_url: str) -> None:
    page.goto(f"{harbour_url}/sets/harbour/flashcards")
    page.keyboard.press("Space")
    expect(page.locator(".back-text")).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator(".round-end h1")).to_be_focused()


@pytest.mark.parametrize("name", ["lights", "landing", "ebb", "flood"])
def test_who_does_not_know_says_so_by_keyboard(page: Page, harbour_url: str, name: str) -> None:
    open_question(page, harbour_url, name)
    tab_to(page, "button[name=skipped]")
    page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_contain_text("→")
    expect(page.get_by_role("link", name="Next")).to_be_focused()


def test_a_number_that_has_two_readings_is_told_and_can_be_mended_by_keyboard(page: Page, harbour_url: str) -> None:
    open_question(page, harbour_url, "fathom")
    with another_page(page):
        write(page, "10.400")
    expect(page.get_by_role("alert")).to_contain_text("Write 10400 or 10.4000, whichever you mean.")
    expect(page.locator("#written")).to_have_value("10.400")
    tab_to(page, "#written")
    page.keyboard.type("1/2")
    page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_have_text("✓ Right")


def test_an_item_goes_up_and_down_and_no_further_than_the_ends(page: Page, harbour_url: str) -> None:
    open_question(page, harbour_url, "landing")
    before = items(page)
    tab_to(page, "[data-item]:nth-child(1) [data-move='-1']")
    page.keyboard.press("Enter")
    assert items(page) == before
    page.keyboard.press("Tab")
    for place in (2, 3, 4, 4):
        page.keyboard.press("Space")
        assert items(page).index(before[0]) == place - 1
    expect(page.locator("[data-announcer]")).to_have_text(f"{before[0]} is now at place 4 of 4.")
    assert [one.input_value() for one in page.locator("[data-item] select").all()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("name", QUIZ)
def test_each_type_is_answered_without_javascript(browser: Browser, harbour_url: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_question(page, harbour_url, name, scripts=False)
    with another_page(page):
        PLAIN[name](page)
    expect(page.locator("h1.verdict")).to_have_text("✓ Right")
    with another_page(page):
        page.get_by_role("link", name="Next").press("Enter")
    expect(page.locator("form.question")).to_be_visible()
    context.close()


def test_a_card_is_turned_and_graded_without_javascript(browser: Browser, harbour_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{harbour_url}/sets/harbour/flashcards")
    for name in ("Turn the card", "Got it"):
        with another_page(page):
            page.get_by_role("button", name=name).press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    context.close()


# A target is the label around a control where there is one.
CONTROLS = "form :is(input:not([type=hidden]), select, button, summary), .acts a"
SMALL = """([controls, least]) => [...document.querySelector("main").querySelectorAll(controls)]
  .map((one) => one.closest("label") ?? one)
  .filter((one) => one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([html, box]) => `${html}: ${box.width} x ${box.height}`)"""


def look(page: Page, at: str) -> None:
    """Nobody is kept out, at two widths and in two colour schemes; nothing is wider than the screen, or too small."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for width, scheme in ((390, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert not (found := barriers(page, at)), f"{page.url} {width} {scheme}\n{found}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} is wider than {width}"
        assert page.evaluate(SMALL, [CONTROLS, LEAST]) == []


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Page]:
    """A page whose console nobody watches: axe puts styles into it, which the page's own policy refuses."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", QUIZ)
def test_no_type_keeps_anybody_out_asked_or_marked(quiet: Page, harbour_url: str, name: str) -> None:
    open_question(quiet, harbour_url, name)
    look(quiet, "form.question")
    with another_page(quiet):
        KEYS[name](quiet)
    look(quiet, "h1.verdict")


def test_no_card_keeps_anybody_out(quiet: Page, harbour_url: str) -> None:
    quiet.goto(f"{harbour_url}/sets/harbour/flashcards")
    look(quiet, ".flashcard:not(.turned)")
    with another_page(quiet):
        quiet.keyboard.press("Space")
    expect(quiet.locator(".back-text")).to_be_focused()
    look(quiet, ".flashcard.turned")


def test_a_guess_of_a_gate_is_drawn_into_its_fields(quiet: Page, harbour_url: str) -> None:
    open_question(quiet, harbour_url, "flood")
    pad = quiet.locator("draw-pad canvas")
    pad.evaluate("pad => pad.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = pad.bounding_box()
    assert box
    quiet.mouse.move(box["x"] + 20, box["y"] + box["height"] - 3)
    quiet.mouse.down()
    quiet.mouse.move(box["x"] + box["width"] - 20, box["y"] + 3)
    quiet.mouse.up()

    drawn = [float(value) for value in quiet.locator("[name=curve]").evaluate_all("all => all.map(one => one.value)")]
    assert drawn == sorted(drawn)
    assert drawn[0] < 0.05 < 0.95 < drawn[-1]
