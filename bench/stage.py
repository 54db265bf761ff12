"""The lab's stage: how far its pages move while they load and when they are touched, and what a long run costs."""

import statistics
import time
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from playwright.sync_api import Browser

from app.lab.training.presets import PRESETS
from bench.serving import serving
from bench.visits import LISTEN, SETTLING, browsing

FARTHEST = 0.02  # layout shift of a page
SCREENS = {390: 844, 1280: 900}
LONG = "ABCD" * 125
TURNS = 20
# Milliseconds, whole replies: what the stage draws, and every number of the run.
REPLIES = {
    f"/lab/reverse/run?{urlencode({'sequence': LONG})}": ("what the stage draws of 500 symbols of reverse", 60.0),
    f"/lab/reverse/run?{urlencode({'sequence': LONG, 'do': 'f=0.5'})}": ("the same with a change", 60.0),
    f"/api/lab/trace?{urlencode({'model': 'reverse', 'sequence': LONG})}": ("every number of it", 150.0),
}


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    with serving() as port, browsing() as browser:
        site = f"http://127.0.0.1:{port}"
        return [*_shifts_told(browser, site), *_costs_told(site)]


def _shifts_told(browser: Browser, site: str) -> Iterator[str]:
    for width, height in SCREENS.items():
        shifts = {model: _shift(browser, f"{site}/lab/{model}", width, height) for model in PRESETS}
        farthest = max(shifts, key=lambda model: shifts[model])
        name = f"layout shift of the lab at {width} pixels, at most, of {farthest}"
        print(f"{name}: {shifts[farthest]:.4f} (at most {FARTHEST})")
        if shifts[farthest] > FARTHEST:
            yield f"{name}: at most {FARTHEST}, was {shifts[farthest]:.4f}"


def _shift(browser: Browser, url: str, width: int, height: int) -> float:
    """From the first paint until after another step was chosen."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(LISTEN)
    page.goto(url, wait_until="networkidle")
    page.locator("[data-strips]").first.press("ArrowRight")
    page.wait_for_timeout(SETTLING)
    shift: float = page.evaluate("window.shifted")
    page.close()
    return shift


def _costs_told(site: str) -> Iterator[str]:
    for path, (name, bound) in REPLIES.items():
        median = statistics.median(_milliseconds(site + path) for _turn in range(TURNS))
        print(f"{name}: {median:.0f} ms (at most {bound:.0f})")
        if median > bound:
            yield f"{name}: at most {bound:.0f} ms, was {median:.0f}"


def _milliseconds(url: str) -> float:
    start = time.perf_counter()
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})) as reply:
        reply.read()
    return (time.perf_counter() - start) * 1e3
