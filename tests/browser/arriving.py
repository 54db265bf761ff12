"""From page to page: nothing is looked at before the page that is meant is there as a whole, and still."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, Route

PATIENCE = 10_000  # milliseconds
VIOLATIONS = {"resultTypes": ["violations"]}
# Elements have their scripts and letters their font; nothing moves but what always does.
STILL = """() => {
  const rests = (motion) => motion.playState !== "running" || motion.effect.getComputedTiming().endTime === Infinity;
  document.body.getBoundingClientRect();
  return document.readyState === "complete" && document.fonts.status === "loaded" && !document.activeViewTransition
    && !document.querySelector(":not(:defined)") && document.getAnimations().every(rests);
}"""

AXE = Axe()
marks = count()


def until(page: Page, holds: str, given: Any = None) -> None:
    """Wait until a script's expression holds. The page's own security policy lets no script look again and again."""
    for _ in range(PATIENCE // 30):
        if page.evaluate(holds, given):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"it did not come to hold within {PATIENCE} ms: {holds}")


@contextmanager
def another_page(page: Page) -> Iterator[None]:
    """What is done inside follows a link or sends a form: then the page that it leads to is there as a whole.

    A press waits for no page, whether the browser goes to it or it is swapped in.
    """
    mark = next(marks)
    page.evaluate("mark => { document.querySelector('main').dataset.left = mark; }", mark)
    yield
    page.locator(f"main:not([data-left='{mark}'])").wait_for()
    page.wait_for_load_state()


def intercept(page: Page, address: str, act: Callable[[Route], Any], times: int | None = None) -> None:
    """`page.route`, and from then on it is so: right after a page was opened the first request may pass unseen."""
    page.route(address, act, times=times)
    seen: list[Request] = []

    def hear(request: Request) -> None:
        seen.append(request)

    page.on("request", hear)
    while not seen:
        page.evaluate("fetch('/healthz', { method: 'HEAD' }).catch(() => {})")
    page.remove_listener("request", hear)


def still(page: Page) -> None:
    """A page with scripts has all that it brings, and has come to rest: what is measured now stays so."""
    until(page, STILL)


def barriers(page: Page, at: str, options: Any = VIOLATIONS) -> str:
    """What axe has against the page on which `at` is seen, once it is still; nothing where it has nothing."""
    page.locator(at).first.wait_for()
    still(page)
    main = page.evaluate_handle("document.querySelector('main')")
    found = AXE.run(page, options=options)
    assert main.evaluate("main => main.isConnected"), f"another page came while axe looked at {at}"
    return str(found.generate_report()) if found.violations_count else ""
