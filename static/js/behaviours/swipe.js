// A card follows the finger: its front turns under it, its back goes to the side where the button stands that it presses,
// whichever way the page runs. Short of that it springs back. A mouse selects text instead.
import { atRest, isStill } from "../lib/motion.js";
import { isBusy, send } from "./page_swap.js";
import { askAhead, layBack, lean } from "./turn.js";

const SLOP = 8; // px in which a finger may tremble
const FAST = 0.45; // px a millisecond: a flick, however short
const TILT = 10; // degrees of a card that is a whole width away
const SIDES = ["start", "end"];
let drag = null;

document.addEventListener("pointerdown", (event) => {
  if (drag) letGo();
  const card = event.target.closest("form[data-card]");
  if (!card || !event.isPrimary || event.pointerType === "mouse" || isBusy() || scrolls(event.target, card)) return;
  drag = { card, id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, far: 0, isOn: false };
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== drag?.id) return;
  drag.far = event.clientX - drag.x;
  if (!drag.isOn && !begins(event)) return;
  follow();
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerId !== drag?.id) return;
  const { card, far, at, isOn } = drag;
  const isFlick = Math.abs(far) / (event.timeStamp - at) > FAST;
  const isMeant = isOn && (Math.abs(far) >= enough(card) || (isFlick && Math.abs(far) > 2 * SLOP));
  letGo(isMeant);
  if (isMeant) act(card, far);
});

document.addEventListener("pointercancel", (event) => event.pointerId === drag?.id && letGo());

// What was dragged was not clicked.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-dragged]")) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

// Again or Got it, by whatever way: the card leaves to that side, and is back where it could not be sent.
document.addEventListener("submit", (event) => {
  const [card, side] = [event.target, event.submitter?.dataset.swipe];
  if (!side || !card.matches("form[data-card]")) return;
  event.preventDefault();
  if (isBusy()) return;
  send(card, event.submitter, { ready: leave(card, side), came: () => "onward", failed: () => rest(card) });
}, true);

// What scrolls sideways by itself keeps doing so.
function scrolls(target, card) {
  for (let part = target; part !== card; part = part.parentElement) {
    if (part.scrollWidth > part.clientWidth && /auto|scroll/.test(getComputedStyle(part).overflowX)) return true;
  }
  return false;
}

// Sideways, it is the card's; up or down, the page's.
function begins(event) {
  const [across, down] = [Math.abs(drag.far), Math.abs(event.clientY - drag.y)];
  if (Math.max(across, down) < SLOP) return false;
  if (down > across) {
    drag = null;
    return false;
  }
  drag.isOn = true;
  drag.card.setPointerCapture(drag.id);
  drag.card.classList.add("held");
  drag.card.dataset.dragged = "";
  return true;
}

function follow() {
  const { card, far } = drag;
  if (card.matches("[data-turn]")) {
    if (Math.abs(far) >= enough(card)) askAhead(card);
    return lean(card, give(far * (160 / card.offsetWidth), 100));
  }
  const pull = Math.min(1, Math.abs(far) / enough(card));
  const side = sideOf(far);
  for (const one of SIDES) card.style.setProperty(`--to-${one}`, one === side ? pull : 0);
  card.classList.toggle("far", pull === 1);
  if (!isStill()) move(card, give(far, 1.5 * card.offsetWidth));
}

function letGo(isMeant = false) {
  const { card, isOn } = drag;
  drag = null;
  if (!isOn) return;
  card.classList.remove("held");
  setTimeout(() => delete card.dataset.dragged); // after the click that may follow
  if (!isMeant) rest(card);
}

function act(card, far) {
  const button = [...card.elements].find((one) => one.dataset.swipe === sideOf(far));
  card.requestSubmit(button);
}

function rest(card) {
  card.classList.remove("far", "leaving");
  for (const name of ["--x", "--tilt", "--to-start", "--to-end"]) card.style.removeProperty(name);
  layBack(card);
}

function leave(card, side) {
  card.classList.add("leaving");
  if (isStill()) return undefined;
  const { left, right } = card.getBoundingClientRect();
  const isRight = (side === "end") === isForward();
  move(card, isRight ? innerWidth - left : -right, isRight ? TILT : -TILT);
  return atRest(card);
}

function move(card, x, tilt = (x / card.offsetWidth) * TILT) {
  card.style.setProperty("--x", `${x}px`);
  card.style.setProperty("--tilt", `${tilt}deg`);
}

const isForward = () => document.documentElement.dir !== "rtl";
const sideOf = (far) => (far > 0 === isForward() ? "end" : "start");
const enough = (card) => Math.min(120, Math.max(64, card.offsetWidth / 4));

// Along with the finger, with the more resistance the further; never as far as `room`.
function give(far, room) {
  return (far * room) / (Math.abs(far) + room);
}
