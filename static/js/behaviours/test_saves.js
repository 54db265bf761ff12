// The answers of a test are saved as they are given, as far as they are there: form[data-saves]. Leaving the page waits for
// what is under way, or sends it along.
import { fill, valuesOf } from "../lib/form_values.js";
import { newId } from "../lib/new_id.js";
import { SaveQueue } from "../lib/save_queue.js";
import { forget } from "./drafts.js";
import { show } from "./page_swap.js";

const TYPING = 1500; // milliseconds without a key
const queues = new Map(); // of the forms in which something was changed
const replaced = new WeakSet(); // forms that give way to the server's page: what is written in them goes on there
let typing = 0;

document.addEventListener("input", (event) => {
  const form = formOf(event.target);
  if (!form) return;
  const queue = queueOf(form);
  clearTimeout(typing);
  typing = setTimeout(() => form.isConnected && !replaced.has(form) && queue.flush(), TYPING);
});

document.addEventListener("change", (event) => {
  const form = formOf(event.target);
  if (form) queueOf(form).flush();
});

// Every button that leaves an item sends its form, once nothing is under way.
document.addEventListener("submit", (event) => {
  const [form, submitter] = [event.target, event.submitter];
  if (!form.matches("form[data-saves]")) return;
  const queue = queues.get(form);
  form.elements.untouched.value = isUntouched(form, submitter) ? "1" : "";
  if (!queue?.pending || submitter?.name === "skipped") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  queue.flush().then((saved) => saved && form.requestSubmit(submitter));
}, true);

addEventListener("beforeunload", (event) => unsaved().some((queue) => queue.offline) && event.preventDefault());
addEventListener("pagehide", () => unsaved().forEach((queue) => queue.hurry()));

export function unsaved() {
  return [...queues].filter(([form, queue]) => form.isConnected && queue.pending).map(([, queue]) => queue);
}

// Does the server have what this would send? What a form shows from the start is an answer only to who says so.
function isUntouched(form, submitter) {
  if (submitter?.name === "skipped") return false;
  const isSaved = queues.get(form)?.settled ?? true;
  return isSaved && (Boolean(submitter?.name) || form.dataset.stand !== "open");
}

// A field that loses its place on the page tells of a change as well: it must not send its answer once more.
function formOf(field) {
  const form = field.closest("form[data-saves]");
  return form && !replaced.has(form) ? form : null;
}

function queueOf(form) {
  if (!queues.has(form)) queues.set(form, new SaveQueue(form, (state) => say(form, state), (...saved) => settle(form, ...saved), showReply));
  return queues.get(form);
}

// The item as the server has it: which version it is, how it stands, what is wrong with it.
function settle(form, page, isAll) {
  const there = page.querySelector("form[data-saves]");
  form.elements.version.value = there.elements.version.value;
  form.elements.id.value = newId();
  form.dataset.stand = there.dataset.stand;
  if (!isAll) return;
  forget(form);
  say(form, there.dataset.stand === "open" ? "open" : "saved");
  const problem = form.querySelector("[data-problem]");
  problem.hidden = there.dataset.stand !== "unreadable";
  problem.textContent = problem.hidden ? "" : there.querySelector("[data-problem]").textContent;
  mirror(page, ".place");
  mirror(page, "[data-progress]");
}

// Takes over what the same parts of the other page say, and leaves the focus where it is.
function mirror(page, parts) {
  const theirs = page.querySelectorAll(parts);
  document.querySelectorAll(parts).forEach((part, index) => {
    part.className = theirs[index].className;
    part.innerHTML = theirs[index].innerHTML;
  });
}

function say(form, state) {
  const place = form.querySelector("[data-save-state]");
  place.textContent = form.dataset[state] ?? "";
  place.classList.toggle("unsaved", state === "unsaved");
}

// A newer answer elsewhere, a cookie that was lost, or the end of the test: the server's page says so. Where only the
// cookie is lost, what was written while the page was under way goes on in it.
function showReply(page, url) {
  const [here, there] = [document, page].map((root) => root.querySelector("form[data-saves]"));
  const goesOn = here && there && page.querySelector("[data-lost]");
  queues.clear();
  if (here) replaced.add(here);
  if (goesOn) show(page, url, true, [there], () => carryOn(here, there));
  else show(page, url, true);
}

// What is written and where the caret stands goes from one form to the other, to the last letter.
function carryOn(here, there) {
  fill(there, valuesOf(here));
  const field = document.activeElement;
  const alike = (form) => [...form.elements].filter((one) => one.name === field.name && one.type === field.type);
  const same = alike(there)[alike(here).indexOf(field)];
  if (!same) return () => {};
  return () => {
    same.focus({ preventScroll: true });
    if (field.type === "text") same.setSelectionRange(field.selectionStart, field.selectionEnd);
  };
}
