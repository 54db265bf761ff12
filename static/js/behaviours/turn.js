// A card turns to its back: form[data-turn]. The back is asked for once it is as good as wanted, so that the turn has
// little wait, and forgotten where it was not; where it cannot be had, the card turns back. Whoever asks for a back is
// stored: a touch that may become a scroll, or a press that may select words, asks for nothing.
import { fetched } from "../lib/fetching.js";
import { atRest, isStill } from "../lib/motion.js";
import { isBusy, request, send } from "./page_swap.js";

const LIFT = 24; // degrees, while the back is awaited
const KEPT = 600; // milliseconds after a press, in which it becomes a turn
const OTHERS = "a, button, summary, input, select, textarea, label";
const asked = new WeakMap();

document.addEventListener("pointerdown", (event) => {
  const isPress = event.pointerType === "mouse" && !event.button && event.target.closest("button");
  if (isPress) askAhead(cardOf(event.target));
});
document.addEventListener("pointerup", (event) => setTimeout(forget, KEPT, cardOf(event.target)));
document.addEventListener("pointercancel", (event) => forget(cardOf(event.target)));

// A tap on the card, but for what has a use of its own, and for the end of a drag over words.
document.addEventListener("click", (event) => {
  if (!event.target.closest(OTHERS) && getSelection().isCollapsed) cardOf(event.target)?.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-turn]")) return;
  event.preventDefault();
  if (!isBusy()) turn(form, event.submitter);
}, true);

// The card that a press on `target` turns: it lies there, or its button does.
function cardOf(target) {
  const other = target.closest(OTHERS);
  const form = other ? other.form : target.closest("form");
  return form?.matches("[data-turn]") ? form : null;
}

// The back of a card that is about to be turned.
export function askAhead(form) {
  if (!form || asked.has(form) || isBusy()) return;
  const stop = new AbortController();
  const reply = fetched(form.action, { ...request(form), signal: stop.signal });
  reply.catch(() => {}); // told when it is wanted
  asked.set(form, { stop, reply });
}

function forget(form) {
  asked.get(form)?.stop.abort();
  asked.delete(form);
}

function turn(form, submitter) {
  const reply = asked.get(form)?.reply;
  asked.delete(form);
  lean(form, reached(form) || forward() * LIFT);
  form.setAttribute("aria-busy", "true");
  send(form, submitter, {
    reply,
    came: (page) => (page.querySelector("form.turned") ? "turned" : ""),
    carry: (page) => flip(form, page),
    failed: () => layBack(form),
  });
}

// By so many degrees; to where a page is turned, unless a finger leads.
export function lean(form, degrees) {
  if (!isStill()) form.style.setProperty("--angle", `${degrees}deg`);
}

export function layBack(form) {
  form.removeAttribute("aria-busy");
  form.style.removeProperty("--angle");
}

const forward = () => (document.documentElement.dir === "rtl" ? 1 : -1);
const reached = (form) => parseFloat(form.style.getPropertyValue("--angle"));

// The front goes along with its back, through to where it cannot be seen.
function flip(form, page) {
  const next = page.querySelector("form.turned .turner");
  if (!next || isStill()) return () => {};
  const front = copyOf(form.querySelector(".face"));
  const angle = angleOf(form.querySelector(".turner"));
  next.append(front);
  next.style.setProperty("--from", `${angle - 180 * Math.sign(reached(form))}deg`);
  next.classList.add("turning");
  return () => atRest(next).then(() => {
    front.remove();
    next.classList.remove("turning");
  });
}

// To be looked at only.
function copyOf(face) {
  const copy = face.cloneNode(true);
  copy.querySelectorAll("[id], [data-focus]").forEach((part) => ["id", "data-focus"].forEach((name) => part.removeAttribute(name)));
  copy.inert = true;
  copy.classList.add("leaving");
  copy.style.height = `${face.offsetHeight}px`;
  return copy;
}

// Degrees about the upright axis.
function angleOf(turner) {
  const { m11, m13 } = new DOMMatrix(getComputedStyle(turner).transform);
  return (Math.atan2(-m13, m11) * 180) / Math.PI;
}
