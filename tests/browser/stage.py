"""What several journeys ask of the lab's stage: is a thing seen, or is it under the bars and out of the window?"""

from playwright.sync_api import Page

# A thing is seen where it lies within the window and nothing fixed or pinned covers its middle or its ends.
UNSEEN = """async (selectors) => {
  await new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)));
  const why = (selector) => {
    const one = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
    if (!one) return "is not there";
    const box = one.getBoundingClientRect(), inset = 2;
    const at = (share) => box.top + Math.min(Math.max(box.height * share, inset), box.height - inset);
    if (box.top < -1 || box.bottom > innerHeight + 1) return `from ${box.top} to ${box.bottom} of ${innerHeight}`;
    const x = Math.max(1, Math.min(box.left + box.width / 2, innerWidth - 1));
    const over = [0, 0.5, 1].map((share) => document.elementFromPoint(x, at(share)));
    const cover = over.find((each) => each && !one.contains(each) && !each.contains(one));
    return cover ? `lies under ${cover.outerHTML.slice(0, 80)}` : "";
  };
  return selectors.map((one) => [one, why(one)]).filter(([, reason]) => reason);
}"""
AT_REST = """async () => {
  const sheet = document.querySelector(".sheet");
  const place = () => [scrollY, sheet?.getBoundingClientRect().top];
  for (let before = "", still = 0; still < 3; before = place().join()) {
    await new Promise((over) => requestAnimationFrame(() => setTimeout(over, 60)));
    still = before === place().join() ? still + 1 : 0;
  }
}"""
SHIFTS = """new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    if (!one.hadRecentInput || %s) window.shifted = (window.shifted ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true })"""


def at_rest(page: Page) -> None:
    """The page has scrolled to where it goes, and the sheet has arrived."""
    page.evaluate(AT_REST)


def unseen(page: Page, *selectors: str) -> list[list[str]]:
    """The selectors of what is not wholly in the window, each with what is in the way."""
    at_rest(page)
    found: list[list[str]] = page.evaluate(UNSEEN, list(selectors))
    return found


def in_view(page: Page, *selectors: str) -> bool:
    """Is the first visible element of each selector seen as a whole, all of them together?"""
    return not unseen(page, *selectors)


def watch_shifts(page: Page, typed: bool = False) -> None:
    """Counts the layout shifts of the pages to come; those that an input brings where it is `typed`."""
    page.add_init_script(SHIFTS % str(typed).lower())


def shifted(page: Page) -> float:
    """How far the page has shifted by itself since it was opened."""
    return float(page.evaluate("window.shifted ?? 0"))
