// Takes over the parts of a fetched page, marked data-part, and leaves alone what somebody is at work on.
import { bring } from "../lib/elements.js";
import { keepPlace } from "./keep_place.js";

const late = new Map(); // parts that are pressed, which wait until they are let go
let pressed = null; // what a finger, a mouse or the space bar is on; under touch, :active would outlast the finger
let lettingGo;

addEventListener("pointerdown", press, true);
addEventListener("keydown", (event) => { if (event.key === " ") press(event); }, true);
// After the click that it may be; another key that is let go, or one press right after another, ends no press.
for (const end of ["pointerup", "pointercancel", "keyup"]) {
  addEventListener(end, ({ key = " " }) => { if (key === " ") lettingGo = setTimeout(settleLate); });
}

function press({ target }) {
  clearTimeout(lettingGo);
  pressed = target;
}

// `otherwise` gets the focus where the part that had it has nothing to give it to.
export function swapParts(page, otherwise) {
  bring(page);
  const swaps = [];
  for (const part of page.querySelectorAll("[data-part]")) {
    if (!swaps.some((outer) => outer.part.contains(part))) swaps.push(...swapOf(part, otherwise));
  }
  make(swaps);
}

function settleLate() {
  pressed = null;
  const waiting = [...late.values()];
  late.clear();
  make(waiting.flatMap(({ part, otherwise }) => swapOf(part, otherwise)));
}

// First all is looked at, then all is changed: to look in between would have the browser lay out the page each time.
function make(swaps) {
  for (const { old, part } of swaps) old.replaceWith(part);
  for (const { putBack } of swaps) putBack();
}

// The swap of a part, if any. What was open stays open; what was filled in stays filled in, and so does a guess under way.
function swapOf(part, otherwise) {
  const name = part.dataset.part;
  const old = document.querySelector(`[data-part="${name}"]`);
  late.delete(name);
  if (!old || old.outerHTML === part.outerHTML) return [];
  if (old.dataset.kept && old.dataset.kept === part.dataset.kept) return [];
  if (isAtWork(old, part)) refreshLinks(old, part);
  else if (old.contains(pressed)) late.set(name, { part, otherwise });
  else return [{ old, part, putBack: keepPlace(old, part, otherwise) }];
  return [];
}

// A patient part stays while somebody is at it, unless it is about something else by now.
function isAtWork(old, part) {
  const isSame = "patient" in old.dataset && old.dataset.patient === part.dataset.patient;
  return isSame && (old.contains(document.activeElement) || touched(old));
}

// Does a field hold something else than the page gave it?
function touched(part) {
  return [...part.querySelectorAll("input:not([type=hidden], [readonly]), select")].some((field) => {
    if (field.matches("select")) return !([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.selected;
    return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}

// In a part that stays, whatever names the view names the new one.
function refreshLinks(old, part) {
  const fresh = [...part.querySelectorAll("[data-fresh]")];
  [...old.querySelectorAll("[data-fresh]")].forEach((place, index) => place.replaceWith(fresh[index]));
}
