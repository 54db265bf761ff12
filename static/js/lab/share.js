// Links to copy, a picture to keep.
import { announce } from "../lib/announce.js";
import { drawn, save } from "../lib/picture.js";
import { address } from "./address.js";

const TOLD = 2000; // milliseconds
const SHARPNESS = 2; // pixels of the picture for each of the strips'

export function listenToShare(desk) {
  desk.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    const picture = event.target.closest("[data-png]");
    if (copy && (await isCopied(copy.closest(".copy").querySelector("input")))) tell(copy, desk.dataset.copied);
    if (picture) save(await drawn(picture.dataset.png, SHARPNESS), "keepgate.png");
  });
  desk.addEventListener("change", (event) => event.target.closest("form[data-lesson]") && keepLinks(desk));
}

// What needs scripts is shown, and the lesson's link follows its boxes.
export function keepLinks(desk) {
  for (const hidden of desk.querySelectorAll("[data-copy], [data-png], [data-lesson-link]")) hidden.hidden = false;
  const form = desk.querySelector("form[data-lesson]");
  if (!form) return;
  const query = new URLSearchParams();
  const given = new FormData(form);
  for (const name of new Set(given.keys())) query.set(name, given.getAll(name).join(","));
  form.querySelector("[data-lesson-link] input").value = address(form.action, query);
}

async function isCopied(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // without leave to write, or on a page that is not secure; else it stays selected
  }
}

// The button itself says so for a while.
function tell(button, copied) {
  button.dataset.label ??= button.textContent;
  button.textContent = copied;
  announce(copied);
  setTimeout(() => { button.textContent = button.dataset.label; }, TOLD);
}
