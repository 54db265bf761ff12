"""A round on the screen, played to its end."""

from playwright.sync_api import Page, expect

MOST_STEPS = 60


def is_over(page: Page) -> bool:
    return page.locator(".round-end").count() > 0


def slot(page: Page) -> str:
    return page.locator("input[name=slot]").first.input_value()


def answer_by_keys(page: Page) -> None:
    """Whatever is asked, by keyboard alone: "no idea", or a card that was known. What follows is shown after it."""
    before = slot(page)
    if page.locator("form[data-turn]").count():
        page.keyboard.press("Space")
        expect(page.locator("button[name=grade]").first).to_be_visible()
        page.keyboard.press("2")
    else:
        page.locator("button[name=skipped]").press("Enter")
        expect(page.locator("h1.verdict")).to_be_visible()
        page.keyboard.press("Enter")
    _expect_other(page, before)


def answer_by_touch(page: Page) -> None:
    """Whatever is asked, by touch alone."""
    before = slot(page)
    if page.locator("form[data-turn]").count():
        page.get_by_role("button", name="Turn the card").tap()
        page.locator("button[name=grade][value=good]").tap()
    else:
        page.locator("button[name=skipped]").tap()
        page.get_by_role("link", name="Next").tap()
    _expect_other(page, before)


def play(page: Page, answer: object = answer_by_keys) -> None:
    """To the end, which every round has."""
    assert callable(answer)
    for _step in range(MOST_STEPS):
        if is_over(page):
            return
        answer(page)
    raise AssertionError("the round has no end")


def _expect_other(page: Page, slot_before: str) -> None:
    page.wait_for_function(
        """before => document.querySelector(".round-end")
             || document.querySelector("form.question input[name=slot], form[data-turn] input[name=slot]")?.value
                !== before && !document.querySelector("main .verdict")""",
        arg=slot_before,
    )
