"""The stage: whatever is touched, its effect is on the same screen, on a phone and in a wide window."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.arriving import still
from tests.browser.lab import IN_FORCE, SETTLED, open_lab, until
from tests.browser.stage import at_rest, in_view, shifted, unseen, watch_shifts

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 900}
MODELS = (
    "forget",
    "counter",
    "reset",
    "input",
    "latch",
    "order",
    "count-match",
    "grammar",
    "text",
    "temperature",
    "reverse",
)
LONG = {"text": "we hear rain, " * 9, "counter": "(())" * 30}
CHANGED = "do=f=1"
STRIPS, SENTENCE = "[data-strips]", ".outcome:has(.effect-line:not(:empty))"
CONTROLS = ":is(a, button, select, textarea, input:not([type=hidden]), p)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Is the answer that the sentence names among the steps that are seen?
ANSWER_SEEN = """() => {
  const { run, place, window: { strips, width } } = document.querySelector("gate-strips");
  const step = run.answer_at;
  if (!step) return true;
  const left = place.x(step) - strips.scrollLeft;
  return left >= -1 && left + place.column <= width + 1;
}"""
WINDOW = "[document.querySelector('[data-strips]').scrollLeft, document.querySelector('gate-strips').chosen.step]"
OPENED = "document.querySelector('gate-strips').place.track('forget').height > 50"  # to be guessed
EDITS = "many => document.querySelector('gate-strips').dataset.edits.split(';').filter(Boolean).length === many"
SLIDE = """(one) => {
  one.value = one.value === one.max ? one.min : one.max;
  for (const name of ["input", "change"]) one.dispatchEvent(new Event(name, { bubbles: true }));
}"""
TYPED = {"input": ", 0.5", "temperature": " 9"}  # one step more
COMPARE, MARKED = "form[data-guess] .btn.main", "[data-part=predict] .result"
LEVEL = ".sheet[data-at={}]"


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, base_url=base_url)
    page = context.new_page()
    watch_shifts(page)
    yield page
    context.close()


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone without scripts."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


def tabs(page: Page) -> list[str]:
    page.locator("[role=tab]").first.wait_for()
    return [str(tab.get_attribute("data-tab")) for tab in page.locator("[role=tab]").all()]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("model", MODELS)
def test_every_tool_is_seen_with_the_strips_and_the_sentence(page: Page, model: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(f"/lab/{model}?{CHANGED}")
    missing = {}
    for name in tabs(page):
        page.locator(f"[data-tab={name}]").click()
        if found := unseen(page, STRIPS, SENTENCE, f"[data-tab={name}]", f"#tool-{name} {CONTROLS}"):
            missing[name] = found
    assert missing == {}


@pytest.mark.parametrize("model", MODELS)
def test_on_a_wide_window_the_cell_is_seen_with_them(page: Page, model: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"/lab/{model}?{CHANGED}")
    assert unseen(page, "header .brand", STRIPS, SENTENCE, "[data-tabs]", ".sheet") == []


@pytest.mark.parametrize("width", [993, 1280, 1920])
def test_strips_and_cell_stand_side_by_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/lab/forget")
    still(page)
    strips, cell = page.locator(STRIPS).bounding_box(), page.locator(".sheet").bounding_box()
    assert strips
    assert cell
    assert strips["x"] + strips["width"] < cell["x"]
    assert page.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("model", MODELS)
def test_nothing_shifts_while_the_page_comes_up(page: Page, model: str, size: ViewportSize) -> None:
    watch_shifts(page)
    page.set_viewport_size(size)
    query = f"sequence={LONG[model]}&{CHANGED}" if model in LONG else CHANGED
    page.goto(f"/lab/{model}?{query}", wait_until="networkidle")
    still(page)
    at_rest(page)
    assert shifted(page) <= 0.02


def test_nothing_shifts_while_tools_and_the_sheet_open(phone: Page) -> None:
    phone.goto(f"/lab/grammar?{CHANGED}")
    for name in tabs(phone):
        phone.locator(f"[data-tab={name}]").tap()
        at_rest(phone)
    phone.locator("[data-peek]").tap()
    at_rest(phone)
    assert shifted(phone) <= 0.02


def test_the_sheet_opens_by_tap_and_leaves_the_strips_in_view(phone: Page) -> None:
    phone.goto("/lab/forget")
    peek = phone.locator("[data-peek]")
    expect(peek).to_have_attribute("aria-expanded", "false")
    assert in_view(phone, "[data-peek]")
    assert not phone.locator("#cell-body").is_visible()
    peek.tap()
    expect(peek).to_have_attribute("aria-expanded", "true")
    assert unseen(phone, STRIPS, "[data-peek]", "#cell-body") == []
    for _ in range(2):
        peek.tap()
        at_rest(phone)
        if peek.get_attribute("aria-expanded") == "false":
            break
    expect(peek).to_have_attribute("aria-expanded", "false")


def draw(page: Page, field: Locator, share: float) -> None:
    """A stroke over the first steps of a field, at a share of its height."""
    at_rest(page)
    box = field.bounding_box()
    assert box
    y = box["y"] + box["height"] * (1 - share)
    page.mouse.move(box["x"] + 3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, y, steps=4)
    page.mouse.up()


def drag(page: Page, by: int, steps: int = 12) -> None:
    at_rest(page)
    box = page.locator("[data-peek]").bounding_box()
    assert box
    x, y = box["x"] + 60, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x, y + by * step / steps)
        page.wait_for_timeout(25)
    page.wait_for_timeout(120)
    page.mouse.move(x, y + by)
    page.mouse.up()
    at_rest(page)


def test_the_sheet_follows_the_finger_and_rests_at_the_nearest_level(phone: Page) -> None:
    phone.goto("/lab/forget")
    tabs(phone)
    drag(phone, -300)
    expect(phone.locator(LEVEL.format("half"))).to_be_visible()
    drag(phone, 400)
    expect(phone.locator(LEVEL.format("peek"))).to_be_visible()
    drag(phone, -60)
    expect(phone.locator(LEVEL.format("peek"))).to_be_visible()
    drag(phone, -700)
    expect(phone.locator("[data-peek]")).to_have_attribute("aria-expanded", "true")
    sheet, window = phone.locator(".sheet").bounding_box(), PHONE["height"]
    assert sheet
    assert sheet["y"] >= 0
    assert sheet["y"] + sheet["height"] <= window


def test_the_sheet_opens_and_lowers_by_keys(phone: Page) -> None:
    phone.goto("/lab/forget")
    tabs(phone)
    peek = phone.locator("[data-peek]")
    peek.press("Enter")
    expect(phone.locator(LEVEL.format("half"))).to_be_visible()
    peek.press("ArrowDown")
    expect(phone.locator(LEVEL.format("peek"))).to_be_visible()
    peek.press("ArrowUp")
    expect(phone.locator(LEVEL.format("half"))).to_be_visible()
    peek.press("Escape")
    expect(peek).to_have_attribute("aria-expanded", "false")
    expect(peek).to_be_focused()


def test_the_sheet_is_as_high_as_what_a_swap_has_put_into_it(phone: Page) -> None:
    open_lab(phone, "/lab/forget?step=2")
    phone.locator("[data-experiment]").first.tap()
    phone.locator(IN_FORCE).wait_for()
    until(
        phone,
        """(() => {
          const [sheet, handle, cell] = [".sheet", "[data-peek]", "#cell-body > *"]
            .map((one) => document.querySelector(one));
          const full = Number.parseFloat(sheet.style.getPropertyValue("--full"));
          return Math.abs(full - handle.offsetHeight - cell.offsetHeight) <= 5;
        })()""",
    )


def test_a_tool_that_is_opened_lowers_the_sheet(phone: Page) -> None:
    phone.goto("/lab/forget")
    tabs(phone)
    phone.locator("[data-peek]").tap()
    phone.locator("[data-tab=change]").tap()
    expect(phone.locator("[data-peek]")).to_have_attribute("aria-expanded", "false")
    assert unseen(phone, STRIPS, f"#tool-change {CONTROLS}") == []


def test_the_strips_stay_at_the_top_while_the_tool_scrolls(phone: Page) -> None:
    phone.goto(f"/lab/forget?{CHANGED}&tool=share")
    tabs(phone)
    phone.locator("#tool-share summary").scroll_into_view_if_needed()
    phone.mouse.wheel(0, 120)
    assert unseen(phone, STRIPS, SENTENCE, "[data-peek]", "[data-tabs]") == []


def test_the_last_line_of_the_page_is_not_under_the_bars(phone: Page) -> None:
    phone.goto("/lab/forget")
    tabs(phone)
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert unseen(phone, ".foot nav") == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_tabs_are_chosen_by_arrow_keys(page: Page, language: str) -> None:
    page.goto("/lab/text")
    if language == "ar":
        page.evaluate("document.documentElement.dir = 'rtl'")
    first, *others = tabs(page)
    onward, back = ("ArrowRight", "ArrowLeft") if language == "en" else ("ArrowLeft", "ArrowRight")
    page.locator(f"[data-tab={first}]").focus()
    page.keyboard.press(onward)
    expect(page.locator(f"[data-tab={others[0]}]")).to_be_focused()
    expect(page.locator(f"#tool-{others[0]}")).to_be_visible()
    expect(page.locator(f"#tool-{first}")).to_be_hidden()
    page.keyboard.press(back)
    page.keyboard.press(back)
    expect(page.locator("[role=tab][aria-selected=true]")).to_have_attribute("data-tab", others[-1])
    page.keyboard.press("Home")
    expect(page.locator("[role=tab][tabindex='0']")).to_have_attribute("data-tab", first)
    page.keyboard.press("End")
    expect(page.locator("[role=tab][aria-selected=true]")).to_be_focused()


@pytest.mark.parametrize("address", ["/lab/forget?tool=guess", "/lab/forget#tool-guess"])
def test_a_link_opens_its_tool(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[role=tab][aria-selected=true]")).to_have_attribute("data-tab", "guess")
    expect(page.locator("#tool-guess")).to_be_visible()
    expect(page.locator(".tool:visible")).to_have_count(1)


def test_a_tool_that_does_not_exist_opens_the_first(page: Page) -> None:
    page.goto("/lab/forget?tool=units")
    assert "units" not in tabs(page)
    expect(page.locator("[role=tab][aria-selected=true]")).to_have_attribute("data-tab", tabs(page)[0])


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_what_is_wrong_with_the_field_is_said_right_under_the_strips(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(f"/lab/forget?{CHANGED}")
    tabs(page)
    before = page.locator("[data-tabs]").bounding_box()
    page.locator("#sequence").fill("aaz")
    page.locator("[data-problem]:visible").wait_for()
    assert unseen(page, "#sequence", "[data-problem]", STRIPS) == []
    assert page.locator("[data-tabs]").bounding_box() == before


@pytest.mark.parametrize("model", MODELS)
def test_without_scripts_every_tool_stands_on_the_page(plain: Page, model: str) -> None:
    plain.goto(f"/lab/{model}?{CHANGED}")
    names = [link.get_attribute("data-tab") for link in plain.locator("[data-tab]").all()]
    assert len(names) > 3
    for name in names:
        expect(plain.locator(f"#tool-{name}")).to_be_visible()
        expect(plain.locator(f"#tool-{name} h2")).to_be_visible()
    expect(plain.locator("#cell-body")).to_be_visible()
    expect(plain.locator("[role=tab], [role=tablist], [role=tabpanel]")).to_have_count(0)
    plain.set_viewport_size({"width": 390, "height": 4000})
    assert wider(plain) == []


def wider(page: Page) -> list[str]:
    """What without scripts reaches beyond the window and has no scroll of its own."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    found = []
    for selector in ("header", "main", ".stage", ".stage-run", ".tool", ".sheet", ".below", "footer"):
        for one in page.locator(selector).all():
            box = one.bounding_box()
            if box and box["x"] + box["width"] > width + 1:
                found.append(selector)
    return found


@pytest.mark.parametrize("hidden", ["panel", "input", "models", "panel,input,models", "predict,change,share,questions"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_lesson_with_less_around_it_keeps_its_strips_in_view(page: Page, size: ViewportSize, hidden: str) -> None:
    page.set_viewport_size(size)
    page.goto(f"/lab/forget?{CHANGED}&hide={hidden}")
    page.locator("[data-strips] canvas").wait_for()
    assert unseen(page, STRIPS, SENTENCE) == []
    assert page.evaluate(TOO_WIDE) == 0


def test_a_lesson_without_tools_has_no_bar_for_them(page: Page) -> None:
    page.goto("/lab/forget?hide=predict,change,share,questions")
    page.locator("[data-strips] canvas").wait_for()
    expect(page.locator("[data-tabs]")).to_have_count(0)
    expect(page.locator("#tool-look")).to_be_visible()


@pytest.mark.parametrize("model", ["forget", "grammar", "temperature"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_letters_twice_as_large_fit_a_phone(browser: Browser, base_url: str, model: str, direction: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=base_url, locale="es")
    page = context.new_page()
    page.goto(f"/lab/{model}?{CHANGED}")
    page.evaluate(f"document.documentElement.dir = '{direction}'; document.documentElement.style.fontSize = '200%'")
    for name in tabs(page):
        page.locator(f"[data-tab={name}]").click()
        at_rest(page)
        assert page.evaluate(TOO_WIDE) == 0, name
    context.close()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("model", MODELS)
def test_what_is_changed_is_seen_with_what_it_does(page: Page, model: str, size: ViewportSize) -> None:
    watch_shifts(page, typed=True)
    page.set_viewport_size(size)
    open_lab(page, f"/lab/{model}")
    names = [str(chip.get_attribute("data-experiment")) for chip in page.locator("[data-experiment]").all()]
    assert names
    missing = {name: found for name in names if (found := tried(page, name))}
    page.keyboard.press("u")
    until(page, EDITS, 0)
    page.locator("[data-tab=change]").click()
    for number, kind in enumerate(("hold", "set", "weight"), start=1):
        if found := slid(page, kind, number):
            missing[kind] = found
    assert missing == {}
    page.locator("#sequence").press("End")
    page.keyboard.type(TYPED.get(model, page.locator("#sequence").input_value()[-1:]))
    until(page, SETTLED)
    assert shifted(page) <= 0.02


def tried(page: Page, name: str) -> list[list[str]]:
    """What is not seen once an experiment is done: the strips, at the answer that is told; what it does; its chip."""
    page.locator(f"[data-experiment={name}]").click()
    chosen = f"[data-experiment={name}][aria-current]"
    page.locator(chosen).wait_for()
    until(page, f"({ANSWER_SEEN})()")
    return unseen(page, STRIPS, SENTENCE, chosen)


def slid(page: Page, kind: str, number: int) -> list[list[str]]:
    """What is not seen before and after the slider of a form is moved, which makes the `number`th change."""
    page.locator(f"[name=kind][value={kind}]").check()
    control = f"form[data-part={kind}] [type=range]"
    before = unseen(page, STRIPS, control)
    page.locator(control).evaluate(SLIDE)
    until(page, EDITS, number)
    until(page, SETTLED)
    return before + unseen(page, STRIPS, SENTENCE, control, f"form[data-part={kind}] button")


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("model", MODELS)
def test_what_is_looked_at_and_guessed_is_seen_with_its_strip(page: Page, model: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    open_lab(page, f"/lab/{model}")
    page.locator("[data-tab=look]").click()
    page.locator("[data-caption]").last.click()
    missing = unseen(page, STRIPS, "[data-caption][aria-current]")
    page.locator("[data-tab=guess]").click()
    page.locator("[data-guess=forget]").click()
    until(page, OPENED)
    draw(page, page.locator(".strip-field").last, 0.8)
    missing += unseen(page, STRIPS, COMPARE)
    page.locator(COMPARE).click()
    page.locator(MARKED).wait_for()
    assert missing + unseen(page, STRIPS, MARKED) == []


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("model", ["forget", "input", "latch", "order"])
def test_what_is_taken_back_leaves_the_window_where_it_is(page: Page, model: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(f"/lab/{model}")
    tabs(page)
    page.locator("[data-experiment]").first.click()
    page.locator("[data-experiment][aria-current]").wait_for()
    at_rest(page)
    seen = page.evaluate(WINDOW)
    page.locator("[data-experiment][aria-current]").click()
    expect(page.locator("[data-experiment][aria-current]")).to_have_count(0)
    assert page.evaluate(WINDOW) == seen
