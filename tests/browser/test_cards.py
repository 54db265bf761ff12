"""A flashcard in a browser: turned, judged and taken back, by touch alone, by keyboard alone, by mouse."""

import os
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from bench.serving import serving
from tests.browser.arriving import another_page, barriers, intercept, until
from tests.browser.touching import Finger, finger, phone
from tests.builders import Document, harbour, port, tide, write_content, write_picture

__all__ = ("finger", "phone")
LEAST = 44  # px of a target, either way
TERMS = "$$\n" + " + ".join(f"w_{{{n}}} x_{{{n}}}" for n in range(1, 40)) + "\n$$"
LONG = "\n\n".join(f"Paragraph {n}: the tide rises twice a day, and what floats rises with it." for n in range(1, 16))
CARDS = {
    "port": {},
    "starboard": {"ask": "Which side is starboard?", "back": "The right one."},
    "manual": {"ask": f"What does the manual say?\n\n{LONG}", "back": f"All of this.\n\n{LONG}"},
    "formula": {"ask": f"What is added up?\n\n{TERMS}", "back": f"Forty products.\n\n{TERMS}"},
    "picture": {"ask": "What floats here?\n\n![A buoy](buoy.svg)", "back": "![A buoy](buoy.svg)"},
    "pointer": {
        "ask": "Where is it [written](https://example.org/front)?",
        "back": "In [the almanac](https://example.org/back).",
    },
}


def card(name: str) -> Document:
    return {**port(), "id": name, **CARDS[name]}


def arabic() -> Document:
    words = {"ask": "أي جانب هو الميسرة؟", "back": "الجانب الأيسر."}
    return harbour({**port(), **words}, set="mina", language="ar", title="الميناء", concepts={"light": "ضوء"})


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    os.environ["WEB_CONCURRENCY"] = "1"
    folder = write_picture(tmp_path_factory.mktemp("cards"))
    with serving(write_content(folder, harbour(*map(card, CARDS), tide()), arabic())) as running:
        yield f"http://127.0.0.1:{running}"


@pytest.fixture(autouse=True)
def clean_phone(request: pytest.FixtureRequest) -> Iterator[None]:
    """A phone complains as little as any page."""
    complaints: list[str] = []
    if "phone" in request.fixturenames:
        page = request.getfixturevalue("phone")
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    yield
    assert complaints == []


def open_card(page: Page, url: str, name: str = "port") -> Locator:
    set_id, _, local_id = name.rpartition("/")
    page.goto(f"{url}/sets/{set_id or 'harbour'}/flashcards?question={local_id}")
    return page.locator(".flashcard .face")


def open_round(page: Page, url: str) -> Locator:
    page.goto(f"{url}/sets/harbour/flashcards")
    return page.locator(".flashcard .face")


def rests(page: Page) -> None:
    until(page, "document.getAnimations().length === 0 && !document.activeViewTransition")


def long_enough(page: Page) -> None:
    """For a press to have become a turn, by the page's own clock: it is late where the page is."""
    page.evaluate("new Promise((over) => setTimeout(over, 700))")


def turned(page: Page) -> Locator:
    """The card's back, once it lies still."""
    expect(page.locator(".flashcard.turned")).to_be_visible()
    rests(page)
    expect(page.locator(".face")).to_have_count(1)
    return page.locator(".face")


def posts(page: Page, path: str) -> list[Request]:
    """What is sent to an address from now on."""
    sent: list[Request] = []
    page.on("request", lambda one: sent.append(one) if one.method == "POST" and one.url.endswith(path) else None)
    return sent


def grades(sent: list[Request]) -> list[str]:
    return [parse_qs(one.post_data or "")["grade"][0] for one in sent]


TURNS: dict[str, Callable[[Page], None]] = {
    "Space": lambda page: page.keyboard.press("Space"),
    "Enter": lambda page: page.keyboard.press("Enter"),
    "the button": lambda page: page.get_by_role("button", name="Turn the card").click(),
    "a click on the card": lambda page: page.locator(".face").click(),
}


@pytest.mark.parametrize("way", TURNS)
def test_a_card_turns(page: Page, url: str, way: str) -> None:
    open_card(page, url)
    TURNS[way](page)
    expect(turned(page)).to_contain_text("The left one, looking ahead.")


def test_a_card_turns_by_a_tap_and_under_the_finger(phone: Page, finger: Finger, url: str) -> None:
    open_card(phone, url).tap()
    turned(phone)
    for across in (-150, 150):
        finger.swipe(open_card(phone, url), across)
        turned(phone)


# At its beginning and at its end, the faces that show: what their own turn and the card's make together.
WATCH = """document.addEventListener("animationstart", ({ animationName, target }) => {
  if (animationName !== "turn") return;
  const [motion] = target.getAnimations();
  const turn = (one) => new DOMMatrix(getComputedStyle(one).transform);
  motion.pause();
  window.seen = [0.01, 0.99].map((share) => {
    motion.currentTime = motion.effect.getTiming().duration * share;
    const faces = [...target.querySelectorAll(".face")];
    return faces.filter((face) => turn(target).multiply(turn(face)).m33 > 0).map((face) => face.textContent.trim());
  });
  motion.finish();
})"""


def test_a_turn_shows_the_front_first_and_then_the_back(page: Page, url: str) -> None:
    open_card(page, url)
    page.evaluate(WATCH)
    page.keyboard.press("Space")
    back = " ".join(turned(page).inner_text().split())
    shown = [[" ".join(text.split()) for text in faces] for faces in page.evaluate("window.seen")]
    assert shown == [["Which side is port?"], [back]]


def test_the_back_is_asked_for_at_the_press_and_not_before(page: Page, url: str) -> None:
    sent = posts(page, "/reveals")
    open_card(page, url)
    page.get_by_role("button", name="Turn the card").hover()
    page.keyboard.press("Tab")
    assert (len(sent), "looking ahead" in page.content()) == (0, False)
    with page.expect_response("**/reveals"):
        page.mouse.down()
    assert len(sent) == 1
    page.mouse.up()
    turned(page)
    assert len(sent) == 1


def test_a_press_that_becomes_a_scroll_turns_nothing_and_asks_for_nothing(
    phone: Page, finger: Finger, url: str
) -> None:
    sent = posts(phone, "/reveals")
    finger.swipe(open_card(phone, url, "manual"), 4, -260)
    until(phone, "scrollY > 100")
    long_enough(phone)
    expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()
    assert ("All of this" in phone.content(), sent) == (False, [])


def test_words_that_are_selected_and_a_drag_that_is_given_up_ask_for_nothing(
    page: Page, phone: Page, finger: Finger, url: str
) -> None:
    asked = [posts(one, "/reveals") for one in (page, phone)]
    box = open_card(page, url).locator("p").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1], steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()")
    finger.swipe(open_card(phone, url), 40)
    for one in (page, phone):
        long_enough(one)
    assert asked == [[], []]


def test_the_back_is_asked_for_once_letting_go_would_turn_the_card(phone: Page, finger: Finger, url: str) -> None:
    sent = posts(phone, "/reveals")
    with phone.expect_response("**/reveals"):
        finger.drag(open_card(phone, url), 150)
    finger.lift()
    turned(phone)
    assert len(sent) == 1


def test_a_card_whose_back_cannot_be_had_lies_back_and_says_so(page: Page, url: str) -> None:
    open_card(page, url)
    held: list[Route] = []
    intercept(page, "**/reveals", lambda route: held.append(route), times=1)
    with page.expect_request("**/reveals"):
        page.keyboard.press("Space")
    expect(page.locator(".flashcard[aria-busy]")).to_be_visible()
    page.route("**/reveals", lambda route: route.abort())
    held[0].abort()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is lost")
    expect(page.locator(".flashcard:not([aria-busy])")).to_be_visible()
    rests(page)
    assert page.locator(".turner").evaluate("one => new DOMMatrix(getComputedStyle(one).transform).isIdentity")

    page.unroute("**/reveals")
    page.keyboard.press("Space")
    turned(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_back_has_the_focus_and_is_announced(page: Page, url: str) -> None:
    open_card(page, url)
    page.keyboard.press("Space")
    turned(page)
    expect(page.get_by_role("group", name="The back")).to_be_focused()
    expect(page.locator("[data-announcer]")).to_have_text("The left one, looking ahead.")


def test_each_way_to_judge_says_when_the_card_comes_back(page: Page, url: str) -> None:
    open_card(page, url)
    page.keyboard.press("Space")
    turned(page)
    expect(page.get_by_role("button", name=re.compile(r"Again in \d+ minutes"))).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name=re.compile(r"Got it (tomorrow|in \d+ days)"))).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("across", "grade"), [(-150, "again"), (150, "good")])
def test_a_swiped_card_is_judged_by_its_side(phone: Page, finger: Finger, url: str, across: int, grade: str) -> None:
    open_round(phone, url).tap()
    back = turned(phone)
    sent = posts(phone, "/answers")
    finger.swipe(back, across)
    expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()
    assert grades(sent) == [grade]


def test_a_flick_is_enough(phone: Page, finger: Finger, url: str) -> None:
    open_round(phone, url).tap()
    sent = posts(phone, "/answers")
    finger.flick(turned(phone), 80)
    expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()
    assert grades(sent) == ["good"]


def test_a_card_that_is_not_swiped_far_enough_springs_back(phone: Page, finger: Finger, url: str) -> None:
    open_round(phone, url).tap()
    back = turned(phone)
    sent = posts(phone, "/answers")
    at = back.bounding_box()
    finger.drag(back, 60)
    held = back.bounding_box()
    assert at and held and 30 < held["x"] - at["x"] < 60, "it follows, with resistance"
    finger.lift()
    rests(phone)
    assert (back.bounding_box(), sent) == (at, [])


@pytest.mark.parametrize(("across", "word"), [(-150, "Again"), (150, "Got it")])
def test_a_word_says_which_way_a_card_goes(phone: Page, finger: Finger, url: str, across: int, word: str) -> None:
    open_round(phone, url).tap()
    finger.drag(turned(phone), across)
    shown = phone.locator(".stamp").evaluate_all("all => all.filter((one) => getComputedStyle(one).opacity > 0.9)"
                                                 ".map((one) => one.textContent)")  # fmt: skip
    assert shown == [word]


@pytest.mark.parametrize(("across", "grade"), [(-150, "good"), (150, "again")])
def test_where_the_page_runs_to_the_left_a_card_goes_to_its_button_too(
    phone: Page, finger: Finger, url: str, across: int, grade: str
) -> None:
    open_round(phone, url)
    phone.evaluate("document.documentElement.dir = 'rtl'")
    phone.locator(".face").tap()
    back = turned(phone)
    again, good = (phone.get_by_role("button", name=name).bounding_box() for name in ("Again", "Got it"))
    assert again and good and again["x"] > good["x"]
    sent = posts(phone, "/answers")
    finger.swipe(back, across)
    expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()
    assert grades(sent) == [grade]


def test_words_that_run_to_the_left_do_not_turn_the_buttons_round(phone: Page, finger: Finger, url: str) -> None:
    open_card(phone, url, "mina/port").tap()
    back = turned(phone)
    assert back.locator(".prose").last.evaluate("one => getComputedStyle(one).direction") == "rtl"
    sent = posts(phone, "/answers")
    finger.swipe(back, 150)
    phone.wait_for_url(lambda address: "question=" not in address)
    assert grades(sent) == ["good"]


def test_a_long_back_scrolls_under_the_finger_and_is_not_judged(phone: Page, finger: Finger, url: str) -> None:
    open_card(phone, url, "manual").tap()
    back = turned(phone)
    sent = posts(phone, "/answers")
    finger.swipe(back, 30, -260)
    until(phone, "scrollY > 100")
    assert sent == []
    expect(phone.get_by_role("button", name="Got it")).to_be_in_viewport(ratio=1)


def test_a_formula_that_is_wider_than_the_card_scrolls_by_itself(phone: Page, finger: Finger, url: str) -> None:
    open_card(phone, url, "formula").tap()
    back = turned(phone)
    sent = posts(phone, "/answers")
    formula = back.locator("math[display=block]").last
    assert formula.evaluate("one => one.scrollWidth > one.clientWidth")
    finger.swipe(formula, -150)
    until(phone, "[...document.querySelectorAll('.face math[display=block]')].at(-1).scrollLeft > 100")
    assert (sent, phone.locator(".flashcard").get_attribute("style")) == ([], None)


@pytest.mark.parametrize("side", ["front", "back"])
def test_a_link_on_a_card_is_followed(page: Page, url: str, side: str) -> None:
    page.route("https://example.org/**", lambda route: route.fulfill(body="There it is."))
    open_card(page, url, "pointer")
    if side == "back":
        page.keyboard.press("Space")
        turned(page)
    page.get_by_role("link", name="the almanac" if side == "back" else "written").click()
    page.wait_for_url(f"https://example.org/{side}")


@pytest.mark.parametrize("side", ["front", "back"])
def test_a_mouse_selects_words_and_neither_turns_nor_judges(page: Page, url: str, side: str) -> None:
    open_card(page, url)
    if side == "back":
        page.keyboard.press("Space")
        turned(page)
    sent = posts(page, "")
    box = page.locator(".face .prose").last.bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()
    assert len(page.evaluate("getSelection().toString()")) > 5
    long_enough(page)
    expect(page.locator(".flashcard.turned")).to_have_count(1 if side == "back" else 0)
    assert [one.url for one in sent if "/answers" in one.url] == []


def test_a_judgement_that_cannot_be_sent_brings_the_card_back(phone: Page, finger: Finger, url: str) -> None:
    open_round(phone, url).tap()
    back = turned(phone)
    at = back.bounding_box()
    intercept(phone, "**/answers", lambda route: route.abort())
    finger.swipe(back, 150)
    expect(phone.get_by_role("alert")).to_contain_text("Nothing is lost")
    rests(phone)
    assert back.bounding_box() == at
    phone.unroute("**/answers")
    phone.get_by_role("button", name="Got it").tap()
    expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()


def test_a_round_of_cards_by_keyboard_alone(page: Page, url: str) -> None:
    open_round(page, url)
    sent = posts(page, "/answers")
    for key in ("2", "1"):
        page.keyboard.press("Space")
        turned(page)
        page.keyboard.press(key)
        expect(page.locator(".flashcard:not(.turned)")).to_be_visible()
    assert grades(sent) == ["good", "again"]
    judged = page.locator(".face").inner_text()
    page.keyboard.press("u")
    expect(page.locator(".face")).not_to_have_text(judged)
    expect(page.get_by_role("button", name="Put it back")).to_be_in_viewport(ratio=1)


def test_a_round_of_cards_by_touch_alone(phone: Page, finger: Finger, url: str) -> None:
    open_round(phone, url)
    for _card in range(2):
        phone.locator(".face").tap()
        finger.swipe(turned(phone), 150)
        expect(phone.locator(".flashcard:not(.turned)")).to_be_visible()
        rests(phone)
    second = phone.get_by_role("button", name="Undo")
    expect(second).to_be_in_viewport(ratio=1)
    second.tap()
    expect(phone.get_by_text("Your answer was taken back.")).to_be_in_viewport(ratio=1)


def test_a_key_that_is_pressed_twice_judges_once(page: Page, url: str) -> None:
    open_round(page, url)
    page.keyboard.press("Space")
    turned(page)
    sent = posts(page, "/answers")
    page.keyboard.press("2")
    page.keyboard.press("2")
    expect(page.locator(".flashcard:not(.turned)")).to_be_visible()
    assert len(sent) == 1


@pytest.fixture
def calm(browser: Browser) -> Iterator[Page]:
    """A phone whose owner asked for less motion."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce", locale="en"
    )
    yield context.new_page()
    context.close()


def moving(page: Page) -> int:
    count: int = page.evaluate("document.getAnimations().length")
    return count


def test_nothing_moves_where_less_is_asked_for(calm: Page, url: str) -> None:
    finger = Finger(calm)
    front = open_round(calm, url)
    finger.drag(front, -150)
    assert (moving(calm), front.evaluate(PLACE)) == (0, True)
    finger.lift()
    calm.locator(".flashcard.turned").wait_for()
    assert moving(calm) == 0
    back = calm.locator(".face")
    expect(back).to_have_count(1)
    finger.drag(back, 150)
    assert (moving(calm), back.evaluate(PLACE)) == (0, True)
    assert calm.locator(".stamp.end").evaluate("one => getComputedStyle(one).opacity") == "1"
    finger.lift()
    calm.locator(".flashcard:not(.turned)").wait_for()
    assert moving(calm) == 0


PLACE = "one => new DOMMatrix(getComputedStyle(one.parentElement).transform).isIdentity"


def test_a_check_moves_nothing_where_less_is_asked_for(calm: Page, url: str) -> None:
    calm.goto(f"{url}/sets/harbour/quiz?question=tide")
    calm.locator("input[name=choice]").first.check(force=True)
    calm.get_by_role("button", name="Check").tap()
    calm.locator(".verdict").wait_for()
    assert moving(calm) == 0
    for fold in calm.locator("summary").all():
        fold.tap()
        assert moving(calm) == 0


MOTIONS = """window.motions = [];
document.addEventListener("animationstart", ({ animationName, target }) => {
  window.motions.push([animationName, target.className]);
})"""


def test_the_right_choice_settles_in_its_place_and_once(page: Page, url: str) -> None:
    page.goto(f"{url}/sets/harbour/quiz?question=tide")
    page.evaluate(MOTIONS)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator(".verdict").wait_for()
    rests(page)
    settled = [classes.split() for name, classes in page.evaluate("window.motions") if name == "settle"]
    assert [{"row", "right"} <= set(classes) for classes in settled] == [True]
    assert [name for name, _classes in page.evaluate("window.motions") if name == "pop"] == [], "not in a round"
    page.reload()
    page.locator(".verdict").wait_for()
    assert page.locator(".row.right").evaluate("one => one.getAnimations().length") == 0, "it was right before"


@pytest.mark.parametrize("mode", ["quiz", "flashcards"])
def test_the_segment_that_an_answer_fills_is_the_one_that_moves(page: Page, url: str, mode: str) -> None:
    page.goto(f"{url}/sets/harbour/{mode}")
    page.evaluate(MOTIONS)
    if mode == "flashcards":
        page.keyboard.press("Space")
        turned(page)
    page.keyboard.press("1")
    if mode == "quiz":
        page.keyboard.press("Enter")
    expect(page.locator(".round li.filled")).to_have_count(1)
    rests(page)
    assert page.locator(".round li").first.evaluate("one => one.classList.contains('filled')")
    assert [name for name, classes in page.evaluate("window.motions") if name == "pop"] == ["pop"]


SMALL = """least => [...document.querySelectorAll("body > header, main")]
  .flatMap((part) => [...part.querySelectorAll("a, button, select, summary, input:not([type=hidden])")])
  .map((one) => one.closest("label") ?? one)
  .filter((one) => one.checkVisibility() && !one.closest("p, li"))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < least - 0.01 || box.height < least - 0.01)
  .map(([html, box]) => `${html}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_tapped_in_a_round_is_44_pixels(browser: Browser, url: str, language: str) -> None:
    """A link in a line of text is as high as its line."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale=language)
    page = context.new_page()
    open_round(page, url)
    assert page.evaluate(SMALL, LEAST) == [], "a card's front"
    page.keyboard.press("Space")
    turned(page)
    assert page.evaluate(SMALL, LEAST) == [], "a card's back"
    page.keyboard.press("2")
    page.locator(".flashcard:not(.turned)").wait_for()
    assert page.evaluate(SMALL, LEAST) == [], "a card with the way back"
    page.keyboard.press("u")
    page.locator(".put-back").wait_for()
    assert page.evaluate(SMALL, LEAST) == [], "a card that was taken back"
    page.goto(f"{url}/sets/harbour/quiz")
    assert page.evaluate(SMALL, LEAST) == [], "a question"
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator(".verdict").wait_for()
    assert page.evaluate(SMALL, LEAST) == [], "a verdict"
    context.close()


@pytest.mark.parametrize("name", [*CARDS, "mina/port"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_both_sides_of_every_card_are_for_everybody(
    browser: Browser, url: str, name: str, width: int, scheme: str
) -> None:
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_card(page, url, name)
    for side in (".flashcard:not(.turned)", ".flashcard.turned"):
        if side.endswith(".turned"):
            page.keyboard.press("Space")
            turned(page)
        assert not (found := barriers(page, side)), found
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_card_is_judged_without_javascript_in_its_round(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    open_round(page, url)
    first = page.locator(".face").inner_text()
    with another_page(page):
        page.get_by_role("button", name="Turn the card").click()
    expect(page.locator(".flashcard.turned .face")).to_have_count(1)
    with another_page(page):
        page.get_by_role("button", name="Got it").click()
    expect(page.locator(".face")).not_to_have_text(first)
    with another_page(page):
        page.get_by_role("button", name="Undo").click()
    expect(page.locator(".face")).to_have_text(first)
    context.close()
