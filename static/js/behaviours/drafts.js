// What is filled in outlives its page: a reload, a way out and back. Kept in this tab alone, for each draw of a question;
// in a test until the server has it.
import { fill, valuesOf } from "../lib/form_values.js";

const PREFIX = "draft ";
const MOST = 40; // drafts in a tab

for (const kind of ["input", "change"]) document.addEventListener(kind, (event) => keep(event.target.closest("form.question")));

function keep(form) {
  if (!form?.elements.variant) return;
  const { version, id } = form.elements;
  const draft = { version: version?.value, id: id.value, values: valuesOf(form) };
  write(form, draft);
}

function write(form, draft) {
  try {
    const ours = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    if (ours.length >= MOST) ours.forEach((key) => sessionStorage.removeItem(key));
    sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
  } catch {} // a browser without storage: the page works as ever
}

export function forget(form) {
  try {
    sessionStorage.removeItem(keyOf(form));
  } catch {}
}

// Fills in what was not answered yet; the forms that it changed.
export function restore(root) {
  return [...root.querySelectorAll("form.question")].filter((form) => form.elements.variant && refill(form));
}

// Whoever listens to the forms hears that they hold something else now.
export function tell(forms) {
  for (const form of forms) form.querySelector("input, select")?.dispatchEvent(new Event("input", { bubbles: true }));
}

// A test's answer of another version is newer than the draft. The draft's id makes a save that was under way no other.
function refill(form) {
  const draft = read(form);
  if (!draft || JSON.stringify(draft.values) === JSON.stringify(valuesOf(form))) return false;
  if (draft.version !== form.elements.version?.value) {
    forget(form);
    return false;
  }
  fill(form, draft.values);
  form.elements.id.value = draft.id;
  return true;
}

function read(form) {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(form)));
  } catch {
    return null;
  }
}

function keyOf(form) {
  return PREFIX + form.elements.variant.value;
}

// Before the elements that arrange what is filled in; told when all are there.
const restored = restore(document);
addEventListener("DOMContentLoaded", () => tell(restored));
