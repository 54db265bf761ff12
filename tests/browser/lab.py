"""What the lab's browser tests share: to open it, and to ask its strips what they show."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.arriving import intercept, until

# Longer than the desk and its sliders wait before they ask, by the page's own clock: it is late where the page is.
REST = "new Promise((over) => setTimeout(over, 350))"
# What is asked for counts until its reply has been read.
COUNT = """(() => {
  const ask = window.fetch;
  window.asked ??= 0;
  window.fetch = async (...all) => {
    window.asked += 1;
    try {
      const reply = await ask(...all);
      await reply.clone().arrayBuffer().catch(() => {});
      return reply;
    } finally {
      setTimeout(() => { window.asked -= 1; }, 30);
    }
  };
})()"""
QUIET = "window.asked === 0"
READY = "document.querySelector('gate-strips')?.run && 'history' in document.querySelector('lab-desk').dataset"
SETTLED = "document.querySelector('input[name=back]').value === location.pathname + location.search"
IN_FORCE = "[data-experiment][aria-current]"
ROWS = "document.querySelector('gate-strips').run.rows"


def open_lab(page: Page, url: str) -> None:
    page.add_init_script(COUNT)
    page.goto(url)
    until(page, READY)


@contextmanager
def slowly(page: Page, address: str, pause: int = 300) -> Iterator[None]:
    """What is asked for at `address` takes its time."""
    intercept(page, address, lambda route: (page.wait_for_timeout(pause), route.continue_()))
    yield
    page.unroute_all(behavior="wait")


def drawn(page: Page, quantity: str = "forget") -> list[float]:
    """The first row of a quantity, as the strips draw it now."""
    row: list[float] = page.evaluate(f"{ROWS}.{quantity}[0]")
    return row


def wait_for_row(page: Page, row: list[float], quantity: str = "forget") -> None:
    until(page, f"row => JSON.stringify({ROWS}.{quantity}[0]) === JSON.stringify(row)", row)


def view(page: Page) -> dict[str, Any]:
    """Everything that a view is, as it is seen."""
    state: dict[str, Any] = page.evaluate(
        """() => {
          const strips = document.querySelector("gate-strips");
          const { step, unit, show } = strips.chosen;
          return {
            field: document.querySelector("#sequence").value, sequence: strips.run.sequence, step, unit, show,
            options: { ...strips.options }, edits: strips.dataset.edits, concealed: strips.dataset.concealed,
            rows: strips.run.rows, guess: strips.run.guess,
            tool: document.querySelector(".tool.chosen").id,
            made: [...document.querySelectorAll(".made li, [data-experiment][aria-current]")]
              .map((one) => one.textContent),
            cell: document.querySelector("[data-part=panel]").textContent,
            address: location.search,
          };
        }"""
    )
    return state


def settled(page: Page) -> dict[str, Any]:
    """The view once it has come to rest: the parts of the page are those of the address, and stay."""
    before, now = {}, view(page)
    while now != before:
        page.evaluate(REST)
        until(page, QUIET)
        until(page, SETTLED)
        before, now = now, view(page)
    return now


def slider(page: Page) -> Locator:
    return page.locator("form[data-part=hold] input[type=range]")


def take(page: Page, share: float) -> None:
    """Take the slider's knob at its right end, and move it to a share of its way; it is not let go."""
    slider(page).scroll_into_view_if_needed()
    box = slider(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 6, box["y"] + box["height"] / 2)
    page.mouse.down()
    drag(page, share)


def drag(page: Page, share: float) -> None:
    box = slider(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 6 + share * (box["width"] - 12), box["y"] + box["height"] / 2, steps=6)
