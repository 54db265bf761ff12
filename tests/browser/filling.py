"""Something as an answer, whatever the type of question, by keyboard alone."""

from playwright.sync_api import Locator, Page


def fill_in(page: Page) -> None:
    """Give the question on the page an answer that can be read; no mouse is used."""
    form = page.locator("form.question")
    for field in form.locator("input[name=text], input[name=gap]").all():
        _type(page, field, "(1, 2)" if "(32, 50)" in (form.text_content() or "") else "1")
    for menu in form.locator("select[name=gap], select[name^=pair]").all():
        _choose(page, menu, 1)
    for place, menu in enumerate(form.locator("select[name^=place]").all(), start=1):
        if menu.is_visible():
            _choose(page, menu, place)
    for radio in form.locator("input[name=choice], input[name=spot]").all()[:1]:
        radio.focus()
        page.keyboard.press("Space")


def _type(page: Page, field: Locator, text: str) -> None:
    field.focus()
    field.fill("")
    page.keyboard.type(text)


def _choose(page: Page, menu: Locator, times: int) -> None:
    menu.focus()
    for _time in range(times):
        page.keyboard.press("ArrowDown")
