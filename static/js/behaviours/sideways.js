// What is wider than its place scrolls by itself; a keyboard reaches it too, there and nowhere else.
const WIDE = "main :is(math, pre, table, .math)";

export function reachable() {
  for (const part of document.querySelectorAll(WIDE)) {
    const isWide = part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX);
    if (isWide && !part.hasAttribute("tabindex")) Object.assign(part, { tabIndex: 0 }).dataset.reached = "";
    else if (!isWide && "reached" in part.dataset) {
      part.removeAttribute("tabindex");
      delete part.dataset.reached;
    }
  }
}

// Of a row of cards that scrolls, the one that is open is in view.
function inView() {
  for (const row of document.querySelectorAll("[data-row]")) {
    const [place, card] = [row, row.querySelector("[aria-current]")].map((one) => one?.getBoundingClientRect());
    if (card) row.scrollLeft += card.left - place.left - (place.width - card.width) / 2;
  }
}

addEventListener("load", inView);
addEventListener("load", reachable); // the sheets are there
addEventListener("resize", reachable);
