"""The end of a round in a browser: by touch and keys, in every size, theme and language, copied and saved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.arriving import another_page, barriers, still

PICKED = "/rounds/new?question=rnn-lstm/rnn-true-statements&question=rnn-lstm/gates-true-statement"
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1500);
})"""

MOTIONS = """window.motions = [];
document.addEventListener("animationstart", ({ animationName }) => window.motions.push(animationName));"""


def play(page: Page, base_url: str, path: str = PICKED) -> str:
    """A round of questions that are skipped, each twice; the address of its end."""
    page.goto(base_url + path)
    while page.locator("input[name=question]").count():
        with another_page(page):
            page.locator("button[name=skipped]").first.click()
        with another_page(page):
            page.locator("a.btn.main").filter(has_text="Next").click()
    expect(page.locator(".round-end")).to_be_visible()
    return page.url


@pytest.fixture(scope="module")
def ended(browser: Browser, base_url: str) -> Iterator[tuple[str, BrowserContext]]:
    """A round that is over, and whose it is."""
    context = browser.new_context(locale="en")
    yield play(context.new_page(), base_url), context
    context.close()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_keeps_nobody_out(
    browser: Browser, ended: tuple[str, BrowserContext], width: int, theme: str, language: str
) -> None:
    url, owner = ended
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=theme,  # type: ignore[arg-type]
        locale=language,
        reduced_motion="reduce",
        storage_state=owner.storage_state(),
    )
    page = context.new_page()
    page.goto(url)
    assert not (found := barriers(page, ".round-end")), found
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.fixture
def page_of_end(browser: Browser, ended: tuple[str, BrowserContext]) -> Iterator[Page]:
    """The end on a phone."""
    url, owner = ended
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, storage_state=owner.storage_state()
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(MOTIONS)
    page.goto(url)
    still(page)
    yield page
    context.close()


def test_nothing_shifts_while_the_stones_are_set(page_of_end: Page) -> None:
    assert page_of_end.evaluate(SHIFTS) <= 0.02


def test_text_of_twice_the_size_stays_on_the_screen(page_of_end: Page) -> None:
    page_of_end.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page_of_end.evaluate("document.documentElement.scrollWidth") <= 390
    for name in page_of_end.locator(".movement li > b").all():
        box = name.bounding_box()
        assert box
        assert box["width"] > 80


def test_the_stones_stand_still_where_less_motion_is_asked_for(page_of_end: Page) -> None:
    for motion, moves in (("reduce", False), ("no-preference", True)):
        page_of_end.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        page_of_end.reload()
        still(page_of_end)
        seen = page_of_end.evaluate("window.motions")
        assert "set" in seen if moves else seen == []


def test_the_text_is_copied(page_of_end: Page) -> None:
    page_of_end.get_by_role("button", name="Copy text").click()
    page_of_end.get_by_role("button", name="Copied.").wait_for()
    copied = page_of_end.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "Keepgate · RNNs and LSTMs"
    assert copied.splitlines()[-1] == "□□"


def test_the_picture_is_saved_as_png(page_of_end: Page) -> None:
    with page_of_end.expect_download() as download:
        page_of_end.get_by_role("link", name="Save picture").click()
    assert download.value.suggested_filename == "keepgate-0-2.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("fault", ["no network", "no picture", "not found"])
def test_where_the_picture_cannot_be_fetched_the_link_is_followed(page_of_end: Page, fault: str) -> None:
    reply = {"no picture": {"status": 200, "body": "<svg"}, "not found": {"status": 404}}.get(fault)
    ask = page_of_end.evaluate("document.querySelector('[data-save]').href")
    page_of_end.evaluate(
        """fault => { window.fetch = () => fault ? Promise.resolve(new Response(fault.body, { status: fault.status }))
        : Promise.reject(new TypeError("offline")); }""",
        reply,
    )
    with page_of_end.expect_download() as download:
        page_of_end.get_by_role("link", name="Save picture").click()
    assert download.value.url == ask
    assert download.value.suggested_filename == "keepgate-0-2.svg"


def test_what_can_be_tapped_is_large_and_the_next_step_is_in_reach(page_of_end: Page) -> None:
    for button in page_of_end.locator(".onward .btn, .missed-after a, .round-end .undo button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
    main = page_of_end.locator(".onward .btn.main").bounding_box()
    assert main
    assert 0 < main["y"] < 844 - main["height"]


def test_by_keys_alone_a_stone_leads_to_its_answer_and_u_takes_the_last_one_back(page_of_end: Page) -> None:
    page_of_end.locator("a.stone").first.focus()
    page_of_end.keyboard.press("Enter")
    page_of_end.wait_for_url("**/answers/*")
    page_of_end.go_back()
    expect(page_of_end.locator(".round-end")).to_be_visible()
    expect(page_of_end.locator("[data-key=u]")).to_be_visible()


def test_without_scripts_the_text_can_be_chosen_and_the_picture_had(
    browser: Browser, ended: tuple[str, BrowserContext]
) -> None:
    url, owner = ended
    context = browser.new_context(java_script_enabled=False, storage_state=owner.storage_state())
    page = context.new_page()
    page.goto(url)
    assert page.get_by_role("button", name="Copy text").count() == 0
    assert page.locator("pre").is_visible()
    link = page.get_by_role("link", name="Save picture")
    picture = context.request.get(url.partition("/rounds")[0] + str(link.get_attribute("href")))
    assert picture.ok
    assert picture.text().startswith("<svg")
    context.close()


def test_u_takes_the_last_answer_of_the_round_back(page: Page, base_url: str) -> None:
    play(page, base_url, "/rounds/new?question=rnn-lstm/rnn-true-statements")
    with another_page(page):
        page.keyboard.press("u")
    assert page.locator("input[name=slot]").first.get_attribute("value") == "2"
