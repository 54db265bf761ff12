"""First visits in a phone's Chromium: what came over the wire, in how many requests, and how far the page moved."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.browser import LAUNCH

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
SETTLING = 700  # milliseconds: longer than the half second in which a browser forgives a shift after a touch
# Nothing that leads to another page.
TOUCHABLE = ("main label.row", "main summary", "[data-strips] canvas", "main label", ".face", ".won", "main h1")
LISTEN = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page's first visit. Bytes are those of every reply until the line is quiet, headers and all."""

    replies: Mapping[str, int]  # bytes by address
    shift: float

    @property
    def size(self) -> int:
        return sum(self.replies.values())


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser for all visits."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


def first_visit(browser: Browser, url: str, state: Any = None) -> Visit:
    """With an empty cache; `state` holds the cookies of somebody who was here before."""
    context = browser.new_context(**PHONE, storage_state=state)
    page = context.new_page()
    replies = _counted(context, page)
    page.add_init_script(LISTEN)
    page.goto(url, wait_until="networkidle")
    loaded = dict(replies)
    _touch(page)
    shift: float = page.evaluate("window.shifted")
    context.close()
    return Visit(loaded, shift)


def _counted(context: BrowserContext, page: Page) -> dict[str, int]:
    """The bytes of each request, told as they come in; each redirect is a request of its own."""
    wire, replies, urls = context.new_cdp_session(page), dict[str, int](), dict[str, str]()

    def sent(event: Any) -> None:
        if "redirectResponse" in event:
            replies[f"{event['redirectResponse']['url']} (redirect)"] = event["redirectResponse"]["encodedDataLength"]
        urls[event["requestId"]] = event["request"]["url"]

    def came(event: Any) -> None:
        if not (url := urls[event["requestId"]]).startswith("data:"):
            replies[f"{url}#{event['requestId']}"] = event["encodedDataLength"]

    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", sent)
    wire.on("Network.loadingFinished", came)
    return replies


def _touch(page: Page) -> None:
    """One interaction, and what comes of it."""
    found = (page.locator(f"{selector}:visible") for selector in TOUCHABLE)
    first = next((one.first for one in found if one.count()), page.locator("body"))
    first.tap()
    page.wait_for_timeout(SETTLING)
