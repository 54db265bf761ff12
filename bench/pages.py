"""Each page's first visit on a phone: its bytes, its requests and how far it moves, against what is promised."""

from typing import Any

from playwright.sync_api import Browser

from bench.serving import serving
from bench.visits import PHONE, Visit, browsing, first_visit

LARGEST, MOST_REQUESTS, FARTHEST = 150 * 1024, 15, 0.02  # bytes over the wire; requests; layout shift
ANSWERS = 30  # more than the longest round has
PAGES = {
    "home": "/",
    "set": "/sets/rnn-lstm",
    "question": "/sets/rnn-lstm/quiz",
    "flashcard": "/sets/rnn-lstm/flashcards",
    "models": "/lab",
    "lab": "/lab/forget",
}


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    with serving() as port, browsing() as browser:
        site = f"http://127.0.0.1:{port}"
        found, state = after_a_round(browser, site)
        asked = {name: (site + path, None) for name, path in PAGES.items()}
        asked |= {name: (url, state) for name, url in found.items()}
        return [line for name, (url, who) in asked.items() for line in _told(name, first_visit(browser, url, who))]


def _told(name: str, visit: Visit) -> list[str]:
    kilobytes, requests, shift = visit.size / 1024, len(visit.replies), visit.shift
    print(f"{name}: {kilobytes:.1f} KiB in {requests} requests, layout shift {shift:.4f}")
    bounds = {
        f"at most {LARGEST / 1024:.0f} KiB, was {kilobytes:.1f}": visit.size > LARGEST,
        f"at most {MOST_REQUESTS} requests, was {requests}": requests > MOST_REQUESTS,
        f"a layout shift of at most {FARTHEST}, was {shift:.4f}": shift > FARTHEST,
    }
    return [f"{name}: {said}" for said, missed in bounds.items() if missed]


def after_a_round(browser: Browser, site: str) -> tuple[dict[str, str], Any]:
    """The addresses of what is there for who has answered, and the cookies of somebody who has."""
    context = browser.new_context(**PHONE, java_script_enabled=False)
    page, found = context.new_page(), {"progress": f"{site}/progress"}
    page.goto(site + PAGES["question"])
    for _answer in range(ANSWERS):
        if not (skip := page.locator("button[name=skipped]")).count():
            break
        # A click waits for no page.
        with page.expect_navigation():
            skip.first.click()
        if "/answers/" in page.url:
            found.setdefault("verdict", page.url)
        with page.expect_navigation():
            page.locator("main a.main").first.click()
    if page.url.startswith(f"{site}/rounds/"):
        found["summary"] = page.url
    state = context.storage_state()
    context.close()
    return found, state
