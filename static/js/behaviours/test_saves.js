// The answers of a test are saved as they are given: form[data-saves]. Leaving the page waits for what is under way.
import { SaveQueue } from "../lib/save_queue.js";
import { show } from "./page_swap.js";

const TYPING = 1500; // milliseconds without a key
const queues = new Map(); // of the forms in which something was changed
let typing = 0;

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-saves]");
  if (!form) return;
  const queue = queueOf(form);
  clearTimeout(typing);
  typing = setTimeout(() => queue.flush(), TYPING);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-saves]");
  if (form?.checkValidity()) queueOf(form).flush();
  else if (form) say(form, "incomplete");
});

document.addEventListener("submit", (event) => leave(event, () => event.target.requestSubmit(event.submitter)), true);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) leave(event, () => link.click());
}, true);
addEventListener("beforeunload", (event) => unsaved().length && event.preventDefault());

export function unsaved() {
  return [...queues.values()].filter((queue) => queue.pending);
}

function queueOf(form) {
  if (!queues.has(form)) queues.set(form, new SaveQueue(form, (state, words) => say(form, state, words), showReply));
  return queues.get(form);
}

// Goes where the page's own way leads, once nothing is under way.
async function leave(event, go) {
  const waiting = unsaved();
  const onward = () => savedAlready(event) && document.querySelector("a[data-next]");
  if (!waiting.length && !onward()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const done = await Promise.all(waiting.map((queue) => queue.flush()));
  if (!done.every(Boolean)) return;
  const next = onward();
  if (next) next.click();
  else go();
}

// Would this send what the server has?
function savedAlready(event) {
  const form = event.target;
  if (!form.matches("form[data-saves]") || event.submitter?.name) return false;
  return "answered" in form.dataset && (queues.get(form)?.settled ?? true);
}

function say(form, state, words = form.dataset[state]) {
  if (state === "saved") form.dataset.answered = "yes";
  const place = form.querySelector("[data-save-state]");
  place.textContent = words;
  place.classList.toggle("unsaved", state === "unsaved" || state === "incomplete");
}

// A newer answer elsewhere, or the end of the test: the server's page says so.
async function showReply(reply) {
  queues.clear();
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  show(page, reply.url, true);
}
