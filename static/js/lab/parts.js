// Takes over the parts of a fetched page, marked data-part, and leaves alone what somebody is at work on.
import { bring } from "../lib/elements.js";

// `otherwise` gets the focus where the part that had it has nothing to give it to.
export function swapParts(page, otherwise) {
  bring(page);
  for (const part of page.querySelectorAll("[data-part]")) swap(part, otherwise);
}

// What was open stays open; what was filled in stays filled in, and so does a guess under way.
function swap(part, otherwise) {
  const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
  if (!old || old.outerHTML === part.outerHTML) return;
  if (old.dataset.kept && old.dataset.kept === part.dataset.kept) return;
  const focused = old.contains(document.activeElement);
  if ("patient" in old.dataset && (focused || touched(old))) {
    refreshLinks(old, part);
    return;
  }
  const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.dataset.keep));
  for (const one of part.querySelectorAll("details")) if (open.has(one.dataset.keep)) one.open = true;
  old.replaceWith(part);
  if (focused) (part.querySelector("input:not([type=hidden]), select, button, a") ?? otherwise).focus({ preventScroll: true });
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
