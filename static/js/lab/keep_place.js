// Where somebody is in a part of the page that another takes the place of: what has the focus, what is open, how far
// things are scrolled.
import { wordsOf } from "../lib/announce.js";

const FIELDS = "input:not([type=hidden]), select, textarea";
const SHUT = "details:not([open])"; // what is in it is not laid out, unless one asks where it is

// Looks at the `old` part; what it returns is called when the `fresh` one is there. `otherwise` gets a focus that
// finds nothing like what it was on.
export function keepPlace(old, fresh, otherwise) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.dataset.keep));
  const scrolled = [...old.querySelectorAll("*")].filter((one) => !one.closest(SHUT) && (one.scrollLeft || one.scrollTop));
  const places = scrolled.map((one) => ({ ...nth(old, one), left: one.scrollLeft, top: one.scrollTop }));
  return () => {
    for (const one of fresh.querySelectorAll("details")) if (open.has(one.dataset.keep)) one.open = true;
    if (focused) heir(focused, fresh, otherwise).focus({ preventScroll: true });
    for (const { like, place, left, top } of places) fresh.querySelectorAll(like)[place]?.scrollTo({ left, top, behavior: "instant" });
  };
}

function nth(root, one) {
  const like = `${one.localName}${[...one.classList].map((name) => `.${CSS.escape(name)}`).join("")}`;
  return { like, place: [...root.querySelectorAll(like)].indexOf(one) };
}

// What says the same; in a form that has become another, its first field.
function heir(focused, fresh, otherwise) {
  const alike = [...fresh.querySelectorAll(focused.localName)].find((one) => identity(one) === identity(focused));
  return alike ?? (focused.form && fresh.querySelector(FIELDS)) ?? otherwise;
}

function identity(one) {
  return one.id || one.dataset.experiment || (one.name ? `${one.name} ${one.getAttribute("aria-label") ?? ""}` : wordsOf(one));
}
