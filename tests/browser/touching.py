"""A finger on the screen, with the events of a real one: the browser decides what is a tap, a scroll or a drag."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page

PHONE = {"width": 390, "height": 844}
STEP = 40  # milliseconds from one place to the next, for a finger that takes its time
SPEED = 1000  # pixels a second, for one that does not


class Finger:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.browser: CDPSession = page.context.new_cdp_session(page)

    def drag(self, place: Locator, across: float, down: float = 0, steps: int = 8) -> None:
        """Down on the middle of what is seen of `place`, and so far; it stays there until `lift`."""
        x, y = self._middle(place)
        self._send("touchStart", x, y)
        for step in range(1, steps + 1):
            self._send("touchMove", x + across * step / steps, y + down * step / steps)
            self.page.wait_for_timeout(STEP)

    def lift(self) -> None:
        self.browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def swipe(self, place: Locator, across: float, down: float = 0) -> None:
        self.drag(place, across, down)
        self.lift()

    def flick(self, place: Locator, across: float) -> None:
        """At a speed that the browser keeps, however busy the machine is."""
        x, y = self._middle(place)
        gesture = {"x": x, "y": y, "xDistance": across, "speed": SPEED, "gestureSourceType": "touch"}
        self.browser.send("Input.synthesizeScrollGesture", gesture)

    def _middle(self, place: Locator) -> tuple[float, float]:
        box = place.bounding_box()
        assert box, "nothing to touch"
        bar = self.page.locator(".bottom").bounding_box()
        floor = min(box["y"] + box["height"], bar["y"] if bar else PHONE["height"])
        return box["x"] + box["width"] / 2, (max(box["y"], 0) + floor) / 2

    def _send(self, kind: str, x: float, y: float) -> None:
        self.browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of a phone, in English, that can only be touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def finger(phone: Page) -> Finger:
    return Finger(phone)
