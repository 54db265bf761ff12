"""A round on the screen, played to its end."""

from playwright.sync_api import Page, expect

from tests.browser.arriving import another_page

MOST_STEPS = 60


def is_over(page: Page) -> bool:
    return page.locator(".round-end").count() > 0


def slot(page: Page) -> str:
    return page.locator("input[name=slot]").first.input_value()


def press(page: Page, key: str) -> None:
    with another_page(page):
        page.keyboard.press(key)


def answer_by_keys(page: Page) -> None:
    """Whatever is asked, by keyboard alone: "no idea", or a card that was known. What follows is shown after it."""
    before = slot(page)
    if page.locator("form[data-turn]").count():
        press(page, "Space")
        expect(page.locator("button[name=grade]").first).to_be_visible()
        press(page, "2")
    else:
        page.locator("button[name=skipped]").focus()
        press(page, "Enter")
        expect(page.locator("h1.verdict")).to_be_visible()
        press(page, "Enter")
    assert is_over(page) or slot(page) != before


def answer_by_touch(page: Page) -> None:
    """Whatever is asked, by touch alone."""
    before = slot(page)
    if page.locator("form[data-turn]").count():
        ways = (page.get_by_role("button", name="Turn the card"), page.locator("button[name=grade][value=good]"))
    else:
        ways = (page.locator("button[name=skipped]"), page.get_by_role("link", name="Next"))
    for way in ways:
        with another_page(page):
            way.tap()
    assert is_over(page) or slot(page) != before


def play(page: Page, answer: object = answer_by_keys) -> None:
    """To the end, which every round has."""
    assert callable(answer)
    for _step in range(MOST_STEPS):
        if is_over(page):
            return
        answer(page)
    raise AssertionError("the round has no end")
