// The strips with what is said of them lie pinned at the top of a phone while the page scrolls. Styles decide where.
import { isStill } from "../lib/motion.js";

// Tells the styles how much above the strips scrolls away and how much stays.
export function watchPin(desk) {
  const pin = desk.querySelector("[data-pin]");
  const measure = () => {
    pin.style.setProperty("--over", `${above(pin)}px`);
    document.documentElement.style.setProperty("--pinned", `${pin.offsetHeight - above(pin)}px`);
  };
  new ResizeObserver(measure).observe(pin);
}

// Brings the strips to the top, with the tool right below; nothing where they are not pinned. `onlyDown` leaves a page
// that has scrolled further as it is: they are at the top already.
export function pinUp(desk, onlyDown = false) {
  const pin = desk.querySelector("[data-pin]");
  if (getComputedStyle(pin).position !== "sticky") return;
  const top = pin.parentElement.getBoundingClientRect().top + scrollY + above(pin);
  if (onlyDown && scrollY >= top) return;
  scrollTo({ top, behavior: isStill() ? "auto" : "smooth" });
}

function above(pin) {
  return pin.querySelector("[data-strips]").getBoundingClientRect().top - pin.getBoundingClientRect().top;
}
